"""An article as a source gives it, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RawArticle:
    """The text as given, and what the source knows of it; `path` and `line` say where it came from."""

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    section: str | None = None
    author: str | None = None
    path: str | None = None
    line: int | None = None
