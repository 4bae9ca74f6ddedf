"""Cues of the rules and cues of the encoder, joined: whose edges count, and what the encoder alone sees.

The rules know where an inquit stands and what hangs on a verb; the encoder sees attributions that no list of verbs has, and where the words
of the speaker end. Measured on PolNeAR's dev articles, whole attributions: rules with the encoder's edges 0.58 F1, joined so 0.67.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.attributions import Attributed, find_attributions
from dragoman.extract.inquits import FINITE, manner_of
from dragoman.extract.nouns import Cue, Frame, Quote

# Inside a quotation these are its speaker and its hearer: 'I think' says nothing that it does not say itself.
SPEAKING = frozenset({"i", "we", "you"})

# What may stand after the last word that the encoder takes for content where the rules go on: the reporter goes on.
ALIKE = 0.75  # share of common tokens; 0.7 to 0.9 gave the same F1 of whole attributions on PolNeAR's dev articles
ENDING = frozenset({",", ";", "–", "—", "and", "but", "while"})


def with_attributions(
    frame: Frame, cues: Sequence[Cue], quotes: Sequence[Quote], manners: dict[str, str], phrases: dict[str, list[tuple[list[str], str]]],
) -> list[Cue]:  # fmt: skip
    """The cues with the edges that the encoder gives them, and those that it alone sees."""
    sources = {t.i for s in frame.doc.spans.get("attribution", ()) if s.label_ == "source" for t in s}
    own = {i: a for a in find_attributions(frame) for i in range(a.start, a.end)}
    out, used = [], set()
    for cue in cues:
        seen = own.get(cue.token)
        if seen is not None:
            used.add(seen.start)
        out.append(cue if seen is None else _edged(frame, cue, seen, quotes, sources))
    for a in {a.start: a for a in own.values()}.values():
        manner = manner_of(frame.doc[a.verb], manners, phrases)
        if a.start not in used and _is_said(frame, a, quotes):
            tokens = _kept(frame, a.verb, a.tokens, quotes)
            out.append(Cue(a.verb, manner or "say", a.source, tokens | _quoted(tokens, quotes, a.verb), frame.places[a.verb].sentence, (a.start, a.end), a.who))
    return sorted(out, key=lambda c: c.token)


def _is_said(frame: Frame, a: Attributed, quotes: Sequence[Quote]) -> bool:
    """Words in quotation marks, or a clause: a deed to a thing ('leased two islands') is no statement."""
    doc = frame.doc
    if doc[a.verb].lemma_ in ("cite", "quote"):
        return False
    inside = any(q.start <= i < q.end for q in quotes for i in a.tokens)
    if a.source is not None and doc[a.source].lower_ in SPEAKING and any(q.is_speech and q.start <= a.verb < q.end for q in quotes):
        return False
    return inside or any(doc[i].tag_ in FINITE or doc[i].tag_ in ("MD", "VB", "VBG", "VBN") for i in a.tokens)


def _edged(frame: Frame, cue: Cue, seen: Attributed, quotes: Sequence[Quote], sources: Container[int]) -> Cue:
    """A cue with what the encoder adds to its content, without what it leaves out after a comma."""
    own = _kept(frame, cue.token, seen.tokens, quotes)
    tokens = cue.content
    if own and not own & tokens and frame.doc[cue.token].lower_ == "according":  # a clause that the parse hung elsewhere
        tokens = own
    if own & tokens or cue.placed:
        end = max(own, default=0) + 1
        if own and not cue.placed and end <= max(tokens) and frame.doc[end].lower_ in ENDING:
            tokens = frozenset(i for i in tokens if i < end)
        tokens |= own - _region(frame.doc[cue.token])
    if len(own & tokens) >= ALIKE * len(own | tokens):  # as good as the same: the encoder knows the edges better
        tokens = own
    speaker = seen.source if seen.source in sources and cue.speaker not in sources else cue.speaker
    return replace(cue, content=tokens, words=(seen.start, seen.end), who=seen.who, speaker=speaker)


def _kept(frame: Frame, verb: int, tokens: frozenset[int], quotes: Sequence[Quote]) -> frozenset[int]:
    """Content that the encoder sees, in other sentences than the cue's only between quotation marks."""
    here = frame.places[verb].sentence
    return frozenset(i for i in tokens if frame.places[i].sentence == here or any(q.start <= i < q.end for q in quotes))


def _region(verb: Token) -> set[int]:
    """The cue with its subject, auxiliaries and adverbials."""
    return {verb.i, *(t.i for c in verb.children if c.dep_ in ("nsubj", "aux", "obl", "advmod", "obl:unmarked") for t in c.subtree)}


def _quoted(tokens: frozenset[int], quotes: Sequence[Quote], verb: int) -> frozenset[int]:
    """The tokens of the quotations that content stands in, but for one with the cue itself."""
    return frozenset(i for q in quotes if q.is_speech and not q.start <= verb < q.end and tokens & set(range(q.start, q.end)) for i in range(q.start, q.end))
