"""The dates of a header or footer line, in the notations and languages that news uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.ingest.vocabulary import ERA
from dragoman.resources.imprints import load_imprints

LONGEST = 300  # characters: no line of a header is longer, and a whole article in one line is not searched
CENTURY = 69  # two figures up to this one are years of this century, as POSIX has it
BUDDHIST = 543  # years by which the Buddhist era of Thailand is ahead

_MONTHS = load_imprints().values["month"]
MONTH = rf"(?:{'|'.join(re.escape(m) for m in load_imprints().forms('month'))})\b\.?"
_ROMAN = {n: i for i, n in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_ORDINALS = {
    n: i
    for i, n in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        " twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"(?P<year>[’'‘]\d\d|\d\d)(?![\d/.:-])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_OF = r"[\s-]*(?:(?:of|de|di|do)\s+)?"
_PATTERNS = tuple(
    re.compile(p, re.I)
    for p in (
        rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)(?P<time>[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"\b{_DAY}{_OF}(?P<month>{MONTH}),?[\s-]*(?:(?:de|del)\s+)?{_YEAR}\b",
        rf"\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b{_DAY}{_OF}(?P<month>{MONTH}),?\s+[(\[]{_YEAR}[)\]]",
        rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+[(\[]{_YEAR}[)\]]",
        rf"\b{_DAY}{_OF}(?P<month>{MONTH}),?\s+{ERA}\s*[,/=(\[–—-]?\s*{_YEAR}\b[)\]]?",
        rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{ERA}\s*[,/=(\[–—-]?\s*{_YEAR}\b[)\]]?",
        rf"\b{_DAY}{_OF}(?P<month>{MONTH}),?\s+(?:B\.?\s?E\.?\s*(?P<before>2[45]\d\d)|(?P<after>2[45]\d\d)\s*B\.?\s?E\b\.?)",
        rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:B\.?\s?E\.?\s*(?P<before>2[45]\d\d)|(?P<after>2[45]\d\d)\s*B\.?\s?E\b\.?)",
        rf"\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}),?\s+{_YEAR}\b",
        rf"\b(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\s+of\s+(?P<month>{MONTH}),?\s+{_YEAR}\b",
        rf"(?<!\d)(?<!\d[/.-]){_YEAR}[/.]\s?(?P<number>\d{{1,2}})[/.]\s?(?P<day>\d{{1,2}})(?![\d])",
        rf"(?<!\d){_YEAR}[\s,-]+(?P<month>{MONTH})[\s-]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
        rf"(?<!\d){_YEAR}\.?\s+(?:gada\s+)?(?P<day>\d{{1,2}})\.?\s+(?P<month>{MONTH})(?!\s*,?\s*(?:19|20)\d\d)",
        rf"(?<!\d){_YEAR}年(?P<number>\d{{1,2}})月(?P<day>\d{{1,2}})日",
        rf"(?<![\d/.-])(?P<first>\d{{1,2}})(?P<mark>[/.-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?{_YEAR}(?!\d)",
        rf"(?<![\w/.-])(?P<day>\d{{1,2}})[\s./-]+(?P<roman>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})[\s./-]+{_YEAR}\b",
        rf"(?<!\d){_YEAR}(?P<number>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)",
        rf"\b(?P<day>\d\d)\d{{4}}Z?\s+(?P<month>{MONTH})\s+(?P<year>(?:20)?\d\d)\b",
        rf"(?<![\w/.-]){_DAY}[\s-]+(?P<month>{MONTH})[\s,-]+{_SHORT}(?!\s*(?:[ap]\.?m|h\b|Uhr))",
        rf"(?<![\w/.:-])(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_SHORT}",
    )
)
_NORTH_AMERICA = re.compile(r"\b(?:E[SD]?T|P[SD]T|C[SD]T|M[SD]T)\b")
_LABEL = re.compile(rf"(?:^|(?<=[^\w]))(?P<label>{'|'.join(re.escape(f) for f in load_imprints().forms('dated'))})\s*:?\s*(?:(?:on|at|am|den|le|the)\s+)?$", re.I)
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{'|'.join(re.escape(f) for f in load_imprints().forms('weekday'))})\b\.?,?\s*(?:the\s+|den\s+|le\s+)?$", re.I)


@dataclass(frozen=True)
class LineDate:
    """A date of a line: ISO, where it stands, and what its label says: '' none, 'first' or 'changed'."""

    iso: str
    start: int
    end: int
    label: str = ""


def find_dates(line: str) -> Iterator[LineDate]:
    """The dates of a line in order; one that is no day of the calendar is passed over.

    All-figure dates are read day first, as most of the world writes them, unless the second figure is above 12 or the line has
    a North American time zone.
    """
    line = line[:LONGEST]
    at = 0
    while (found := _first(line, at)) is not None:
        yield found
        at = found.end


def find_date(line: str) -> tuple[str, int, int] | None:
    """(ISO date, or date and time; start; end) of the first date of a line."""
    found = _first(line[:LONGEST], 0)
    return (found.iso, found.start, found.end) if found is not None else None


def iso_date(value: str | None) -> str | None:
    """A date in any of the notations as ISO date, or date and time; None for what is no date."""
    found = find_date(value) if value else None
    return found[0] if found else None


def _first(line: str, at: int) -> LineDate | None:
    """The date that begins first at or after an offset; of two that begin there, the one of the earlier pattern."""
    if not re.search(r"\d", line[at:]):
        return None
    best: LineDate | None = None
    for pattern in _PATTERNS:
        for found in pattern.finditer(line, at):
            if best is not None and found.start() >= best.start:
                break
            iso = _value(found, line)
            if iso is not None:
                best = LineDate(iso, found.start(), found.end(), label_before(line[: found.start()]))
                break
    return best


def label_before(before: str) -> str:
    """What the label of a date says that ends what stands before it: 'first', 'changed', or '' where there is none."""
    before = _WEEKDAY_BEFORE.sub("", before)
    before = re.sub(r"\d{1,2}[:.]\d\d(?:\s*[A-Z]{2,5})?,?\s*$", "", before)  # 'Updated 14:03 GMT, 3 March 2024'
    found = _LABEL.search(_WEEKDAY_BEFORE.sub("", before))
    return load_imprints().values["dated"][found["label"].lower()] if found is not None else ""


def _value(found: re.Match[str], line: str) -> str | None:
    parts = found.groupdict()
    if parts.get("first"):
        a, b = int(parts["first"]), int(parts["second"])
        day, month = (b, a) if b > 12 or (_NORTH_AMERICA.search(line) and a <= 12) else (a, b)
    else:
        day = int(parts["day"]) if parts.get("day") else _ORDINALS[parts["word"].lower()]
        month = int(parts["number"]) if parts.get("number") else _ROMAN[parts["roman"].lower()] if parts.get("roman") else int(_MONTHS[parts["month"].rstrip(".").lower()])
    buddhist = parts.get("before") or parts.get("after")
    year = int(buddhist) - BUDDHIST if buddhist else int(parts["year"].lstrip("’'‘"))
    if year < 100:
        year += 2000 if year < CENTURY else 1900
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return value + (parts.get("time") or "").replace(" ", "T")
