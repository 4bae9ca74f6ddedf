"""The date in a header or footer line, in the notations that news uses."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {name[:3].lower(): i for i, name in enumerate("January February March April May June July August September October November December".split(), 1)}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_PATTERNS = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)", re.I),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)", re.I),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[/.](?P<number>\d\d)[/.](?P<day>\d\d)\b"),
    re.compile(r"\b(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b"),
)


def find_date(line: str) -> tuple[str, int, int] | None:
    """(ISO date, or date and time; start; end) of the first date of a line; one that is no day of the calendar is passed over."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(line):
            parts = found.groupdict()
            year = int(parts["year"])
            if parts.get("first"):
                a, b = int(parts["first"]), int(parts["second"])
                day, month = (b, a) if b > 12 else (a, b)  # day first, as most of the world writes it
            else:
                day = int(parts["day"])
                month = int(parts["number"]) if parts.get("number") else MONTHS[parts["month"][:3].lower()]
            try:
                value = date(year, month, day).isoformat()
            except ValueError:
                continue
            return value + (parts.get("time") or ""), found.start(), found.end()
    return None
