"""What stands around the date of a line and names nothing: labels, weekdays, times of day, zones, dates of other calendars."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.ingest.headerdates import MONTH, LineDate
from dragoman.ingest.vocabulary import ERA, OTHER_MONTHS
from dragoman.resources.imprints import load_imprints

_WORDS = load_imprints()
_ZONE = r"(?-i:GMT|UTC|Z|WIB|WITA|MSK|[A-Z]{1,4}T)(?:\s*[+-]\d{1,2}(?::?\d\d)?)?"
_WEEKDAY = rf"(?:{'|'.join(re.escape(f) for f in _WORDS.forms('weekday'))})\b\.?"
_TIME = (
    rf"(?:at\s+|um\s+|à\s+|a las\s+|às\s+|ore\s+|alle\s+|kl\.?\s+|klo\s+|godz\.?\s+|saat\s+)?(?:\d{{1,2}}[:.]\d\d(?::\d\d)?|\d{{1,2}}\s?h\s?\d\d)(?:\s*(?:[ap]\.?\s?m\b\.?|Uhr\b|hrs?\b|h\b))?(?:\s*\(?{_ZONE}\)?(?!\w))?"
    rf"|(?:at\s+)?\d{{1,2}}\s*[ap]\.?m\b\.?(?:\s*{_ZONE}(?!\w))?|\d{{4}}\s*(?:GMT|UTC|hrs)\b|\d{{1,2}}\s+Uhr\b|\+\d{{4}}\b|(?<=-)\d{{4}}\b|\(?(?-i:GMT|UTC|CES?T|BST|E[SD]T|P[SD]T|C[SD]T|IST|MSK|JST|ET|PT)\b(?:\s*[+-]\d{{1,2}})?\)?"
)
_DAYLESS = (
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{MONTH}(?!\w)|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|{MONTH}\s+(?:19|20)\d\d\b|(?<!\d)\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}(?!\d)|(?:19|20)\d\d(?!\d)"
    rf"|\d{{1,2}}\s+{OTHER_MONTHS},?\s+\d{{4}}\b(?:\s*(?:A\.?\s?)?[HM]\b\.?)?|{ERA}|corresponding to\b"
)
_LABEL = rf"(?:{'|'.join(re.escape(f) for f in _WORDS.forms('dated'))})(?!\w)"
_PLAIN = rf"(?<!\w)(?:{_TIME}|{_DAYLESS}|{_WEEKDAY}(?!\w)|{_LABEL})"
_TOKEN = rf"(?<!\w)(?:{_TIME}|{_DAYLESS}|{_WEEKDAY}(?!\w)|{_LABEL}|(?:on|at|the|le|am|den|el|of|vom|um|date)(?!\w))"
_GAP = r"[\s,;:|·•()\[\]–—./-]*+"  # possessive: a long line of labels would be tried in every way otherwise
_NOISE = re.compile(rf"{_GAP}(?:{_TOKEN}{_GAP})+", re.I)
_LEFT = re.compile(rf"(?:{_TOKEN}{_GAP})+$", re.I)
_RANGE = re.compile(r"(?<![\w.-])\d{1,2}(?:st|nd|rd|th|\.)?\s*(?:[-–/]|to|and|bis)\s*$")  # '4-10 March 2024'
_RIGHT = re.compile(rf"(?:{_GAP}{_PLAIN})+[)\]]?|[)\]]", re.I)
_ALONE = re.compile(rf"(?:^|(?<=[|·•(,–—-]))\s*(?:(?:{_WEEKDAY}(?!\w)|{_LABEL})[\s,]*)?(?:{_TIME}|{_DAYLESS})(?=\s*(?:$|[|·•),–—-]))", re.I)


def is_noise(text: str) -> bool:
    """Nothing but labels, weekdays, times, dates without a day or year."""
    return _NOISE.fullmatch(text) is not None


def masked(line: str, dates: Iterable[LineDate]) -> str:
    """The line, of the same length, with its dates and what belongs to them as null characters."""
    out = line
    for d in dates:
        left, right = _LEFT.search(out[: d.start]), _RIGHT.match(out[d.end :])
        a = left.start() if left is not None else d.start
        several = _RANGE.search(out[:a])
        a = several.start() if several is not None else a
        b = d.end + (right.end() if right is not None else 0)
        out = out[:a] + "\0" * (b - a) + out[b:]
    return _ALONE.sub(lambda m: "\0" * len(m.group()), out)
