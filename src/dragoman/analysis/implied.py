"""Stances that follow from memberships and events: who applies to join moves closer, who leaves or expels diplomats moves away.

They are worked out from the records when they are shown, each marked `implied`, with the record it follows from in its reason; no article states
them, so `read --format jsonl` leaves them out unless asked, the store does not keep them, and a drift series counts the deed itself, not its
implication. The rules are those of data/analysis/implied.tsv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.analysis.parties import name_of
from dragoman.records import ActorRef, Event, Membership, Modality, Reading, Stance, When, Why, content_id
from dragoman.resources.implications import Implication, load_implications

RECENT = timedelta(days=366)
# What is denied, alleged or stands in a condition moves nobody; nor does what another demands.
MOVING: frozenset[Modality] = frozenset({"actual", "planned", "promised", "threatened", "possible"})
OFFICIAL = frozenset({None, "GOV", "IGO", "MIL", "LEG", "JUD", "SET"})


def implied(memberships: Iterable[Membership], events: Iterable[Event], published: str | None) -> tuple[tuple[Stance, Why], ...]:
    """The implied stances of an article's records with their reasons, in the order of the text, each once by actor, target, direction and modality.

    `published` is the article's ISO day; without one nothing counts as recent.
    """
    rules = load_implications()
    made: dict[tuple[str | None, str | None, str, str], tuple[Stance, Why]] = {}
    for stance, why in sorted([*_of_memberships(memberships, rules, published), *_of_events(events, rules, published)], key=lambda m: (m[0].evidence, m[0].id)):
        made.setdefault((stance.actor.code, stance.toward.code, stance.direction, stance.modality), (stance, why))
    return tuple(made.values())


def with_implied(reading: Reading) -> Reading:
    """The reading with its implied stances after those it states; what it states already is not implied again."""
    stated = {(s.actor.code, s.toward.code, s.direction) for s in reading.stances}
    found = [m for m in implied(reading.memberships, reading.events, reading.article.published) if (m[0].actor.code, m[0].toward.code, m[0].direction) not in stated]
    return replace(reading, stances=(*reading.stances, *(s for s, _ in found)), why=(*reading.why, *(w for _, w in found)))


def _of_memberships(memberships: Iterable[Membership], rules: tuple[Implication, ...], published: str | None) -> Iterator[tuple[Stance, Why]]:
    for m in memberships:
        rule = next((r for r in rules if r.kind == "membership" and r.sign == m.relation), None)
        if rule is None or m.modality not in MOVING or m.modality == "actual" and rule.recent and not _is_recent(m.date, published):
            continue
        yield _stance(rule, m, m.actor, m.organisation)


def _of_events(events: Iterable[Event], rules: tuple[Implication, ...], published: str | None) -> Iterator[tuple[Stance, Why]]:
    for e in events:
        rule = next((r for r in rules if r.kind == "event" and e.cameo and e.cameo.startswith(r.sign)), None)
        if rule is None or e.modality not in MOVING or e.modality == "actual" and rule.recent and not _is_recent(e.date, published):
            continue
        for source in e.source:
            for target in e.target:
                if source.code and target.code and source.code != target.code and source.country != target.country and {source.sector, target.sector} <= OFFICIAL:
                    yield _stance(rule, e, source, target)


def _stance(rule: Implication, record: Membership | Event, actor: ActorRef, toward: ActorRef) -> tuple[Stance, Why]:
    """The stance of one rule; its id is of the record it follows from."""
    evidence = record.evidence if isinstance(record, Membership) else record.trigger
    stance = Stance(
        content_id(record.article, "stance", "implied", record.id, actor.code, toward.code or toward.name, rule.direction),
        record.article, _state(actor), _state(toward), rule.direction, record.modality, record.date, evidence, record.statement, round(record.confidence * rule.weight, 2), True,
    )  # fmt: skip
    what = f"relation {rule.sign}" if rule.kind == "membership" else f"CAMEO {rule.sign}"
    return stance, Why(stance.id, "implied", f"{rule.direction} by the {rule.kind} {record.id} ({what})", (evidence,))


def _state(ref: ActorRef) -> ActorRef:
    """The state itself for its diplomats, army or minister."""
    return replace(ref, name=name_of(ref.country)) if ref.country and ref.code == ref.country else ref


def _is_recent(when: When | None, published: str | None) -> bool:
    """Is the stated time within a year before the article, and no standing since long ago?"""
    if when is None or not when.start or not published or when.basis == "published":
        return False
    return date.fromisoformat(published[:10]) - date.fromisoformat(when.start[:10]) <= RECENT
