"""What records count for in a drift series: data/analysis/signals.tsv and weights.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, rows

FOLDER = DATA / "analysis"


@dataclass(frozen=True)
class Signals:
    """`values`: (kind, sign) to a value on Goldstein's scale; `weights`: modality (and 'implied') to a factor, 0 to 1."""

    values: dict[tuple[str, str], float]
    weights: dict[str, float]


@lru_cache(maxsize=2)
def load_signals(folder: Path = FOLDER) -> Signals:
    """The tables; DataError names file and line of a number that is none or out of its range."""
    path = folder / "signals.tsv"
    values = {(r["kind"], r["sign"]): _number(path, line, r["value"], -10, 10) for line, r in rows(path, ("kind", "sign", "value", "source")) if r["value"]}
    path = folder / "weights.tsv"
    return Signals(values, {r["modality"]: _number(path, line, r["weight"], 0, 1) for line, r in rows(path, ("modality", "weight"))})


def _number(path: Path, line: int, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise DataError(path, f"{text!r} is no number", line) from None
    if not low <= value <= high:
        raise DataError(path, f"{text} is out of range; expected {low} to {high}", line)
    return value
