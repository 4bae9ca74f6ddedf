"""Words that open a condition: data/lexicon/openings.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, rows

Polarity = Literal["if", "unless"]
OPENS = ("clause", "noun", "both", "before")


@dataclass(frozen=True)
class OpeningWords:
    """A row: the words in lower case, the name of the form, its polarity, and whether it opens a clause, a noun
    phrase or both, or takes up what was said before."""

    words: tuple[str, ...]
    rule: str
    polarity: Polarity
    opens: str


@lru_cache(maxsize=2)
def load_openings(path: Path = DATA / "lexicon" / "openings.tsv") -> Mapping[str, tuple[OpeningWords, ...]]:
    """The rows by their first word, the longest first; DataError names the line and what was expected."""
    found: dict[str, list[OpeningWords]] = defaultdict(list)
    seen: set[str] = set()
    for line, r in rows(path, ("words", "rule", "polarity", "opens", "example")):
        if r["polarity"] not in ("if", "unless"):
            raise DataError(path, f"{r['polarity']!r} is no polarity; expected if or unless", line)
        if r["opens"] not in OPENS:
            raise DataError(path, f"{r['opens']!r} is nothing that can be opened; expected one of {', '.join(OPENS)}", line)
        if not r["words"] or r["words"] in seen:
            raise DataError(path, f"{r['words']!r} is empty or there twice", line)
        seen.add(r["words"])
        words = tuple(r["words"].lower().split())
        found[words[0]].append(OpeningWords(words, r["rule"], cast(Polarity, r["polarity"]), r["opens"]))
    return {first: tuple(sorted(rs, key=lambda o: (-len(o.words), o.words))) for first, rs in found.items()}
