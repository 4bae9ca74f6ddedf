"""Exact and near copies: agency copy across outlets, cut, re-ordered, with another headline or a line of the outlet's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.store.stories import Weave
from dragoman.stories.shingles import bands, shared, shingles, words

COPY = 0.55  # of the shorter text's shingles; swept in benchmarks/copies.py
LOOKED_AT = 40  # candidates whose texts are compared, those that share most bands first
SHORTEST = 12  # shingles: of a shorter text only the same words are a copy


JOINED = 0.25  # shared by two originals that a later text is a copy of both: they are then copies of each other
SAME = 0.8  # of all shingles of two texts: what is a copy of one of them is then a copy of the other
CACHE = 128  # texts


@dataclass(frozen=True)
class Copied:
    """An earlier article that a text is a copy of."""

    original: str
    n: int
    kind: Literal["exact", "near"]
    shared: float


class Copies:
    """Finds what a text is a copy of, among the articles of a store. Keeps the words of the texts it compared last, and nothing else."""

    def __init__(self, weave: Weave) -> None:
        self.weave = weave
        self._words = lru_cache(maxsize=CACHE)(lambda n: tuple(words(weave.text(n))))

    def find(self, n: int, text: str) -> tuple[list[Copied], tuple[int, ...]]:
        """What the text is a copy of, most alike first, and its bands where they tell more than those of the other. `n`: of its article; only earlier ones are looked at.

        Candidates share a band; the texts themselves then decide, so that bands only cost a look, never precision.
        """
        own = words(text)
        keys, found = tuple(bands(own)), shingles(own)
        out: list[Copied] = []
        for candidate in self.weave.candidates(keys, n, LOOKED_AT):
            other = self._words(candidate.n)
            share = alike(found, shingles(other))
            if share >= COPY:
                out.append(Copied(candidate.original, candidate.n, "exact" if tuple(own) == other else "near", round(share, 3)))
        out.sort(key=lambda c: (-c.shared, c.n))
        return out, () if out and self._same(found, out[0].n) else keys

    def _same(self, found: frozenset[str], n: int) -> bool:
        """Are two texts so alike that the bands of one will do? A text in a thousand outlets then takes no more room than in one."""
        other = shingles(self._words(n))
        return len(found & other) >= SAME * len(found | other)

    def joined(self, one: Copied, other: Copied) -> float | None:
        """The share that two originals of one text have in common, where it makes them copies of each other."""
        share = alike(shingles(self._words(one.n)), shingles(self._words(other.n)))
        return round(share, 3) if share >= JOINED else None


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text that both have; of a very short one only all or nothing."""
    if min(len(one), len(other)) < SHORTEST:
        return float(one == other)
    return shared(one, other)
