"""The days of feasts that news names without a date: those with a fixed day, and those that move with Easter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, easter


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    """The nth such weekday of a month, 0 is Monday."""
    return lambda year: date(year, month, 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1))


# Feasts whose day depends on the country (Independence Day, Victory Day) or on the sight of the moon (Ramadan) are left out.
HOLIDAYS: Final[dict[str, Callable[[int], date]]] = {
    "New Year's Day": _fixed(1, 1),
    "New Year's Eve": _fixed(12, 31),
    "New Year’s Day": _fixed(1, 1),
    "New Year’s Eve": _fixed(12, 31),
    "New Year": _fixed(1, 1),
    "New Year's": _fixed(1, 1),
    "New Year’s": _fixed(1, 1),
    "Epiphany": _fixed(1, 6),
    "Orthodox Christmas": _fixed(1, 7),
    "Valentine's Day": _fixed(2, 14),
    "Valentine’s Day": _fixed(2, 14),
    "St. Patrick's Day": _fixed(3, 17),
    "St. Patrick’s Day": _fixed(3, 17),
    "Ash Wednesday": _easter(-46),
    "Palm Sunday": _easter(-7),
    "Maundy Thursday": _easter(-3),
    "Good Friday": _easter(-2),
    "Easter": _easter(0),
    "Easter Sunday": _easter(0),
    "Easter Monday": _easter(1),
    "Orthodox Easter": lambda year: easter(year, EASTER_ORTHODOX),
    "Ascension Day": _easter(39),
    "Pentecost": _easter(49),
    "Whit Monday": _easter(50),
    "May Day": _fixed(5, 1),
    "Bastille Day": _fixed(7, 14),
    "Labor Day": _nth(9, 0, 1),
    "Halloween": _fixed(10, 31),
    "All Saints' Day": _fixed(11, 1),
    "All Saints’ Day": _fixed(11, 1),
    "Armistice Day": _fixed(11, 11),
    "Thanksgiving": _nth(11, 3, 4),
    "Christmas Eve": _fixed(12, 24),
    "Christmas": _fixed(12, 25),
    "Christmas Day": _fixed(12, 25),
    "Boxing Day": _fixed(12, 26),
}
