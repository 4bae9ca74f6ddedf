"""Words before an office that tell more states than one, or a part of a state: 'European governments', 'Gulf leaders', 'Ohio voters'."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.knowledge import STATES
from dragoman.resources.tables import DATA, rows

PATH = DATA / "lexicon" / "regional.tsv"


@dataclass(frozen=True)
class Region:
    """Whom a word means: the code of a state or organisation, '' for nobody; `named`: only where the article names it, else nobody."""

    word: str
    code: str
    named: bool

    @property
    def country(self) -> str | None:
        """The state that the word is a part of."""
        return self.code if self.code in STATES else None

    def meant(self, codes: Collection[str]) -> str | None:
        """The code, where the article, which names `codes`, does not forbid it."""
        return self.code if self.code and (not self.named or self.code in codes) else None


@lru_cache(maxsize=2)
def load_regions(path: Path = PATH) -> Mapping[str, Region]:
    """The words as they are written; DataError for a line whose condition is none."""
    out = {}
    for line, r in rows(path, ("word", "code", "where", "source")):
        if r["where"] not in ("", "article"):
            raise DataError(path, f"{r['where']!r} is no condition; expected 'article' or nothing", line)
        out[r["word"]] = Region(r["word"], r["code"], r["where"] == "article")
    return out
