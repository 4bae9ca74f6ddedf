"""One line of an article's head: what it tells of the article, if it is an imprint and no headline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.ingest.bylines import read_byline
from dragoman.ingest.furniture import is_furniture
from dragoman.ingest.headerdates import LONGEST, find_date, find_dates, iso_date
from dragoman.ingest.masking import is_noise, masked
from dragoman.ingest.parts import BAR, EDGES, is_aside, is_city, is_country, is_name, is_outlet, is_person, is_section, is_slug, listed, split_names, trim
from dragoman.ingest.vocabulary import PAGE
from dragoman.resources.imprints import load_imprints

TITLE = (3, 25)  # words of a headline that shares its line with a date or an outlet


@dataclass(frozen=True)
class Imprint:
    """What a line tells; `names` are its parts that are an outlet or a section, in order; a named title is at `title_at` to `title_end`."""

    published: str | None = None
    changed: bool = False  # the date is that of a later version
    outlet: str | None = None
    section: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    names: tuple[str, ...] = ()
    leads: bool = False  # its first name stands before the date
    comma: bool = False  # 'Lima, 3 May 2024': the one name stands before the date's comma
    title_at: int | None = None
    title_end: int | None = None


_FIELD_OF = load_imprints().values["field"]
_NAMES = "|".join(re.escape(f) for f in sorted((*load_imprints().forms("field"), *load_imprints().forms("dated")), key=len, reverse=True))
_FIELD = re.compile(rf"\s*(?:[\"*_(\[]*(?P<name>{_NAMES})[*_)\]\"]*\s*[:=]|[(\[](?P<square>{_NAMES})[)\]])[*_\"]*\s*(?P<value>\S.*)$", re.I)
_EMPTY = re.compile(rf"\s*(?P<name>{_NAMES})\s*:\s*$", re.I)
_URL = re.compile(r"\s*(?:https?://|www\.)\S+\s*$", re.I)
_HOME = re.compile(r"^home\s?page\b\W*", re.I)
_TRAIL = re.compile(r"\s*(?:home|start|startseite|accueil|inicio|you are here:?(?:\s*home)?)\s*(?:page)?\s*[>›»/|:]\s*(?P<rest>\S.*)$", re.I)
_IN = re.compile(r"^(?:(?:posted|filed|published|appeared)\s+)?(?:in|under)\s+(?P<name>[A-ZÀ-Þ].*)$", re.I)
_RIGHTS = re.compile(
    r"\s*(?:copyright|©|\(c\))(?:\s*©)?(?:\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[,:]?\s*(?:by\s+)?(?P<name>.*?)\.?(?:\s+all rights reserved\.?)?\s*$", re.I
)
_BEHIND = re.compile(r"\s*(?P<title>[^()\[\]|]+?)\s+[(\[](?P<inner>[^()\[\]]+)[)\]]\s*$")
_PREFIX = re.compile(r"(?P<name>[^:]{3,40}):\s+(?=\S)")


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
    return _bracketed(line) or _trail(line) or _byline(line) or _barred(line)


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
    if field in ("section", "place") and (len(value.split()) > 6 or value[-1:] in ".!?"):
        return None
    return {"section": Imprint(section=value), "place": Imprint(place=value), "url": Imprint(url=value)}.get(field, Imprint() if len(value.split()) <= 30 else None)


def _dated_field(found: re.Match[str], value: str) -> Imprint | None:
    changed = load_imprints().values["dated"].get((found["name"] or found["square"]).lower()) == "changed"
    if find_date(value) is None and is_noise(value):
        return Imprint()
    told = _barred(value)
    if told is not None and told.title_at is None and (told.published or told.names):
        return replace(told, changed=changed or told.changed)
    if find_date(value):
        return Imprint(published=iso_date(value), changed=changed) if len(value.split()) <= 14 else None
    return None if len(value.split()) > 3 else Imprint()


def _outlet_field(value: str) -> Imprint | None:
    told = _barred(value)
    if told is not None and told.published:
        return told
    return Imprint(outlet=value) if is_name(value) or is_outlet(value) or len(value.split()) <= 2 else None  # 'Source: minister will resign' is a headline


def _bracketed(line: str) -> Imprint | None:
    """A headline with paper and date in brackets behind it."""
    found = _BEHIND.match(line)
    if found is None or not TITLE[0] <= len(found["title"].split()) <= TITLE[1] or found["title"][-1:] in ".,;":
        return None
    told = _barred(found["inner"])
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


def _barred(line: str) -> Imprint | None:
    """A line that is a date, or parts between bars, alone or with outlet, section, author, place or headline beside it."""
    dates = list(find_dates(line))
    hidden = masked(line, dates)
    if not hidden.strip(EDGES + "\0*_=#~") or (not dates and is_noise(line)):
        return _with_date(Imprint(), line)
    parts = [(m.start(), m.end()) for m in _pieces(hidden)]
    free = [(a, b) for a, b in parts if not _is_part(_bare(line[a:b]))]
    if len(free) > 1 or (free and not _is_title(line, hidden, free[0], parts)):
        return None
    if not dates and "\0" not in hidden and not free:
        return _undated(line)
    told = Imprint(comma=line[: dates[0].start].rstrip().endswith(",") if dates and not free else False)
    for a, b in parts:
        if (a, b) not in free:
            told = _part(told, _bare(line[a:b]))
    if free:
        told = _titled(told, line, *free[0])
    leads = bool(told.names and dates) and line.find(told.names[0]) < dates[0].start
    told = replace(told, comma=told.comma and len(told.names) == 1, leads=leads)
    return None if sum(len(n.split()) for n in told.names) > 9 else _with_date(told, line)


def _pieces(hidden: str) -> list[re.Match[str]]:
    """The parts between bars and dates."""
    cuts = [m.span() for m in re.finditer(rf"\s*[,;]?\s*\0+\s*[,;]?\s*|{BAR.pattern}", hidden)]
    bounds = [0, *(x for cut in cuts for x in cut), len(hidden)]
    spans = [(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    return [m for a, b in spans if hidden[a:b].strip(EDGES + "\0*_=#~.") and (m := re.compile(r".+", re.S).match(hidden, a, b)) is not None]


def _bare(part: str) -> str:
    """A part without its edges and without a full stop that ends no abbreviation."""
    text = trim(part)
    text = text[:-1] if re.search(r"\w{3}\.$", text) else text
    named = re.match(r"[A-Z]\w+:\s+(?P<rest>\S.*)$", text)
    return named["rest"] if named is not None and is_outlet(re.split(r",\s", named["rest"])[0]) else text


def _is_part(text: str) -> bool:
    """No free text: nothing but names, a byline, an aside, or several of these behind commas."""
    if not text or is_aside(text) or is_noise(text) or is_name(text) or is_section(text) or is_outlet(text) or _IN.match(text) or read_byline(text) is not None:
        return True
    if _HOME.match(text):
        return True
    pieces = re.split(r",\s+", text)
    return len(pieces) > 1 and len(text.split()) <= 12 and all(is_name(p) or is_section(p) or is_aside(p) or is_noise(p) for p in pieces)


def _is_title(line: str, hidden: str, span: tuple[int, int], parts: list[tuple[int, int]]) -> bool:
    """Free text beside a date or names that a bar or bracket sets apart, of the length of a headline."""
    text = line[span[0] : span[1]].strip()
    if not TITLE[0] <= len(text.split()) <= TITLE[1] or text[-1:] in ".,;:" or "\t" in text:
        return False
    before, after = line[: span[0]], hidden[span[1] :]
    apart = re.search(r"(?:[\])]|[|·•–—:-]|\t)\s*$", before) is not None if before.strip() else bool(re.match(r"\s*[|·•–—-]|\s*[(\[]|\t", after))
    if not apart:
        return False
    others = [line[a:b].strip(EDGES) for a, b in parts if (a, b) != span]
    if "\0" in hidden:
        return True
    return len(others) == 1 and span[0] < len(line) / 3 and (is_outlet(others[0]) or ("|" in after and is_name(others[0])))


def _titled(told: Imprint, line: str, a: int, b: int) -> Imprint:
    prefix = _PREFIX.match(line, a, b)
    if prefix is not None and is_outlet(prefix["name"].strip()):
        return replace(told, outlet=prefix["name"].strip(), title_at=prefix.end(), title_end=b)
    return replace(told, title_at=a + len(line[a:b]) - len(line[a:b].lstrip(EDGES)), title_end=b)


def _part(told: Imprint, text: str) -> Imprint:
    """One part more: byline, place, person, or a name."""
    if not text or is_aside(text) or is_noise(text):
        return told
    by, within = read_byline(text), _IN.match(text)
    if by is not None:
        return replace(told, author=told.author or by.author, place=told.place or by.place, outlet=told.outlet or by.outlet)
    if within is not None:
        return replace(told, section=told.section or within["name"].strip())
    if _HOME.match(text):
        return replace(told, names=(*told.names, _HOME.sub("", text)))
    pieces = parts if len(parts := listed(text)) > 1 else re.split(r",\s+", text)
    placed = is_city(pieces[0]) and len(pieces) == 2 and (is_country(pieces[1]) or not is_outlet(pieces[1]))
    if len(pieces) > 1 and not placed:
        for piece in pieces:
            told = _part(told, piece)
        return told
    if is_city(text):
        return replace(told, place=told.place or text)
    if is_person(text):
        return replace(told, author=told.author or text)
    return replace(told, names=(*told.names, PAGE.sub("", text)))


def _undated(line: str) -> Imprint | None:
    """Names between bars without a date: only what is a rubric or paper in each part; names alone are told by their place in the head."""
    parts = [p for p in split_names(line)]
    if len(parts) > 1 and all(is_section(p) for p in parts):
        return Imprint(section=parts[-1])
    return None


def _with_date(told: Imprint, line: str) -> Imprint:
    """The date of publication among those of a line: the one so labelled, else one without a label, else that of a change."""
    dates = list(find_dates(line))
    for label in ("first", "", "changed"):
        found = next((d for d in dates if d.label == label), None)
        if found is not None:
            return replace(told, published=found.iso, changed=label == "changed")
    return told
