"""Quotations by their marks: curly, straight, single, German and French; broken ones, and those that run over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.nouns import Frame

PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "``": "''"}
DOUBLED = ("''", "``")  # two single marks for one double mark, as some wires send it
FINAL = ".,!?…;:—-"


@dataclass(frozen=True)
class Quotation:
    """Character range inside the marks, whether it is speech or a few words set apart ('scare quotes'), and whether it goes on with the
    quotation before it, which had no closing mark at the end of its paragraph."""

    start: int
    end: int
    is_speech: bool
    continues: bool = False


def find_quotations(frame: Frame, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The quotations of an article, in order, outermost only. `paragraphs`: character ranges of the prose."""
    text, out = frame.article.text, []
    opened = ""  # the mark of a quotation that the last paragraph left open
    for start, end in paragraphs:
        at, goes_on, opened = start, opened if opened and text[start:end].lstrip().startswith(opened) else "", ""
        while at < end:
            if text[at : at + 2] in DOUBLED:
                closed = text.find("''", at + 2, end)
                if closed > at + 2 and not text[at + 2].isspace():
                    out.append(Quotation(at + 2, closed, _is_speech(text, at + 2, closed, start, end)))
                    at = closed
                at += 2
                continue
            mark = text[at]
            closing = _closing(text, at, start, end)
            if closing is None:
                at += 1
                continue
            inner = at + 1
            found = _find(text, inner, end, mark, closing)
            if found is None:
                if _likely_speech(text, inner, end) or goes_on:
                    out.append(Quotation(inner, end, True, bool(goes_on)))
                    at, opened = end, mark
                else:
                    at += 1
                goes_on = ""
                continue
            if found > inner:
                out.append(Quotation(inner, found, bool(goes_on) or _is_speech(text, inner, found, start, end), bool(goes_on)))
            at, goes_on = found + 1, ""
    return out


def _closing(text: str, at: int, start: int, end: int) -> str | None:
    """The marks that close what opens at a place; None where nothing opens there."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark == '"':
        return '"' if (not before.isalnum() and before not in ".,!?" or before.isspace()) and not after.isspace() else None
    if mark == "'":
        return "'" if (before.isspace() or before in "([—–-:") and after.isalnum() and after.isupper() else None
    if mark in ("‘", "‚", "‹"):
        return PAIRS[mark] if not before.isalnum() and not after.isspace() else None
    if mark == "»":
        return "«" if not before.isalnum() and before not in FINAL and not after.isspace() and (before.isspace() or at == start) else None
    if mark in PAIRS:
        return PAIRS[mark]
    return None


def _find(text: str, at: int, end: int, mark: str, closing: str) -> int | None:
    depth = 0
    last = None
    for i in range(at, end):
        c = text[i]
        if c in closing:
            after = text[i + 1] if i + 1 < end else " "
            if c in "’'" and after.isalnum():
                continue  # an apostrophe
            if c in "’'" and text[i - 1] not in FINAL and text[i - 1] in "sS" and after.isspace():
                last = last if last is not None else i  # a plural's apostrophe, perhaps
                continue
            if depth:
                depth -= 1
                continue
            return i
        if c == mark and mark not in "\"'":
            depth += 1
    return last


def _likely_speech(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) >= 6


def _is_speech(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Speech ends with a mark of its own, or is a clause's length; single words and names set apart are not."""
    inner = text[start:end].strip()
    words = len(inner.split())
    if inner[-1:] in ".,!?…" and words >= 2:
        return True
    after = text[end + 1 : min(high, end + 3)]
    whole = text[low:start].strip("“\"‘«„' \n") == ""
    return words >= 7 or words >= 3 and (after[:1] in ",." and whole)
