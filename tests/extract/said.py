"""The statements of an article as rows that a test can compare."""

from __future__ import annotations

import dragoman
from dragoman.records import Statement

DATELINE = "GENEVA, 15 March 2024 (Reuters) - "


def statements(text: str, published: str | None = "2024-03-15") -> tuple[Statement, ...]:
    """The statements of a text."""
    return dragoman.read(text, published=published).statements


def rows(text: str) -> list[tuple[str, list[str]]]:
    """(speaker's words, pieces of content) of each statement."""
    return [(s.speaker.mention.text, [c.text for c in s.content]) for s in statements(text)]
