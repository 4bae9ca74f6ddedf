"""Reporting verbs and their manner (say, accuse, deny, demand, threaten, promise, reject, believe, plan, praise, quote)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dragoman.resources.tables import DATA, rows


@lru_cache(maxsize=2)
def load_reporting(path: Path = DATA / "lexicon" / "reporting.tsv") -> dict[str, str]:
    """Lemma to manner."""
    return {r["lemma"]: r["manner"] for _, r in rows(path, ("lemma", "manner"))}
