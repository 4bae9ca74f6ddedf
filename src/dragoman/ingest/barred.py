"""A line of parts between bars: what each part tells, and which one is a headline or none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.ingest.bylines import read_byline
from dragoman.ingest.headerdates import find_dates
from dragoman.ingest.masking import is_noise, masked
from dragoman.ingest.parts import BAR, EDGES, is_aside, is_city, is_country, is_name, is_outlet, is_person, is_section, listed, split_names, trim
from dragoman.ingest.vocabulary import PAGE

TITLE = (3, 25)  # words of a headline that shares its line with a date or an outlet
_HOME = re.compile(r"^home\s?page\b\W*", re.I)
_IN = re.compile(r"^(?:(?:posted|filed|published|appeared)\s+)?(?:in|under)\s+(?P<name>[A-ZÀ-Þ].*)$", re.I)
_OF = re.compile(r"^(?:from|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:pages?|edition|issue|section|archives?|columns)\s+of\s+(?:the\s+)?(?=[A-ZÀ-Þ])", re.I)
_PREFIX = re.compile(r"(?P<name>[^:]{3,40}):\s+(?=\S)")


@dataclass(frozen=True)
class Imprint:
    """What a line tells; `names` are its parts that are an outlet or a section, in order; a named title is at `title_at` to `title_end`."""

    published: str | None = None
    label: str = ""  # of the date: 'first' (of publication), 'changed' (of a later version), or none
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


def read_barred(line: str) -> Imprint | None:
    """A line that is a date, or parts between bars, alone or with outlet, section, author, place or headline beside it."""
    dates = list(find_dates(line))
    hidden = masked(line, dates)
    if not hidden.strip(EDGES + "\0*_=#~") or (not dates and re.search(r"\d", line) is not None and is_noise(line)):
        return _with_date(Imprint(), line)
    parts = [(m.start(), m.end()) for m in _pieces(hidden)]
    free = [(a, b) for a, b in parts if not _is_part(_bare(line[a:b]))]
    if len(free) == 1 and dates and _is_rubric(line, free[0], parts):
        told = replace(Imprint(), section=_bare(line[slice(*free[0])]))
        free = []
        parts = [p for p in parts if _bare(line[slice(*p)]) != told.section]
    else:
        told = Imprint()
    if len(free) > 1 or (free and not _is_title(line, hidden, free[0], parts)):
        return None
    if not dates and "\0" not in hidden and not free:
        return _undated(line)
    told = replace(told, comma=line[: dates[0].start].rstrip().endswith(",") if dates and not free else False)
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
    text = _OF.sub("", trim(part).lstrip(". "))
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


def _is_rubric(line: str, span: tuple[int, int], parts: list[tuple[int, int]]) -> bool:
    """A few words in small letters between bars, behind the name of a paper: 'The world at a glance'."""
    text = _bare(line[slice(*span)])
    words = text.split()
    behind = span != parts[0] and is_outlet(_bare(line[slice(*parts[0])]))
    return behind and 1 < len(words) <= 5 and text[-1:] not in ".!?,;:" and not any(c.isdigit() for c in text) and text[:1].isupper()


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
    pieces = parts if len(parts := listed(text)) > 1 else [text] if re.search(r"\s(?:&|and)\s", text) and not is_outlet(text.split(",")[0]) else re.split(r",\s+", text)
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
            return replace(told, published=found.iso, label=label)
    return told
