"""The foot of an article: initials, agencies, source lines, notes on the author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.ingest.barred import Imprint
from dragoman.ingest.furniture import is_furniture
from dragoman.ingest.headerdates import find_date
from dragoman.ingest.imprint import read_imprint
from dragoman.ingest.parts import is_city, is_name, is_outlet, is_person, is_section
from dragoman.ingest.vocabulary import AGENCIES, AUTHOR_NOTE, FOOT

LONGEST = 400  # characters of a line at the foot
_WHOLE = re.compile(r"\s*(?:\((?P<round>[^()]{2,120})\)|\[(?P<square>[^\[\]]{2,120})\]|/(?P<slash>[^/()]{2,120})/|(?:—|–|--|-|>>+|■)\s*(?P<dash>[^()\[\]]{2,120}))\s*\.?\s*$")
_TAIL_NAMED = re.compile(r"(?<=[.!?”\"’'»…])\s*(?:[(\[](?P<inner>[^()\[\]]{4,80})[)\]]|(?:[—–■▪◆●|]|--)\s?(?P<dash>[^()\[\].!?—–]{2,60}))\s*$")
_TAIL = re.compile(r"(?<=[.!?”\"’'»…])\s*(?:\((?P<inner>[A-Za-z][\w.-]{0,11}(?:/[A-Za-z][\w.-]{1,11}){0,2})\)|[—–]\s?(?P<dash>[A-Z][\w-]{1,11}))\s*$")
_SOURCE = re.compile(r"^(?:source|first published (?:in|by|on)|published (?:in|by|on)|from|originally in)\s*:?\s*", re.I)
_NAMED = re.compile(
    r"\s*(?:[-–—*•]+\s*)?[(\[]?(?:source\s*:|(?:copyright|©|\(c\))(?:\s+©)?(?:\s+(?:19|20)\d\d)?,?|(?:(?:this|the|a version of this) (?:article|story|piece|report|text|post) (?:was\s+|has\s+)?)?(?:first |originally |also )?(?:been )?(?:published|appeared|appears|printed|ran)\s+(?:in [A-Z]\w+ )?(?:in|by|on|at)"
    r"|reprinted (?:from|with permission (?:of|from)))\s*(?:(?:the |its )?(?:\w+ )?(?:edition|issue|pages|website|site) of\s+)?(?-i:the\s+(?=[A-Z]))?(?P<name>.+?)(?:,?\s+(?:under|with) (?:the )?(?:head(?:line|ing)|title)\b.*)?\.?(?:\s+all rights reserved\.?)?[)\]]?\s*$",
    re.I,
)
_ON = re.compile(r"\s*(?:,|\s+on\b|\s+in\b)?\s*$", re.I)
_SIGNED = re.compile(r"[\w]{1,8}\.?(?:/[\w.]{1,8})+|[a-z]{2,4}|[A-Z]{2,3}")
_INITIALS = re.compile(r"[\w.]{1,12}(?:/[\w.]{1,12})*")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.I)


@dataclass(frozen=True)
class Foot:
    """What a line at the foot tells."""

    author: str | None = None
    place: str | None = None
    outlet: str | None = None
    published: str | None = None
    agencies: tuple[str, ...] = ()
    section: str | None = None


def read_foot(line: str, is_last: bool) -> Foot | None:
    """What a whole line tells that belongs to the foot; None where it is prose."""
    if len(line) > LONGEST:
        return None
    whole = _WHOLE.match(line)
    source = _NAMED.match(line)
    if FOOT.match(line) or (source is not None and len(line.split()) <= 24 and (find_date(source["name"]) or is_outlet(source["name"]))):
        later = source or next((m for s in re.split(r"(?<=[.;])\s+", line) if (m := _NAMED.match(s)) is not None), None)
        return _published_in(later["name"]) if later is not None else Foot()
    if AUTHOR_NOTE.match(line) or is_furniture(line):
        return Foot()
    if whole is not None:
        return _told(next(g for g in whole.groups() if g))
    words = line.split()
    labelled = read_imprint(line) if len(words) <= 16 and line.rstrip()[-1:] not in "!?”\"’'" else None
    if labelled is not None and labelled.title_at is None and (labelled.published or (":" in line[:25] and words[-1][-1:] != ".")):
        return _imprinted(labelled)
    if len(words) <= 5 and is_name(line) and (is_outlet(line) or is_person(line)):
        return Foot(outlet=line.strip()) if is_outlet(line) else Foot(author=line.strip())
    if is_last and _SIGNED.fullmatch(line.strip()):
        return _told(line.strip())
    if is_last and len(words) <= 6 and line.strip()[-1:] not in ".!?”\"’'…:;," and (is_name(line) or find_date(line)):
        return _told(line)
    return None


def _imprinted(told: Imprint) -> Foot:
    """An imprint at the foot: its first name is the paper, the next the rubric, unless they are told apart."""
    outlet = told.outlet or next((n for n in told.names if is_outlet(n)), None) or next((n for n in told.names if not is_section(n)), None)
    section = told.section or next((n for n in told.names if n != outlet), None)
    return Foot(told.author, told.place, outlet, None if told.label == "changed" else told.published, section=section)


def _published_in(name: str) -> Foot:
    """'The Amber Herald on 3 March 2024' after 'first appeared in'."""
    found = find_date(name)
    if found is not None:
        before = _ON.sub("", re.split(r"\s+on\s+(?:\w+day,?\s+)?$", name[: found[1]])[0]).strip(" ,(")
        return Foot(outlet=before if is_name(before) or is_outlet(before) else None, published=found[0])
    bare = re.split(r",\s", name.strip())[0].strip(' ."“”')
    if is_outlet(bare) and len(bare.split()) <= 8 or (is_name(bare) and len(bare.split()) <= 5):
        return Foot(outlet=bare)
    return Foot()


def find_tail(line: str) -> tuple[Foot, int] | None:
    """Initials or agency behind the last sentence, '(SiSchr)' or '— AFP', and where they begin."""
    at = max(0, len(line) - 40)
    found = _TAIL.search(line[at:])
    if found is None or (found["dash"] and not _is_agency(found["dash"])):
        return _named_tail(line)
    inner = found["inner"] or found["dash"]
    begin = at + found.start("inner") - 1 if found["inner"] else at + line[at:].rindex(found["dash"], 0, found.end("dash")) - 1
    if found["dash"]:
        while line[begin] not in "—–":
            begin -= 1
    return _told(inner), begin


def _named_tail(line: str) -> tuple[Foot, int] | None:
    """The paper behind the last sentence, '– Gauja Wire', '(Gauja Wire, 4 March 2024)', or initials behind an end sign."""
    at = max(0, len(line) - 100)
    found = _TAIL_NAMED.search(line[at:])
    if found is None:
        return None
    inner = (found["inner"] or found["dash"]).strip()
    told = _told(inner)
    initials = found["dash"] is not None and re.fullmatch(r"[a-z]{2,4}(?:/[a-z]{2,4})?", inner) is not None
    named = is_outlet(inner) and is_name(inner) or (told.published is not None and told.outlet is not None)
    return (told, at + found.start() + len(found.group()) - len(found.group().lstrip())) if named or initials else None


def _is_agency(text: str) -> bool:
    return text.strip().casefold() in AGENCIES or (text.isupper() and 2 <= len(text) <= 5)


def _told(inner: str) -> Foot:
    found = find_date(inner)
    if found is not None:
        rest = _WEEKDAY.sub("", inner[: found[1]] + " " + inner[found[2] :])
        parts = [re.sub(r"\s+(?:on|of)$", "", _SOURCE.sub("", part).strip(" .,")) for part in re.split(r"(?:^|\s+)[,;:/–—|-](?=\s|$)|[()\[\]]|,\s", rest.strip(" .,;"))]
        parts = [part for part in parts if part]
        place = next((part for part in parts if is_city(part)), None)
        outlet = next((part for part in parts if part != place and (is_name(part) or is_outlet(part))), None)
        author = next((part for part in parts if part not in (outlet, place) and _INITIALS.fullmatch(part)), None)
        return Foot(author, place, outlet, found[0])
    inner = _SOURCE.sub("", inner.strip()).strip(" .")
    parts = [p for p in re.split(r"[/,]\s*", inner) if p]
    agencies = tuple(p for p in parts if _is_agency(p))
    if agencies:
        initials = [p for p in parts if p not in agencies and len(p) <= 12]
        return Foot(agencies=agencies, author=initials[0] if initials else None)
    if is_outlet(inner):
        return Foot(outlet=inner if len(inner.split()) <= 8 else None)
    return Foot(author=inner if is_name(inner) or _INITIALS.fullmatch(inner) else None)
