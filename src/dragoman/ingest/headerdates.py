"""The date in a header or footer line, in the notations that news uses."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = (
    re.compile(rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)(?P<time>[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?(?P<month>{MONTH}),?[\s-]+{_YEAR}\b", re.I),
    re.compile(rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", re.I),
    re.compile(rf"(?<!\d){_YEAR}[/.](?P<number>\d{{1,2}})[/.](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}(?P<number>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)"),
)
_NORTH_AMERICA = re.compile(r"\b(?:E[SD]?T|P[SD]T|C[SD]T|M[SD]T)\b")
LONGEST = 300  # characters: no line of a header is longer, and a whole article in one line is not searched


def find_date(line: str) -> tuple[str, int, int] | None:
    """(ISO date, or date and time; start; end) of the first date of a line; one that is no day of the calendar is passed over.

    All-figure dates are read day first, as most of the world writes them, unless the second figure is above 12 or the line has
    a North American time zone.
    """
    line = line[:LONGEST]
    for pattern in _PATTERNS:
        for found in pattern.finditer(line):
            parts = found.groupdict()
            if parts.get("first"):
                a, b = int(parts["first"]), int(parts["second"])
                day, month = (b, a) if b > 12 or (_NORTH_AMERICA.search(line) and a <= 12) else (a, b)
            else:
                day, month = int(parts["day"]), int(parts["number"]) if parts.get("number") else MONTHS[parts["month"][:3].lower()]
            try:
                value = date(int(parts["year"]), month, day).isoformat()
            except ValueError:
                continue
            return value + (parts.get("time") or "").replace(" ", "T"), found.start(), found.end()
    return None


def iso_date(value: str | None) -> str | None:
    """A date in any of the notations as ISO date, or date and time; None for what is no date."""
    found = find_date(value) if value else None
    return found[0] if found else None
