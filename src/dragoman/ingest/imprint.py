"""One line of an article's head: what it tells of the article, if it is an imprint and no headline."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.ingest.barred import TITLE, Imprint, read_barred
from dragoman.ingest.bylines import read_byline
from dragoman.ingest.furniture import is_furniture
from dragoman.ingest.headerdates import LONGEST, find_date, find_dates, iso_date
from dragoman.ingest.masking import is_noise, masked
from dragoman.ingest.parts import EDGES, is_aside, is_city, is_name, is_outlet, is_person, is_section, is_slug, split_names
from dragoman.resources.imprints import load_imprints

_FIELD_OF = load_imprints().values["field"]
_NAMES = "|".join(re.escape(f) for f in sorted((*load_imprints().forms("field"), *load_imprints().forms("dated")), key=len, reverse=True))
_FIELD = re.compile(rf"\s*(?:[\"*_(\[]*(?P<name>{_NAMES})[*_)\]\"]*\s*[:=]|[(\[](?P<square>{_NAMES})[)\]])[*_\"]*\s*(?P<value>\S.*)$", re.I)
_LABELLED = re.compile(rf"\s*(?:{'|'.join(re.escape(f) for f in load_imprints().forms('dated'))})(?!\w)", re.I)
_EMPTY = re.compile(rf"\s*(?P<name>{_NAMES})\s*:\s*$", re.I)
_URL = re.compile(r"\s*(?:https?://|www\.)\S+\s*$", re.I)
_TRAIL = re.compile(r"\s*(?:home|start|startseite|accueil|inicio|you are here:?(?:\s*home)?)\s*(?:page)?\s*[>›»/|:]\s*(?P<rest>\S.*)$", re.I)
_RIGHTS = re.compile(
    r"\s*(?:copyright|©|\(c\))(?:\s*©)?(?:\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[,:]?\s*(?:by\s+)?(?P<name>.*?)\.?(?:\s+all rights reserved\.?)?\s*$", re.I
)
_SOURCED = re.compile(r"\s*(?P<place>[A-ZÀ-Þ][^()\[\]|:;.,]{1,40}?)(?:,|\s+[–—-])\s+(?P<date>[^()\[\]|]{6,40}?),?\s*[(\[](?P<source>[^()\[\]]{2,60})[)\]]\s*$")
_BEHIND = re.compile(r"\s*(?P<title>[^()\[\]|]+?)\s+[(\[](?P<inner>[^()\[\]]+)[)\]]\s*$")


def read_imprint(line: str) -> Imprint | None:
    """What the line tells, or None where it is free text: a headline, an outlet's name alone, or prose."""
    if len(line) > LONGEST:
        return None
    if is_slug(line) and len(line.split()) < 10:
        found = find_date(line)
        return Imprint(published=found[0] if found else None)
    named = _FIELD.match(line)
    if named is not None and (told := _field(named)) is not None:
        return told
    if _EMPTY.match(line):
        return Imprint()
    if _URL.match(line):
        found = find_date(line)
        bare = re.sub(r"^https?://", "", line.strip()).rstrip("/")
        return Imprint(url=line.strip(), published=found[0] if found else None, outlet=bare if "/" not in bare else None)
    rights = _RIGHTS.match(line)
    if rights is not None and len(line.split()) <= 14:
        return Imprint(outlet=rights["name"].strip() if is_name(rights["name"]) else None)
    if is_furniture(line):
        return Imprint()
    return _sourced(line) or _bracketed(line) or _trail(line) or _byline(line) or read_barred(line) or _labelled(line)


def _field(found: re.Match[str]) -> Imprint | None:
    label, value = (found["name"] or found["square"]).lower(), found["value"].strip().strip("\"'*_")
    field = _FIELD_OF.get(label, "published")
    value = re.sub(r"[;,]?\s*\b(?:pg|page|p)\.?\s*\w?\d+\s*$", "", value, flags=re.I) if field == "section" else value
    if field == "title":
        return Imprint(title_at=found.start("value"))
    if field == "published":
        return _dated_field(found, value)
    if field == "author":
        told = read_byline("By " + value)
        return Imprint(author=told.author, place=told.place, outlet=told.outlet) if told is not None else Imprint() if len(value.split()) <= 6 and value[-1:] not in ".!?" else None
    if field == "outlet":
        return _outlet_field(value)
    if field in ("section", "place") and (len(value.split()) > 6 or value[-1:] in ".!" or (value[-1:] == "?" and field == "place")):
        return None
    return {"section": Imprint(section=value), "place": Imprint(place=value), "url": Imprint(url=value)}.get(field, Imprint() if len(value.split()) <= 30 else None)


def _dated_field(found: re.Match[str], value: str) -> Imprint | None:
    label = load_imprints().values["dated"].get((found["name"] or found["square"]).lower(), "first")
    if find_date(value) is None and is_noise(value):
        return Imprint()
    told = read_barred(value)
    if told is not None and told.title_at is None and (told.published or told.names):
        return replace(told, label=told.label or label)
    if find_date(value):
        return Imprint(published=iso_date(value), label=label) if len(value.split()) <= 14 else None
    return None if len(value.split()) > 3 else Imprint()


def _outlet_field(value: str) -> Imprint | None:
    told = read_barred(value)
    if told is not None and told.published:
        return told
    return Imprint(outlet=value) if is_name(value) or is_outlet(value) or len(value.split()) <= 2 else None  # 'Source: minister will resign' is a headline


def _labelled(line: str) -> Imprint | None:
    """'posted by ann on march 4, 2024': a label of dates, a few words of any kind, a date."""
    found = next(find_dates(line), None) if _LABELLED.match(line) and len(line.split()) <= 12 and line.rstrip()[-1:] not in ".!?" else None
    return Imprint(published=found.iso, label=found.label) if found is not None and not line[found.end :].strip(EDGES) else None


def _sourced(line: str) -> Imprint | None:
    """A dateline on a line of its own with its source in brackets: 'Riga, Tues. 5.3.2024 (The Riga Evening Post, with agencies)'."""
    found = _SOURCED.match(line)
    dates = list(find_dates(found["date"])) if found is not None else []
    if found is None or len(dates) != 1 or masked(found["date"], dates).strip(EDGES + "\0"):
        return None
    place, (source, *others) = found["place"].strip(), re.split(r",\s+|\s*[/;]\s*", found["source"])
    if not is_name(place) or is_outlet(place) or is_section(place) or is_aside(source) or not is_name(source) or is_person(source):
        return None
    if not (is_city(place) or (len(place.split()) < 3 and is_outlet(source) and any(is_aside(o) for o in others))):
        return None
    return Imprint(place=place, outlet=source, published=dates[0].iso)


def _bracketed(line: str) -> Imprint | None:
    """A headline with paper and date in brackets behind it."""
    found = _BEHIND.match(line)
    if found is None or not TITLE[0] <= len(found["title"].split()) <= TITLE[1] or found["title"][-1:] in ".,;":
        return None
    told = read_barred(found["inner"])
    if told is None or not (told.published and told.names) or told.title_at is not None:
        return None
    return replace(told, title_at=found.start("title"), title_end=found.end("title"))


def _trail(line: str) -> Imprint | None:
    """A path of rubrics: 'Home > World > Africa', 'Europe > Baltics'."""
    if find_date(line) is not None:
        return None
    home = _TRAIL.match(line)
    if home is not None:
        names = split_names(home["rest"])
        return Imprint(section=names[-1]) if all(is_name(n) or is_section(n) for n in names) else None
    if not re.search(r"\s[>›»]\s|\s::\s", line):
        return None
    parts = split_names(line)
    if len(parts) < 2 or not all(is_name(p) or is_section(p) for p in parts):
        return None
    return Imprint(outlet=parts[0], section=parts[-1]) if is_outlet(parts[0]) else Imprint(section=parts[-1]) if is_section(parts[0]) else None


def _byline(line: str) -> Imprint | None:
    if find_date(line) is not None or "|" in line:
        return None
    told = read_byline(line)
    return Imprint(author=told.author, place=told.place, outlet=told.outlet) if told is not None else None
