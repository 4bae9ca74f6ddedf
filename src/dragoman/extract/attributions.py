"""The encoder's attribution spans, joined: which source and which content belong to a cue.

A cue's source is the one that its verb has as subject, else the nearest in its sentence; content goes to the nearest cue of its
paragraph, over as few words of nobody's as may be. Reads `doc.spans["attribution"]` and the parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import subject
from dragoman.grammar.phrases import NOMINAL

REACH = 5  # words between a cue and its content that belong to neither, nor to the source
APART = 2  # words that the end of a sentence between them counts for


@dataclass(frozen=True)
class Attributed:
    """A cue as the encoder sees it: its token range and main word, the head and the token range of its source, the token ranges of its content."""

    start: int
    end: int
    verb: int
    source: int | None
    who: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]

    @property
    def tokens(self) -> frozenset[int]:
        """The tokens of the content."""
        return frozenset(i for a, b in self.content for i in range(a, b))


def find_attributions(frame: Frame) -> list[Attributed]:
    """The cues of the encoder that have content, in the order of the text."""
    doc = frame.doc
    kinds: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for span in sorted(doc.spans.get("attribution", ()), key=lambda s: s.start):
        if span.label_ in kinds and frame.prose[span.start]:
            kinds[span.label_].append(span)
    cues, sources = kinds["cue"], kinds["source"]
    named = {i for s in (*sources, *cues) for i in range(s.start, s.end)}
    content: dict[int, list[Span]] = {}
    for span in kinds["content"]:
        best = min(((_distance(frame, c, span, named), k) for k, c in enumerate(cues)), default=None)
        if best is not None and best[0] <= REACH:
            content.setdefault(best[1], []).append(span)
    out = []
    for k, cue in enumerate(cues):
        if k in content:
            verb = main_word(cue)
            source = _source(frame, cue, verb, sources, cues)
            who = next(((s.start, s.end) for s in sources if source is not None and s.start <= source < s.end), None)
            out.append(Attributed(cue.start, cue.end, verb.i, source, who, tuple((s.start, s.end) for s in content[k])))
    return out


def main_word(cue: Span) -> Token:
    """The verb of a cue, the last of several, else its head."""
    verbs = [t for t in cue if t.pos_ == "VERB"]
    return verbs[0] if verbs else cue.root


def _distance(frame: Frame, cue: Span, content: Span, named: set[int]) -> float:
    """Words between a cue and a content that belong to no source or cue; far where another paragraph begins between, unless a colon leads to it."""
    doc, places = frame.doc, frame.places
    low, high = (cue.end, content.start) if cue.end <= content.start else (content.end, cue.start)
    between = doc[low:high] if low < high else doc[0:0]
    leads = cue.end <= content.start and any(t.text == ":" for t in doc[max(cue.end, content.start - 4) : content.start])
    if places[cue.start].paragraph != places[content.start].paragraph and not (leads and places[content.start].paragraph - places[cue.start].paragraph <= 2):
        return float("inf")
    if abs(places[cue.start].sentence - places[content.start].sentence) > 3:
        return float("inf")
    words = sum(t.i not in named and not t.is_punct and not t.is_space for t in between)
    edge = cue.start if cue.end <= content.start else content.end - 1
    other = content.start if cue.end <= content.start else cue.start
    return words + (APART if places[edge].sentence != places[other].sentence and not leads else 0) + 0.01 * len(between)


def _source(frame: Frame, cue: Span, verb: Token, sources: Sequence[Span], cues: Sequence[Span]) -> int | None:
    """The head of the source of a cue."""
    doer = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    if doer is not None and any(s.start <= doer.i < s.end for s in sources):
        return doer.i
    sentence = frame.places[cue.start].sentence
    near = [s for s in sources if frame.places[s.start].sentence == sentence and (s.end <= cue.start or s.start >= cue.end or s.start >= cue.start)]
    near = [s for s in near if not any(c is not cue and min(s.end, cue.end) <= c.start < max(s.start, cue.start) for c in cues)]
    if near:
        best = min(near, key=lambda s: (max(s.start - cue.end, cue.start - s.end), s.start))
        return best.root.i
    return doer.i if doer is not None and doer.pos_ in NOMINAL else None
