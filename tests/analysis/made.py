"""Records made by hand, each in an article of its own."""

from __future__ import annotations

from typing import Any

from dragoman.records import ActorRef, Article, Commitment, Event, Membership, Reading, Span, Stance, Statement, When, content_id
from dragoman.store import Store


def actor(code: str, sector: str = "GOV", name: str | None = None) -> ActorRef:
    """A party by its code; the mention stands nowhere."""
    return ActorRef(Span(0, 0, ""), name or code, code, code if len(code) == 3 else None, sector, "name")


def words(text: str, part: str | None = None) -> Span:
    """A part of a text (all of it) as a span."""
    start = text.index(part) if part else 0
    return Span(start, start + len(part or text), part or text)


def day(date: str) -> When:
    return When(date, date, "day", None, date)


def article(text: str, published: str | None, outlet: str = "Post", title: str | None = None, url: str | None = None) -> Article:
    return Article(content_id("article", text, published, outlet), url, outlet, None, title, None, published, None, "en", text)


def event(text: str, source: str, target: str, type: str, *, modality: str = "actual", intensity: float | None = -4.0, on: str | None = None, trigger: str | None = None, at: str = "") -> Event:
    return Event(
        content_id(text, "event", source, type, at), at, (actor(source),) if source else (), (actor(target),) if target else (), type, None, (), None, 4, intensity,  # type: ignore[arg-type]
        words(text, trigger), modality, day(on) if on else None, None, None, 1.0, "test",  # type: ignore[arg-type]
    )  # fmt: skip


def commitment(condition: str, consequence: str, holder: str, addressee: str | None, *, kind: str = "threat", polarity: str = "unless", about: str | None = None, by: str | None = None) -> Commitment:
    """A commitment whose text is 'CONSEQUENCE if CONDITION.'"""
    text = f"{consequence} if {condition}."
    return Commitment(
        content_id(text, "commitment", holder), "", kind, actor(holder), actor(addressee) if addressee else None, words(text, condition), polarity, words(text, consequence),  # type: ignore[arg-type]
        None, day(by) if by else None, None, None, about, 0.9,
    )  # fmt: skip


def add(store: Store, published: str | None, *records: Any, text: str, outlet: str = "Post", title: str | None = None, url: str | None = None) -> Article:
    """Adds an article with these records, whose article they become."""
    made = article(text, published, outlet, title, url)
    mine = [type(r)(**{**vars(r), "article": made.id, "id": content_id(made.id, r.id)}) for r in records]
    kinds = {k: tuple(r for r in mine if isinstance(r, k)) for k in (Statement, Event, Commitment, Membership, Stance)}
    store.add(Reading(made, kinds[Statement], kinds[Event], kinds[Commitment], kinds[Membership], kinds[Stance]), version="1")  # type: ignore[arg-type]
    return made
