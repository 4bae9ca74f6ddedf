"""Offices that are called so in few states: 'Secretary of State', 'Taoiseach'."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, parts, rows

PATH = DATA / "lexicon" / "office_homes.tsv"


@lru_cache(maxsize=2)
def load_office_homes(path: Path = PATH) -> Mapping[str, tuple[str, ...]]:
    """The states (ISO 3166 alpha-3) that have an office of a name; DataError for a line that names none."""
    out = {}
    for line, r in rows(path, ("office", "countries", "source")):
        states = parts(r["countries"])
        if not states or not all(len(s) == 3 and s.isupper() for s in states):
            raise DataError(path, f"{r['countries']!r}; expected codes of three letters such as USA|VAT", line)
        out[r["office"]] = states
    return out


def office_home(office: str, named: Collection[str | None]) -> str | None:
    """The only state of an office's that the article names, or the only one that has it; None where several may be meant."""
    states = load_office_homes().get(office, ())
    here = [s for s in states if s in named]
    return here[0] if len(here) == 1 else states[0] if len(states) == 1 else None
