"""Arithmetic on intervals of days: calendar units, the one nearest to a day, a part of a longer one.

Every function raises ValueError or OverflowError where the calendar has no such day; the caller decides what that means.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dragoman.extract.dates.times import Part, Unit
from dragoman.records.spans import Precision

Direction = Literal["past", "future", "nearest", "likely"]
SEASON_STARTS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # meteorological, northern
BACKWARD: Final = 3  # news looks back: where nothing says, a day is to come only if it is so many times nearer than the last
REACH: Final = 8  # years to look for a day of a year: 29 February may be eight away


@dataclass(frozen=True)
class Interval:
    """Days from first to last, both included; None where that end is open."""

    first: date | None
    last: date | None
    precision: Precision

    @property
    def days(self) -> int:
        """Its length; an open interval has none and counts as longer than any unit."""
        return (self.last - self.first).days + 1 if self.first and self.last else 10**9


def day(d: date) -> Interval:
    return Interval(d, d, "day")


def month(year: int, number: int) -> Interval:
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def months(year: int, number: int, count: int, precision: Precision) -> Interval:
    """Count months from one on; number may lie outside 1 to 12."""
    first, last = year * 12 + number - 1, year * 12 + number + count - 2
    return Interval(month(first // 12, first % 12 + 1).first, month(last // 12, last % 12 + 1).last, precision)


def season(name: str, year: int) -> Interval:
    """June to August for summer; a winter bears the year of its December."""
    return months(year, SEASON_STARTS[name], 3, "season")


def quarter(year: int, number: int) -> Interval:
    return months(year, 3 * number - 2, 3, "quarter")


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number + 9, 12, 31), "decade")


def century(ordinal: int) -> Interval:
    return Interval(date(100 * ordinal - 99, 1, 1), date(100 * ordinal, 12, 31), "range")


def holding(unit: Unit, d: date) -> Interval:
    """The calendar unit that a day lies in: weeks begin on Monday; the weekend is that of the day's week."""
    monday = d - timedelta(d.weekday())
    match unit:
        case "week":
            return Interval(monday, monday + timedelta(6), "week")
        case "weekend":
            return Interval(monday + timedelta(5), monday + timedelta(6), "range")
        case "month":
            return month(d.year, d.month)
        case "quarter":
            return quarter(d.year, (d.month + 2) // 3)
        case "year":
            return year(d.year)
        case "decade":
            return decade(d.year // 10 * 10)
        case "century":
            return century((d.year + 99) // 100)
    return day(d)


def moved(d: date, unit: Unit, amount: int) -> date:
    """A day moved by an amount of units, to the last day of a shorter month where it must; hours only by whole days."""
    match unit:
        case "minute":
            return d
        case "hour":
            return d + timedelta(round(amount / 24) if abs(amount) >= 24 else 0)
        case "day":
            return d + timedelta(amount)
        case "week" | "weekend":
            return d + timedelta(7 * amount)
    number = d.year * 12 + d.month - 1 + amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    y, m = number // 12, number % 12 + 1
    return date(y, m, min(d.day, monthrange(y, m)[1]))


def yearly(make: Callable[[int], Interval], near: date, direction: Direction) -> Interval | None:
    """Of the intervals that a year has one of, the last begun on or before a day, the first not over on it, or the nearest;
    'likely' is the nearest with a bias to the past."""
    found: list[tuple[date, date, Interval]] = []
    for number in range(max(1, near.year - REACH), min(9998, near.year + REACH) + 1):
        try:
            made = make(number)
        except ValueError:
            continue
        if made.first and made.last:
            found.append((made.first, made.last, made))
    if direction == "past":
        return max((i for i in found if i[0] <= near), key=lambda i: i[0], default=(near, near, None))[2]
    if direction == "future":
        return min((i for i in found if i[1] >= near), key=lambda i: i[0], default=(near, near, None))[2]
    weight = BACKWARD if direction == "likely" else 1
    return min(found, key=lambda i: max((i[0] - near).days * weight, (near - i[1]).days, 0), default=(near, near, None))[2]


def narrow(interval: Interval, part: Part, near: date | None) -> Interval:
    """A part of an interval: thirds ('early'), quarters ('the end'), halves, weeks; 'earlier' and 'later' turn on a day."""
    first, last = interval.first, interval.last
    if first is None or last is None or first == last:
        return interval
    if part == "earlier":
        return Interval(first, min(last, near), "range") if near and near >= first else interval
    if part == "later":
        return Interval(near + timedelta(1), last, "range") if near and first <= near < last else interval
    if part.endswith(" week"):
        week = {"first": 0, "second": 7, "third": 14, "fourth": 21}.get(part.removesuffix(" week"))
        start = last - timedelta(6) if week is None else first + timedelta(week)
        return Interval(start, min(last, start + timedelta(6)), "week")
    if part.endswith(" days"):
        return Interval(first, min(last, first + timedelta(4)), "range") if part == "first days" else Interval(max(first, last - timedelta(4)), last, "range")
    steps = _steps(first, last)
    low, high = _cut(part, len(steps) - 1)
    return Interval(steps[low], steps[high] - timedelta(1), "range")


def _steps(first: date, last: date) -> list[date]:
    """The first days of the years, months or days that make up an interval, and the day after it."""
    stop = last + timedelta(1)
    if (stop - first).days > 3000:
        return [date(y, 1, 1) for y in range(first.year, stop.year + 1)]
    if (stop - first).days > 80 and first.day == stop.day == 1:
        return [moved(first, "month", n) for n in range((stop.year - first.year) * 12 + stop.month - first.month + 1)]
    return [first + timedelta(n) for n in range((stop - first).days + 1)]


def _cut(part: Part, count: int) -> tuple[int, int]:
    """From which to which of count steps a part goes. A week is Monday to Wednesday, Tuesday to Thursday, Thursday to Sunday."""
    third, edge, half = max(1, count // 3), max(1, count // 4), max(1, count // 2)
    if count == 7:
        return {"early": (0, 3), "mid": (1, 4), "late": (3, 7), "start": (0, 2), "end": (4, 7)}.get(part, (0, 7))
    if part == "mid" and count == 2:
        return 0, 2
    cuts = {"early": (0, third), "mid": (third, count - third), "late": (count - third, count), "start": (0, edge), "end": (count - edge, count)}
    return {**cuts, "first half": (0, half), "second half": (half, count)}.get(part, (0, count))
