"""Lists of feeds: OPML, a plain list of addresses, or one address."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from dragoman.errors import InputError
from dragoman.ingest.decoding import decode


def feeds_of(source: str) -> list[str]:
    """The addresses of feeds, each once, in their order. InputError for a file that is none of these."""
    if source.startswith(("http://", "https://")):
        return [source]
    try:
        text = decode(Path(source).read_bytes())
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror}); name an OPML file, a list of addresses (one a line) or an address") from None
    if text is None:
        raise InputError(source, "this is no text; name an OPML file or a list of addresses, one a line")
    found = _outlines(text, source) if text.lstrip("\ufeff \t\r\n").startswith("<") else _lines(text, source)
    if not found:
        raise InputError(source, "the list names no feed; an OPML file has them as xmlUrl, a plain list one a line")
    return list(dict.fromkeys(found))


def _outlines(text: str, source: str) -> list[str]:
    try:
        root = ElementTree.fromstring(text.encode())  # expat 2.4.1 and later refuses entities that blow up
    except ElementTree.ParseError as error:
        raise InputError(source, f"no whole OPML file ({error}); export it again", error.position[0]) from None
    return [url for one in root.iter() if (url := (one.get("xmlUrl") or one.get("xmlurl") or "").strip())]


def _lines(text: str, source: str) -> list[str]:
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        url = line.split("#")[0].strip() if line.lstrip().startswith("#") else line.strip()
        if url and not url.startswith(("http://", "https://")):
            raise InputError(source, f"{url[:60]!r} is no web address; expected https://HOST/..., one a line, # for comments", number)
        if url:
            out.append(url)
    return out
