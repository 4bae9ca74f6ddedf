"""What becomes of a membership by its predicate: data/lexicon/membership_conditions.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.records import Modality, Relation
from dragoman.resources.memberships import CHANGES
from dragoman.resources.tables import DATA, parts, rows

COLUMNS = ("words", "with", "relation", "change", "given", "example", "source")


@dataclass(frozen=True)
class Condition:
    """A row: its words as written, phrases one of which must stand beside them (none: any), and the relation, change and modality it tells."""

    words: str
    beside: tuple[str, ...]
    relation: Relation
    change: str
    given: Modality | None
    example: str


@lru_cache(maxsize=2)
def load_conditions(path: Path = DATA / "lexicon" / "membership_conditions.tsv") -> Mapping[str, tuple[Condition, ...]]:
    """The rows by every form of their words, those that ask for a phrase first; DataError names the line and what was expected."""
    found: dict[str, list[Condition]] = defaultdict(list)
    for line, r in rows(path, COLUMNS):
        if r["relation"] not in get_args(Relation):
            raise DataError(path, f"{r['relation']!r} is no relation; expected one of {', '.join(get_args(Relation))}", line)
        if r["change"] not in CHANGES:
            raise DataError(path, f"{r['change']!r} is no change; expected one of {', '.join(CHANGES)}", line)
        if r["given"] and r["given"] not in get_args(Modality):
            raise DataError(path, f"{r['given']!r} is no modality", line)
        if not r["words"] or not r["example"]:
            raise DataError(path, "the words or the example are missing", line)
        row = Condition(r["words"], parts(r["with"]), cast(Relation, r["relation"]), r["change"], cast("Modality | None", r["given"] or None), r["example"])
        for form in sorted({f for word in parts(r["words"]) for f in inflections(word)}):
            found[form].append(row)
    return {form: tuple(sorted(rs, key=lambda c: not c.beside)) for form, rs in found.items()}
