"""What a page is built from: the store, opened for reading, the query, the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.store import Store
from dragoman.store.browsing import Found
from dragoman.store.review import Reviews
from dragoman.web.filters import Filters, filters_of
from dragoman.web.lines import Line, line_of
from dragoman.web.settings import Settings


class Missing(Exception):
    """There is no such article, record or entry; the message says which."""


@dataclass(frozen=True)
class Asking:
    """One request for a page."""

    store: Store
    settings: Settings
    query: Mapping[str, str]
    name: str = ""
    may_write: bool = False

    @property
    def filters(self) -> Filters:
        return filters_of(self.query)

    def word(self, name: str, longest: int = 200) -> str:
        """A value of the query, '' where it is not given."""
        return self.query.get(name, "").strip()[:longest]

    def lines(self, found: Sequence[Found]) -> tuple[Line, ...]:
        """Records as lines, with what reviewers said of them."""
        verdicts = Reviews(self.store).verdicts([getattr(f.record, "id", "") for f in found])
        return tuple(line_of(f, verdicts.get(getattr(f.record, "id", ""))) for f in found)
