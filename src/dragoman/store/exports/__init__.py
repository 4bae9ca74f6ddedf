"""A store written for other tools. `FORMATS` names them; each writes a file, or a folder with a file a table."""

from dragoman.store.exports.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
