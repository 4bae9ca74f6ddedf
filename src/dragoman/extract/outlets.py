"""Outlets by their nouns or their own words: 'the newspaper El Universo', 'its state agency KCNA', 'the Evening Courant'."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.nouns import Frame, Names
from dragoman.grammar.phrases import children, phrase
from dragoman.records import ActorRef, Span
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.lexicon import Entry

PROPER = frozenset({"PROPN", "NOUN", "ADJ", "X", "DET"})


def outlet_at(frame: Frame, names: Names, knowledge: Knowledge, token: Token, mention: Span) -> ActorRef | None:
    """The outlet that a nominal names; None for none. Its code is its country, where the table of media has it."""
    entry = _known(names, token)
    if entry is not None:
        return ActorRef(mention, entry.name, entry.country, entry.country, "MED", "name")
    name = _after_noun(frame, knowledge, token) or _own_words(frame, knowledge, token)
    return ActorRef(mention, name, None, None, "MED", "name") if name else None


def _known(names: Names, token: Token) -> Entry | None:
    start, end = phrase(token)
    places = [*range(start, end), *(c.i for c in children(token, "appos", "flat")), token.i + 1]
    found = (names.by_token.get(i) for i in places)
    return next((n.entry for n in found if n is not None and n.entry.kind == "outlet"), None)


def is_media_noun(knowledge: Knowledge, word: str) -> bool:
    """Is it what outlets are called: paper, broadcaster, agency?"""
    office = knowledge.offices.get(word)
    return office is not None and office.sector == "MED" and office.scope == "institution"


def _after_noun(frame: Frame, knowledge: Knowledge, token: Token) -> str | None:
    """'the agency Nova Press': the capitals right after the noun."""
    doc, after = frame.doc, token.i + 1
    if not (is_media_noun(knowledge, token.lower_) or token.lower_ == "agency"):
        return None
    while after < len(doc) and doc[after].text[:1].isupper() and doc[after].pos_ in PROPER:
        after += 1
    return doc[token.i + 1 : after].text if after > token.i + 1 else None


def _own_words(frame: Frame, knowledge: Knowledge, token: Token) -> str | None:
    """'the Evening Courant', 'Radio Uno': capitals with a noun of media among them."""
    start, end = phrase(token)
    words = [t for t in frame.doc[start:end] if not t.is_punct]
    if not words or not any(is_media_noun(knowledge, t.lower_) for t in words):
        return None
    capitals = [t.text for t in words if t.text[0].isupper() and t.lower_ != "the"]
    last = children(token, "appos", "flat")
    if not capitals and last and last[-1].text[0].isupper():
        capitals = [t.text for t in frame.doc[last[-1].left_edge.i : last[-1].right_edge.i + 1] if t.text[0].isupper()]
    return " ".join(capitals) or None
