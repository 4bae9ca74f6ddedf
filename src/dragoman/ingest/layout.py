"""The parts of a plain-text article: header lines, headlines, dateline, prose, byline, and what they tell of it.

1. paragraphs of the text                                        (paragraphs)
2. how many of them are its head                                 (_head)
3. which lines of the head are imprints, which is the headline   (imprint, _heads)
4. the body: dateline, prose, sub-headings, foot                 (datelines, foot, _body)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from dragoman.ingest.datelines import find_dateline, is_named_place
from dragoman.ingest.foot import Foot, find_tail, read_foot
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.imprint import Imprint, is_name, is_section, read_imprint, split_names
from dragoman.ingest.paragraphs import Paragraph, paragraphs
from dragoman.ingest.raw import RawArticle
from dragoman.ingest.vocabulary import LABELS, OUTLET

Kind = Literal["header", "title", "dateline", "prose", "byline"]
HEAD = 12  # paragraphs: no head is longer
HEADLINE = 20  # words of a headline, at most
SUBHEADING = 14  # words of a heading inside the body, at most
_END = re.compile(r"[.!?…,;:][\"”’'»)\]]*$")
_QUOTES = "\"“„«‘'»”’"


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


def parse_layout(raw: RawArticle) -> Layout:
    """The layout of an article; what the source says of it comes before what its text says."""
    parts = paragraphs(raw.text)
    head = _head(parts, raw.text)
    told = Layout(iso_date(raw.published), raw.section, raw.outlet, raw.title, raw.author, url=raw.url)
    told, front = _heads(told, parts[:head], raw.text)
    told, body = _body(told, parts[head:], raw.text)
    return replace(told, blocks=tuple(front + body))


def _head(parts: list[Paragraph], text: str) -> int:
    """How many paragraphs come before the prose."""
    free = 0
    for n, part in enumerate(parts[:HEAD]):
        if n == len(parts) - 1:
            return n  # the last one is prose, whatever it looks like: nothing else would be left to read
        if read_imprint(part.text) is not None or not _has_words(part.text):
            continue
        if find_dateline(part.text, text) is not None:
            return n
        if not _is_heading(part.text, HEADLINE) and not (free == 0 and (_is_headline_with_stop(part, parts[n + 1], text) or _is_question(part, parts[n + 1]))):
            return n
        free += 1
        if free > 5:
            return 1  # a list or a poem, no head
    return min(HEAD, len(parts))


def _is_heading(line: str, longest: int) -> bool:
    """A line that is no sentence: short, without a full stop, and not one quotation."""
    stripped = line[:400].strip()
    if _END.search(stripped) or len(stripped) >= 300 or len(stripped.split()) > longest:
        return False
    return not (stripped[:1] in _QUOTES and stripped[-1:] in _QUOTES)


def _is_headline_with_stop(part: Paragraph, after: Paragraph, text: str) -> bool:
    """A headline that ends like a sentence: a dateline follows, or its words are written with capitals."""
    words = part.text[:300].split()
    if len(words) > HEADLINE or len(part.text) >= 300 or part.text.strip()[:1] in _QUOTES and part.text.strip()[-1:] in _QUOTES:
        return False
    if find_dateline(after.text, text) is not None:
        return True
    long = [w.strip(_QUOTES + "(") for w in words if len(w.strip(_QUOTES + "(.,:;!?")) > 3 and w[:1].isalpha()]
    return len(words) >= 3 and len(long) >= 2 and sum(w[:1].isupper() for w in long) >= 0.8 * len(long) and len(after.text.split()) > len(words)


def _is_question(part: Paragraph, after: Paragraph) -> bool:
    """A headline that asks or exclaims, above another line of the head."""
    stripped = part.text[:300].strip()
    if stripped[-1:] not in "?!" or len(stripped.split()) > SUBHEADING or stripped[:1] in _QUOTES or stripped.count("?") + stripped.count("!") > 2:
        return False
    return read_imprint(after.text) is not None or _is_heading(after.text, HEADLINE)


def _has_words(line: str) -> bool:
    return any(c.isalnum() for c in line[:2000]) or len(line) > 2000


def _heads(told: Layout, parts: list[Paragraph], text: str) -> tuple[Layout, list[Block]]:
    """The head's lines told apart: imprints, names of outlet and section, headlines."""
    imprints = [read_imprint(p.text) if _has_words(p.text) else Imprint() for p in parts]
    free = [n for n, i in enumerate(imprints) if i is None]
    named = any(i is not None and i.title_at is not None for i in imprints)
    title = None if named else _title(parts, imprints, free)
    blocks: list[Block] = []
    for n, (part, imprint) in enumerate(zip(parts, imprints, strict=True)):
        if imprint is not None and imprint.title_at is not None:
            at = part.start + imprint.title_at
            told = replace(told, title=told.title or part.text[imprint.title_at :].strip().strip('"'))
            blocks += [Block(part.start, at, "header"), Block(at, part.end, "title")]
        elif imprint is not None:
            told = _with(told, imprint)
            if _is_place_and_date(imprint, told.outlet, text):
                told = replace(told, place=told.place or imprint.names[0])
            else:
                told = _with_names(told, imprint.names)
            blocks.append(Block(part.start, part.end, "header"))
        elif n < title if title is not None else named and OUTLET.search(part.text) and is_name(part.text) or not named:
            told = _with_names(told, split_names(part.text), alone=True)
            blocks.append(Block(part.start, part.end, "header"))
        else:
            if n == title:
                told = replace(told, title=told.title or part.text.strip().lstrip("#").strip())
            blocks.append(Block(part.start, part.end, "title"))
    return told, blocks


def _is_place_and_date(imprint: Imprint, outlet: str | None, text: str) -> bool:
    """'Oslo, 3 March 2024': one name beside the date that the text uses as a place, or that has a comma where the outlet is known."""
    if len(imprint.names) != 1 or OUTLET.search(imprint.names[0]) or is_section(imprint.names[0]):
        return False
    return (imprint.comma and outlet is not None) or is_named_place(imprint.names[0].split(",")[0], text)


def _title(parts: list[Paragraph], imprints: list[Imprint | None], free: list[int]) -> int | None:
    """Which free line is the headline: the first that is not the name of an outlet or section above it."""
    dated = {p.group for p, i in zip(parts, imprints, strict=True) if i is not None and (i.published or i.url or i.section or i.outlet)}
    outlets = 0
    for n in free:
        text = parts[n].text.strip()
        name = all(is_name(part) for part in split_names(text)) and not text.startswith("#")
        if name and (OUTLET.search(text) or is_section(text) or parts[n].group in dated or (outlets and n <= 2)) and (n != free[-1] or OUTLET.search(text) or outlets):
            outlets += 1
            continue
        return n
    return None


def _with(told: Layout, imprint: Imprint) -> Layout:
    return replace(
        told, published=told.published or imprint.published, outlet=told.outlet or imprint.outlet, section=told.section or imprint.section,
        author=told.author or imprint.author, place=told.place or imprint.place, url=told.url or imprint.url,
    )  # fmt: skip


def _with_names(told: Layout, names: tuple[str, ...], *, alone: bool = False) -> Layout:
    """Names of a line: the outlet first, then the section. `alone`: the line has nothing but names."""
    for name in names:
        if not is_section(name) and told.outlet is None and (alone or len(names) > 1 or OUTLET.search(name) or is_name(name)):
            told = replace(told, outlet=name)
        else:
            told = replace(told, section=told.section or name)
    return told


def _body(told: Layout, parts: list[Paragraph], text: str) -> tuple[Layout, list[Block]]:
    """Dateline, prose, headings and foot of what is not the head."""
    foot_at = _foot_at(parts)
    blocks: list[Block] = []
    for n, part in enumerate(parts):
        start = part.start
        if n >= foot_at:
            told = _signed(told, read_foot(part.text, n == len(parts) - 1) or Foot())
            blocks.append(Block(start, part.end, "byline"))
            continue
        found = find_dateline(part.text, text) if n == 0 or (n == 1 and blocks[-1].kind != "dateline") else None
        if found is not None and not any(b.kind == "dateline" for b in blocks):
            start += found.length
            agencies = (found.agency,) if found.agency else ()
            if found.agency is not None and OUTLET.search(found.agency):
                told = _unnamed(told)
            told = replace(told, place=found.place or told.place, agencies=told.agencies + agencies, published=told.published or found.published)
            blocks.append(Block(part.start, start, "dateline"))
        elif n < len(parts) - 1 and _is_subheading(part.text):
            blocks.append(Block(start, part.end, "title" if _has_words(part.text) and read_imprint(part.text) is None else "header"))
            continue
        tail = find_tail(part.text) if n == foot_at - 1 else None
        if tail is not None and part.start + tail[1] > start:
            told = _signed(told, tail[0])
            blocks += [Block(start, part.start + tail[1], "prose"), Block(part.start + tail[1], part.end, "byline")]
        else:
            blocks.append(Block(start, part.end, "prose"))
    return told, blocks


def _is_subheading(line: str) -> bool:
    if not _has_words(line):
        return True
    stripped = line[:400].strip()
    if stripped[:1] in "-•*–—" or re.match(r"\d+[.)]\s|\(", stripped):
        return False  # an item of a list
    return _is_heading(line, SUBHEADING) or (read_imprint(line) == Imprint() and stripped.casefold() not in LABELS)


def _foot_at(parts: list[Paragraph]) -> int:
    """Where the foot begins: at most three lines, and never all there is."""
    at = len(parts)
    while at > max(1, len(parts) - 3) and read_foot(parts[at - 1].text, at == len(parts)) is not None:
        at -= 1
    return at


def _unnamed(told: Layout) -> Layout:
    """A bare name above the headline is a section where the dateline or the foot names the paper or agency."""
    if told.outlet is None or told.section is not None or OUTLET.search(told.outlet) or len(told.outlet.split()) > 2:
        return told
    return replace(told, outlet=None, section=told.outlet)


def _signed(told: Layout, foot: Foot) -> Layout:
    if foot.outlet is not None and OUTLET.search(foot.outlet):
        told = _unnamed(told)
    return replace(
        told, author=told.author or foot.author, outlet=told.outlet or foot.outlet, published=told.published or foot.published, agencies=told.agencies + foot.agencies,
    )  # fmt: skip
