"""Bids and accession talks read off the parse as claims: 'Sweden's bid to join NATO', 'opened accession talks with Albania'."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, organisation_of, subject
from dragoman.extract.membership_owners import around, owner_of
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import direct_object
from dragoman.grammar.domains import governed, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef

BIDS = frozenset({"application", "bid", "candidacy", "candidature", "request"})
ENTERS = frozenset({"join", "rejoin", "enter", "become", "accede"})
ENTRIES = frozenset({"accession", "admission", "entry", "membership"})
TALKS = frozenset({"talk", "negotiation", "process"})
WITHDRAWN = frozenset({"withdraw", "drop", "retract", "abandon", "scrap", "revoke", "rescind", "cancel"})
STOPPED = frozenset({"freeze", "suspend", "halt", "stop", "block", "break", "pause"})
HANDED = frozenset({"hand", "submit", "lodge", "send", "deliver", "forward", "transmit"})


def bid(parties: Parties, token: Token) -> Claim | None:
    """'Sweden's bid to join NATO', 'its application for membership of the EU', 'talk of an application for Armenia to join'."""
    noun = lexeme(token, BIDS)
    if not noun or token.pos_ != "NOUN":
        return None
    actors, at = owner_of(parties, token)
    if at and parties.frame.doc[at[0]].pos_ == "PRON" and token.dep_ == "obj":  # 'hands in its own application': the doer's
        doer = subject(token.head)
        actors, at = (all_states(parties, doer, persons=False), (doer.i,)) if doer is not None and all_states(parties, doer, persons=False) else (actors, at)
    found: tuple[tuple[ActorRef, ...], tuple[int, ...]] = ((), ())
    meant = noun not in ("request", "bid")
    for inner in children(token, "acl", "advcl", "xcomp"):
        if lexeme(inner, ENTERS):
            meant = True
            thing = direct_object(inner) if lexeme(inner, ENTERS) != "become" else child(inner, "obj", "xcomp")
            found = (all_organisations(parties, thing), (thing.i,)) if thing is not None else found
            if not found[0] and thing is not None:
                found = organisation_of(parties, thing)
            if not actors:
                actors = all_states(parties, child(inner, "nsubj"), persons=False)
    if not meant and not any(lexeme(t, ENTRIES) for t in under(token, ("for", "of"))) and not child(token, "compound"):
        return None
    found = found if found[0] else organisation_of(parties, token)
    handed = token.head if (token.dep_ in ("obj", "nsubj:pass") or governed(token, ("in",))) and lexeme(token.head, HANDED) else None
    if not found[0] and handed is not None:
        found = next(((o, (t.i,)) for t in under(handed, ("to", "with")) if (o := all_organisations(parties, t))), found)
    if not actors and token.dep_ == "obj":
        actors = all_states(parties, subject(token.head), persons=False)
    if handed is not None and token.dep_ in ("obj", "obl") and subject(handed) is not None:
        return None  # told by the handing in
    given = around(token) or ("negated" if token.dep_ in ("obj", "nsubj:pass") and lexeme(token.head, WITHDRAWN) else "actual")
    return Claim(token, actors, found[0], "applicant", "apply", f"{noun} to join", (token.i, *found[1], *at), given)


def talks(parties: Parties, token: Token) -> Claim | None:
    """'The EU opened accession talks with Albania', 'Serbia's accession talks', 'is negotiating its accession to the EU'."""
    if lexeme(token, TALKS) and any(c.lower_ in ("accession", "membership", "entry") for c in children(token, "compound", "amod", "nmod")):
        verb = token.head
        states = owner_of(parties, token)
        if not states[0]:
            met = [t for t in (*under(token, ("with",)), *(under(verb, ("with", "for")) if verb.pos_ == "VERB" else []))]
            states = next(((o, (t.i,)) for t in met if (o := all_states(parties, t, persons=False))), ((), ()))
        found = organisation_of(parties, token)
        doer = subject(verb) if verb.pos_ == "VERB" else None
        for t in (*under(token, ("with",)), *([doer] if doer is not None else []), *(under(verb, ("with",)) if verb.pos_ == "VERB" else [])):
            found = found if found[0] else (all_organisations(parties, t), (t.i,))
        if not states[0] and doer is not None:
            states = (all_states(parties, doer, persons=False), (doer.i,))
        stopped = token.dep_ in ("obj", "nsubj:pass") and lexeme(verb, STOPPED) is not None
        return Claim(token if verb.pos_ != "VERB" or stopped else verb, states[0], found[0], "candidate", "apply", "accession talks", (token.i, *found[1], *states[1]), "actual" if stopped else None)
    if token.lower_ in ENTRIES and token.dep_ == "obj" and lexeme(token.head, frozenset({"negotiate"})):
        found = organisation_of(parties, token)
        return Claim(token.head, all_states(parties, subject(token.head), persons=False), found[0], "candidate", "apply", "negotiate accession", (token.i, *found[1]))
    return None
