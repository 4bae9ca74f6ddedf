"""The words of time in English and the fragments of pattern that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dragoman.extract.dates.holidays import HOLIDAYS
from dragoman.extract.dates.times import Part, Relation, Unit

MONTH_NAMES: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}  # by the first three letters
WEEKDAYS: Final = {name[:3]: number for number, name in enumerate(WEEKDAY_NAMES)}
SEASONS: Final = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
DECADES: Final = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
UNITS: Final[dict[str, tuple[Unit, int]]] = {
    "minute": ("minute", 1), "hour": ("hour", 1), "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("quarter", 1), "year": ("year", 1), "decade": ("decade", 1), "century": ("century", 1), "centurie": ("century", 1),
    "weekend": ("weekend", 1),
}  # fmt: skip
SHIFTS: Final = {
    "last": -1, "past": -1, "this past": -1, "this last": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "this coming": 1, "upcoming": 1,
    "previous": -1, "preceding": -1, "prior": -1, "same": 0, "very same": 0, "that": 0, "that same": 0, "following": 1, "ensuing": 1,
}  # fmt: skip
RELATIONS: Final[dict[str, Relation | None]] = {
    "by": "by", "no later than": "by", "not later than": "by", "until": "until", "till": "until", "up to": "until", "up until": "until",
    "through": "until", "before": "before", "prior to": "before", "ahead of": "before", "within": "within", "since": "since", "after": "after",
    "following": "after", "from": "from", "as of": "from", "starting": "from", "starting in": "from", "starting on": "from",
    "starting from": "from", "beginning in": "from", "beginning on": "from", "on": "on", "in": "in", "at": "at", "during": "during",
    "throughout": "during", "for": "for", "over": "over", "between": "between", "around": "around", "into": "in",
    "of": None, "back to": None, "to": None, "and": None,
}  # fmt: skip
PARTS: Final[dict[str, Part]] = {
    "early": "early", "mid": "mid", "late": "late", "earlier": "earlier", "later": "later", "beginning": "start", "start": "start",
    "outset": "start", "end": "end", "close": "end", "middle": "mid", "first half": "first half", "second half": "second half",
    "first week": "first week", "second week": "second week", "third week": "third week", "fourth week": "fourth week",
    "last week": "last week", "final week": "last week", "first days": "first days", "opening days": "first days",
    "last days": "last days", "final days": "last days",
}  # fmt: skip


S: Final = r"(?:[^\S\n]{1,3}\n?|\n(?!\s))"  # a blank or a broken line, never the end of a paragraph


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first, S for their blanks."""
    return "|".join(re.escape(w).replace(r"\ ", S) for w in sorted(words, key=len, reverse=True))


DASH: Final = r"\s?[-–—]\s?"
FULL_MONTH: Final = "|".join(MONTH_NAMES)
SHORT_MONTH: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
DATE_MONTH: Final = rf"(?:(?:{FULL_MONTH})\b|(?:{SHORT_MONTH})(?:\.|\b))"  # beside a day or a year
MONTH: Final = rf"(?:(?:{FULL_MONTH})\b|(?:{SHORT_MONTH})\.)"
WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAY_NAMES)}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\.)"
DATE_WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAY_NAMES)}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
HALF_DAY: Final = r"(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)"
UNIT: Final = r"(?:minute|hour|day|week|fortnight|month|quarter|year|decade|centurie|century|weekend)"
# What follows a number that counts things: then it is no year and no day.
COUNTED: Final = (
    r"(?:%|°|(?:per[ -]?cent|people|persons|men|women|children|troops|soldiers|fighters|militants|rebels|civilians|residents|refugees|migrants|"
    r"prisoners|protesters|demonstrators|police|officers|members|delegates|votes|seats|jobs|homes|houses|cases|deaths|tanks|vehicles|missiles|"
    r"rockets|shells|drones|miles|met(?:re|er)s|kilomet(?:re|er)s|kms?|feet|hectares|acres|tons|tonnes|barrels|dollars|euros|pounds|rubles|"
    r"roubles|yuan|yen|GMT|UTC|hours|hrs|local time|a\.?m|p\.?m|points|companies|firms|years|months|weeks|days|million|billion|thousand|"
    r"others?|more|BC|BCE)\b)"
)
YEAR: Final = rf"(?:1[5-9]\d\d|20\d\d)(?![\w%])(?![.,:]\d)(?!{S}{COUNTED})"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w)(?![.,:]\d)"
COUNT: Final = rf"(?:(?<![-–.,$€£])\d{{1,3}}|(?i:{one_of(NUMBERS)}))"
HOLIDAY: Final = one_of(HOLIDAYS)
