"""Copies, stories and merged events while articles are added."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.corpus.adding import Done
from dragoman.errors import InputError
from dragoman.store import Store
from dragoman.stories.weaving import BATCH, weave_in


def weaving(store: Store, done: Iterator[Done | InputError]) -> Iterator[Done | InputError]:
    """The same, each batch of new articles woven in as it is complete, and the rest at the end. What a stopped run leaves, the next one weaves in."""
    new = 0
    for one in done:
        yield one
        new += isinstance(one, Done) and one.added.status == "new"
        if new >= BATCH:
            new = _all(store)
    _all(store)


def _all(store: Store) -> int:
    for _ in weave_in(store):
        pass
    return 0
