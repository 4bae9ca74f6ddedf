"""What the linking of mentions rests on: weights of features, and nouns that stand for people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, rows

Weights = Mapping[str, float]


class PersonNouns:
    """Nouns that stand for a person without being an office, with the gender they tell ('' either)."""

    def __init__(self, genders: Mapping[str, str]) -> None:
        self._genders = dict(genders)

    def __contains__(self, noun: str) -> bool:
        return noun in self._genders

    def gender(self, noun: str) -> str:
        """'m', 'f' or ''."""
        return self._genders.get(noun, "")


@lru_cache(maxsize=2)
def load_person_nouns(path: Path = DATA / "lexicon" / "person_nouns.tsv") -> PersonNouns:
    """The table of person nouns; a gender that is none raises DataError."""
    out = {}
    for line, r in rows(path, ("noun", "gender")):
        if r["gender"] not in ("m", "f", ""):
            raise DataError(path, f"{r['gender']!r} is no gender; expected m, f or nothing", line)
        out[r["noun"]] = r["gender"]
    return PersonNouns(out)


@lru_cache(maxsize=4)
def load_weights(path: Path = DATA / "coreference.tsv") -> Weights:
    """Feature to weight of the linking of mentions; a weight that is no number raises DataError."""
    out = {}
    for line, r in rows(path, ("feature", "weight")):
        try:
            out[r["feature"]] = float(r["weight"])
        except ValueError:
            raise DataError(path, f"{r['weight']!r} is no number", line) from None
    return out


def load_allegiance(path: Path = DATA / "allegiance.tsv") -> Weights:
    """Feature to weight of whom a role without a country belongs to."""
    return load_weights(path)
