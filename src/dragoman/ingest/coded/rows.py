"""A row that others coded as an article and its event: the article's text is the row, and every span quotes a cell of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from dragoman.records import ActorRef, Article, Event, Modality, Place, Reading, Span, When, Why, content_id
from dragoman.resources.codebook import TypeInfo


@dataclass(frozen=True)
class Row:
    """A line of tab-separated cells, each with its place in the line; an empty cell is None."""

    text: str
    cells: tuple[Span | None, ...]

    def __getitem__(self, n: int) -> Span | None:
        return self.cells[n]

    def value(self, n: int) -> str:
        """The words of a cell, '' where it is empty."""
        cell = self.cells[n]
        return cell.text if cell else ""


def row_of(line: str) -> Row:
    """The row of a line without its end. Quotation marks are part of a cell, as GDELT writes them."""
    cells: list[Span | None] = []
    at = 0
    for cell in line.split("\t"):
        cells.append(Span(at, at + len(cell), cell) if cell else None)
        at += len(cell) + 1
    return Row(line, tuple(cells))


@dataclass(frozen=True)
class Coded:
    """What a row says, in PLOVER's words."""

    coder: str
    text: str
    type: TypeInfo
    trigger: Span
    source: tuple[ActorRef, ...]
    target: tuple[ActorRef, ...]
    published: str | None
    date: When | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    intensity: float | None = None
    place: Place | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    rule: str = ""
    modality: Modality = "actual"


def reading_of(coded: Coded) -> Reading:
    """The reading: one article, one event. Where the coding does not say more, an event is told as a deed."""
    article = Article(content_id("article", coded.text, coded.published), coded.url, coded.outlet, None, coded.title, None, coded.published, None, None, coded.text)
    identity = content_id(article.id, "event", coded.coder, coded.type.name, coded.trigger.start, coded.trigger.end)
    intensity = coded.intensity if coded.intensity is not None else coded.type.intensity
    event = Event(
        identity, article.id, coded.source, coded.target, coded.type.name, coded.mode, coded.contexts, coded.cameo or coded.type.cameo, coded.type.quad,  # type: ignore[arg-type]
        intensity, coded.trigger, coded.modality, coded.date, coded.place, None, 1.0, coded.coder,
    )  # fmt: skip
    return Reading(article, events=(event,), why=(Why(identity, coded.coder, coded.rule, (coded.trigger,)),))


def day_of(cell: Span | None, iso: str | None) -> When | None:
    """A day that a cell tells."""
    return When(iso, iso, "day", cell, cell.text) if cell and iso else None


def number(value: str) -> float | None:
    """A number, or None for what is none."""
    try:
        return float(value)
    except ValueError:
        return None


def header_of(line: str) -> list[str]:
    """The names of the columns of a header line, quoted or not."""
    return next(csv.reader([line], delimiter="\t"), [])
