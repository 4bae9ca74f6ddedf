"""One line of an article's head: what it tells of the article, if it is an imprint and no headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.ingest.headerdates import LONGEST, MONTH, find_date, iso_date
from dragoman.ingest.vocabulary import ASIDE, CORRESPONDENT, EDITION, OTHER_MONTHS, OUTLET, PAGE, PARTICLES, SECTIONS, SLUG, VERBS


@dataclass(frozen=True)
class Imprint:
    """What a line tells; `names` are its parts that are an outlet or a section, in order; `title_at` where a named title begins."""

    published: str | None = None
    outlet: str | None = None
    section: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    names: tuple[str, ...] = ()
    comma: bool = False  # 'Lima, 3 May 2024': the one name stands before the date's comma
    title_at: int | None = None


_FIELDS = {
    "title": ("title", "headline"),
    "outlet": ("source", "outlet", "publication", "publisher"),
    "published": ("date", "published", "publication date", "updated", "last updated", "last modified", "posted", "published on", "stand", "datum", "fecha", "data"),
    "section": ("section", "category", "topic", "rubrik", "ressort", "rubrique", "sección", "seção"),
    "author": ("author", "authors", "byline", "by", "writer"),
    "place": ("dateline", "place", "location"),
    "url": ("url", "link"),
    "": ("tags", "keywords", "language", "copyright", "id", "slug", "reading time"),
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names}
_FIELD = re.compile(rf"\s*(?P<name>{'|'.join(sorted(_FIELD_OF, key=len, reverse=True))})\s*:\s*(?P<value>\S.*)$", re.I)
_URL = re.compile(r"\s*(?:https?://|www\.)\S+\s*$", re.I)
_BYLINE = re.compile(r"\s*(?:by|BY|By|from|FROM|From)\s+(?P<who>(?:(?:our|a|an|the)\s+)?(?:[A-ZÀ-Þ]|(?:own\s+|special\s+|staff\s+)?correspondents?\b|reporters?\b).*)$")
_PLACE = re.compile(r"\b(?:in|at)\s+(?P<place>[A-ZÀ-Þ][\w’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]+){0,3})\s*$")
_AT = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]+){0,2}(?=\s+and\s|,|$)")
_BAR = re.compile(r"\s+(?:[|·•>›»–—-]|/{1,3}|::)\s+|\s*(?:[|·•›»]|///?)\s*|\t+")
_NOISE = re.compile(
    r"\b(?:last\s+|first\s+)?(?:date|updated|published|posted|modified|uploaded)\b(?:\s+(?:on|at))?\s*:?|\b(?:mon|tue|tues|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\b\.?"
    r"|\b(?:at\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?\s?m\b\.?)?(?:\s*\(?(?-i:[A-Z]{2,5})\)?(?=\W|$))?|\b(?:at\s+)?\d{1,2}\s*[ap]\.?m\b\.?|\b(?:GMT|UTC|CES?T|BST|E[SD]?T|P[SD]T|C[SD]T|IST|MSK|JST|Uhr|hrs?)\b(?:\s*[+-]\d{1,2})?"
    rf"|\b\d{{1,2}}\s+{OTHER_MONTHS},?\s+\d{{4}}\b(?:\s*A\.?[HM]\.?\b)?|\bcorresponding to\b",
    re.I,
)
_HOME = re.compile(r"^home\s?page\b\W*", re.I)
_TRAIL = re.compile(r"\s*home\s*(?:page)?\s*[>›»/|]\s*(?P<rest>\S.*)$", re.I)
_EDGES = " ,;|·•:–—/()-\t\ufeff\u00a0"


def read_imprint(line: str) -> Imprint | None:
    """What the line tells, or None where it is free text: a headline, an outlet's name alone, or prose."""
    if len(line) > LONGEST:
        return None
    named = _FIELD.match(line)
    if named is not None:
        return _field(named)
    if _URL.match(line):
        found = find_date(line)
        return Imprint(url=line.strip(), published=found[0] if found else None)
    trail = _TRAIL.match(line)
    if trail is not None and find_date(line) is None:
        return Imprint(section=split_names(trail["rest"])[-1])
    byline = _byline(line)
    return byline if byline is not None else _dated(line)


def is_name(text: str) -> bool:
    """Could the words be an outlet or a section: few, each with a capital, and no sentence?"""
    words = EDITION.sub("", text.strip()).split()
    if not 1 <= len(words) <= 5 or text.strip()[-1:] in ".!?:;,…" or any(w.casefold() in VERBS for w in words):
        return False
    return all(w[:1].isupper() or w.casefold() in PARTICLES or not w[:1].isalpha() for w in words) and any(w[:1].isupper() for w in words)


def split_names(text: str) -> tuple[str, ...]:
    """'LIMPOPO NEWS SERVICE / Southern Africa' in its parts, without editions, versions and pages; the whole where nothing else is left."""
    parts = [p for p in (part.strip(_EDGES) if "(" not in part else part.strip() for part in _BAR.split(text.strip(" =*#_~"))) if p]
    if parts and SLUG.fullmatch(parts[0]):
        return ()
    named = [PAGE.sub("", p) for p in parts if not ASIDE.fullmatch(p)]
    return tuple(named if len(parts) > 1 else parts[:1] if not PAGE.match(text) else named)


def is_section(text: str) -> bool:
    return text.strip().casefold() in SECTIONS


def _field(found: re.Match[str]) -> Imprint | None:
    field, value = _FIELD_OF[found["name"].lower()], found["value"].strip().strip("\"'")
    if field == "title":
        return Imprint(title_at=found.start("value"))
    if field == "published":
        return Imprint(published=iso_date(value)) if find_date(value) or len(value.split()) <= 6 else None
    if field == "author":
        return Imprint(author=_author(value))
    if field == "outlet" and not (is_name(value) or OUTLET.search(value) or len(value.split()) <= 2):
        return None  # 'Source: minister will resign' is a headline
    if field in ("section", "place") and len(value.split()) > 6:
        return None
    told = {"outlet": Imprint(outlet=value), "section": Imprint(section=value), "place": Imprint(place=value), "url": Imprint(url=value)}
    return told.get(field, Imprint())


def _byline(line: str) -> Imprint | None:
    found = _BYLINE.match(line)
    if found is None or len(line.split()) > 14 or line.rstrip()[-1:] in ".!?,;:”\"":
        return None
    who = found["who"].strip()
    if not (CORRESPONDENT.search(who) or _are_names(re.sub(r",\s.*$", "", _PLACE.sub("", who)))):
        return None
    place = _PLACE.search(who)
    paper = next((part.strip() for part in who.split(",")[1:] if OUTLET.search(part) and is_name(part) and not CORRESPONDENT.search(part)), None)
    if paper is not None:
        who = who.replace(f", {paper}", "")
    return Imprint(author=_author(who), outlet=paper, place=place["place"] if place else None)


def _author(who: str) -> str | None:
    """The name without office and place; None for 'our correspondent'."""
    parts = re.split(r",\s+", _PLACE.sub("", _AT.sub("", who)).strip())
    names = [p for p in parts if not CORRESPONDENT.search(p)]
    return ", ".join(names) or None


def _are_names(who: str) -> bool:
    return all(w[:1].isupper() or w in ("and", "in", "de", "van", "von", "al", "bin", "der", "la", "&") for w in who.split())


def _dated(line: str) -> Imprint | None:
    """A line that is a date, alone or with outlet, section or author beside it."""
    found = find_date(line)
    if found is None:
        bare = _NOISE.sub("", line).strip(_EDGES)
        return Imprint() if not bare or re.fullmatch(rf"(?i:{MONTH})\s+\d{{1,2}}", bare) else None
    published, start, end = found
    names: list[str] = []
    author = None
    for part in split_names(line[:start] + " | " + line[end:]):
        rest = _NOISE.sub("", part).strip(_EDGES if "(" not in part else " ,;:")
        by = re.search(r"^(?:by|By|BY)\s+(?=[A-Z])(.+)$", rest)
        if by is not None:
            author = _author(by[1])
        elif _HOME.match(rest):
            names.append(_HOME.sub("", rest))
        elif rest:
            names.append(rest)
    if any(not is_name(n) and not is_section(n) and not OUTLET.search(n) for n in names) or sum(len(n.split()) for n in names) > 8:
        return None
    return Imprint(published=published, author=author, names=tuple(names), comma=len(names) == 1 and line[:start].rstrip().endswith(","))
