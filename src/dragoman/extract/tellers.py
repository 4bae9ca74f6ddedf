"""Who speaks the words of a conditional, and for whom: the speaker of the statement, or whoever the sentence itself says so of.

Reads the parse, Actors and statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame, Said
from dragoman.grammar.clauses import SUBJECTS, is_predicate
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import QUOTES, is_inserted
from dragoman.grammar.phrases import child
from dragoman.records import ActorRef

POLITICAL = frozenset({"GOV", "MIL", "REB", "OPP", "LEG", "JUD", "SPY", "PTY", "IGO", "COP", "UAF", "SET"})
# Unnamed voices that speak from within; what they say of a government is a report, not a reckoning.
SOURCES = frozenset("source sources official officials diplomat diplomats staffer staffers insider insiders aide aides delegate delegates negotiator negotiators person people envoy memo letter document draft".split())


def said_around(c: Conditional, said: Sequence[Said]) -> Said | None:
    """The innermost statement that holds the consequence, or most of it."""
    start, end = c.consequence
    main = c.main if start <= c.main < end else start
    words = frozenset(range(start, end))
    inside = [s for s in said if main in s.content or len(words & s.content) > (end - start) / 2]
    if not inside and c.rule == "otherwise":
        inside = [s for s in said if c.head in s.content]  # the other branch of what was demanded
    return min(inside, key=lambda s: len(s.content), default=None)


def speaker_of(frame: Frame, actors: Actors, c: Conditional, inside: Said | None, said: Sequence[Said]) -> ActorRef | None:
    """The speaker; 'one of them' is one of those, and a pronoun that stands for nobody known who spoke last in the paragraph."""
    if inside is None:
        return _teller(actors, frame.doc[c.main if c.other_main is None else c.other_main], c) or _before_colon(actors, frame, c)
    own, doc = inside.record.speaker, frame.doc
    if own.by == "pronoun" and not is_political(own) and inside.speaker is not None:
        here = frame.places[inside.speaker].paragraph
        before = [s for s in said if s.speaker is not None and s.speaker < inside.speaker and frame.places[s.speaker].paragraph == here]
        known = [s.record.speaker for s in before if is_political(s.record.speaker)]
        return replace(known[-1], mention=own.mention, by="pronoun") if known else own
    if own.code is None and own.sector in POLITICAL and inside.speaker is not None:
        return placed(frame, actors, own, inside.speaker)
    if own.code is None and own.sector is None and inside.speaker is not None:
        token = doc[inside.speaker]
        if token.lower_ in ("one", "another", "some", "both", "others", "many"):
            of = actors.within(token)
            return of[0] if of else own
    return own


def placed(frame: Frame, actors: Actors, own: ActorRef, at: int) -> ActorRef:
    """An office without a country ('a senator'): of the government that the paragraph begins with."""
    here = frame.places[at].paragraph
    for token in frame.doc[max(0, at - 150) : at]:
        if frame.places[token.i].paragraph == here and token.dep_.split(":")[0] in ("nsubj", "nmod"):
            for ref in actors.of(token):
                if ref.code and ref.sector in ("GOV", "IGO") and ref.by in ("name", "metonym"):
                    return replace(own, code=ref.code, country=ref.country)
    return own


def _teller(actors: Actors, main: Token, c: Conditional) -> ActorRef | None:
    """Where no statement was found: the subject of the clause that says so ('..., the ministry let it be known')."""
    low, high = min(c.condition[0], c.consequence[0]), max(c.condition[1], c.consequence[1])
    asides = [t for t in main.subtree if t.dep_ == "parataxis" and t.tag_ in ("VBD", "VBZ", "VBP", "MD") and not low <= t.i < c.consequence[0]]
    for aside in asides:
        found = actors.of(child(aside, *SUBJECTS))
        if found and (is_inserted(aside) or aside.i >= high):
            return found[0]
    at = main
    for _ in range(4):
        if at.head == at:
            break
        told = at.dep_ in ("ccomp", "parataxis")
        at = at.head
        doer = child(at, "nsubj") if told and at.tag_ in ("VBD", "VBZ", "VBP", "VBN") else None
        if doer is not None and not low <= doer.i < high:
            found = actors.of(doer)
            return found[0] if found else None
    return None


def _before_colon(actors: Actors, frame: Frame, c: Conditional) -> ActorRef | None:
    """'The rebels issued an ultimatum: "..."': the subject of the clause before the colon and the quotation."""
    doc = frame.doc
    low = min(c.condition[0], c.consequence[0], c.marker[0] if c.marker is not None else c.condition[0])
    opening = next((k for k in range(low - 1, max(0, low - 4), -1) if doc[k].text in QUOTES), None)
    if opening is None or doc[opening - 1].text != ":":
        return None
    for token in reversed(doc[doc[opening - 1].sent.start : opening - 1]):
        if token.dep_ in SUBJECTS and is_predicate(token.head) and token.head.i < opening and token.head.dep_ in ("ROOT", "conj", "ccomp", "parataxis"):
            found = actors.of(token)
            return found[0] if found else None
    return None


def is_political(ref: ActorRef | None) -> bool:
    """A government, army, party, parliament, rebel or organisation of states; a state by name."""
    return ref is not None and (ref.sector in POLITICAL or ref.sector is None and bool(ref.code) and ref.by in ("name", "metonym", "pronoun", "nominal"))


def is_political_or_state(ref: ActorRef) -> bool:
    """A political actor whose state or organisation is known."""
    return is_political(ref) and bool(ref.code)


def is_outlet(speaker: ActorRef | None) -> bool:
    """A medium, or a source without a name of its own, that speaks of others."""
    if speaker is not None and speaker.code is None and speaker.sector is None:
        return bool(SOURCES & set(speaker.mention.text.lower().split()))
    return speaker is not None and speaker.sector == "MED"


def is_explicit(actors: Actors, frame: Frame, speaker: ActorRef | None, inside: Said | None) -> bool:
    """Is whom the speaker speaks for said in its own phrase, not understood from what was before?"""
    if speaker is None or speaker.code is None:
        return False
    if speaker.name in actors.inferred:
        return False
    if speaker.by in ("name", "metonym"):
        return True
    at = inside.speaker if inside is not None and speaker.by == "role" else None
    near = [t for t in frame.doc[max(0, at - 20) : at + 20] if speaker.mention.start <= t.idx < speaker.mention.end] if at is not None else []
    return any(r.code == speaker.code and r.by in ("name", "metonym") for t in near for r in actors.refs.get(t.i, ()))
