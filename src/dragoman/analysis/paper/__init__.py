"""A dossier on paper: one HTML page that needs nothing else, or Markdown."""

from dragoman.analysis.paper.render import html, markdown

__all__ = ["html", "markdown"]
