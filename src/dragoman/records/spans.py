"""Where a record rests in its article: spans of text, times and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "range"]


@dataclass(frozen=True, order=True)
class Span:
    """A piece of an article: Python character offsets, and always `text == article.text[start:end]`."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span start to end of a text, white space at its ends left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


@dataclass(frozen=True)
class When:
    """A time as an interval of days, both ends included (ISO dates); start and end are None where it cannot be resolved.

    `basis` is the expression it was read from, "published" for the article's date, or None; `text` its words.
    """

    start: str | None
    end: str | None
    precision: Precision | None
    basis: Span | Literal["published"] | None
    text: str | None


@dataclass(frozen=True)
class Place:
    """A place named in the text: ISO 3166 alpha-3 country where known, WGS 84 degrees where the gazetteer has them."""

    mention: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
