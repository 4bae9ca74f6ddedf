"""Placing an expression in the calendar: by its own year, or by the day of publication and the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dragoman.extract.dates import intervals
from dragoman.extract.dates.anchors import AnchorTable
from dragoman.extract.dates.holidays import HOLIDAYS
from dragoman.extract.dates.intervals import Direction, Interval
from dragoman.extract.dates.times import Tense, TimeExpression, Unit
from dragoman.records.spans import When

DEADLINES: Final = ("by", "until", "before", "within")


@dataclass(frozen=True)
class Setting:
    """What an expression is resolved against."""

    published: date | None
    tense: Tense | None
    anchors: AnchorTable | None
    reference: When | None


def absolute(e: TimeExpression, published: date | None) -> Interval | None:
    """What states its year, its decade or its century, or names the year by 'last', 'this' and 'next'."""
    if e.kind == "century" and e.amount:
        return intervals.century(e.amount)
    year = e.year
    if year is None and e.year_shift is not None and published:
        year = published.year + e.year_shift
    if year is None:
        return None
    if e.kind == "year":
        return intervals.year(year)
    return intervals.decade(year) if e.kind == "decade" else _in_year(e, year)


def _in_year(e: TimeExpression, year: int) -> Interval | None:
    """A day, month, season, quarter or feast in a year."""
    match e.kind:
        case "day" if e.month and e.day:
            first = date(year, e.month, e.day)
            return Interval(first, date(year, e.month, max(e.day, e.last_day)), "range") if e.last_day else intervals.day(first)
        case "month" if e.month:
            return intervals.month(year, e.month)
        case "season" if e.season:
            return intervals.season(e.season, year)
        case "quarter" if e.number:
            return intervals.quarter(year, e.number)
        case "holiday" if e.name:
            return intervals.day(HOLIDAYS[e.name](year))
    return None


def direction(e: TimeExpression, tense: Tense | None, *, loose: Direction) -> Direction:
    """Where to look; `loose` where nothing says. 'By 28 February' looks ahead, but in the past ('had left by then') either way."""
    if e.relation == "since":
        return "past"
    if e.prospective:
        return "future"
    if e.relation in DEADLINES:
        return loose if tense == "past" else "future"
    return "past" if tense == "past" else "future" if tense == "future" else loose


def relative(e: TimeExpression, published: date, s: Setting) -> Interval | None:
    """What needs the day of publication."""
    match e.kind:
        case "day" | "month" | "season" | "quarter" | "holiday":
            return _of_year(e, published, s.tense)
        case "weekday":
            return _weekday(e, published, s.tense)
        case "overnight":
            return None if s.tense == "future" else Interval(published - timedelta(1), published, "range")
        case "unit" if e.unit:
            if e.shift is None:  # 'over the weekend'
                ahead = direction(e, s.tense, loose="past") == "future"
                held = intervals.holding(e.unit, published)
                back = not ahead and held.first is not None and held.first > published
                return intervals.holding(e.unit, published - timedelta(7)) if back else held
            return intervals.holding(e.unit, intervals.moved(published, e.unit, e.shift))
        case "distance" if e.unit and e.amount:
            long_or_unsure = s.tense == "past" or (s.tense is None and e.unit in ("year", "decade", "century"))
            if e.relation == "in" and long_or_unsure:  # 'in ten days' they took three towns
                return None
            return at_distance(published, e.unit, e.amount * e.sign)
    return None


def _of_year(e: TimeExpression, published: date, tense: Tense | None) -> Interval | None:
    """The last, this or next of what comes once a year."""
    if e.shift == -1 or e.shift == 1:
        far = intervals.yearly(lambda year: _some(e, year), published, "past" if e.shift == -1 else "future")
        if far is None or far.first is None or far.last is None:
            return None
        under_way = far.last >= published if e.shift == -1 else far.first <= published
        return _some(e, far.first.year + e.shift) if under_way else far
    if e.shift == 0:
        ended = e.season == "winter" and published.month <= (5 if tense == "past" else 2)
        return _some(e, published.year - ended)
    way = direction(e, tense, loose="nearest" if e.relation in DEADLINES else "likely")
    found = intervals.yearly(lambda year: _some(e, year), published, way)
    if e.weekday is not None and found and found.first and found.first.weekday() != e.weekday:
        other = intervals.yearly(lambda year: _some(e, year), published, "future" if way == "past" else "past")
        return other if other and other.first and other.first.weekday() == e.weekday else found
    return found


def _some(e: TimeExpression, year: int) -> Interval:
    made = _in_year(e, year)
    if made is None:
        raise ValueError(f"{e.kind} without its number")
    return made


def _weekday(e: TimeExpression, published: date, tense: Tense | None) -> Interval | None:
    """The most recent such day in the past, that of publication included; the next one after it in the future."""
    if e.weekday is None:
        return None
    if e.week_shift is not None:
        return intervals.day(published - timedelta(published.weekday()) + timedelta(7 * e.week_shift + e.weekday))
    ago = (published.weekday() - e.weekday) % 7
    ahead = (e.weekday - published.weekday()) % 7
    if e.shift == -1:
        return intervals.day(published - timedelta(ago or 7))
    if e.shift == 1:
        return intervals.day(published + timedelta(ahead or 7))
    if direction(e, tense, loose="past") == "future":
        return intervals.day(published + timedelta(ahead or 7))
    # 'they meet on Thursday' is a plan, 'this Friday' too unless the tense is past
    if e.relation != "since" and (tense == "present" or (e.shift == 0 and tense is None)):
        return intervals.day(published + timedelta(ahead))
    return intervals.day(published - timedelta(ago))


def at_distance(d: date, unit: Unit, amount: int) -> Interval | None:
    """The unit that lies so many units away: 'two months ago' is a month, 'a year later' a year."""
    if unit == "century":
        return None
    there = intervals.moved(d, unit, amount)
    if unit == "decade":  # nobody counts decades to the year
        return Interval(date(there.year - 1, 1, 1), date(there.year + 1, 12, 31), "range")
    return intervals.holding(unit, there)
