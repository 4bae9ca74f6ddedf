"""A term of office, or the years in which somebody was in the news as something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Leader:
    """A term of office: start and end as far as they are known ('' unknown or open), end included."""

    names: tuple[str, ...]
    code: str
    office: str
    title: str
    sector: str
    gender: str
    start: str
    end: str

    def serves(self, on: str | None) -> bool:
        """Was it the term on an ISO date? Without a date, any term fits; of a year all days do."""
        return on is None or ((not self.start or self.start[: len(on)] <= on) and (not self.end or on[: len(self.end)] <= self.end))
