"""What a verb or noun makes of the joining or leaving that hangs on it: data/lexicon/membership_outlooks.tsv."""

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
from dragoman.resources.tables import DATA, parts, rows

COLUMNS = ("words", "marker", "modality", "makes", "mover", "example", "source")


@dataclass(frozen=True)
class Outlook:
    """A row: its words, the particles or prepositions one of which must stand by them (none: any), the modality it gives, the relation it
    tells instead of the change's own, and whether its subject may be the one who joins or leaves."""

    words: frozenset[str]
    markers: frozenset[str]
    modality: Modality
    makes: Relation | None
    own: bool
    example: str


@lru_cache(maxsize=2)
def load_outlooks(path: Path = DATA / "lexicon" / "membership_outlooks.tsv") -> Mapping[str, tuple[Outlook, ...]]:
    """The rows by every form of their words, those with a marker first; DataError names the line and what was expected."""
    found: dict[str, list[Outlook]] = defaultdict(list)
    for line, r in rows(path, COLUMNS):
        if r["modality"] not in get_args(Modality):
            raise DataError(path, f"{r['modality']!r} is no modality", line)
        if r["makes"] and r["makes"] not in get_args(Relation):
            raise DataError(path, f"{r['makes']!r} is no relation; expected one of {', '.join(get_args(Relation))}", line)
        if r["mover"] not in ("own", "other"):
            raise DataError(path, f"{r['mover']!r} is no mover; expected own or other", line)
        if not r["words"] or not r["example"]:
            raise DataError(path, "the words or the example are missing", line)
        words = frozenset(parts(r["words"]))
        row = Outlook(words, frozenset(parts(r["marker"])), cast(Modality, r["modality"]), cast("Relation | None", r["makes"] or None), r["mover"] == "own", r["example"])
        for form in sorted({f for word in words for f in inflections(word)}):
            found[form].append(row)
    return {form: tuple(sorted(rs, key=lambda o: not o.markers)) for form, rs in found.items()}
