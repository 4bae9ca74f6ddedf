"""An article's text cut at every edge of a record's words, so that records that overlap can all be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.web.shown import sign


@dataclass(frozen=True)
class Mark:
    """Words of a record: `number` is its place in the list beside the text, `role` what the words are of it."""

    start: int
    end: int
    number: int
    kind: str
    role: str


@dataclass(frozen=True)
class Piece:
    """A piece of text between two edges. `start`: its offset; `numbers`, `kinds`: of the records whose words it is part of; `opens`: those that begin
    here; `hidden`: the character that `text` stands for, where that must not be obeyed."""

    start: int
    text: str
    numbers: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    opens: tuple[tuple[int, str], ...] = ()
    hidden: bool = False

    @property
    def classes(self) -> str:
        return " ".join(("s", *(f"k-{k}" for k in self.kinds), *(("hidden-sign",) if self.hidden else ())))

    @property
    def records(self) -> str:
        return " ".join(map(str, self.numbers))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a line of one; `level` is 'title' for the headline, 'head' for other lines before the prose, else 'prose'."""

    pieces: tuple[Piece, ...]
    level: str = "prose"


def paragraphs(text: str, marks: Sequence[Mark], *, start: int = 0, end: int | None = None, title: str | None = None) -> list[Paragraph]:
    """The text from start to end as paragraphs of pieces; every character is in one piece or is a line's end, whatever overlaps what."""
    end = len(text) if end is None else min(end, len(text))
    marks = [m for m in marks if m.start < end and m.end > start and m.start < m.end]
    edges = sorted({max(start, m.start) for m in marks} | {min(end, m.end) for m in marks})
    out: list[Paragraph] = []
    place, prose = start, start > 0
    opened: set[int] = set()
    for row in text[start:end].split("\n"):
        stop = place + len(row)
        if row.strip():
            is_title = not prose and title is not None and row.strip() == title.strip()
            prose = prose or len(row) > 120 or row.rstrip().endswith((".", "”", '"'))
            level = "title" if is_title else "prose" if prose else "head"
            out.append(Paragraph(tuple(_pieces(text, place, stop, edges, marks, opened)), level))
        place = stop + 1
    return out


def _pieces(text: str, start: int, stop: int, edges: Sequence[int], marks: Sequence[Mark], opened: set[int]) -> Iterable[Piece]:
    here = [m for m in marks if m.start < stop and m.end > start]
    cuts = [start, *(e for e in edges if start < e < stop), stop]
    for a, b in zip(cuts, cuts[1:], strict=False):
        over = [m for m in here if m.start < b and m.end > a]
        numbers, kinds = tuple(dict.fromkeys(m.number for m in over)), tuple(dict.fromkeys(m.kind for m in over))
        opens = tuple(dict.fromkeys((m.number, m.kind) for m in over if m.number not in opened))
        opened.update(n for n, _ in opens)
        yield from _with_signs(text[a:b], a, numbers, kinds, opens)


def _with_signs(text: str, start: int, numbers: tuple[int, ...], kinds: tuple[str, ...], opens: tuple[tuple[int, str], ...]) -> Iterable[Piece]:
    """One piece, or several where characters inside must be shown as signs."""
    if text.isascii() and text.isprintable():
        yield Piece(start, text, numbers, kinds, opens)
        return
    kept = 0
    for at, char in enumerate(text):
        shown = sign(char)
        if shown is None:
            continue
        if kept < at:
            yield Piece(start + kept, text[kept:at], numbers, kinds, opens)
            opens = ()
        yield Piece(start + at, shown, numbers, kinds, opens, hidden=True)
        kept, opens = at + 1, ()
    if kept < len(text):
        yield Piece(start + kept, text[kept:], numbers, kinds, opens)
