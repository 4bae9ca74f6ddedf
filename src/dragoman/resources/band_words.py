"""Words that go back to an armed group or a coalition, and which coalition fights whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, is_iso, rows

WORDS, COALITIONS = DATA / "lexicon" / "bands.tsv", DATA / "lexicon" / "coalitions.tsv"
KINDS = ("group", "fighters", "violent", "enemy", "military", "political", "many")


@dataclass(frozen=True)
class War:
    """A coalition by its code, the name of its enemy, since when (ISO date)."""

    enemy: str
    coalition: str
    start: str


@lru_cache(maxsize=2)
def load_band_words(path: Path = WORDS) -> Mapping[str, frozenset[str]]:
    """The words of each kind, lower case; DataError for a line of another kind."""
    out: defaultdict[str, set[str]] = defaultdict(set)
    for line, r in rows(path, ("word", "kind", "example")):
        if r["kind"] not in KINDS:
            raise DataError(path, f"{r['kind']!r} is no kind; expected one of {', '.join(KINDS)}", line)
        out[r["kind"]].add(r["word"])
    return {kind: frozenset(out[kind]) for kind in KINDS}


@lru_cache(maxsize=2)
def load_wars(path: Path = COALITIONS) -> tuple[War, ...]:
    """The coalitions and their enemies; DataError for a start that is no date."""
    out = []
    for line, r in rows(path, ("enemy", "coalition", "start", "source")):
        if not is_iso(r["start"]):
            raise DataError(path, f"{r['start']!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD)", line)
        out.append(War(r["enemy"], r["coalition"], r["start"]))
    return tuple(out)
