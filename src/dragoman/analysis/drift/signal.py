"""From records to the observations of a drift series: signed values with weights, the same report once.

Values and weights are those of data/analysis (Goldstein's scale; a factor by modality, times the record's confidence). Records that tell the
same are one observation: events of one type and one stated day, from whatever outlet; else records of one sign within one story (or, where
stories are not told apart, within one outlet and day). Its value is their weighted mean; its weight that of one report at most: of the best of
each outlet, combined as independent witnesses (1 - the product of 1 - w). What is printed twice therefore never counts twice, and what two outlets tell weighs
a little more than what one tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.evidence import Evidence, evidence
from dragoman.analysis.words import stem
from dragoman.records import ActorRef, Event, Membership, Stance
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.reporting import load_reporting
from dragoman.resources.signals import load_signals
from dragoman.store import Store
from dragoman.store.headings import Heading, headings

LONG = 31  # days: a stated time that is longer has no place in the series


@dataclass(frozen=True)
class Observation:
    """One report of how an actor stands to another: day (ISO), value (-10 to 10), weight (0 to 1), the sign it is of ('event ACCUSE'), and its records."""

    day: str
    value: float
    weight: float
    sign: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Signal:
    """One record's part of an observation."""

    evidence: Evidence
    heading: Heading
    sign: str
    value: float
    weight: float
    dated: bool


def observations(store: Store, actor: str, toward: str, *, since: str | None = None, until: str | None = None) -> tuple[Observation, ...]:
    """The observations of an actor toward a state, bloc or organisation (codes) from `since` to `until` (ISO days, months or years, both with them), by day."""
    heads = headings(store)
    found = [*_events(store, actor, toward, heads), *_statements(store, actor, toward, heads), *_memberships(store, actor, toward, heads), *_stances(store, actor, toward, heads)]
    kept = [o for o in combine(once(found)) if (since is None or o.day >= since) and (until is None or o.day[: len(until)] <= until)]
    return tuple(kept)


def once(signals: Iterable[Signal]) -> list[Signal]:
    """The signals without those that rest on words of an earlier one: an exit is an event and a membership, and counts as the first of them."""
    kept: dict[str, list[Signal]] = defaultdict(list)
    for s in signals:
        mine = kept[s.heading.id]
        if not any(s.evidence.kind != k.evidence.kind and s.evidence.span.overlaps(k.evidence.span) for k in mine):
            mine.append(s)
    return [s for group in kept.values() for s in group]


def combine(signals: Iterable[Signal]) -> list[Observation]:
    """Signals to observations, the same report once; those without a day or weight are left out."""
    groups: dict[tuple[str, ...], list[Signal]] = defaultdict(list)
    for s in signals:
        if s.weight > 0 and s.evidence.day:
            groups[_key(s)].append(s)
    return sorted((_observation(g) for g in groups.values()), key=lambda o: (o.day, o.sign, o.evidence[0].record))


def _key(s: Signal) -> tuple[str, ...]:
    if s.dated:
        return "day", s.evidence.day, s.sign
    if s.heading.story:
        return "story", s.heading.story, s.sign
    return "outlet", s.heading.witness, s.heading.published, s.sign


def _observation(group: list[Signal]) -> Observation:
    group = sorted(group, key=lambda s: (s.evidence.day, s.evidence.published, s.evidence.record))
    total = sum(s.weight for s in group)
    best: dict[str, float] = defaultdict(float)
    for s in group:
        best[s.heading.witness] = max(best[s.heading.witness], s.weight)  # a copy is no witness of its own
    missed = 1.0
    for weight in best.values():
        missed *= 1 - min(weight, 1.0)
    return Observation(group[0].evidence.day, sum(s.value * s.weight for s in group) / total, 1 - missed, group[0].sign, tuple(s.evidence for s in group))


# ---- what each kind counts for
def _is(refs: Iterable[ActorRef | None], code: str) -> bool:
    return any(r is not None and code in (r.code, r.country) for r in refs)


def _events(store: Store, actor: str, toward: str, heads: Mapping[str, Heading]) -> Iterable[Signal]:
    weights = load_signals().weights
    for e in store.events(actor=actor, toward=toward):
        told = evidence(e, heads[e.article])
        if e.intensity is not None and not _too_long(e):
            dated = e.date is not None and e.date.precision == "day"
            yield Signal(told, heads[e.article], f"event {e.type}", e.intensity, weights.get(e.modality, 0.0) * e.confidence, dated)


def _statements(store: Store, actor: str, toward: str, heads: Mapping[str, Heading]) -> Iterable[Signal]:
    """Statements to the other whose cue has a sign of its own and was not coded as an event."""
    tables, manners = load_signals(), {stem(lemma): manner for lemma, manner in load_reporting().items()}
    for s in store.statements(speaker=actor, addressee=toward):
        manner = next((m for w in (s.cue.text.split() if s.cue else ()) if (m := manners.get(stem(w)))), "")
        value = tables.values.get(("statement", manner))
        if value is None or s.cue is None or any(e.trigger.overlaps(s.cue) for e in store.events(article=s.article, actor=actor, toward=toward)):
            continue
        yield Signal(evidence(s, heads[s.article]), heads[s.article], f"statement {manner}", value, s.confidence, False)


def _memberships(store: Store, actor: str, toward: str, heads: Mapping[str, Heading]) -> Iterable[Signal]:
    """Changes of membership; that a known member is one is no news."""
    tables, knowledge = load_signals(), load_knowledge()
    for m in store.memberships(actor=actor, organisation=toward):
        told, value = evidence(m, heads[m.article]), tables.values.get(("membership", m.relation))
        known = knowledge.tie(toward, actor, told.day) if told.day else None
        if value is None or _too_long(m) or m.modality == "actual" and known is not None and (known.relation == m.relation or m.relation in ("member", "founder")):
            continue
        dated = m.date is not None and m.date.precision == "day"
        yield Signal(told, heads[m.article], f"membership {m.relation}", value, tables.weights.get(m.modality, 0.0) * m.confidence, dated)


def _stances(store: Store, actor: str, toward: str, heads: Mapping[str, Heading]) -> Iterable[Signal]:
    tables = load_signals()
    for s in store.stances(actor=actor, toward=toward):
        value = tables.values.get(("stance", s.direction))
        if value is None or _too_long(s):
            continue
        weight = tables.weights.get(s.modality, 0.0) * s.confidence * (tables.weights["implied"] if s.implied else 1.0)
        yield Signal(evidence(s, heads[s.article]), heads[s.article], f"stance {s.direction}", value, weight, False)


def _too_long(record: Event | Membership | Stance) -> bool:
    """Is the stated time longer than a month?"""
    when = record.date
    if when is None or not when.start or not when.end:
        return False
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days > LONG
