"""Turns of a transcript or interview: 'SPEAKER: text' at the start of a line, 'Q:' and 'A:'.

A label counts where the text has at least two of them: capitals, a word for asking or answering, or a name that comes again. Where most
paragraphs are labelled, one without a label goes on with the turn before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ASKING = frozenset("q question reporter journalist interviewer moderator host anchor presenter correspondent".split())
ANSWERING = frozenset("a answer".split())
_CAPITALS = r"(?:[A-Z][A-Z.'’\-]*[A-Z.]|[A-Z])(?: (?:[A-Z][A-Z.'’\-]*|Mc[A-Z]+|de|al|van|von)){0,4}(?:, [A-Z][A-Za-z .'’\-]{1,50})?"
_NAME = r"(?:[A-Z][\w'’.\-]+)(?: [A-Z][\w'’.\-]+){0,3}"
_LABEL = re.compile(rf"(?P<label>{_CAPITALS}|{_NAME})(?: ?\([^()\n]{{1,60}}\))? ?:[ \t]+(?=[\"“„«‘'(\[…\w])")
MOSTLY = 0.4  # share of labelled lines from the first on, above which a text is a transcript throughout


@dataclass(frozen=True)
class Turn:
    """A turn: character range of its label (none where it goes on without) and of what is said."""

    label: tuple[int, int] | None
    start: int
    end: int


def find_turns(text: str, blocks: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a text, in order; none where it is no transcript. `blocks`: character ranges of the prose."""
    lines = [(start + m.start(), start + m.end()) for start, end in blocks for m in re.finditer(r"[^\n]+", text[start:end]) if m.group().strip()]
    labels = [_LABEL.match(text, a, b) for a, b in lines]
    often = Counter(m.group("label") for m in labels if m)
    labels = [m if m and _counts(m.group("label"), often) else None for m in labels]
    told = [n for n, m in enumerate(labels) if m]
    if len(told) < 2:
        return []
    throughout = len(told) >= MOSTLY * (len(lines) - told[0])
    out: list[Turn] = []
    for n in range(told[0], len(lines)):
        found, (start, end) = labels[n], lines[n]
        if found is not None:
            out.append(Turn((start, found.end("label")), found.end(), end))
        elif throughout and n < told[-1] + 4:
            out.append(Turn(None, start, end))
    return out


def is_asking(label: str) -> bool:
    """Is it the label of whoever asks?"""
    return label.lower().strip(" .") in ASKING


def is_answering(label: str) -> bool:
    """Is it the label of the one who is asked?"""
    return label.lower().strip(" .") in ANSWERING


def _counts(label: str, often: Counter[str]) -> bool:
    if is_asking(label) or is_answering(label):
        return True
    name = label.split(",")[0].replace("Mc", "MC")
    return name.isupper() and len(name) > 2 or often[label] > 1
