"""Reporting verbs and their manner (say, accuse, deny, demand, threaten, promise, reject, believe, plan, praise, quote)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dragoman.resources.tables import DATA, rows


@lru_cache(maxsize=2)
def load_reporting(path: Path = DATA / "lexicon" / "reporting.tsv") -> dict[str, str]:
    """Lemma to manner."""
    return {r["lemma"]: r["manner"] for _, r in rows(path, ("lemma", "manner"))}


@lru_cache(maxsize=1)
def load_irregular(path: Path = DATA / "lexicon" / "irregular_verbs.tsv") -> dict[str, str]:
    """Past form to lemma."""
    return {r["form"]: r["lemma"] for _, r in rows(path, ("form", "lemma"))}


@lru_cache(maxsize=1)
def load_outlet_words(path: Path = DATA / "lexicon" / "outlet_words.tsv") -> frozenset[str]:
    """Words that make a name one of an outlet, lower case."""
    return frozenset(r["word"] for _, r in rows(path, ("word", "language")))


@lru_cache(maxsize=1)
def load_minds(path: Path = DATA / "lexicon" / "minds.tsv") -> frozenset[str]:
    """Adjectives and participles of somebody's mind, lower case."""
    return frozenset(r["word"] for _, r in rows(path, ("word", "sense")))
