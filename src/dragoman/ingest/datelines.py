"""The dateline at the head of a first paragraph: 'MALÉ: ', 'DALLAS (AP) — ', 'BEIJING, March 3 (Xinhua) -- ', 'TOKYO. '."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.ingest.headerdates import MONTH, iso_date
from dragoman.ingest.parts import is_city, is_given_name, is_outlet
from dragoman.ingest.vocabulary import AGENCIES, LABELS

SHORTEST = 6  # words: less after the mark is no first paragraph
LONGEST = 120  # characters of a dateline

# A date stands before a place's own parts in the pattern, so that 'Nov.' is never taken for a part of a place.
_WEEKDAY = r"(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)day|(?i:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?)"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?i:{MONTH})|(?i:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}[./]\d{{1,2}}[./](?:(?:20)?\d\d)?|\d{{1,2}}-\d{{1,2}}-(?:20)?\d\d|\d{{1,2}}/\d{{1,2}}(?![/\d])|(?:19|20)\d\d-\d\d-\d\d"
_DATE = rf"(?:{_WEEKDAY}(?:,?\s+)?)?(?:{_DAY})|{_WEEKDAY}(?=\W)"
_WORD = r"(?:(?:(?:St|Ste|Sta|Ft|Mt|Pt)\.\s)?[A-ZÀ-ÞĀ-Ž](?:[\w’'`-]|\.(?=\S|\s*,|\s*\())*)"
_SMALL = r"(?:de|la|el|al|es|du|der|of|and|upon|am|sur|the|los|las|do|da|di|und|et|an)"
_PART = rf"{_WORD}(?:(?:\s+|\s*/\s*)(?:{_SMALL}\s+){{0,2}}{_WORD}){{0,4}}"
_OWN = r",?\s+(?:from\s+)?(?:our|own|special|staff)\s+(?:[\w-]+\s+){0,2}(?:correspondents?|reporters?|staff|bureau)\.?"
_AGENCY = r"\((?P<agency>[A-Za-z][\w /.&-]{1,30}(?:,\s[A-Z]{2,8}(?=[,)])){0,3})(?:,\s+(?:with|and)\s+(?:other\s+|news\s+)?agencies|,\s+(?P<inside>[^()]{5,24}))?\)|/(?P<wire>[A-Z][\w .&-]{1,30})/|\[(?P<square>[A-Z][\w .&-]{1,20})\]"
_DATELINE = re.compile(
    rf"\s*[*_]*(?P<open>[\[(<])?(?:(?P<before>{_DAY}),?\s+(?:[-–—]\s+)?)?(?P<place>{_PART}(?:,\s+(?!{_DATE}){_PART}\.?){{0,2}}(?:\s*\([A-ZÀ-Þ][a-zß-ÿ]+\))?)[*_]*(?:{_OWN})?"
    rf"(?:(?:,|\s*[/|·–—-])?\s+[(\[]?(?P<date>{_DATE})[)\]]?\.?)?"
    rf"(?:,?\s*(?:{_AGENCY})\.?)?(?:,?\s+(?P<late>{_DATE}))?(?:,\s+(?P<paper>{_PART}))?"
    r"\s*[*_]*(?P<mark>[\])>](?!>)\s*[-–—:]?|::|/{2,3}|[=;](?=\s)|\.\s*[—–-](?=\s)|[—–―−]+|--+|-(?=\s)|~|:(?=\s)|>>|[/|·•>»](?=\s)|\.(?=\s)|(?<=[/)\].])(?=\s))[*_]*\s*(?=[A-ZÀ-ÞĀ-Ž“\"‘'«„»‚‹\d(])"
)
_MIXED_MARKS = ".:);="  # marks that stand after much else than a place
_HOUR = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d\b")
_TURN = re.compile(r"^[ \t]*[A-Z][A-Z.,'’ \-]{0,60}(?:\([^()\n]{1,60}\))? ?:[ \t]", re.MULTILINE)
_AGENCY_ALONE = re.compile(r"\s*\((?P<agency>[A-Z][\w /.&-]{1,20})\)\s*(?:—|–|--+|-)\s*(?=[A-ZÀ-Þ“\"‘'«„\d])")
_OWN_REPORT = re.compile(r"(?:own|special|staff|exclusive|from)\b.*|.*\b(?:correspondents?|reporters?|report|bureau|staff)", re.I)


@dataclass(frozen=True)
class Dateline:
    """Place as written, agency, ISO date where it has a year, and how many characters it takes with its mark."""

    place: str | None
    agency: str | None
    published: str | None
    length: int


def find_dateline(line: str, text: str) -> Dateline | None:
    """The dateline at the head of a line. `text`, the whole article, decides where the mark alone does not (see `_is_place`)."""
    head = line[: 2 * LONGEST]
    alone = _AGENCY_ALONE.match(head)
    if alone is not None and _goes_on(line, alone.end()):
        return Dateline(None, alone["agency"], None, alone.end())
    found = _DATELINE.match(head)
    if found is None or found.end() > LONGEST or not _goes_on(line, found.end()):
        return None
    place, mark, agency = found["place"].strip(), found["mark"][:1], found["agency"] or found["wire"] or found["square"]
    inside = re.search(r"\s*\((?P<agency>[^()]+)\)$", place)
    if inside is not None and inside["agency"].casefold() in AGENCIES:
        place, agency = place[: inside.start()], inside["agency"]
    if mark == ":" and len(_TURN.findall(text[:100_000])) > 1:
        return None  # a transcript: who speaks, not where
    if bool(found["open"]) != (mark in ("]", ")", ">") and not found["mark"].startswith(">>")) or place.split()[0].casefold() in LABELS:
        return None
    front, _, behind = place.partition(", ")
    if behind and front.isupper() and len(front) <= 6 and not is_city(front) and is_city(behind):
        place, agency = behind, agency or front  # 'BNW, Riga, 3 March –'
    day = found["before"] or found["date"] or found["late"] or found["inside"]
    if (found["inside"] and not iso_date(day) and _HOUR.match(found["inside"]) is None) or (found["paper"] and not is_outlet(found["paper"])):
        return None
    agency = agency or found["paper"]
    paper, slash, city = place.partition(" / ") if " / " in place else place.partition(", ")
    if slash and is_outlet(paper) and not is_outlet(city):
        place, agency = city, agency or paper  # 'Dvina Mercury / RIGA –'
    if "/" in place and not found["wire"] and (slashed := re.match(r"(?P<place>[^/]+?)\s*/(?P<wire>[A-Z]{2,8})$", place)) is not None and not is_city(slashed["wire"]):
        place, agency = slashed["place"], slashed["wire"]
    if not mark and not is_city(place):
        return None
    if not (agency or re.search(r"\d", day or "")) and not _is_place(place, found["mark"] or ".", line[found.end() :], text):
        return None
    return Dateline(place, None if agency and _OWN_REPORT.fullmatch(agency) else agency, iso_date(day), found.end())


def _goes_on(line: str, at: int) -> bool:
    """After a dateline comes a sentence: some words, and no further bars as in an imprint."""
    rest = line[at : at + 400]
    return len(rest.split()) >= SHORTEST and not re.search(r"\s[|·•>»]\s|\s/\s.{0,60}$", rest)


def is_named_place(name: str, text: str) -> bool:
    """Does the text use the name as that of a place?"""
    return re.search(rf"\b(?:in|near|outside|around)\s+{re.escape(name)}\b(?!’s|'s)", text[:20_000]) is not None


def _is_place(place: str, mark: str, then: str, text: str) -> bool:
    """Is what stands before the mark a place and no short sentence, label or speaker?

    Capitals, a dash, slash or bar say so. Before a colon or full stop a word in small letters must be two places ('Stockholm/Ankara'),
    a place in its country, a town of the gazetteer, or be found as a place elsewhere in the text ('in Berlin'); a quotation after a colon
    has a speaker before it. A name between two dashes that is no known place is the subject of a sentence.
    """
    first = re.split(r"[,/(]", place)[0].strip()
    if mark[0] not in _MIXED_MARKS or len(mark) > 1 and mark[0] == ".":
        aside = mark[0] in "-—–" and re.search(r"\s[-–—]+\s[a-z]|—[a-z]", then[:160]) is not None
        return not aside or first.isupper() or is_city(first) or is_named_place(first, text)
    if first.isupper():
        return len(first.split()) <= 4
    if mark[0] == ":" and then[:1] in "“\"‘'«„»":
        return False
    if "/" in place or (", " in place and mark[0] == ":"):
        return True
    return is_named_place(first, text) or (is_city(first) and not is_given_name(first) and not _is_surname(first, text))


def _is_surname(name: str, text: str) -> bool:
    """Does the text use the name behind another one, as that of a person: 'Minister Ilze Berga'?"""
    return re.search(rf"\b[A-ZÀ-Þ][a-zß-ÿ]+\s+{re.escape(name)}\b", text[:20_000]) is not None
