"""What becomes of a membership by its predicate: data/lexicon/membership_conditions.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.records import Modality, Relation
from dragoman.resources.memberships import told_by
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
        relation, change, given = told_by(path, line, r)
        if not r["words"] or not r["example"]:
            raise DataError(path, "the words or the example are missing", line)
        row = Condition(r["words"], parts(r["with"]), relation, change, given, r["example"])
        for form in sorted({f for word in parts(r["words"]) for f in inflections(word)}):
            found[form].append(row)
    return {form: tuple(sorted(rs, key=lambda c: not c.beside)) for form, rs in found.items()}
