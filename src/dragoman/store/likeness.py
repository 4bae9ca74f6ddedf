"""Do two records say the same of the same words? Asked when an article is read again and a review looks for what it was about."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import ActorRef, Commitment, Event, Membership, Record, Span, Stance, Statement, plain

PASSING = ("id", "article", "confidence", "coder", "statement", "evidence")  # fields that are not what a record says


def anchor(record: Record) -> tuple[Span, ...]:
    """The words that a record stands on."""
    if isinstance(record, Statement):
        return record.content
    if isinstance(record, Event):
        return (record.trigger,)
    if isinstance(record, Commitment):
        return record.condition, record.consequence
    if isinstance(record, Membership | Stance):
        return (record.evidence,)
    return ()


def says_the_same(one: Record, other: Record) -> bool:
    """Equal but for ids, confidence and coder."""
    a, b = plain(one), plain(other)
    names = (a.keys() | b.keys()) - set(PASSING)
    if isinstance(one, Membership | Stance):
        names.add("evidence")
    return type(one) is type(other) and all(a.get(n) == b.get(n) for n in names)


def alike(one: Record, other: Record) -> int:
    """0: not about the same; else higher the more they share. They share words, and whom they join or move."""
    if type(one) is not type(other) or not any(a.overlaps(b) for a in anchor(one) for b in anchor(other)):
        return 0
    shared = [_same(a, b) for a, b in zip(_claim(one), _claim(other), strict=True)]
    if isinstance(one, Membership | Stance) and not all(shared[:2]):
        return 0
    exact = anchor(one) == anchor(other)
    return 1 + sum(shared) + 4 * exact


def same_claim(one: Record, other: Record) -> bool:
    """About the same words and of the same kind or type: what was rejected once is rejected again."""
    return alike(one, other) > 0 and _same(_claim(one)[-1], _claim(other)[-1])


def best(record: Record, among: Iterable[Record]) -> Record | None:
    """The record that is most alike."""
    scored = [(alike(record, other), other) for other in among]
    return max(((s, o) for s, o in scored if s), key=lambda pair: pair[0], default=(0, None))[1]


def _claim(record: Record) -> tuple[object, ...]:
    """Who, to whom, what: the last is the kind of the claim."""
    if isinstance(record, Statement):
        return (record.speaker, record.addressee, "statement")
    if isinstance(record, Event):
        return (record.source, record.target, record.type)
    if isinstance(record, Commitment):
        return (record.holder, record.addressee, record.kind)
    if isinstance(record, Membership):
        return (record.actor, record.organisation, record.relation)
    if isinstance(record, Stance):
        return (record.actor, record.toward, record.direction)
    return ()


def _same(one: object, other: object) -> bool:
    if isinstance(one, ActorRef) and isinstance(other, ActorRef):
        return (one.code or one.country or one.name) == (other.code or other.country or other.name)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    return one == other
