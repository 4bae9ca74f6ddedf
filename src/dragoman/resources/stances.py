"""Phrases of moving closer to or away from a state, bloc or organisation: data/lexicon/stances.tsv, each row a pattern over a clause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.grammar.patterns import Pattern, parse_pattern
from dragoman.resources.tables import DATA, rows

Direction = Literal["closer", "away"]


@dataclass(frozen=True)
class StancePattern:
    """A row: its pattern, direction and example."""

    pattern: Pattern
    direction: Direction
    example: str


@dataclass(frozen=True)
class StanceLexicon:
    """All rows, and those of a form of a head word, the most exacting first."""

    rows: tuple[StancePattern, ...]
    by_head: Mapping[str, tuple[StancePattern, ...]]


@lru_cache(maxsize=2)
def load_families(path: Path = DATA / "lexicon" / "stance_words.tsv") -> Mapping[str, str]:
    """The families of words that a pattern names by '@name', each 'a|b|c'."""
    found: dict[str, str] = {}
    for line, r in rows(path, ("name", "words", "source")):
        if not r["name"].isalpha() or not r["words"] or r["name"] in found:
            raise DataError(path, f"{r['name']!r} is no name of its own, or has no words", line)
        found[r["name"]] = r["words"]
    return found


def _expanded(text: str, families: Mapping[str, str]) -> str:
    """The pattern with its families spelled out; ValueError names one that is not known."""
    for name in re.findall(r"@([a-z]+)", text):
        if name not in families:
            raise ValueError(f"it names the family @{name}, which is not known")
        text = re.sub(rf"@{name}\b", families[name], text)
    return text


@lru_cache(maxsize=2)
def load_stances(path: Path = DATA / "lexicon" / "stances.tsv") -> StanceLexicon:
    """The patterns of the file; DataError names the line and what was expected."""
    found: list[StancePattern] = []
    seen: set[str] = set()
    for line, r in rows(path, ("pattern", "direction", "example", "source")):
        if r["direction"] not in ("closer", "away"):
            raise DataError(path, f"{r['direction']!r} is no direction; expected closer or away", line)
        if r["pattern"] in seen:
            raise DataError(path, f"{r['pattern']!r} is there twice", line)
        if not r["example"]:
            raise DataError(path, "the example is missing", line)
        seen.add(r["pattern"])
        try:
            pattern = replace(parse_pattern(_expanded(r["pattern"], load_families())), text=r["pattern"])
        except ValueError as error:
            raise DataError(path, f"{r['pattern']!r} is no pattern: {error}", line) from None
        found.append(StancePattern(pattern, cast(Direction, r["direction"]), r["example"]))
    by_head: dict[str, list[StancePattern]] = defaultdict(list)
    for row in found:
        for form in sorted({f for word in row.pattern.parts[row.pattern.head].words for f in inflections(word)}):
            by_head[form].append(row)
    return StanceLexicon(tuple(found), {w: tuple(sorted(rs, key=lambda r: -r.pattern.weight)) for w, rs in by_head.items()})
