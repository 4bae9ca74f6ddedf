"""What keeps a word that only looks like a time from being read as one: names, counts, verbs, ages, what recurs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dragoman.extract.dates.words import COUNTED, S

RECURRING: Final = re.compile(r"\b(?i:every|each|per|any|most|many|one)\s+$")
OWNER: Final = re.compile(r"(?:\b(?i:the|its|his|her|their|our|this|that|a|an)|['’]s)\s+$")
PERSON: Final = re.compile(r"\b(?i:his|her|their|my|our|your)\s+(?:(?i:early|mid|late)[-\s])?$")
# "the nearest in 20 years": a stretch of time, no day to come
SUPERLATIVE: Final = re.compile(r"\b(?i:first|only|most|worst|best|biggest|once|twice|times?|\w{3,}est)\b[^.;]*$")
WEEKDAY_NAMED: Final = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Holy|Sheffield|Orange|Mail)\s+(?:on\s+)?$")
ORDINAL: Final = re.compile(r"\b(?i:the\s+(?:first|second|third|fourth|last))\s+$")
WEEKDAY_TITLE: Final = re.compile(r"\s(?:Night\sLive|Times|Telegraph|Mail|Mirror|Express|Herald|Post|Independent|Mass|prayers?|school|sermon)\b")
FEAST_NAMED: Final = re.compile(r"\b(?:Chinese|Lunar|Jewish|Persian|Iranian|Tamil|Islamic|Muslim|Hindu|Vietnamese|Kurdish|Buddhist|Happy|Merry)\s+$")
FEAST_THING: Final = re.compile(r"\s(?:Islands?|Rising|trees?|cards?|presents?|gifts?|carols?|dinner|part(?:y|ies)|shopping|eggs?|bunny|lights)\b")
SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;“‘\"(\n—–-]|['’])\s*$")
BREAK_AFTER: Final = re.compile(r"\s*(?:$|[.,;:!?)”\"\n—–]|(?:and|or|but|to|at|as|when|while|if|for|in|on|with|unless)\b)")
LOWER_AFTER: Final = re.compile(rf"{S}[a-z]")
WORD_AFTER: Final = re.compile(rf"{S}[A-Za-z]")
COUNTED_AFTER: Final = re.compile(rf"{S}{COUNTED}")
OF_AFTER: Final = re.compile(rf"{S}(?:of|old|when|that)\b|-old\b")
OVERNIGHT_THING: Final = re.compile(rf"{S}(?:hours|stays?|flights?|trains?|confinement|guests?|success|sensation)\b")
WHICH_AFTER: Final = re.compile(rf"{S}(?:in|of){S}")

YEAR_LEADS: Final = frozenset({"in", "since", "by", "until", "before", "after", "from", "during", "of", "for", "between", "within", "back to"})
MONTH_LEADS: Final = frozenset({"in", "since", "by", "until", "before", "after", "from", "during", "of", "for", "to", "between", "around"})
MONTH_SURE: Final = frozenset({"in", "since", "until", "during", "between"})  # after these even May is a month
SEASON_LEADS: Final = frozenset({"in", "since", "by", "until", "before", "after", "from", "during", "for", "over", "between", "to"})
NAMES_TOO: Final = frozenset({"April", "May", "June", "August", "March"})  # also a surname, a first name, a deed


@dataclass(frozen=True)
class Context:
    """A candidate with what stands around it: the text before (with its preposition left out), the text after it."""

    rule: str
    words: str
    lead: str  # the relation, or 'of', 'to', 'and', ''
    bare: bool  # no year, no 'last' or 'next', no part such as 'early', not the second end of a range
    before: str
    after: str
    has_article: bool


def is_time(c: Context) -> bool:
    """Is the candidate a time here?"""
    if RECURRING.search(c.before):
        return False
    match c.rule:
        case "month":
            return not c.bare or _is_month(c)
        case "year":
            return _is_year(c)
        case "season":
            return _is_season(c)
        case "quarter":
            return not c.bare or (c.lead in ("in", "by", "during", "for", "since", "until", "of", "after", "before", "to") and not OF_AFTER.match(c.after))
        case "decade":
            return not PERSON.search(c.before)
        case "weekday":
            named = WEEKDAY_NAMED.search(c.before + ("on " if c.lead == "on" else "")) or WEEKDAY_TITLE.match(c.after)
            return not named and not (WHICH_AFTER.match(c.after) and (c.has_article or ORDINAL.search(c.before)))  # 'the last Friday in August'
        case "holiday":
            return not FEAST_NAMED.search(c.before) and not FEAST_THING.match(c.after)
        case "deictic":  # 'Russia Today'
            if OVERNIGHT_THING.match(c.after) and c.words.lower() == "overnight":
                return False
            return not c.words[0].isupper() or (SENTENCE_START.search(c.before) is not None and c.after[:1] not in ("”", '"', "’"))
    return True


def is_stretch(c: Context) -> bool:
    """Does 'in 20 years' measure a stretch, as in 'the first in 20 years', 'in three days of talks'?"""
    return c.has_article or SUPERLATIVE.search(c.before) is not None or OF_AFTER.match(c.after) is not None


def _is_month(c: Context) -> bool:
    """A month that stands alone needs a preposition, or to be a noun's attribute: 'the July agreement'."""
    name = c.words.rstrip(".")
    if c.lead in MONTH_SURE:
        return not (name in ("March", "May") and re.match(r"['’]s", c.after))
    if c.lead in MONTH_LEADS:
        return name not in NAMES_TOO or BREAK_AFTER.match(c.after) is not None
    if c.lead or name in ("March", "May"):
        return False
    if c.has_article or OWNER.search(c.before):
        return LOWER_AFTER.match(c.after) is not None
    return name not in NAMES_TOO and re.match(r"['’]s\s[a-z]", c.after) is not None


def _is_year(c: Context) -> bool:
    """Four digits are a year after a preposition, in brackets, or as a noun's attribute ('the 2015 nuclear deal')."""
    number = int(c.words)
    if COUNTED_AFTER.match(c.after) or re.match(r"[-–/]\d\d?(?!\d)|['’]s\b", c.after) and not c.lead:
        return False
    if re.match(r"[-–/]\d\d(?!\d)", c.after):
        return False  # '2014-18' and the season '2019/20': more than the year
    if not c.bare or c.lead in YEAR_LEADS:
        return True
    if c.before.endswith("(") and re.match(r"[),;–-]", c.after):
        return True
    attribute = (c.has_article or OWNER.search(c.before) is not None) and WORD_AFTER.match(c.after) is not None
    return attribute and not c.lead and number >= 1900 and number % 100 != 0


def _is_season(c: Context) -> bool:
    """'In spring', but not 'a spring', 'the fall of the wall', 'prices fall'."""
    if c.words.lower().startswith("fall") and re.match(r"(?i)fall\s+of\b", c.words):
        return c.lead in ("in", "since", "by", "until", "during", "for")
    if not c.bare:
        return True
    if c.words.lower() == "fall":
        return c.lead in ("in", "by", "until") and c.has_article and not OF_AFTER.match(c.after)
    return c.lead in SEASON_LEADS and not OF_AFTER.match(c.after)
