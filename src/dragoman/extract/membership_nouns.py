"""Nouns of change (exit, application, accession, talks) and being inside or outside, read off the parse as claims, with those of standing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, organisation_of
from dragoman.extract.membership_standings import standing, status
from dragoman.extract.modality import NOUNS
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, clause_head, direct_object, grammatical_subject, subject
from dragoman.grammar.domains import governed, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef

EXITS = frozenset({"exit", "withdrawal", "departure", "pullout", "walkout", "secession"})
BIDS = frozenset({"application", "bid", "candidacy", "candidature"})
ENTERS = frozenset({"join", "rejoin", "enter", "become", "accede"})
ENTRIES = frozenset({"accession", "admission", "entry", "readmission"})
TALKS = frozenset({"talk", "negotiation", "process"})
WITHIN = ("in", "inside", "within")
OUTSIDE = ("outside", "out of")
PAST = ("after", "since", "following", "before")
ANNOUNCED = frozenset({"announce", "declare", "confirm", "plan", "seek", "prepare", "schedule", "complete", "order"})
DOUBTED = frozenset({"demand", "discuss", "threaten", "consider", "want", "propose", "weigh", "mull", "oppose", "reject", "block", "fear", "call", "urge", "support", "back", "debate"})  # fmt: skip
WITHDRAWN = frozenset({"withdraw", "drop", "retract", "shelve"})
SPOKEN_OF = frozenset({"talk", "rumour", "rumor", "speculation", "debate", "discussion"})


def noun_claims(parties: Parties) -> Iterator[Claim]:
    """The claims that the nouns of an article make, in the order of the text."""
    for token in parties.frame.doc:
        if not parties.frame.prose[token.i]:
            continue
        for rule in (standing, status, _exit, _bid, _talks, _membership, _inside):
            claim = rule(parties, token)
            if claim is not None and claim.actors and claim.organisations:
                yield claim
                break


def _owner(parties: Parties, noun: Token) -> tuple[tuple[ActorRef, ...], tuple[int, ...]]:
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


def _around(noun: Token) -> str | None:
    """What the nouns and adjectives around an event noun make of it: 'talk of an application', 'a possible exit'."""
    for word in children(noun, "amod"):
        if word.lower_ in ("possible", "potential", "eventual", "likely"):
            return "possible"
        if word.lower_ in ("planned", "proposed", "future", "looming", "impending"):
            return "planned"
    at = noun
    while at.dep_ in ("nmod", "compound") and at.head.pos_ == "NOUN":
        at = at.head
        if at.lemma_.lower() in SPOKEN_OF:
            return "possible"
        if at.lemma_.lower() in NOUNS:
            return NOUNS[at.lemma_.lower()]
    return "negated" if any(c.lower_ == "no" for c in noun.children) else None


def _exit(parties: Parties, token: Token) -> Claim | None:
    """'After Britain's exit from the EU', 'announced the withdrawal of Mali from ECOWAS'."""
    if not lexeme(token, EXITS) or token.pos_ != "NOUN":
        return None
    found = next(((o, (t.i,)) for t in under(token, ("from", "out of")) if (o := all_organisations(parties, t))), ((), ()))
    actors, at = _owner(parties, token)
    verb = clause_head(token)
    if not actors and token.dep_ == "obj" and lexeme(verb, ANNOUNCED | DOUBTED):
        actors = all_states(parties, subject(verb), persons=True)
    given = _around(token)
    if given is None and governed(token, PAST):
        given = "actual"
    if given is None and lexeme(verb, ANNOUNCED | DOUBTED):
        given = {"threaten": "threatened", "demand": "demanded"}.get(lexeme(verb, DOUBTED) or "", "planned" if lexeme(verb, ANNOUNCED) else "possible")
    return Claim(token, actors, found[0], "left", "leave", f"{token.lemma_.lower()} from ORGANISATION", (token.i, *found[1], *at), given or "possible")


def _bid(parties: Parties, token: Token) -> Claim | None:
    """'Sweden's bid to join NATO', 'its application for membership of the EU', 'talk of an application for Armenia to join'."""
    if not lexeme(token, BIDS) or token.pos_ != "NOUN":
        return None
    actors, at = _owner(parties, token)
    found: tuple[tuple[ActorRef, ...], tuple[int, ...]] = ((), ())
    for inner in children(token, "acl", "advcl", "xcomp"):
        if lexeme(inner, ENTERS):
            thing = direct_object(inner) if lexeme(inner, ENTERS) != "become" else child(inner, "obj", "xcomp")
            found = (all_organisations(parties, thing), (thing.i,)) if thing is not None else found
            if not found[0] and thing is not None:
                found = organisation_of(parties, thing)
            if not actors:
                actors = all_states(parties, child(inner, "nsubj"), persons=False)
    found = found if found[0] else organisation_of(parties, token)
    if lexeme(token.head, WITHDRAWN):
        return None
    return Claim(token, actors, found[0], "applicant", "apply", f"{token.lemma_.lower()} to join", (token.i, *found[1], *at), _around(token) or "actual")


def _talks(parties: Parties, token: Token) -> Claim | None:
    """'The EU opened accession talks with Albania', 'Serbia's accession talks', 'is negotiating its accession to the EU'."""
    if lexeme(token, TALKS) and any(c.lower_ in ("accession", "membership", "entry") for c in children(token, "compound", "amod", "nmod")):
        verb = token.head
        states = _owner(parties, token)
        if not states[0]:
            met = [t for t in (*under(token, ("with",)), *(under(verb, ("with", "for")) if verb.pos_ == "VERB" else []))]
            states = next(((o, (t.i,)) for t in met if (o := all_states(parties, t, persons=False))), ((), ()))
        found = organisation_of(parties, token)
        doer = subject(verb) if verb.pos_ == "VERB" else None
        for t in (*under(token, ("with",)), *([doer] if doer is not None else []), *(under(verb, ("with",)) if verb.pos_ == "VERB" else [])):
            found = found if found[0] else (all_organisations(parties, t), (t.i,))
        if not states[0] and doer is not None:
            states = (all_states(parties, doer, persons=False), (doer.i,))
        return Claim(token if verb.pos_ != "VERB" else verb, states[0], found[0], "candidate", "apply", "accession talks", (token.i, *found[1], *states[1]))
    if token.lower_ in ENTRIES and token.dep_ == "obj" and lexeme(token.head, frozenset({"negotiate"})):
        found = organisation_of(parties, token)
        return Claim(token.head, all_states(parties, subject(token.head), persons=False), found[0], "candidate", "apply", "negotiate accession", (token.i, *found[1]))
    return None


def _membership(parties: Parties, token: Token) -> Claim | None:
    """'Since its accession to the EU in 2004'; 'Turkey's membership of NATO' where nothing puts it in doubt."""
    lemma = token.lower_
    if lemma not in ENTRIES | {"membership"} or token.dep_ in ("obj", "nmod", "compound", "nsubj:pass") or governed(token, ("for", "on", "over", "about")):
        return None
    found = organisation_of(parties, token)
    actors, at = _owner(parties, token)
    told = token.dep_.startswith("nsubj") and (token.head.tag_ == "VBD" or any(a.tag_ == "VBD" for a in auxiliaries(token.head)))
    given = _around(token) or ("actual" if lemma == "membership" or governed(token, PAST) or told else "possible")
    return Claim(token, actors, found[0], "member", "is" if lemma == "membership" else "join", f"{lemma} of ORGANISATION", (token.i, *found[1], *at), given)


def _inside(parties: Parties, token: Token) -> Claim | None:
    """'Turkey has been in NATO since 1952', 'Switzerland is outside the EU'."""
    if not governed(token, WITHIN + OUTSIDE):
        return None
    found = all_organisations(parties, token)
    beside_it = child(token, "cop") is None
    if beside_it:  # 'Greece and Turkey, both in NATO since 1952'
        comma = token.doc[token.left_edge.i - 1].text == "," if token.left_edge.i else False
        if token.dep_ not in ("nmod", "appos", "acl", "obl") or not comma or token.left_edge.lower_ != "both" and not any(t.lower_ == "since" for t in token.subtree):
            return None
        actors = all_states(parties, token.head, persons=False)
    else:
        actors = all_states(parties, grammatical_subject(token), persons=False)
    given = "negated" if governed(token, OUTSIDE) else None
    return Claim(token, actors, found, "member", "is", "be in ORGANISATION", (token.i,), given)
