"""Whose people bear a name of such letters: a weak hint, used only to choose between states that an article names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, parts, rows

FEWEST = 60.0  # weight of all cultures together against a culture's own counts
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "’": "'", "ʻ": "'"})


def trigrams(word: str) -> Iterator[str]:
    """The runs of three letters of a word without accents, its ends marked."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c)).translate(_LETTERS)
    marked = f"^{plain}$"
    return (marked[i : i + 3] for i in range(len(marked) - 2))


class Origins:
    """Probabilities of trigrams by naming culture, and the states of each culture."""

    def __init__(self, states: Mapping[str, tuple[str, ...]], table: Mapping[str, Mapping[str, float]]) -> None:
        self.states, self.table = states, table
        self.cultures: dict[str, list[str]] = {}
        for culture, codes in states.items():
            for code in codes:
                self.cultures.setdefault(code, []).append(culture)

    def of_culture(self, name: str, culture: str) -> float:
        """Mean logarithm of the probability of a name's trigrams; 0 where none is known."""
        row = self.table[culture]
        found = [row[t] for w in name.replace("-", " ").split() for t in trigrams(w) if t in row]
        return sum(found) / len(found) if found else 0.0

    def fit(self, name: str, code: str) -> float | None:
        """How well a name fits a state, the best of its cultures; None for a state without one."""
        return max((self.of_culture(name, c) for c in self.cultures.get(code, ())), default=None)


@lru_cache(maxsize=1)
def load_origins(path: Path = DATA / "name_origins.tsv") -> Origins:
    """The table of name origins; a value that is no number raises DataError."""
    lines = rows(path, ("run",))
    _, head = next(lines)
    cultures = [c for c in head if c != "run"]
    table: dict[str, dict[str, float]] = {c: {} for c in cultures}
    for line, r in lines:
        try:
            for c in cultures:
                table[c][r["run"]] = -int(r[c]) / 10
        except ValueError:
            raise DataError(path, "a value that is no whole number", line) from None
    return Origins({c: parts(head[c]) for c in cultures}, table)
