"""The grammar of time expressions: one compiled pattern, and for each of its rules how the words become a value.

A match is `preposition? the? part? rule`. Rules stand in the order in which they are tried, so that the longer notation
comes before its own beginning. Month and weekday names are read with a capital only: 'may' and 'march' are verbs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from dragoman.extract.dates.words import (
    COUNT,
    COUNTED,
    DASH,
    DATE_MONTH,
    DATE_WEEKDAY,
    DAY,
    DECADES,
    HALF_DAY,
    HOLIDAY,
    MONTH,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    RELATIONS,
    SEASONS,
    SHIFTS,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
    one_of,
)  # fmt: skip

Fields = dict[str, str]  # the named groups of a rule that took part
Value = dict[str, Any]  # fields of a TimeExpression
# 'March 2022', 'March of last year', 'March this year'
YEAR_TAIL: Final = rf"(?:,?{S}(?:of{S})?(?P<year>{YEAR})|{S}(?:(?:of|in){S})?(?P<year_shift>last|this|next){S}year\b)"
SHIFT: Final = rf"(?i:(?P<shift>last|this{S}(?:past|coming|last)|this|next|past|coming|upcoming)){S}"


@dataclass(frozen=True)
class Rule:
    """A notation: its pattern, and what makes TimeExpression fields (kind among them) of the groups."""

    name: str
    pattern: str
    read: Callable[[Fields], Value | None]


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(" ".join(word.lower().split()))


def _year(f: Fields) -> Value:
    return {
        "year": int(f["year"]) if "year" in f else None,
        "year_shift": SHIFTS[f["year_shift"]] if "year_shift" in f else None,
        "shift": SHIFTS[" ".join(f["shift"].lower().split())] if "shift" in f else None,
    }


def _date(f: Fields) -> Value:
    days = [int(re.sub(r"\D", "", f[k])) for k in ("day", "last_day") if k in f]
    weekday = WEEKDAYS[f["weekday"][:3]] if "weekday" in f else None
    last_day = days[1] if len(days) > 1 else None
    return {"kind": "day", **_year(f), "month": MONTHS[f["month"][:3]], "day": days[0], "last_day": last_day, "weekday": weekday}


def _iso(f: Fields) -> Value:
    return {"kind": "day", "year": int(f["year"]), "month": int(f["month"]), "day": int(f["day"])}


def _numeric(f: Fields) -> Value:
    """Day before month as most of the world writes it, month before day where only that can be; 03/04/2022 could be both."""
    a, b, year = int(f["day"]), int(f["month"]), int(f["year"])
    if b > 12 >= a:
        a, b = b, a
    elif a <= 12 and a != b and "/" in f["mark"]:
        return {"kind": "vague"}
    return {"kind": "day", "year": year, "month": b, "day": a}


def _weekday(f: Fields) -> Value:
    week = SHIFTS[f["week_shift"]] if "week_shift" in f else None
    return {"kind": "weekday", "weekday": WEEKDAYS[f["weekday"][:3]], "week_shift": week, "shift": _year(f)["shift"]}


def _season(f: Fields) -> Value:
    return {"kind": "season", "season": SEASONS[f["season"].lower()], **_year(f)}


def _quarter(f: Fields) -> Value:
    return {"kind": "quarter", "number": int(f["digit"]) if "digit" in f else ORDINALS[f["nth"].lower()], **_year(f)}


def _decade(f: Fields) -> Value:
    if "full" in f:
        return {"kind": "decade", "year": int(f["full"])}
    decade = int(f["short"]) if "short" in f else DECADES[f["named"].lower()]
    return {"kind": "decade", "year": 1900 + decade}


def _century(f: Fields) -> Value:
    number = int(f["digits"]) if "digits" in f else ORDINALS[f["nth"].lower()]
    return {"kind": "century", "amount": number}


def _deictic(f: Fields) -> Value:
    words = " ".join(f["word"].lower().split())
    if words == "overnight":
        return {"kind": "overnight"}
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    if "before" in words:
        shift = -2
    elif "day after" in words:
        shift = 2
    return {"kind": "unit", "unit": "day", "shift": shift}


def _unit(f: Fields) -> Value:
    unit, _ = UNITS[f["unit"].lower()]
    return {"kind": "unit", "unit": unit, "shift": SHIFTS[" ".join(f["shift"].lower().split())] if "shift" in f else 0}


def _offset_unit(f: Fields) -> Value:
    unit, _ = UNITS[f["unit"].lower()]
    shift = SHIFTS[" ".join(f["shift"].lower().split())]
    return {"kind": "offset", "unit": unit, "amount": abs(shift), "sign": shift}


def _distance(f: Fields) -> Value | None:
    """'three years ago' counts from publication; 'two days earlier', 'a day after' from a reference."""
    unit, factor = UNITS[f["unit"].lower()]
    amount = _number(f["count"]) if "count" in f else None
    tail = " ".join(f["tail"].lower().split())
    kind = "distance" if tail in ("ago", "from now", "hence") else "offset"
    sign = 1 if tail in ("from now", "hence", "later", "after", "afterwards", "afterward") else -1
    if "bound" in f or (amount is None and (kind == "distance" or unit not in ("minute", "hour"))):
        return {"kind": "vague"}
    return {"kind": kind, "unit": unit, "amount": amount * factor if amount else None, "sign": sign}


def _span(f: Fields) -> Value:
    unit, factor = UNITS[f["unit"].lower()]
    amount = _number(f["count"]) if "count" in f else 1
    sign = 1 if f["way"].lower() in ("next", "coming", "following") else -1
    if amount is None or f["way"].lower() == "recent":
        return {"kind": "vague"}
    return {"kind": "span", "unit": unit, "amount": amount * factor, "sign": sign}


def _amount(f: Fields) -> Value:
    """A bare amount: what it says depends on its preposition; `expressions` decides."""
    unit, factor = UNITS[f["unit"].lower()]
    amount = _number(f["count"]) if "count" in f else None
    return {"kind": "vague" if amount is None or "bound" in f else "distance", "unit": unit, "amount": amount * factor if amount else None, "sign": 1}


FEW: Final = rf"(?i:several|some|a{S}few|few|many|a{S}couple{S}of|a{S}number{S}of|dozens{S}of|hundreds{S}of|half{S}an?)"
BOUND: Final = rf"(?P<bound>(?i:more{S}than|less{S}than|fewer{S}than|over|at{S}least|well{S}over){S})?"
ABOUT: Final = rf"(?:(?i:about|around|almost|nearly|roughly|some|exactly|just|barely){S})?"
RULES: Final = (
    Rule("iso", r"(?P<year>[12]\d{3})(?P<mark>[-/])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]?\d)(?!\d)", _iso),
    Rule("numeric", r"(?P<day>[0-3]?\d)(?P<mark>[/.])(?P<month>[0-3]?\d)[/.](?P<year>[12]\d{3})(?!\d)", _numeric),
    Rule("dmy", rf"(?:(?P<weekday>{DATE_WEEKDAY}),?{S}(?:the{S})?)?(?P<day>{DAY})(?:(?:{DASH}|{S}(?:to|and|or|until){S})(?P<last_day>{DAY}))?"
         rf"{S}(?:of{S})?(?P<month>{DATE_MONTH}){YEAR_TAIL}?", _date),
    Rule("mdy", rf"(?:(?P<weekday>{DATE_WEEKDAY}),?{S})?(?P<month>{DATE_MONTH}){S}(?:the{S})?(?P<day>{DAY})(?!{S}{COUNTED})"
         rf"(?:(?:{DASH}|{S}(?:to|and|or|until){S})(?P<last_day>{DAY}))?{YEAR_TAIL}?", _date),
    Rule("month_year", rf"(?P<month>{DATE_MONTH}){YEAR_TAIL}", lambda f: {"kind": "month", "month": MONTHS[f["month"][:3]], **_year(f)}),
    Rule("month", rf"(?:{SHIFT})?(?P<month>{MONTH})", lambda f: {"kind": "month", "month": MONTHS[f["month"][:3]], **_year(f)}),
    Rule("holiday", rf"(?:{SHIFT})?(?P<name>{HOLIDAY})\b{YEAR_TAIL}?", lambda f: {"kind": "holiday", "name": " ".join(f["name"].split()), **_year(f)}),
    Rule("season", rf"(?:{SHIFT})?(?P<season>(?i:spring|summer|autumn|winter|fall))\b(?:{S}(?:of{S})?(?P<split>(?:1[5-9]|20)\d\d)"
         rf"[-/–](?:\d{{4}}|\d\d)(?!\d)|{YEAR_TAIL})?", lambda f: _season({**f, "year": f["split"]} if "split" in f else f)),
    Rule("quarter", rf"(?:(?P<nth>(?i:first|second|third|fourth)){S}quarter\b|Q(?P<digit>[1-4])\b)(?:{S}of{S}the{S}year\b|{YEAR_TAIL})?", _quarter),
    Rule("decade", r"(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s|['’‘](?P<short>\d0)s|(?<=[Tt]he )(?P<named>(?i:" + one_of(DECADES) + r")))\b", _decade),
    Rule("century", rf"(?:(?P<digits>\d\d?)(?:st|nd|rd|th)|(?P<nth>(?i:{one_of(ORDINALS)})))[ -]century\b(?!{S}B\.?C)", _century),
    Rule("weekday", rf"(?:{SHIFT})?(?P<weekday>{WEEKDAY})(?!\w)(?:{S}{HALF_DAY}\b)?(?:{S}(?:of{S})?(?P<week_shift>last|this|next){S}week\b)?", _weekday),
    Rule("deictic", rf"(?P<word>(?i:day{S}before{S}yesterday|day{S}after{S}tomorrow|overnight|today|tonight|yesterday|tomorrow|last{S}night|"
         rf"this{S}(?:very{S})?(?:morning|afternoon|evening)))\b(?:{S}{HALF_DAY}\b)?", _deictic),
    Rule("spans", rf"(?P<way>(?i:past|last|next|coming|previous|following|recent)){S}(?:(?:(?P<count>{COUNT})|{FEW}){S})?(?P<unit>(?i:{UNIT}))s\b", _span),
    Rule("shifted", rf"(?P<shift>(?i:last|this{S}past|this{S}coming|this|current|next|coming|past)){S}(?P<unit>(?i:{UNIT}))\b(?![-])", _unit),
    Rule("contextual", rf"(?P<shift>(?i:previous|preceding|prior|very{S}same|same|that{S}same|that|following|ensuing)){S}(?P<unit>(?i:{UNIT}))\b(?![-])",
         _offset_unit),
    Rule("unit_end", rf"(?i:(?P<unit>week|month|year)(?:['’]s{S}|-)end)\b", lambda f: {"kind": "unit", "unit": f["unit"].lower(), "shift": 0, "part": "end"}),
    Rule("distance", rf"{BOUND}{ABOUT}(?:(?P<count>{COUNT}){S}|{FEW}{S})?(?P<unit>(?i:{UNIT}))s?{S}"
         rf"(?P<tail>(?i:ago|from{S}now|hence|earlier|later|before(?:hand)?|after(?:wards?)?|prior))\b", _distance),
    Rule("amount", rf"{BOUND}{ABOUT}(?:(?P<count>{COUNT}){S}|{FEW}{S})?(?P<unit>(?i:{UNIT}))s?\b(?:['’]s?)?(?:{S}time\b)?", _amount),
    Rule("year", rf"(?P<year>{YEAR})", lambda f: {"kind": "year", "year": int(f["year"])}),
)  # fmt: skip
# 'early in March', 'late on Thursday', 'mid-March', 'the end of the year'
PART: Final = (
    rf"(?i:(?P<near>earlier|later|early|late)(?:(?:{S}(?:in|on))?{S}|-)|(?P<mid>mid)(?:-|{S}|(?=[A-Z12]))|"
    rf"(?:very{S})?(?P<of>{one_of(k for k in PARTS if k not in ('earlier', 'later', 'early', 'late', 'mid'))}){S}of{S})"
)


def _numbered(rule: Rule, index: int) -> str:
    """The pattern with its group names made its own: one pattern cannot name two groups alike."""
    named = re.sub(r"\(\?P(<|=)(\w+)(>|\))", rf"(?P\1\2_{index}\3", rule.pattern)
    return rf"(?P<rule_{index}>{named})"


PATTERN: Final = re.compile(
    rf"(?<![\w$€£#@/.,])(?:(?i:(?P<lead>{one_of(RELATIONS)})){S}(?:(?i:at{S}least|about|around|as{S}early{S}as|the{S}very){S})?)?"
    rf"(?:(?i:(?P<the>the)){S})?(?:{PART}(?:the{S})?)?(?:{'|'.join(_numbered(r, i) for i, r in enumerate(RULES))})"
)
GROUPS: Final = tuple(tuple((name.rsplit("_", 1)[0], name) for name in PATTERN.groupindex if name.endswith(f"_{i}") and not name.startswith("rule_")) for i in range(len(RULES)))


def read(found: re.Match[str]) -> tuple[str, Value | None]:
    """The rule that matched and the value that its words make."""
    index = int((found.lastgroup or "").rsplit("_", 1)[1])
    fields = {name: text for name, group in GROUPS[index] if (text := found[group]) is not None}
    return RULES[index].name, RULES[index].read(fields)
