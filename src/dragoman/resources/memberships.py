"""Phrases of joining, leaving and belonging: data/lexicon/memberships.tsv, each row a pattern over a clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.grammar.patterns import Pattern, parse_pattern
from dragoman.records import Modality, Relation
from dragoman.resources.tables import DATA, rows

CHANGES = ("join", "leave", "apply", "suspend", "expel", "found", "is")


@dataclass(frozen=True)
class MembershipPattern:
    """A row: its pattern, the relation it tells, what happens ('is': nothing), and a modality that it settles."""

    pattern: Pattern
    relation: Relation
    change: str
    given: Modality | None
    example: str


def told_by(path: Path, line: int, row: Mapping[str, str]) -> tuple[Relation, str, Modality | None]:
    """The relation, change and settled modality of a row of any table of memberships; DataError names the line and what was expected."""
    if row["relation"] not in get_args(Relation):
        raise DataError(path, f"{row['relation']!r} is no relation; expected one of {', '.join(get_args(Relation))}", line)
    if row["change"] not in CHANGES:
        raise DataError(path, f"{row['change']!r} is no change; expected one of {', '.join(CHANGES)}", line)
    if row["given"] and row["given"] not in get_args(Modality):
        raise DataError(path, f"{row['given']!r} is no modality", line)
    return cast(Relation, row["relation"]), row["change"], cast("Modality | None", row["given"] or None)


@lru_cache(maxsize=2)
def load_memberships(path: Path = DATA / "lexicon" / "memberships.tsv") -> Mapping[str, tuple[MembershipPattern, ...]]:
    """The rows by every form of their head word, the most exacting first; DataError names the line and what was expected."""
    by_head: dict[str, list[MembershipPattern]] = defaultdict(list)
    seen: set[str] = set()
    for line, r in rows(path, ("pattern", "relation", "change", "given", "example", "source")):
        relation, change, given = told_by(path, line, r)
        if r["pattern"] in seen or not r["example"]:
            raise DataError(path, f"{r['pattern']!r} is there twice, or without an example", line)
        seen.add(r["pattern"])
        try:
            pattern = parse_pattern(r["pattern"])
        except ValueError as error:
            raise DataError(path, f"{r['pattern']!r} is no pattern: {error}", line) from None
        row = MembershipPattern(pattern, relation, change, given, r["example"])
        for form in sorted({f for word in pattern.parts[pattern.head].words for f in inflections(word)}):
            by_head[form].append(row)
    return {w: tuple(sorted(rs, key=lambda r: (-r.pattern.weight, r.pattern.text))) for w, rs in by_head.items()}
