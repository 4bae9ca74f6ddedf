"""Which way a membership or an event moves its actor: data/analysis/implied.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from dragoman.errors import DataError
from dragoman.records import Relation
from dragoman.resources.tables import DATA, rows


@dataclass(frozen=True)
class Implication:
    """A row: of a membership of a relation or an event of a CAMEO code; `recent`: only with a stated date of the last year; `weight` of its confidence."""

    kind: Literal["membership", "event"]
    sign: str
    recent: bool
    direction: Literal["closer", "away"]
    weight: float
    example: str


@lru_cache(maxsize=2)
def load_implications(path: Path = DATA / "analysis" / "implied.tsv") -> tuple[Implication, ...]:
    """The rows, longer CAMEO codes first; DataError names the line and what was expected."""
    found: list[Implication] = []
    for line, r in rows(path, ("kind", "sign", "recent", "direction", "weight", "example", "source")):
        if r["kind"] not in ("membership", "event"):
            raise DataError(path, f"{r['kind']!r} is no kind; expected membership or event", line)
        if r["kind"] == "membership" and r["sign"] not in get_args(Relation) or r["kind"] == "event" and not r["sign"].isdigit():
            raise DataError(path, f"{r['sign']!r} is no sign; expected a relation, or a CAMEO code", line)
        if r["direction"] not in ("closer", "away") or r["recent"] not in ("yes", "no"):
            raise DataError(path, "a direction is closer or away, recent is yes or no", line)
        try:
            weight = float(r["weight"])
        except ValueError:
            raise DataError(path, f"{r['weight']!r} is no number", line) from None
        if not 0 < weight <= 1:
            raise DataError(path, f"{r['weight']} is out of range; expected 0 to 1", line)
        found.append(Implication(cast("Literal['membership', 'event']", r["kind"]), r["sign"], r["recent"] == "yes", cast("Literal['closer', 'away']", r["direction"]), weight, r["example"]))
    return tuple(sorted(found, key=lambda i: -len(i.sign)))
