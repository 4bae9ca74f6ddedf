"""Statements in headlines: 'Putin: West is playing with fire', 'West is playing with fire – Putin'. Verbs of saying in headlines are cues like others.

Before a colon stands a speaker only where it is a person, an office or an organisation ('NATO chief: ...'), or where a quotation follows:
'Ukraine: what next?' has a topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Cue, Frame, Quote

LONGEST = 6  # words of a speaker
LEAST = 3  # words of what is said
DASHES = frozenset({"–", "—", "-", "--"})


def find_headlines(frame: Frame, actors: Actors, quotes: Sequence[Quote], cues: Sequence[Cue]) -> list[Cue]:
    """The headlines that have a speaker and no verb; their mark is the cue."""
    doc = frame.doc
    spoken = {frame.places[c.token].paragraph for c in cues if frame.places[c.token].title}
    out: list[Cue] = []
    for start, end in _titles(frame):
        if frame.places[start].paragraph in spoken:
            continue
        for at in (i for i in range(start + 1, end - 1) if doc[i].text == ":" or doc[i].text in DASHES and doc[i - 1].whitespace_):
            sides = [((start, at), (at + 1, end))] if doc[at].text == ":" else [((at + 1, end), (start, at))]
            found = next((s for who, what in sides if (s := _speaker(doc, actors, who, _quoted(quotes, what))) is not None and _words(doc, what) >= LEAST), None)
            if found is not None:
                what = sides[0][1]
                out.append(Cue(at, "say", found, frozenset(i for i in range(*what) if not doc[i].is_space), frame.places[at].sentence))
            break
    return out


def _titles(frame: Frame) -> list[tuple[int, int]]:
    """Token ranges of the headlines."""
    out: list[list[int]] = []
    for token in frame.doc:
        if frame.places[token.i].title and not token.is_space:
            if out and frame.places[out[-1][0]].paragraph == frame.places[token.i].paragraph:
                out[-1][1] = token.i + 1
            else:
                out.append([token.i, token.i + 1])
    return [(a, b) for a, b in out]


def _quoted(quotes: Sequence[Quote], what: tuple[int, int]) -> bool:
    return any(q.start <= what[0] + 1 and q.end >= what[1] - 2 for q in quotes)


def _words(doc: Doc, what: tuple[int, int]) -> int:
    return sum(doc[i].is_alpha for i in range(*what))


def _speaker(doc: Doc, actors: Actors, who: tuple[int, int], quoted: bool) -> int | None:
    """The head of the words before a colon, if they are no more than a speaker."""
    words = [doc[i] for i in range(*who) if not doc[i].is_punct]
    if not words or len(words) > LONGEST or any(t.pos_ in ("VERB", "AUX") for t in words):
        return None
    for token in reversed(words):
        for ref in actors.refs.get(token.i, ()):
            if ref.name in actors.genders or ref.by in ("role", "metonym") or quoted and ref.code or ref.code and ref.country is None:
                return token.i
    return None
