"""The parts of a plain-text article: header lines, headlines, dateline, prose, byline, and what they tell of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from dragoman.ingest.headerdates import find_date
from dragoman.ingest.raw import RawArticle

Kind = Literal["header", "title", "dateline", "prose", "byline"]


@dataclass(frozen=True)
class Block:
    """A part of the text: character range and kind."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Layout:
    """What the head and foot of an article tell, and its blocks in order; together they hold all that is not blank."""

    published: str | None = None
    section: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = field(default=())


FIELD = re.compile(r"^\s*(title|headline|source|outlet|date|published|section|category|by|author)\s*:\s*(.+)$", re.I)
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\bUhr\b", re.I)
URL = re.compile(r"^\s*https?://\S+\s*$")
BYLINE = re.compile(r"^(?:by\s+[A-Z]|from\s+(?:our|a)\b|from\s+[A-Z][\w.-]+\s+[A-Z][\w.-]+\s+in\b)", re.I)
UPPER_PLACE = r"[A-ZÀ-Þ][\wÀ-ÿ’'.-]*(?:[ /-][A-ZÀ-Þ][\wÀ-ÿ’'.-]*){0,3}"
DATELINE = re.compile(
    rf"^\s*(?P<place>{UPPER_PLACE}(?:,\s+{UPPER_PLACE})?)(?:,?\s+(?P<date>(?:\d{{1,2}}\s+)?[A-Z][a-z]{{2,8}}\.?(?:\s+\d{{1,2}})?))?(?:\s*\((?P<agency>[A-Z][\w /.-]{{1,20}})\))?"
    r"\s*(?P<mark>—|–|--|-(?=\s)|:|/|\||\.(?=\s))\s*(?=[A-ZÀ-Þ“\"‘'«„0-9])"
)
FOOT = re.compile(r"^\s*(?:[(\[]|—|–|--)\s*(?P<inner>[^()\[\]]{2,120}?)[)\]]?\s*$")
TAIL = re.compile(r"\s\((?P<inner>[A-Za-z][\w.]{1,11}(?:/[A-Za-z]{2,10})?)\)\s*$")
OUTLET_WORDS = re.compile(r"\b(Times|Post|Herald|News|Gazette|Tribune|Journal|Daily|Globe|Observer|Telegraph|Chronicle|Courier|Courant|Standard|Press|Wire|Monitor|Ledger|Dispatch|Agency|Service|Review|Bulletin|Mail|Star|Sun|Echo|Examiner|Register|Record|Report|Reporter|Digest|Today|Weekly|Broadcasting|Radio|Television|TV)\b", re.I)


def parse_layout(raw: RawArticle) -> Layout:
    """The layout of an article; what the source says of it comes before what its text says."""
    text = raw.text
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r]+", text) if m.group().strip()]
    layout = Layout(published=raw.published, section=raw.section, outlet=raw.outlet, title=raw.title, author=raw.author, url=raw.url)
    blocks: list[Block] = []
    head = _head_length(text, lines)
    for n, (start, end) in enumerate(lines):
        line = text[start:end]
        if n < head:
            layout, kind = _header(layout, line, n)
            blocks.append(Block(start, end, kind))
            continue
        foot = FOOT.match(line) if n >= len(lines) - 2 and n > head else None
        if foot is not None or (n == len(lines) - 1 and n > head and len(line.split()) <= 8 and line.strip()[-1:] not in ".!?”\"'’"):
            layout = _foot(layout, foot.group("inner") if foot else line)
            blocks.append(Block(start, end, "byline"))
            continue
        if layout.place is None and n <= head + 1:
            found = _dateline(line)
            if found is not None:
                place, agency, length = found
                layout = replace(layout, place=place, agencies=(*layout.agencies, *([agency] if agency else [])))
                blocks += [Block(start, start + length, "dateline"), Block(start + length, end, "prose")]
                continue
        tail = TAIL.search(line) if n == len(lines) - 1 else None
        if tail is not None and line[: tail.start()].rstrip()[-1:] in ".!?”\"’'":
            blocks += [Block(start, start + tail.start(), "prose"), Block(start + tail.start() + 1, end, "byline")]
            if layout.author is None:
                layout = replace(layout, author=tail.group("inner"))
            continue
        short = len(line.split()) <= 16 and line.strip()[-1:] not in ".!?:;,”\"’)…"
        blocks.append(Block(start, end, "title" if short and n < len(lines) - 1 and not line.strip().startswith(("“", '"', "‘", "«", "„")) else "prose"))
    return replace(layout, blocks=tuple(blocks))


def _head_length(text: str, lines: list[tuple[int, int]]) -> int:
    """How many lines come before the prose: up to the first that has a dateline, or reads as a sentence of some length."""
    for n, (start, end) in enumerate(lines[:12]):
        line = text[start:end].strip()
        if _dateline(line) is not None and len(line.split()) > 8:
            return n
        ends = line[-1:] in ".!?”\"’'…"
        if FIELD.match(line) or URL.match(line):
            continue
        if len(line.split()) > 16 or (ends and len(line.split()) > 9):
            return n if n else 1 if len(lines) > 1 and not ends else 0
    return min(len(lines) - 1, 1) if lines else 0


def _header(layout: Layout, line: str, n: int) -> tuple[Layout, Kind]:
    stripped = line.strip()
    named = FIELD.match(line)
    if named is not None and named.group(1).lower() != "by":
        key, value = named.group(1).lower(), named.group(2).strip()
        if key in ("title", "headline"):
            return replace(layout, title=layout.title or value), "header"
        if key in ("source", "outlet"):
            return replace(layout, outlet=layout.outlet or value), "header"
        if key in ("section", "category"):
            return replace(layout, section=layout.section or value), "header"
        if key == "author":
            return replace(layout, author=layout.author or value), "header"
        date = find_date(value)
        return replace(layout, published=layout.published or (date[0] if date else None)), "header"
    if URL.match(line):
        found = re.search(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)", stripped)
        date_of_url = "-".join(found.groups()) if found else None
        return replace(layout, url=layout.url or stripped, published=layout.published or date_of_url), "header"
    date = find_date(stripped)
    if date is not None and len(stripped.split()) <= 14:
        rest = (stripped[: date[1]] + " " + stripped[date[2] :]).strip(" ,;|·:-–—/()")
        rest = re.sub(r"^(?:last\s+)?(?:date|updated|published|posted|modified)\b\s*(?:on|at)?\s*:?", "", rest, flags=re.I).strip(" ,;|·-–—/:()")
        rest = re.sub(r"\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4})?", "", rest).strip(" ,;|·-–—/:()")
        rest = WEEKDAY.sub("", rest).strip(" ,;|·:-–—/()")
        layout = replace(layout, published=layout.published or date[0])
        if rest and OUTLET_WORDS.search(rest):
            outlet, section = _split_outlet(rest)
            return replace(layout, outlet=layout.outlet or outlet, section=layout.section or section), "header"
        if rest and len(rest.split()) <= 4:
            page = re.sub(r"^home\s?page\s+", "", rest, flags=re.I)
            return replace(layout, section=layout.section or page), "header"
        return layout, "header"
    if BYLINE.match(stripped):
        place = re.search(rf"\bin ({UPPER_PLACE})\s*$", stripped)
        name = stripped[3:].strip() if stripped.lower().startswith("by ") else None
        return replace(layout, place=layout.place or (place.group(1) if place else None), author=layout.author or name), "header"
    words = stripped.split()
    if len(words) <= 6 and OUTLET_WORDS.search(stripped) and layout.outlet is None and (n <= 2) and not _has_verb_look(words):
        outlet, section = _split_outlet(stripped)
        return replace(layout, outlet=outlet, section=layout.section or section), "header"
    if len(words) <= 3 and layout.title is None and layout.outlet is not None and n <= 2 and stripped[-1:] not in ".!?":
        return replace(layout, section=layout.section or stripped), "header"
    return replace(layout, title=layout.title or stripped), "title"


def _has_verb_look(words: list[str]) -> bool:
    """A headline rather than an imprint: some word of it is written small and is no particle."""
    return any(w[0].islower() and w not in ("of", "the", "and", "de", "la", "el", "for") for w in words)


def _split_outlet(text: str) -> tuple[str, str | None]:
    parts = re.split(r"\s+(?:[/|·–—-]|::)\s+", text, maxsplit=1)
    return parts[0].strip(), parts[1].strip() if len(parts) > 1 else None


def _dateline(line: str) -> tuple[str, str | None, int] | None:
    """(place, agency, length) of a dateline at the head of a line."""
    found = DATELINE.match(line)
    if found is None:
        return None
    place, mark = found.group("place"), found.group("mark")
    rest = line[found.end() :]
    if len(rest.split()) < 5:
        return None
    if mark in (".", ":") and not place.split(",")[0].isupper() and mark == ".":
        return None
    if mark == ":" and not place.split(",")[0].replace(" ", "").isupper():
        return None
    return place.strip(), found.group("agency"), found.end()


def _foot(layout: Layout, inner: str) -> Layout:
    date = find_date(inner)
    if date is not None:
        rest = WEEKDAY.sub("", inner[: date[1]] + inner[date[2] :]).strip(" ,;/–—-()[]")
        rest = re.sub(r"^(?:source|first published in|published in|from)\s*:?\s*", "", rest, flags=re.I)
        return replace(layout, published=layout.published or date[0], outlet=layout.outlet or (rest or None))
    if OUTLET_WORDS.search(inner):
        return replace(layout, outlet=layout.outlet or inner.strip())
    return replace(layout, author=layout.author or inner.strip())
