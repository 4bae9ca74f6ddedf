"""The words that something rests on, with where they were printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.records import Article, Commitment, Event, Membership, Record, Span, Stance, Statement, When
from dragoman.store.headings import Heading

_END = re.compile(r"[.!?…]['\"”’»)]*\s+(?=[\"“„«‘'(]*[^\W\d_a-z])|\n")
LONGEST = 320  # characters of a quoted sentence


@dataclass(frozen=True)
class Evidence:
    """A record, the words it rests on and their article. `day` is the ISO date of what it tells (else the day of publication), '' where unknown."""

    record: str
    kind: str
    span: Span
    day: str
    article: str
    published: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    modality: str | None = None


def evidence(record: Record, heading: Heading) -> Evidence:
    """The evidence of a record."""
    return Evidence(
        record.id, type(record).__name__.lower(), span_of(record), day_of(record, heading), heading.id, heading.published,
        heading.outlet, heading.title, heading.url, getattr(record, "modality", None),
    )  # fmt: skip


def span_of(record: Record) -> Span:
    """The words of a record that say most."""
    match record:
        case Event():
            return record.trigger
        case Membership() | Stance():
            return record.evidence
        case Commitment():
            return record.consequence
        case Statement():
            return max(record.content, key=lambda s: s.end - s.start, default=record.cue or record.speaker.mention)
        case Article():
            return Span(0, len(record.title or ""), record.title or "")


def day_of(record: Record, heading: Heading) -> str:
    """The ISO day that a record tells of: the end of a stated interval of at most a month, else the day of publication."""
    when: When | None = getattr(record, "date", None)
    if when is not None and when.end and when.precision in ("day", "week", "month"):
        return min(when.end, heading.published) if heading.published and when.start and when.start <= heading.published else when.end
    return heading.published


def sentence(text: str, span: Span) -> Span:
    """The sentence around a span, as far as its punctuation tells; at most LONGEST characters around the span."""
    ends = [m.end() for m in _END.finditer(text, max(0, span.start - LONGEST), min(len(text), span.end + LONGEST))]
    start = max((e for e in ends if e <= span.start), default=max(0, span.start - LONGEST))
    end = min((e for e in ends if e >= span.end), default=min(len(text), span.end + LONGEST))
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + len(piece.rstrip()), piece.strip())
