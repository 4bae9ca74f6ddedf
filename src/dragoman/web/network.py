"""Who has to do with whom: events between actors over a period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dragoman.store import Store
from dragoman.store.connection import plain_errors
from dragoman.store.querying import Where


@dataclass(frozen=True)
class Link:
    """Two actors by code or name, in that order of the alphabet: events between them either way, and their mean Goldstein intensity."""

    one: str
    other: str
    events: int
    intensity: float
    cooperative: int
    conflictual: int


def links(store: Store, *, since: str | None = None, until: str | None = None, about: str | None = None, most: int = 40) -> tuple[Link, ...]:
    """The ties among the most frequent actors (all of an actor's own, where one is named), events told as deeds alone, by number of events."""
    where = Where().between("day", since, until)
    query = (
        "select coalesce(s.code, s.country, s.name) a, coalesce(t.code, t.country, t.name) b, e.id, e.intensity, e.quad from event e "
        "join actor s on s.record = e.id and s.role = 'source' join actor t on t.record = e.id and t.role = 'target' "
        f"where e.modality = 'actual' and a is not null and b is not null and a <> b and {where.sql()}"
    )
    with plain_errors(store.path, store.patience):
        rows = store.connection.execute(query, where.values).fetchall()
    between: dict[tuple[str, str], dict[str, tuple[float, int]]] = defaultdict(dict)
    for a, b, event, intensity, quad in rows:
        between[(min(a, b), max(a, b))][event] = (intensity or 0.0, quad)
    if about is not None:
        between = defaultdict(dict, {pair: events for pair, events in between.items() if about in pair})
    active: dict[str, int] = defaultdict(int)
    for (a, b), events in between.items():
        active[a] += len(events)
        active[b] += len(events)
    kept = set(sorted(active, key=lambda k: (-active[k], k))[:most])
    out = [
        Link(a, b, len(events), sum(i for i, _ in events.values()) / len(events), sum(q < 3 for _, q in events.values()), sum(q > 2 for _, q in events.values()))
        for (a, b), events in between.items() if a in kept and b in kept
    ]  # fmt: skip
    return tuple(sorted(out, key=lambda x: (-x.events, x.one, x.other)))
