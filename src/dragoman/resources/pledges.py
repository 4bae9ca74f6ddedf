"""Words by which commitments are compared with what is told later: data/lexicon/ledger.tsv."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, rows

SENSES = ("take_back", "pledge", "negation", "empty")


@lru_cache(maxsize=2)
def load_pledges(path: Path = DATA / "lexicon" / "ledger.tsv") -> dict[str, frozenset[str]]:
    """Sense to words; DataError names the line of a sense that is none."""
    found: dict[str, set[str]] = defaultdict(set)
    for line, r in rows(path, ("sense", "word", "example")):
        if r["sense"] not in SENSES:
            raise DataError(path, f"{r['sense']!r} is no sense; expected one of {', '.join(SENSES)}", line)
        found[r["sense"]].add(r["word"])
    return {sense: frozenset(found[sense]) for sense in SENSES}
