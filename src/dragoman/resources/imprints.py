"""The words of imprints: months and weekdays of many languages, labels, rubrics, names of papers, buttons and captions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, parts, rows

KINDS = ("month", "weekday", "dated", "field", "section", "outlet", "whole", "starts", "ends")
FIELDS = ("title", "outlet", "section", "author", "place", "url", "none")
_VALUES = {"month": tuple(str(n) for n in range(1, 13)), "dated": ("first", "changed"), "field": FIELDS}


@dataclass(frozen=True)
class Imprints:
    """Forms in lower case by kind; `values`: what months, labels and fields stand for."""

    values: Mapping[str, Mapping[str, str]]
    media: frozenset[str]  # names and aliases of the known papers, stations and agencies, without 'the', lower case
    given_names: frozenset[str]
    seats: frozenset[str]  # capitals and other places that stand for a government, lower case
    states: frozenset[str]

    def forms(self, kind: str) -> tuple[str, ...]:
        """All forms of a kind, the longest first, as alternatives of a pattern want them."""
        return tuple(sorted(self.values[kind], key=lambda f: (-len(f), f)))


@lru_cache(maxsize=2)
def load_imprints(folder: Path = DATA) -> Imprints:
    """The tables that the head and foot of an article are read with; a row of unknown kind or value raises DataError."""
    path = folder / "lexicon" / "imprints.tsv"
    values: dict[str, dict[str, str]] = {k: {} for k in KINDS}
    for line, r in rows(path, ("kind", "form", "value", "example")):
        kind, form = r["kind"], r["form"]
        if kind not in KINDS:
            raise DataError(path, f"{kind!r} is no kind; expected one of {', '.join(KINDS)}", line)
        if not form or form != form.lower():
            raise DataError(path, f"{form!r} is no form in lower case", line)
        if kind in _VALUES and r["value"] not in _VALUES[kind]:
            raise DataError(path, f"{r['value']!r} is no value of a {kind}; expected one of {', '.join(_VALUES[kind])}", line)
        if form in values[kind]:
            raise DataError(path, f"{form!r} stands twice as {kind}", line)
        values[kind][form] = r["value"]
    media = {n.lower().removeprefix("the ") for _, r in rows(folder / "media.tsv", ("name", "aliases")) for n in (r["name"], *parts(r["aliases"]))}
    given = {r["name"] for _, r in rows(folder / "given_names.tsv", ("name",))}
    states = [(r["form"].lower(), r["role"]) for _, r in rows(folder / "states.tsv", ("form", "role"))]
    return Imprints(
        values, frozenset(media), frozenset(given), frozenset(f for f, role in states if role == "metonym"), frozenset(f for f, role in states if role == "name"),
    )  # fmt: skip
