"""Persons in the news who hold none of the offices of leaders.tsv: candidates, commanders, spokesmen, rebels, officials of organisations."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from dragoman.errors import DataError
from dragoman.records import SECTORS
from dragoman.resources.tables import DATA, is_iso, parts, rows
from dragoman.resources.terms import Leader

PATH = DATA / "politicians.tsv"
COLUMNS = ("name", "country", "group", "sector", "title", "gender", "start", "end", "source")


def read_politicians(states: Collection[str], groups: Collection[str], path: Path = PATH) -> list[Leader]:
    """The rows as terms of the office 'politician', whose code is that of the group where a person belongs to one that has a code of its own.

    `states`: codes of states, `groups`: of organisations and of armed groups without a country. DataError for a row that names neither.
    """
    out = []
    for line, r in rows(path, COLUMNS):
        if r["country"] and r["country"] not in states:
            raise DataError(path, f"{r['country']!r} is no ISO 3166 alpha-3 code", line)
        if r["group"] and r["group"] not in groups or not (r["group"] or r["country"]):
            raise DataError(path, f"{r['group']!r} is no code of an organisation or group; expected one of organisations.tsv or armed_groups.tsv, or a country", line)
        if r["sector"] not in SECTORS:
            raise DataError(path, f"{r['sector']!r} is no sector; expected one of {', '.join(SECTORS)}", line)
        for value in (r["start"], r["end"]):
            if not is_iso(value):
                raise DataError(path, f"{value!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD)", line)
        if r["start"] and r["end"] and r["end"][: len(r["start"])] < r["start"][: len(r["end"])]:
            raise DataError(path, f"the end ({r['end']}) comes before the start ({r['start']})", line)
        out.append(Leader(parts(r["name"]), r["group"] or r["country"], "politician", r["title"], r["sector"], r["gender"], r["start"], r["end"]))
    return out
