"""All records by day, narrowed by the filters of the address."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dragoman.store.browsing import by_month, count, find
from dragoman.store.writing import KINDS
from dragoman.web.asking import Asking
from dragoman.web.charts.bars import stacked
from dragoman.web.filters import MODALITIES, TYPES, Filters
from dragoman.web.lines import KIND_NAMES, QUADS, SIGNS, Line
from dragoman.web.page import Page, doc
from dragoman.web.paging import Pager, pager

PATH = "/timeline"


@dataclass(frozen=True, kw_only=True)
class Timeline(Page):
    """Records of every kind, newest first."""

    template = "timeline.html"
    filters: Filters = doc("What the list is narrowed to.")
    days: tuple[tuple[str, tuple[Line, ...]], ...] = doc("(ISO day or '', records), newest first.")
    kinds: tuple[tuple[str, str, str, int, str, bool], ...] = doc("(kind, name, sign, how many, address that shows it alone or all again, is it shown alone).")
    pager: Pager = doc("Where the list stands.")
    chart: Markup | None = doc("Records by month as bars, each a link to its month.")
    months: tuple[tuple[str, tuple[int, ...]], ...] = doc("The same in figures: month, and how many of each kind in the order of the chart.")
    columns: tuple[str, ...] = doc("The names of the kinds in the order of the chart.")
    modalities: tuple[str, ...] = doc("What the form offers as modality.")
    types: tuple[tuple[str, tuple[str, ...]], ...] = doc("What the form offers as type, by kind.")
    quads: tuple[tuple[int, str], ...] = doc("What the form offers as quad class.")


def timeline(asking: Asking) -> Timeline:
    """The page of the filters in the address."""
    filters, store = asking.filters, asking.store
    question = filters.question()
    counts = count(store, question)
    everything = counts if filters.kind is None else count(store, filters.with_(kind=None).question())
    found = find(store, question, limit=filters.size, offset=filters.offset)
    months = by_month(store, question)
    kinds = [k for k in KINDS if any(k == kind for _, kind, _ in months)]
    return Timeline(
        title="Timeline", section="timeline", filters=filters,
        days=tuple((day, tuple(group)) for day, group in groupby(asking.lines(found), key=lambda one: one.day)),
        kinds=tuple(
            (k, KIND_NAMES[k], SIGNS[k], everything.get(k, 0), filters.with_(kind=None if filters.kind == k else k).address(PATH), filters.kind == k) for k in KINDS
        ),
        pager=pager(PATH, filters, len(found), sum(counts.values())),
        chart=stacked("Records by month", months, kinds, lambda m: filters.with_(since=m, until=m).address(PATH)) if len({m for m, _, _ in months}) > 1 else None,
        months=_table(months, kinds), columns=tuple(KIND_NAMES[k] for k in kinds), modalities=MODALITIES, types=TYPES, quads=tuple(QUADS.items()),
    )  # fmt: skip


def _table(months: list[tuple[str, str, int]], kinds: list[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    counted = {(m, k): n for m, k, n in months}
    return tuple((m, tuple(counted.get((m, k), 0) for k in kinds)) for m in sorted({m for m, _, _ in months}))
