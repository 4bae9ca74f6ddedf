"""Events with what a row of another system says beside them: the article, how many outlets had it, who read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import ActorRef, Event, from_plain
from dragoman.store.connection import plain_errors
from dragoman.store.exports.tables import Selection
from dragoman.store.store import Store


@dataclass(frozen=True)
class Told:
    """An event and its report. `day`: when it happened, else the day of publication."""

    event: Event
    day: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    version: str
    added: str
    outlets: int


_QUERY = """
select e.record, e.day, a.url, a.outlet, a.title, a.published, a.language, a.version, a.added,
       (select count(distinct coalesce(s.outlet, s.url)) from sighting s where s.article = a.id)
from event e join article a on a.id = e.article where {where} order by e.n"""


def events(store: Store, selection: Selection) -> Iterator[Told]:
    """All events of the articles, in the order they were added."""
    where, values = selection.of("e.article")
    with plain_errors(store.path):
        for record, *rest in store.connection.execute(_QUERY.format(where=where), values):
            yield Told(from_plain(Event, json.loads(record)), *rest)


def dyads(event: Event) -> Iterator[tuple[int, ActorRef | None, ActorRef | None]]:
    """Each source with each target, numbered from 0: what systems that know one actor a side make of a joint act. A missing side is None."""
    pairs = [(s, t) for s in event.source or (None,) for t in event.target or (None,)]
    for number, (source, target) in enumerate(pairs):
        yield number, source, target
