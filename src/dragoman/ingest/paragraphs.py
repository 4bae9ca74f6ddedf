"""The paragraphs of a plain text, and whether its lines were wrapped at a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
NARROWEST, WIDEST = 50, 110  # characters of a line in wrapped text: mail and wire copy has 60 to 80


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a line that stands for one: offsets, words, and the number of its group (groups stand between blank lines)."""

    start: int
    end: int
    text: str
    group: int


def paragraphs(text: str) -> list[Paragraph]:
    """All that is not blank, in order. Lines are paragraphs unless the text was wrapped at a width: then they are joined again."""
    lines: list[Paragraph] = []
    group, last = 0, 0
    for found in _LINE.finditer(text):
        if not found.group().strip():
            continue
        between = text[last : found.start()]
        if lines and (between.count("\n") > 1 or between.count("\r") > 1 or "\u2029" in between or "\x0c" in between):
            group += 1
        lines.append(Paragraph(found.start(), found.end(), found.group(), group))
        last = found.end()
    width = _width(lines)
    return lines if width is None else _joined(text, lines, width)


def _width(lines: list[Paragraph]) -> int | None:
    """The width at which a text was wrapped: all lines but a group's last are as full as the next word allows."""
    groups = [list(g) for _, g in groupby(lines, key=lambda p: p.group)]
    long = [g for g in groups if len(g) >= 3]
    if not long:
        return None
    width = max(len(p.text.rstrip()) for g in long for p in g)
    if not NARROWEST <= width <= WIDEST:
        return None
    pairs = [(a, b) for g in long for a, b in zip(g, g[1:], strict=False)]
    return width if sum(_is_full(a, b, width) for a, b in pairs) >= 0.9 * len(pairs) else None


def _is_full(line: Paragraph, after: Paragraph, width: int) -> bool:
    # Four characters of slack: an editor that counts a tab or a quotation mark otherwise wraps a little earlier.
    return len(line.text.rstrip()) + 1 + len(after.text.split(None, 1)[0]) > width - 4


def _joined(text: str, lines: list[Paragraph], width: int) -> list[Paragraph]:
    out: list[Paragraph] = []
    before: Paragraph | None = None
    for line in lines:
        if before is not None and before.group == line.group and _is_full(before, line, width):
            out[-1] = Paragraph(out[-1].start, line.end, text[out[-1].start : line.end], line.group)
        else:
            out.append(line)
        before = line
    return out
