"""Bonds between powers and what becomes of them: data/lexicon/bond_nouns.tsv, bond_turns.tsv and combining_forms.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.resources.knowledge import STATES
from dragoman.resources.stances import Direction
from dragoman.resources.tables import DATA, parts, rows

Kind = Literal["verb", "state", "noun"]
KINDS = ("verb", "state", "noun")


@dataclass(frozen=True)
class Turn:
    """A row: its kind, the particles or phrases one of which must stand beside it (none: any), and the direction it gives the bond."""

    kind: Kind
    beside: tuple[str, ...]
    direction: Direction
    example: str


@lru_cache(maxsize=2)
def load_bond_nouns(path: Path = DATA / "lexicon" / "bond_nouns.tsv") -> Mapping[str, bool]:
    """Form of a noun of bond -> is it mutual; DataError names the line and what was expected."""
    found: dict[str, bool] = {}
    for line, r in rows(path, ("words", "kind", "example", "source")):
        if r["kind"] not in ("mutual", "felt"):
            raise DataError(path, f"{r['kind']!r} is no kind; expected mutual or felt", line)
        for word in parts(r["words"]):
            for form in inflections(word):
                found.setdefault(form, r["kind"] == "mutual")
    return found


@lru_cache(maxsize=2)
def load_bond_turns(path: Path = DATA / "lexicon" / "bond_turns.tsv") -> Mapping[str, tuple[Turn, ...]]:
    """The rows by every form of their words, those that ask for a phrase first; DataError names the line and what was expected."""
    found: dict[str, list[Turn]] = defaultdict(list)
    for line, r in rows(path, ("words", "kind", "with", "direction", "example", "source")):
        if r["kind"] not in KINDS:
            raise DataError(path, f"{r['kind']!r} is no kind; expected one of {', '.join(KINDS)}", line)
        if r["direction"] not in ("closer", "away"):
            raise DataError(path, f"{r['direction']!r} is no direction; expected closer or away", line)
        if not r["words"] or not r["example"]:
            raise DataError(path, "the words or the example are missing", line)
        row = Turn(cast(Kind, r["kind"]), parts(r["with"]), cast(Direction, r["direction"]), r["example"])
        for form in sorted({f for word in parts(r["words"]) for f in inflections(word)}):
            found[form].append(row)
    return {form: tuple(sorted(rs, key=lambda t: not t.beside)) for form, rs in found.items()}


@lru_cache(maxsize=2)
def load_combining_forms(path: Path = DATA / "lexicon" / "combining_forms.tsv") -> Mapping[str, str]:
    """'sino' -> 'CHN': the state of a combining form, in small letters; DataError names the line and what was expected."""
    found: dict[str, str] = {}
    for line, r in rows(path, ("form", "state", "source")):
        if r["state"] not in STATES or not r["form"]:
            raise DataError(path, f"{r['state']!r} is no state; expected an ISO 3166 alpha-3 code", line)
        found[r["form"].lower()] = r["state"]
    return found
