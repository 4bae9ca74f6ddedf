"""Toward whom a conditional commitment is bound: who is to meet the condition, who is spoken to, whom the deed concerns.

Reads the parse, Actors and the Holder that was found.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.holders import Holder
from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import antecedent, grammatical_subject
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.phrases import conjuncts
from dragoman.records import ActorRef


def find_addressee(frame: Frame, actors: Actors, c: Conditional, holder: Holder) -> ActorRef | None:
    """The other party: who is to meet the condition, who is spoken to, whom the deed concerns, or whom it was told."""
    doc = frame.doc
    told = holder.said.record.addressee if holder.said is not None else None
    told = told if told is not None and told.code and told.sector not in ("MED", "CVL") and not _is_same(told, holder.ref) else None
    head = doc[c.head]
    subject = grammatical_subject(head) if head.i != c.main else None
    spans: list[Iterable[Token]] = [[subject] if subject is not None else [], doc[slice(*c.consequence)], doc[slice(*c.condition)]]
    if subject is not None and subject.lower_ in ("you", "your") or c.rule in ("or", "and"):
        return told or _first_other(actors, doc[slice(*c.condition)], holder.ref)
    for tokens in spans:
        found = _first_other(actors, tokens, holder.ref)
        if found is not None:
            return found
    return told


def _first_other(actors: Actors, tokens: Iterable[Token], holder: ActorRef) -> ActorRef | None:
    for token in tokens:
        for one in conjuncts(antecedent(token)):
            for ref in actors.within(one) if one.dep_.startswith("nsubj") else actors.of(one):
                if ref.code and not _is_same(ref, holder) and ref.sector not in ("MED", "BUS"):
                    return ref
    return None


def _is_same(a: ActorRef, b: ActorRef) -> bool:
    return a.code == b.code or bool(a.country) and a.country == b.country
