"""Where the head of an article ends, and what kind of line each of its lines is.

The head is every line before the prose: imprints, rubrics, headlines, captions, buttons. A sentence or a list of points that stands among
them, with an imprint below it, is a standfirst: prose, but not the end of the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.ingest.barred import Imprint
from dragoman.ingest.bylines import read_signature
from dragoman.ingest.datelines import find_dateline
from dragoman.ingest.headerdates import find_date
from dragoman.ingest.imprint import read_imprint
from dragoman.ingest.paragraphs import Paragraph
from dragoman.ingest.parts import is_city, is_name, is_outlet

HEAD = 24  # paragraphs: no head is longer
HEADLINE = 20  # words of a headline, at most
SUBHEADING = 14  # words of a heading inside the body, at most
STANDFIRST = 70  # words
AHEAD = 5  # paragraphs below a standfirst in which an imprint must come
FREE = 6  # headlines and rubrics without an imprint, at most: more are a list or a poem

_END = re.compile(r"[.!?…,;:][\"”’'»)\]*_]*$")
_QUOTES = "\"“„«‘'»”’"
_ITEM = re.compile(r"\s*(?:[-•*–—▪●◦‣·]|\d+[.)])\s+\S")


@dataclass(frozen=True)
class HeadLine:
    """A line of the head: an imprint with what it tells, a free line (headline, rubric, name of a paper), or a standfirst."""

    part: Paragraph
    kind: Literal["imprint", "free", "standfirst"]
    imprint: Imprint = Imprint()


def read_head(parts: Sequence[Paragraph], text: str) -> list[HeadLine]:
    """The lines before the prose; all others are body."""
    lines: list[HeadLine] = []
    for n, part in enumerate(parts[:HEAD]):
        if n == len(parts) - 1:
            break  # the last one is prose, whatever it looks like: nothing else would be left to read
        free = [line for line in lines if line.kind == "free"]
        line = _line(part, parts[n + 1 :], text, free)
        if line is None:
            break
        lines.append(line)
        if line.kind == "free" and len(free) >= FREE:
            return lines[:1]
    return lines


def _line(part: Paragraph, below: Sequence[Paragraph], text: str, free: list[HeadLine]) -> HeadLine | None:
    """What a line of the head is; None where the prose begins."""
    imprint = read_imprint(part.text) if has_words(part.text) else Imprint()
    below_headline = any(is_headline(f.part.text) for f in free)
    if imprint is not None:
        return HeadLine(part, "imprint", imprint)
    if find_dateline(part.text, text) is not None:
        return None
    if below_headline and (dated := _ends_dated(part.text)) is not None:
        return HeadLine(part, "imprint", dated)
    signed = _signature(part, below, free)
    if signed is not None:
        return HeadLine(part, "imprint", signed)
    if _ITEM.match(part.text):
        return HeadLine(part, "standfirst") if free and _goes_on(part, below, text) else None
    if is_heading(part.text, HEADLINE):
        return HeadLine(part, "free")
    if not below_headline and (_is_headline_with_stop(part, below[0], text) or _is_question(part, below[0]) or _is_quotation(part, below)):
        return HeadLine(part, "free")
    return HeadLine(part, "standfirst") if free and _goes_on(part, below, text) else None


def _ends_dated(line: str) -> Imprint | None:
    """Under a headline, a few words of any kind with a date behind a comma, bar or dash: 'Ann Lee's diary, 3 March 2024'."""
    found = find_date(line) if len(line.split()) <= 12 and line.rstrip()[-1:] not in ".!?" else None
    if found is None or line[found[2] :].strip(" )]*_") or line[: found[1]].rstrip(" ([")[-1:] not in ",|·–—-":
        return None
    return Imprint(published=found[0])


def _signature(part: Paragraph, below: Sequence[Paragraph], free: list[HeadLine]) -> Imprint | None:
    """Names or a place alone under a headline."""
    if not any(is_headline(f.part.text) for f in free):
        return None
    name = part.text.strip(" *_")
    if is_city(name) and len(name.split()) <= 4 and is_name(name) and not is_heading(below[0].text, HEADLINE):
        return Imprint(place=name)
    pieces = name.split(", ")
    if len(pieces) == 2 and is_outlet(pieces[0]) and is_name(pieces[0]) and is_city(pieces[1]):
        return Imprint(outlet=pieces[0], place=pieces[1])
    told = read_signature(part.text)
    return Imprint(author=told.author, place=told.place, outlet=told.outlet) if told is not None else None


def is_headline(line: str) -> bool:
    """A free line that is more than the name of a paper or rubric."""
    return not is_name(line.strip(" #*=_")) or len(line.split()) > 3 and not is_outlet(line.strip(" #*=_"))


def is_heading(line: str, longest: int) -> bool:
    """A line that is no sentence: short, without a full stop, and not one quotation."""
    stripped = line[:400].strip()
    if _END.search(stripped) or len(stripped) >= 300 or len(stripped.split()) > longest:
        return False
    return not (stripped[:1] in _QUOTES and stripped[-1:] in _QUOTES)


def has_words(line: str) -> bool:
    """Is there a letter or figure in the line?"""
    return any(c.isalnum() for c in line[:2000]) or len(line) > 2000


def _goes_on(part: Paragraph, below: Sequence[Paragraph], text: str) -> bool:
    """Below a standfirst the head goes on: an imprint or a dateline comes before the prose does."""
    if len(part.text) > 12 * STANDFIRST or len(part.text.split()) > STANDFIRST:
        return False
    for n, after in enumerate(below[:AHEAD]):
        if find_dateline(after.text, text) is not None:
            return n + 1 < len(below)
        imprint = read_imprint(after.text) if has_words(after.text) else None
        if imprint is not None and (imprint.published or imprint.author or imprint.place or imprint.outlet or imprint.section):
            return n + 1 < len(below)
        if not (_ITEM.match(after.text) or len(after.text.split()) <= STANDFIRST and n == 0 or read_signature(after.text) is not None):
            return False
    return False


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
    return read_imprint(after.text) is not None or is_heading(after.text, HEADLINE)


def _is_quotation(part: Paragraph, below: Sequence[Paragraph]) -> bool:
    """A headline that is one quotation without a full stop, above prose or another line of the head."""
    stripped = part.text[:300].strip()
    whole = stripped[:1] in _QUOTES and stripped[-1:] in _QUOTES and len(stripped.split()) <= SUBHEADING
    return whole and _END.search(stripped.strip(_QUOTES)) is None and len(stripped) > 2 and (len(below) > 1 or read_imprint(below[0].text) is not None)
