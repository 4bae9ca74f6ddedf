"""How far reader and reviewer agree, by kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import sqrt

from dragoman.records import Record
from dragoman.store.likeness import PASSING, says_the_same
from dragoman.store.ruling import Ruled

Z = 1.96  # of a normal distribution: 95 per cent


@dataclass(frozen=True)
class Agreement:
    """Reviewed records of one kind.

    `right`: the reader's record is the reviewer's; `other`: both have one, and it differs in the fields of `fields` (each with how often);
    `wrong`: the reader has one where there should be none; `missed`: the other way round; `settled`: rejected, and read no more.
    """

    kind: str
    right: int = 0
    other: int = 0
    wrong: int = 0
    missed: int = 0
    settled: int = 0
    fields: tuple[tuple[str, int], ...] = ()

    @property
    def reviewed(self) -> int:
        return self.right + self.other + self.wrong + self.missed + self.settled

    @property
    def precision(self) -> float | None:
        """Of the reader's reviewed records, those that are right as they stand."""
        seen = self.right + self.other + self.wrong
        return self.right / seen if seen else None

    @property
    def found(self) -> float | None:
        """F1 of finding a record at all, right or to be corrected: 2 TP / (2 TP + FP + FN)."""
        both = self.right + self.other
        whole = 2 * both + self.wrong + self.missed
        return 2 * both / whole if whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 per cent interval of `precision` (Wilson 1927, J. Am. Stat. Assoc. 22:209)."""
        n = self.right + self.other + self.wrong
        if not n:
            return None
        p, z = self.right / n, Z
        middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, (middle - spread) / (1 + z * z / n)), min(1.0, (middle + spread) / (1 + z * z / n))


def agreement(standing: Iterable[Ruled]) -> tuple[Agreement, ...]:
    """Of what stands, by kind; the reader's records are those of the last reading."""
    counts: dict[str, dict[str, int]] = {}
    differing: dict[str, dict[str, int]] = {}
    for ruled in standing:
        told = counts.setdefault(ruled.kind, {})
        what = _told(ruled)
        told[what] = told.get(what, 0) + 1
        if what == "other" and ruled.machine is not None and ruled.ruling is not None:
            for name in differing_fields(ruled.machine, ruled.ruling):
                of_kind = differing.setdefault(ruled.kind, {})
                of_kind[name] = of_kind.get(name, 0) + 1
    rank = {kind: tuple(sorted(d.items(), key=lambda x: (-x[1], x[0]))) for kind, d in differing.items()}
    return tuple(Agreement(kind, **counts[kind], fields=rank.get(kind, ())) for kind in sorted(counts))


def _told(ruled: Ruled) -> str:
    if ruled.machine is None:
        return "missed" if ruled.ruling is not None else "settled"
    if ruled.ruling is None:
        return "wrong"
    return "right" if says_the_same(ruled.machine, ruled.ruling) else "other"


def differing_fields(one: Record, other: Record) -> tuple[str, ...]:
    """Names of the fields in which two records of a kind differ, ids and the like left out."""
    passing = set(PASSING) - ({"evidence"} if type(one).__name__ != "Event" else set())
    return tuple(f.name for f in fields(one) if f.name not in passing and getattr(one, f.name) != getattr(other, f.name))
