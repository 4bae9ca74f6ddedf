"""Nouns of change (exit, accession, suspension, expulsion) and being inside or outside, read off the parse as claims, with those of standing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, any_states, first_organisations, organisation_of, subject
from dragoman.extract.membership_bids import BIDS, bid, talks
from dragoman.extract.membership_outlooks import View, decider, view_of
from dragoman.extract.membership_owners import around, on_the_day, owner_of, told
from dragoman.extract.membership_shares import condition
from dragoman.extract.membership_standings import outsider, standing, status
from dragoman.extract.modality import modality
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, grammatical_subject
from dragoman.grammar.domains import governed, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef, Relation

EXITS = frozenset({"exit", "withdrawal", "departure", "pullout", "walkout", "secession", "expulsion", "ouster", "ejection"})
ENTRIES = frozenset({"accession", "admission", "entry", "readmission", "reinstatement", "re-entry", "reentry", "return", "inclusion"})
SUSPENSIONS = frozenset({"suspension"})
LIFTING = frozenset({"lift", "end", "revoke", "reverse", "rescind", "cancel", "undo", "overturn", "annul"})
WITHIN = ("in", "inside", "within")
OUTSIDE = ("outside", "out of")
PAST = ("after", "since", "following", "before", "upon", "despite")


def noun_claims(parties: Parties) -> Iterator[Claim]:
    """The claims that the nouns of an article make, in the order of the text."""
    for token in parties.frame.doc:
        if not parties.frame.prose[token.i]:
            continue
        for rule in (condition, standing, outsider, status, _exit, _suspension, bid, talks, _membership, _inside):
            claim = rule(parties, token)
            if claim is not None and claim.actors and claim.organisations:
                yield claim
                break


def _change(parties: Parties, token: Token, relation: Relation, change: str, organisations: tuple[tuple[ActorRef, ...], tuple[int, ...]], rule: str) -> Claim:
    """The claim of a noun of change: whose it is, or who stands over it ('announced its exit'), and what is made of it."""
    view = view_of(token)
    actors, at = owner_of(parties, token)
    if not actors and view is not None and view.own:
        actors = any_states(parties, decider(view.over))
    given = around(token) if view is None else None
    if given is None and governed(token, PAST):
        given = "actual"
    if given is None:
        given = _outlook(view) or told(token) or "possible"
    if view is not None and view.makes is not None and change == "join":
        relation, change = view.makes, "apply"
    return Claim(token, actors, organisations[0], relation, change, rule, (token.i, *organisations[1], *at), given)


def _outlook(view: View | None) -> str | None:
    return view.modality if view is not None else None


def _exit(parties: Parties, token: Token) -> Claim | None:
    """'After Britain's exit from the EU', 'announced the withdrawal of Mali from ECOWAS', 'mulls a NATO exit'."""
    noun = lexeme(token, EXITS)
    if not noun or token.pos_ != "NOUN":
        return None
    found = first_organisations(parties, under(token, ("from", "out of")))
    if not found[0] and not under(token, ("from", "out of")):
        found = organisation_of(parties, token)
        if child(token, "nmod:poss") is not None and found[1] and token.doc[found[1][0]].dep_ == "nmod:poss":  # 'OPEC's exit' is OPEC's own
            return None
        if not found[0] and view_of(token) is not None and view_of(token).over.lower_.startswith(("notif", "inform")):  # type: ignore[union-attr]
            thing = child(token.head, "obj")
            found = (all_organisations(parties, thing), (thing.i,)) if thing is not None else found
    return _change(parties, token, "left", "expel" if noun == "expulsion" else "leave", found, f"{noun} from ORGANISATION")


def _suspension(parties: Parties, token: Token) -> Claim | None:
    """'Gabon's suspension from the Commonwealth', 'lifted the suspension of Gabon'."""
    noun = lexeme(token, SUSPENSIONS | EXITS)
    if not noun or token.pos_ != "NOUN" or noun not in ("suspension", "expulsion"):
        return None
    verb = token.head
    lifted = token.dep_ in ("obj", "nsubj:pass") and lexeme(verb, LIFTING) is not None
    found: tuple[tuple[ActorRef, ...], tuple[int, ...]] = ((), ())
    for t in (*under(token, ("from", "by", "in", "of")), *children(token, "nmod:poss", "compound")):
        found = found if found[0] else (all_organisations(parties, t), (t.i,))
    doer = subject(verb) if token.dep_ in ("obj", "nsubj:pass") else None
    if not found[0] and doer is not None:
        found = (all_organisations(parties, doer), (doer.i,))
    if lifted:
        actors, at = owner_of(parties, token)
        return Claim(verb, actors, found[0], "member", "join", f"lift {noun}", (verb.i, token.i, *found[1], *at), str(modality(verb, parties.statements(verb))))
    return _change(parties, token, "suspended", "suspend", found, "suspension") if noun == "suspension" else None


def _membership(parties: Parties, token: Token) -> Claim | None:
    """'Since its accession to the EU in 2004'; 'blocked Sweden's accession'; 'Turkey's membership of NATO' where nothing puts it in doubt."""
    lemma = token.lower_
    if lemma not in ENTRIES | {"membership"} or token.pos_ not in ("NOUN", "PROPN"):
        return None
    view = view_of(token)
    if view is None and (token.dep_ in ("obj", "nmod", "compound", "nsubj:pass") or governed(token, ("for", "on", "over", "about"))):
        return None
    if view is not None and view.over.pos_ == "NOUN" and lexeme(view.over, BIDS):
        return None  # told by the bid
    found = organisation_of(parties, token)
    if lemma in ("return", "inclusion", "entry") and not under(token, ("to", "into", "in")) and not child(token, "compound"):
        return None
    made = _change(parties, token, "member", "join", found, f"{lemma} of ORGANISATION")
    if lemma != "membership" or view is not None:
        return made
    if made.actors and any(governed(parties.frame.doc[i], ("for",)) for i in made.tokens[1:]):  # 'membership for Ukraine' is not had yet
        return replace(made, given=given_or_possible(made.given))
    given = around(token) or ("actual" if made.given == "possible" and told(token) is None else made.given)
    return Claim(token, made.actors, found[0], "member", "is", made.rule, made.tokens, given)


def given_or_possible(given: str | None) -> str:
    """What is made of a membership that is spoken of as somebody's to be."""
    return given if given not in (None, "actual") else "possible"


def _inside(parties: Parties, token: Token) -> Claim | None:
    """'Turkey has been in NATO since 1952', 'Switzerland is outside the EU', 'has been out of the CIS since 2009'."""
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
    if governed(token, ("out of",)) or any(c.lower_ == "longer" for c in children(token, "advmod")):
        given = None if any(a.tag_ == "MD" for a in auxiliaries(token)) or on_the_day(token) else "actual"
        return Claim(token, actors, found, "left", "leave", "be out of ORGANISATION", (token.i,), given)
    given = "negated" if governed(token, OUTSIDE) else None
    return Claim(token, actors, found, "member", "is", "be in ORGANISATION", (token.i,), given)


