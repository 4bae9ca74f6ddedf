"""Whose a noun of membership is, and what the words around it make of it."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.claims import all_states
from dragoman.extract.modality import NOUNS
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, is_passive
from dragoman.grammar.domains import under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef

SPOKEN_OF = frozenset({"talk", "rumour", "rumor", "speculation", "debate", "discussion"})
DATING = frozenset({"date", "stem"})
EFFECT = frozenset({"effect", "force"})


def owner_of(parties: Parties, noun: Token) -> tuple[tuple[ActorRef, ...], tuple[int, ...]]:
    """Whose exit or bid: 'Britain's exit', 'the exit of Britain', 'the British exit', 'an application for Armenia to join'."""
    for token in children(noun, "nmod:poss", "amod", "compound"):
        found = all_states(parties, token, persons=True) if token.dep_ == "nmod:poss" else tuple(r for r in parties.actors.refs.get(token.i, ()) if r.country)
        if found:
            return found, (token.i,)
    marked = [t for t in children(noun, "nmod") if child(t, "case") is None and noun.doc[t.left_edge.i - 1].lower_ == "for"]
    for token in [*under(noun, ("of", "by", "from", "for")), *marked]:
        found = all_states(parties, token, persons=False)
        if found:
            return found, (token.i,)
    return (), ()


def around(noun: Token) -> str | None:
    """What the nouns and adjectives around an event noun make of it: 'talk of an application', 'a possible exit'."""
    for word in children(noun, "amod"):
        if word.lower_ in ("possible", "potential", "eventual", "likely"):
            return "possible"
        if word.lower_ in ("planned", "proposed", "future", "looming", "impending", "imminent", "upcoming"):
            return "planned"
    at = noun
    while at.dep_ in ("nmod", "compound") and at.head.pos_ == "NOUN":
        at = at.head
        if at.lemma_.lower() in SPOKEN_OF:
            return "possible"
        if at.lemma_.lower() in NOUNS:
            return NOUNS[at.lemma_.lower()]
    return "negated" if any(c.lower_ == "no" for c in noun.children) else None


def on_the_day(verb: Token) -> bool:
    """'The day the sanctions return, we are out': a condition told by its moment."""
    return any(c.lower_ in ("day", "moment", "minute", "hour") and any(g.tag_ in ("VBZ", "VBP") for g in children(c, "acl:relcl", "acl")) for c in verb.children)


def told(noun: Token) -> str | None:
    """What the predicate makes of a change that is its subject: 'took effect' is done, 'takes effect in May' planned, 'annoyed Moscow' done."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubj:pass") or verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    words = {a.lower_ for a in auxiliaries(verb)}
    if words & {"would", "could", "might", "may", "can"}:
        return "possible"
    if words & {"will", "'ll", "’ll", "shall"}:
        return "planned"
    if lexeme(verb, DATING):
        return "actual"
    past = verb.tag_ in ("VBD", "VBN") or verb.lower_.endswith("ed") or any(a.tag_ == "VBD" or a.lower_ in ("has", "have") for a in auxiliaries(verb))
    if not past:
        return "planned" if any(lexeme(c, EFFECT) for c in verb.subtree) else None
    return None if is_passive(verb) and noun.dep_ == "nsubj:pass" else "actual"
