"""Long lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.web.filters import SIZES, Filters


@dataclass(frozen=True)
class Pager:
    """Where a list stands: from `first` to `last` of `total`, and the addresses of its neighbours, None at the ends."""

    first: int
    last: int
    total: int
    page: int
    pages: int
    previous: str | None
    next: str | None
    sizes: tuple[tuple[int, str], ...] = ()


def pager(path: str, filters: Filters, shown: int, total: int, **more: object) -> Pager:
    """The pager of a list of which `shown` are on this page."""
    pages = max(1, -(-total // filters.size))
    first = min(filters.offset + 1, total) if shown else 0

    def to(page: int) -> str:
        return filters.address(path, **more, page=page if page > 1 else None)

    return Pager(
        first, first + shown - 1 if shown else 0, total, filters.page, pages,
        to(filters.page - 1) if filters.page > 1 else None, to(filters.page + 1) if filters.page < pages else None,
        tuple((size, filters.with_(size=size).address(path, **more)) for size in SIZES if total > SIZES[0]),
    )  # fmt: skip
