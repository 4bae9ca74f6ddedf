"""A time expression as the grammar reads it, before anything is known of the day it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.spans import Span

Tense = Literal["past", "present", "future"]
Relation = Literal["by", "until", "before", "within", "since", "after", "from", "on", "in", "at", "during", "for", "over", "between", "around"]
Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"]
Kind = Literal[
    "day",  # year?, month, day (last_day of '2 to 5 March'), weekday?
    "month",  # year?, month
    "year",  # year
    "decade",  # year: its first
    "century",  # amount: its ordinal
    "season",  # season, year?
    "quarter",  # number, year?
    "weekday",  # weekday, 0 is Monday; week_shift of 'Tuesday last week'
    "holiday",  # name, year?
    "unit",  # the unit that holds the day of publication, moved by shift: 'last week', 'tomorrow'
    "overnight",
    "distance",  # amount units from the day of publication, sign its direction: 'three years ago'
    "offset",  # amount units from the reference, sign its direction: 'two days earlier', 'the same year' (0)
    "span",  # the amount units next to the day of publication: 'the past two weeks', 'within 48 hours'
    "anchor",  # name: a phrase of the table of known events
    "range",  # first, last
    "vague",  # a time that nobody could place: 'in recent days', 'for four days'
]
Part = Literal[
    "early", "mid", "late", "start", "end", "first half", "second half", "earlier", "later",
    "first week", "second week", "third week", "fourth week", "last week", "first days", "last days",
]  # fmt: skip


@dataclass(frozen=True)
class TimeExpression:
    """A time expression of an article: its span without the preposition before it, which is `relation`, and its value.

    `prospective` is true where the words beside it look ahead ('planned for', 'until 15 March to leave'). `possessive`
    is true where the time belongs to a deed: "Thursday's summit", 'the 2014 annexation'. In 'a day after they left' the amount counts from the leaving; whoever
    wants the leaving from the main clause turns `sign` round with `dataclasses.replace`.
    """

    span: Span
    kind: Kind
    relation: Relation | None = None
    year: int | None = None
    year_shift: int | None = None  # 'March last year': -1
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    week_shift: int | None = None
    season: str | None = None
    number: int | None = None
    name: str | None = None
    unit: Unit | None = None
    amount: int | None = None
    sign: int = 0
    shift: int | None = None  # last -1, this 0, next 1
    part: Part | None = None
    prospective: bool = False
    possessive: bool = False
    first: TimeExpression | None = None
    last: TimeExpression | None = None
