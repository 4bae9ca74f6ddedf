"""The parts of a plain-text article: header lines, headlines, dateline, prose, byline, and what they tell of it.

1. paragraphs of the text                                            (paragraphs)
2. which of them are its head, and what kind of line each is         (head, imprint, bylines, furniture)
3. what the imprints tell, which line is the headline                (_heads)
4. the body: dateline, prose, sub-headings, captions, foot           (datelines, foot, _body)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dragoman.ingest.barred import Imprint
from dragoman.ingest.datelines import Dateline, find_dateline, is_named_place
from dragoman.ingest.foot import Foot, find_tail, read_foot
from dragoman.ingest.furniture import is_furniture
from dragoman.ingest.head import SUBHEADING, HeadLine, has_words, is_heading, read_head
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.imprint import read_imprint
from dragoman.ingest.paragraphs import Paragraph, paragraphs
from dragoman.ingest.parts import is_name, is_outlet, is_person, is_section, split_names
from dragoman.ingest.raw import RawArticle
from dragoman.ingest.vocabulary import AGENCIES, LABELS

Kind = Literal["header", "title", "dateline", "prose", "byline"]
RANKS = {"first": 0, "": 1, "changed": 2}  # labels of dates: the first publication before all
FOOT = 6  # lines of a foot, at most
EDITION = re.compile(r"\s*[(\[](?:[\w-]+ )?(?:edition|online|international|english|service)[)\]]$", re.IGNORECASE)  # 'AL-YAWM (English edition)'


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
    dated_by: str | None = None  # the label of the line that told `published`; None where the source or the foot did


def parse_layout(raw: RawArticle) -> Layout:
    """The layout of an article; what the source says of it comes before what its text says."""
    parts = paragraphs(raw.text)
    head = read_head(parts, raw.text)
    told = Layout(iso_date(raw.published), raw.section, raw.outlet, raw.title, raw.author, url=raw.url)
    told, front = _heads(told, head, raw.text)
    outlet = told.outlet
    told, body = _body(told, parts[len(head) :], raw.text)
    if outlet is None and told.outlet is not None and told.section is None and raw.title is None:
        told, front = _with_rubric(told, head, front)
    named = told.outlet if raw.outlet is not None or told.outlet is None else EDITION.sub("", told.outlet)
    return replace(told, outlet=named, blocks=tuple(front + body))


def _heads(told: Layout, head: Sequence[HeadLine], text: str) -> tuple[Layout, list[Block]]:
    """The head's lines told apart: imprints, names of outlet and section, headlines."""
    named = any(line.imprint.title_at is not None for line in head)
    title = None if named else _title(head)
    blocks: list[Block] = []
    for n, line in enumerate(head):
        part, imprint = line.part, line.imprint
        if line.kind == "imprint":
            told = _with(told, imprint, text, below=title is not None and n > title)
            blocks += _imprint_blocks(part, imprint)
            told = replace(told, title=told.title or _named_title(part, imprint))
        elif line.kind == "standfirst":
            blocks.append(Block(part.start, part.end, "prose"))
        elif n < title if title is not None else named and is_outlet(part.text) and is_name(part.text) or not named:
            told = _with_names(told, split_names(part.text), alone=True)
            blocks.append(Block(part.start, part.end, "header"))
        elif title is not None and n > title and told.outlet is None and (names := _names_below(part.text)):
            told = _with_names(told, names, alone=True)
            blocks.append(Block(part.start, part.end, "header"))
        else:
            if n == title:
                told = replace(told, title=told.title or part.text.strip().lstrip("#").strip(" *_"))
            blocks.append(Block(part.start, part.end, "title"))
    return told, blocks


def _names_below(line: str) -> tuple[str, ...]:
    """The names of a line below the headline: that of a paper alone, or paper and rubric with a bar between; none of any other line."""
    names = split_names(line)
    if len(names) > 1 and all(is_name(n) or is_section(n) for n in names) and any(is_outlet(n) or is_section(n) for n in names):
        return names
    return (line.strip(),) if is_outlet(line) and is_name(line) else ()


def _with_rubric(told: Layout, head: Sequence[HeadLine], front: list[Block]) -> tuple[Layout, list[Block]]:
    """A short name apart above the headline is a rubric, where the dateline or the foot names the paper."""
    titles = [n for n, line in enumerate(head) if line.kind == "free"]
    if len(titles) < 2 or told.title is None:
        return told, front
    above, under = head[titles[0]].part, head[titles[1]].part
    if above.text.strip() != told.title or not is_name(above.text) or len(above.text.split()) > 3 or above.group == under.group or is_name(under.text):
        return told, front
    told = replace(told, section=told.title, title=under.text.strip())
    return told, [replace(b, kind="header") if b.start == above.start else b for b in front]


def _named_title(part: Paragraph, imprint: Imprint) -> str | None:
    if imprint.title_at is None:
        return None
    return part.text[imprint.title_at : imprint.title_end].strip().strip('"*_').strip()


def _imprint_blocks(part: Paragraph, imprint: Imprint) -> list[Block]:
    if imprint.title_at is None:
        return [Block(part.start, part.end, "header")]
    start, end = part.start + imprint.title_at, part.start + (len(part.text) if imprint.title_end is None else imprint.title_end)
    found = [Block(part.start, start, "header"), Block(start, end, "title"), Block(end, part.end, "header")]
    return [b for b in found if b.start < b.end]


def _is_place_and_date(imprint: Imprint, outlet: str | None, text: str) -> bool:
    """'Oslo, 3 March 2024': one name beside the date that the text uses as a place, or that has a comma where the outlet is known."""
    if len(imprint.names) != 1 or is_outlet(imprint.names[0]) or is_section(imprint.names[0]):
        return False
    return (imprint.comma and outlet is not None) or is_named_place(imprint.names[0].split(",")[0], text)


def _title(head: Sequence[HeadLine]) -> int | None:
    """Which free line is the headline: the first that is not the name of an outlet or section above it."""
    dated = {h.part.group for h in head if h.kind == "imprint" and (h.imprint.published or h.imprint.url or h.imprint.section or h.imprint.outlet)}
    free = [n for n, h in enumerate(head) if h.kind == "free"]
    outlets = 0
    for n in free:
        text = head[n].part.text.strip()
        bare = text.strip(" *=_#~")
        name = all(is_name(part) or is_section(part) or is_outlet(part) for part in split_names(text)) and not text.startswith("#")
        if n == free[-1] and outlets and not is_outlet(bare) and not is_section(bare) and len(bare.split()) > 2:
            return n  # nothing else is left to be the headline
        if name and (is_outlet(bare) or is_section(bare) or head[n].part.group in dated or (outlets and n <= 3)) and (n != free[-1] or is_outlet(bare) or outlets):
            outlets += 1
            continue
        if outlets and _is_rubric(head, n):
            continue
        return n
    return None


def _is_rubric(head: Sequence[HeadLine], n: int) -> bool:
    """A few words between paper and date, all three in one block, with a longer headline in a block below: 'Across the border'."""
    if len(head[n].part.text.split()) > 4 or n + 1 >= len(head) or not head[n + 1].imprint.published:
        return False
    group = head[n].part.group
    below = [h.part for h in head[n + 2 :] if h.kind == "free" and h.part.group != group]
    return head[n - 1].part.group == head[n + 1].part.group == group and bool(below) and len(below[0].text.split()) > 4 and not is_name(below[0].text)


def _with(told: Layout, imprint: Imprint, text: str, *, below: bool) -> Layout:
    """What is told, and what an imprint adds. `below`: it stands under the headline, where names are rather those of authors."""
    if imprint.published and (told.published is None or (told.dated_by is not None and RANKS[imprint.label] < RANKS[told.dated_by])):
        told = replace(told, published=imprint.published, dated_by=imprint.label)
    told = replace(
        told, outlet=told.outlet or imprint.outlet, section=told.section or imprint.section, author=told.author or imprint.author, place=told.place or imprint.place,
        url=told.url or imprint.url,
    )  # fmt: skip
    if _is_place_and_date(imprint, told.outlet, text):
        return replace(told, place=told.place or imprint.names[0])
    names = imprint.names
    if below and imprint.leads and told.author is None and names and 2 <= len(names[0].split()) <= 4 and not is_outlet(names[0]) and not is_section(names[0]) and told.outlet is not None:
        told, names = replace(told, author=names[0]), names[1:]
    return _with_names(told, names)


def _with_names(told: Layout, names: tuple[str, ...], *, alone: bool = False) -> Layout:
    """Names of a line: the one with a word of the press is the outlet, else the first that is no rubric; then the section.

    `alone`: the line has nothing but names.
    """
    first = next((n for n in names if is_outlet(n)), None) or next((n for n in names if not is_section(n) and (alone or len(names) > 1 or is_name(n))), None)
    if told.outlet is None and first is not None:
        told = replace(told, outlet=first)
    for name in names:
        if told.outlet is not None and (name.casefold() in told.outlet.casefold() or told.outlet.casefold() in name.casefold()):
            continue
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
            blocks.append(Block(part.start, part.end, "byline"))
            continue
        found = find_dateline(part.text, text) if n == 0 or (n == 1 and blocks[-1].kind != "dateline") else None
        if found is not None and not any(b.kind == "dateline" for b in blocks):
            start += found.length
            told = _with_dateline(told, found)
            blocks.append(Block(part.start, start, "dateline"))
        elif n > 0 and is_furniture(part.text) and len(parts) > 1:
            blocks.append(Block(start, part.end, "header"))
            continue
        elif n < len(parts) - 1 and _is_subheading(part.text):
            blocks.append(Block(start, part.end, "title" if has_words(part.text) and read_imprint(part.text) is None else "header"))
            continue
        tail = find_tail(part.text) if n == foot_at - 1 else None
        if tail is not None and part.start + tail[1] > start:
            told = _signed(told, tail[0])
            blocks += [Block(start, part.start + tail[1], "prose"), Block(part.start + tail[1], part.end, "byline")]
        else:
            blocks.append(Block(start, part.end, "prose"))
    return told, blocks


def _with_dateline(told: Layout, found: Dateline) -> Layout:
    """Place, date and agency of the dateline; an agency or paper by name (beside a full date also an unknown one) is the outlet where no other is told."""
    agency = found.agency
    source = agency is not None and found.published is not None and len(agency.split()) > 2 and is_name(agency) and not is_person(agency)
    named = agency is not None and (is_outlet(agency) or agency.casefold() in AGENCIES or source)
    if agency is not None and is_outlet(agency):
        told = _unnamed(told)
    return replace(
        told, place=found.place or told.place, agencies=told.agencies + (tuple(agency.split(", ")) if agency else ()), published=told.published or found.published,
        outlet=told.outlet or (re.sub(r"/[A-Z]{2,6}$", "", agency) if agency is not None and named else None),
    )  # fmt: skip


def _is_subheading(line: str) -> bool:
    if not has_words(line):
        return True
    stripped = line[:400].strip()
    if stripped[:1] in "-•*–—" or re.match(r"\d+[.)]\s|\(", stripped):
        return False  # an item of a list
    return is_heading(line, SUBHEADING) or (read_imprint(line) == Imprint() and stripped.casefold() not in LABELS)


def _foot_at(parts: list[Paragraph]) -> int:
    """Where the foot begins: at most a handful of lines, and never all there is."""
    at = len(parts)
    while at > max(1, len(parts) - FOOT) and read_foot(parts[at - 1].text, at == len(parts)) is not None:
        at -= 1
    return at


def _unnamed(told: Layout) -> Layout:
    """A bare name above the headline is a section where the dateline or the foot names the paper or agency."""
    if told.outlet is None or told.section is not None or is_outlet(told.outlet) or len(told.outlet.split()) > 2:
        return told
    return replace(told, outlet=None, section=told.outlet)


def _signed(told: Layout, foot: Foot) -> Layout:
    if foot.outlet is not None and is_outlet(foot.outlet):
        told = _unnamed(told)
    if foot.published and told.dated_by == "changed":
        told = replace(told, published=None, dated_by=None)
    return replace(
        told, section=told.section or foot.section, author=told.author or foot.author, place=told.place or foot.place, outlet=told.outlet or foot.outlet, published=told.published or foot.published, agencies=told.agencies + foot.agencies,
    )  # fmt: skip
