"""Reviews as lines to train and to measure with: the passage, the reader's record and the reviewer's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Article, Record, Span, to_dict
from dragoman.store.invariant import spans_in
from dragoman.store.review import Review, Reviews
from dragoman.store.ruling import Ruled, Verdict

Plain = dict[str, object]


@dataclass(frozen=True)
class TrainingLine:
    """What one review teaches.

    `text`: the paragraphs that hold the record's words, from character `offset` of the article on; the spans of the records count from
    the article's start, so that `text[start - offset : end - offset]` are their words. `machine` is the reader's record of the last reading,
    None where it missed it; `gold` the reviewer's, None where there should be none.
    """

    kind: str
    verdict: Verdict
    article: str
    url: str | None
    outlet: str | None
    published: str | None
    offset: int
    text: str
    machine: Record | None
    gold: Record | None
    reviewer: str
    at: str
    note: str | None

    def plain(self) -> Plain:
        """As one JSON object."""
        out: Plain = dict(vars(self))
        return out | {"machine": to_dict(self.machine) if self.machine else None, "gold": to_dict(self.gold) if self.gold else None}


def training_lines(reviews: Reviews, *, kind: str | None = None) -> Iterator[TrainingLine]:
    """A line for each record that a review stands for, in the order of the reviews."""
    for ruled in reviews.all_standing(kind=kind):
        stored, said = reviews.store.stored(ruled.article), reviews.review(ruled.review)
        if stored is not None and said is not None:
            yield _line(ruled, stored.article, said)


def _line(ruled: Ruled, a: Article, said: Review) -> TrainingLine:
    spans = [*spans_in(ruled.machine), *spans_in(ruled.ruling), *(spans_in(ruled.about) if ruled.machine is None and ruled.ruling is None else ())]
    start, end = passage(a.text, spans)
    return TrainingLine(
        ruled.kind, ruled.verdict, a.id, a.url, a.outlet, a.published, start, a.text[start:end], ruled.machine, ruled.ruling, said.reviewer, said.at, said.note
    )


def passage(text: str, spans: list[Span]) -> tuple[int, int]:
    """First and last character of the paragraphs (lines) that hold the spans; the whole text where there are none."""
    if not spans:
        return 0, len(text)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop
