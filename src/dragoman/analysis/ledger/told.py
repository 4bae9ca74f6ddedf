"""What the corpus tells later: events, memberships and statements with their articles and the sentences around them, found by their parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.analysis.evidence import Evidence, evidence, sentence, span_of
from dragoman.analysis.parties import party
from dragoman.analysis.words import Wording, wording
from dragoman.records import ActorRef, Event, Membership, Statement
from dragoman.store import Store
from dragoman.store.headings import Heading, texts


@dataclass(frozen=True)
class Told:
    """A later record with its article; `day` is the day it was published, `text` the article's."""

    record: Event | Membership | Statement
    heading: Heading
    text: str

    @property
    def day(self) -> str:
        return self.heading.published

    @cached_property
    def evidence(self) -> Evidence:
        return evidence(self.record, self.heading)

    @cached_property
    def words(self) -> Wording:
        """The wording of its sentence (an event's further reports with it), or of what is said."""
        if isinstance(self.record, Statement):
            cue = self.record.cue.text if self.record.cue else ""
            return wording(" ".join([cue, *(s.text for s in self.record.content)]))
        spans = [span_of(self.record), *(self.record.evidence if isinstance(self.record, Event) else ())]
        return wording(" ".join(sentence(self.text, s).text for s in spans))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The parties that act: sources of an event, the member, the speaker."""
        return frozenset(p for p in map(party, _actors(self.record)) if p)

    @cached_property
    def others(self) -> frozenset[str]:
        """The parties that it is done to: targets, the organisation, the addressee."""
        return frozenset(p for p in map(party, _others(self.record)) if p)


def _actors(record: Event | Membership | Statement) -> Iterable[ActorRef | None]:
    match record:
        case Event():
            return record.source
        case Membership():
            return (record.actor,)
        case Statement():
            return (record.speaker,)


def _others(record: Event | Membership | Statement) -> Iterable[ActorRef | None]:
    match record:
        case Event():
            return record.target
        case Membership():
            return (record.organisation,)
        case Statement():
            return (record.addressee,)


class Later:
    """The records told since a day, by the parties that are in them."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._by_party: dict[str, list[Told]] = defaultdict(list)
        for one in sorted(told, key=lambda t: (t.day, t.heading.id, t.evidence.span.start)):
            for who in one.actors | one.others:
                self._by_party[who].append(one)

    def of(self, parties: Iterable[str]) -> list[Told]:
        """The records in which one of the parties acts or is acted on, by day."""
        found = {t.record.id: t for p in parties for t in self._by_party.get(p, ())}
        return sorted(found.values(), key=lambda t: (t.day, t.heading.id, t.evidence.span.start))


def later(store: Store, heads: Mapping[str, Heading], since: str, until: str) -> Later:
    """All events, memberships and statements of articles published from `since` to `until`, both with them."""
    records: list[Event | Membership | Statement] = [*store.events(), *store.memberships(), *store.statements()]
    kept = [r for r in records if r.article in heads and since <= heads[r.article].published <= until]
    words = texts(store, {r.article for r in kept})
    return Later(Told(r, heads[r.article], words[r.article]) for r in kept)
