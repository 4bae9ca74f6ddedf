"""Articles of one story, over days: an article joins the story of the one most like it within the window, or begins its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.records import content_id
from dragoman.store.stories import Unwoven, Weave
from dragoman.stories.terms import cosine, terms, weighted

# Swept with benchmarks/stories.py on 840 articles about one campaign, where all share their names (benchmarks/RESULTS.md).
ALIKE = 0.30  # cosine of title and lead
WINDOW = 3  # days before and after: a story goes on as long as there is an article within them
TELLING = 12  # terms of an article by which it is found again
COMPARED = 25  # articles whose vectors are compared, those that share most telling terms first


@dataclass(frozen=True)
class Place:
    """Where an article belongs: its story, how like the article it is that led there, and its terms."""

    story: str
    similarity: float | None
    telling: tuple[int, ...]
    terms: tuple[int, ...]
    ordinal: int


def place(weave: Weave, article: Unwoven, original: str | None) -> Place:
    """The story of an article; a copy has that of its original."""
    own, articles = terms(article.title, article.text), weave.woven()
    counts = weave.counts(tuple(own))
    vector = weighted(own, counts, articles)
    telling = tuple(sorted(vector, key=lambda t: (-vector[t], t))[:TELLING])
    ordinal = _ordinal(article.day)
    story, similarity = weave.story_of(original) if original else None, None
    if story is None:
        found: list[tuple[float, int, str]] = []
        for near in weave.near(telling, ordinal - WINDOW, ordinal + WINDOW, COMPARED) if telling else ():
            other = terms(near.title, near.text)
            value = cosine(vector, weighted(other, weave.counts(tuple(other)), articles))
            if value >= ALIKE:
                found.append((value, -near.n, near.story))
        if found:
            value, _, story = max(found)
            similarity = round(value, 3)
    return Place(story or content_id("story", article.id), similarity, telling, tuple(own), ordinal)


def _ordinal(day: str) -> int:
    """The day as a number; a month or year alone counts from its first day."""
    parts = [int(p) for p in day.split("-")] + [1, 1]
    return date(*parts[:3]).toordinal()
