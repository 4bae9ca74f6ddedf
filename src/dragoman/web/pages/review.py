"""What waits for a reviewer, how far reader and reviewer agree, what was said last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.records import Article, Record
from dragoman.store.agreement import Agreement, agreement
from dragoman.store.browsing import Found
from dragoman.store.review import Review, Reviews
from dragoman.store.writing import KINDS
from dragoman.web.asking import Asking, Missing
from dragoman.web.filters import Filters, address
from dragoman.web.inputs import Input, filled, inputs
from dragoman.web.lines import KIND_NAMES, Line
from dragoman.web.marks import Paragraph, paragraphs
from dragoman.web.page import Page, doc
from dragoman.web.pages.article import LONGEST
from dragoman.web.shown import line

WAITING, LOGGED = 30, 30  # of each on a page


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    """The desk of a reviewer."""

    template = "review.html"
    filters: Filters = doc("The kind that is looked at; None for all.")
    kinds: tuple[tuple[str, str, bool], ...] = doc("(name, address, is it the one) of the kinds, all of them first.")
    waiting: tuple[Line, ...] = doc("Records that nobody has reviewed, those first of which the reader is least sure.")
    more: str | None = doc("Address of the next ones.")
    agreement: tuple[tuple[str, Agreement], ...] = doc("(name of the kind, figures) for each kind that was reviewed.")
    log: tuple[Review, ...] = doc("What was said last.")


@dataclass(frozen=True, kw_only=True)
class MissedPage(Page):
    """The form for a record that the reader missed."""

    template = "missed.html"
    article: str = doc("The article's id.")
    headline: str = doc("Its title.")
    kind: str = doc("The kind of record that is added.")
    kinds: tuple[tuple[str, str, str], ...] = doc("(kind, name, address) of all kinds.")
    paragraphs: tuple[Paragraph, ...] = doc("The text, to mark words in.")
    inputs: tuple[Input, ...] = doc("The places of the form.")
    problem: str | None = doc("What was wrong with the form that was sent.")


def review(asking: Asking) -> ReviewPage:
    """The page of what waits; `kind` in the query narrows it."""
    filters, reviews = asking.filters, Reviews(asking.store)
    offset = (filters.page - 1) * WAITING
    waiting = reviews.waiting(kind=filters.kind, limit=WAITING + 1, offset=offset)
    return ReviewPage(
        title="Review", section="review", filters=filters,
        kinds=(("All", "/review", filters.kind is None), *((KIND_NAMES[k], address("/review", kind=k), filters.kind == k) for k in KINDS)),
        waiting=asking.lines([_found(asking, r) for r in waiting[:WAITING]]), more=filters.address("/review", page=filters.page + 1) if len(waiting) > WAITING else None,
        agreement=tuple((KIND_NAMES[a.kind], a) for a in agreement(reviews.all_standing())), log=tuple(reviews.log(limit=LOGGED)),
    )  # fmt: skip


def _found(asking: Asking, record: Record) -> Found:
    article = getattr(record, "article", "")
    title, outlet, published = asking.store.connection.execute("select title, outlet, published from article where id = ?", (article,)).fetchone()
    return Found(record, (published or "")[:10], article, title, outlet, published)


def missed(asking: Asking, problem: str | None = None, sent: Mapping[str, str] | None = None) -> MissedPage:
    """The form for the article of the address. `sent`: the values of a form that could not be done, `problem`: why."""
    stored = asking.store.stored(asking.name)
    if stored is None:
        raise Missing(f"There is no article {asking.name} in this store.")
    a: Article = stored.article
    kind = asking.word("kind") if asking.word("kind") in KINDS else "event"
    return MissedPage(
        title=f"Add a record: {line(a.title or 'Untitled', 80)}", section="review", article=a.id, headline=line(a.title or "Untitled article", 200), kind=kind,
        kinds=tuple((k, KIND_NAMES[k], address(f"/article/{a.id}/missed", kind=k)) for k in KINDS),
        paragraphs=tuple(paragraphs(a.text, (), end=LONGEST, title=a.title)), inputs=filled(inputs(kind), sent or {}), problem=problem,
    )  # fmt: skip
