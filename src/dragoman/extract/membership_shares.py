"""What becomes of a membership or participation: 'froze its participation in', 'put its membership on ice', 'its membership has lapsed'.

The predicates are those of data/lexicon/membership_conditions.tsv.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, first_organisations, organisation_of, subject
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import is_passive
from dragoman.grammar.domains import domain, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child
from dragoman.resources.conditions import Condition, load_conditions

ASKING = frozenset({"demand", "propose", "request", "insist", "urge", "suggest"})
SHARE = frozenset({"membership", "participation"})


def condition(parties: Parties, token: Token) -> Claim | None:
    """The claim that a predicate makes of a membership; None where the noun is none, or the predicate not of the table."""
    if not lexeme(token, SHARE) or token.dep_ not in ("obj", "nsubj", "nsubj:pass"):
        return None
    verb = token.head
    row = _row(verb)
    if row is None:
        return None
    owner = child(token, "nmod:poss")
    if owner is not None and owner.lower_ in ("its", "their", "her", "his"):
        owner = None
    owner = owner or next((t for t in under(token, ("of", "by")) if all_states(parties, t, persons=False)), None) or child(token, "amod")
    doer = subject(verb) if token.dep_ == "obj" or is_passive(verb) else None
    actors = all_states(parties, owner, persons=False)
    found = organisation_of(parties, token)
    if not found[0]:
        found = first_organisations(parties, under(verb, ("in", "of", "from")))
    by_them = all_organisations(parties, doer) if doer is not None else ()
    if not found[0] and doer is not None and by_them:
        found = (by_them, (doer.i,))
    if not actors and doer is not None and not (by_them and found[0] == by_them):
        actors = all_states(parties, doer, persons=True)
    own = child(token, "nmod:poss")
    if not actors and own is not None:
        actors = all_states(parties, own, persons=False)
        asker = subject(verb.head) if verb.dep_ == "ccomp" and lexeme(verb.head, ASKING) else None
        asking = {r.country for r in all_states(parties, asker, persons=False)}
        if own.pos_ == "PRON" and asking & {a.country for a in actors}:  # 'Bahrain demands that its membership be frozen': another's
            actors = parties.subject_before(asker, asking) or actors if asker is not None else actors
    focus = not found[0]
    if focus:
        found = (parties.focus(verb), ())
    tokens = (verb.i, token.i, *found[1], *((doer.i,) if doer is not None else ()))
    return Claim(verb, actors, found[0], row.relation, row.change, f"{row.words} membership", tokens, row.given, focus)


def _row(verb: Token) -> Condition | None:
    beside = " ".join(t.lower_ for t in domain(verb))
    for row in load_conditions().get(verb.lower_, ()):
        if not row.beside or any(f" {phrase} " in f" {beside} " for phrase in row.beside):
            return row
    if any(c.dep_ == "cop" for c in verb.children):  # 'is on hold': the noun is the predicate
        for row in load_conditions().get("is", ()):
            if any(f" {phrase} " in f" {beside} " for phrase in row.beside):
                return row
    return None
