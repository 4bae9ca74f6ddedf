"""Filters live in the address: parsed once, written back into every link, so that a view can be sent to a colleague."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import get_args
from urllib.parse import urlencode

from dragoman.records import CommitmentKind, EventType, Modality, Relation, StatementKind
from dragoman.store.browsing import Question
from dragoman.store.writing import KINDS

MODALITIES: tuple[str, ...] = get_args(Modality)
TYPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("event", get_args(EventType)), ("statement", get_args(StatementKind)), ("commitment", get_args(CommitmentKind)),
    ("membership", get_args(Relation)), ("stance", ("closer", "away")),
)  # fmt: skip
SIZES = (50, 100, 500, 1000)  # records a page
MOST_PAGES = 100_000
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LONGEST = 200  # characters of a filter


@dataclass(frozen=True)
class Filters:
    """What a view is limited to. Values that cannot be meant are left out, and named in `odd`."""

    kind: str | None = None
    actor: str | None = None
    toward: str | None = None
    type: str | None = None
    modality: str | None = None
    quad: int | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    page: int = 1
    size: int = 100
    odd: tuple[str, ...] = ()

    def question(self) -> Question:
        """What it asks of the store."""
        return Question(self.kind, self.actor, self.toward, None, None, self.type, self.modality, self.quad, self.outlet, None, self.since, self.until)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    def with_(self, **changes: object) -> Filters:
        """The same with changes, from the first page on."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]

    def address(self, path: str, **changes: object) -> str:
        """The path with the filters that are set."""
        return address(path, **{**self.given(), **{k: v for k, v in changes.items() if k not in ("page", "size") or v}})

    def given(self) -> dict[str, object]:
        """The filters that are set, by name."""
        default = Filters()
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "odd" and getattr(self, f.name) != getattr(default, f.name)}


def address(path: str, **values: object) -> str:
    """A path with a query; values that are None or '' are left out."""
    query = urlencode({k: v for k, v in values.items() if v not in (None, "")}, errors="replace")
    return f"{path}?{query}" if query else path


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters of a query string."""
    odd: list[str] = []

    def word(name: str, known: tuple[str, ...] | None = None, pattern: re.Pattern[str] | None = None) -> str | None:
        value = query.get(name, "").strip()[:LONGEST]
        if value and ((known is not None and value not in known) or (pattern is not None and not pattern.fullmatch(value))):
            odd.append(f"{name}: {value}")
            return None
        return value or None

    def number(name: str, default: int, low: int, high: int) -> int:
        value = query.get(name, "").strip()
        if value and not (value.isascii() and value.isdigit() and len(value) < 9 and low <= int(value) <= high):
            odd.append(f"{name}: {value[:LONGEST]}")
            return default
        return int(value) if value else default

    types = tuple(t for _, names in TYPES for t in names)
    size = number("size", 100, 1, SIZES[-1])
    return Filters(
        word("kind", KINDS), word("actor"), word("toward"), word("type", types), word("modality", MODALITIES), number("quad", 0, 1, 4) or None,
        word("outlet"), word("since", pattern=_DAY), word("until", pattern=_DAY), number("page", 1, 1, MOST_PAGES), size, tuple(odd),
    )  # fmt: skip
