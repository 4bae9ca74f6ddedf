"""Nouns of standing (member, founder, candidate, observer) and of change (exit, application, accession) read off the parse as claims."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, organisation_of
from dragoman.extract.modality import NOUNS
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import clause_head, direct_object, grammatical_subject, is_passive, subject
from dragoman.grammar.domains import governed, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children, conjuncts, prepositional
from dragoman.records import ActorRef, Relation

STANDING: dict[str, Relation] = {"member": "member", "founder": "founder", "candidate": "candidate", "observer": "observer", "applicant": "applicant", "part": "member", "signatory": "member", "co-founder": "founder"}  # fmt: skip
STANDING_NOUNS = frozenset(STANDING)
STATUS: dict[str, Relation] = {"observer": "observer", "candidate": "candidate", "member": "member", "membership": "member", "candidacy": "candidate"}
GETS = frozenset({"have", "hold", "enjoy", "get", "receive", "win", "obtain", "gain", "secure", "retain", "keep"})
KEEPS = frozenset({"have", "hold", "enjoy", "retain", "keep"})
SEEKS = frozenset({"seek", "want", "pursue", "request"})
GIVES = frozenset({"grant", "give", "award", "offer", "confer", "accord"})
BECOMES = frozenset({"become", "remain", "stay", "make", "elect", "declare"})
EXITS = frozenset({"exit", "withdrawal", "departure", "pullout", "walkout", "secession"})
BIDS = frozenset({"application", "bid", "candidacy", "candidature"})
ENTERS = frozenset({"join", "rejoin", "enter", "become", "accede"})
ENTRIES = frozenset({"accession", "admission", "entry"})
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
        for rule in (_standing, _status, _exit, _bid, _membership, _inside):
            claim = rule(parties, token)
            if claim is not None and claim.actors and claim.organisations:
                yield claim
                break


def _founding(noun: Token) -> bool:
    return any(c.lower_ in ("founding", "founder", "original", "charter") for c in noun.children) or noun.head.lower_ == "founding"


def _holder(parties: Parties, noun: Token) -> tuple[tuple[ActorRef, ...], str, Token]:
    """(the states that are it, how that is said, the predicate)."""
    at = noun
    if noun.dep_ == "nmod" and noun.head.lower_ in ("one", "some", "two", "three", "among", "list", "group") and not all_states(parties, noun.head, persons=False):
        at = noun.head  # 'one of the founders'
    if at.dep_ == "obj" and at.head.lower_ == "founding":  # 'are founding members' read as a verb
        at = at.head
    own = child(at, "nsubj", "nsubj:outer")
    if own is not None:
        return all_states(parties, own, persons=False), "is", at
    if at.dep_ == "appos":
        return all_states(parties, at.head, persons=False), "apposition", at
    verb = at.head
    if at.dep_ in ("xcomp", "obj", "obl") and lexeme(verb, BECOMES) and child(at, "case") is None:
        moved = direct_object(verb) if lexeme(verb, BECOMES) == "make" and at.dep_ == "xcomp" else grammatical_subject(verb)
        return all_states(parties, moved, persons=False), lexeme(verb, BECOMES) or "", verb
    if at.dep_ in ("obl", "nmod", "advcl") and governed(at, ("as",)):
        clause = clause_head(at.head)
        who = direct_object(clause) if is_passive(clause) or clause.lemma_.lower() in ("recognise", "recognize", "admit", "accept") else grammatical_subject(clause)
        return all_states(parties, who, persons=False), "as", clause
    if at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN", "ADJ") and child(at.head, "cop") is not None:
        return all_states(parties, grammatical_subject(at.head), persons=False), "is", at.head
    if at.dep_ in ("compound", "nmod:desc", "amod", "flat", "nmod") and child(at, "case") is None:  # 'NATO member Hungary'
        return all_states(parties, at.head, persons=False), "apposition", at
    for c in children(at, "appos", "flat"):
        found = all_states(parties, c, persons=False)
        if found:
            return found, "apposition", at
    such = under(at, ("such as", "including", "like"))
    return tuple(r for t in such for c in conjuncts(t) for r in all_states(parties, c, persons=False)), "apposition", at


def _standing(parties: Parties, token: Token) -> Claim | None:
    noun = lexeme(token, STANDING_NOUNS)
    relation = STANDING.get(noun or "")
    if noun is None or relation is None or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if relation == "member" and _founding(token):
        relation = "founder"
    actors, how, predicate = _holder(parties, token)
    if not actors:
        return None
    found = organisation_of(parties, token)
    if not found[0]:  # 'of which Togo was among the founders'
        which = next((t for t in predicate.subtree if t.lower_ == "which" and t.i < token.i and governed(t, ("of",))), None)
        found = (all_organisations(parties, which), (which.i,)) if which is not None else found
    focus = not found[0] and how != "apposition" and noun != "part" and not [t for p, t in prepositional(token) if p in ("of", "in", "for", "to")]
    if focus:
        found = (parties.focus(token), ())
    former = any(c.lower_ in ("former", "ex", "onetime", "erstwhile") for c in token.children)
    change = {"become": "join", "make": "join", "elect": "join", "declare": "join"}.get(how, "is")
    given = "actual" if how in ("apposition", "as") else None
    if former:
        relation, change, given = "left", "is", "actual"
    if noun == "applicant":
        change = "apply"
    tokens = (token.i, *found[1], predicate.i)
    return Claim(predicate if how not in ("apposition", "as") else token, actors, found[0], relation, change, f"{noun} ({how})", tokens, given, focus)


def _status(parties: Parties, token: Token) -> Claim | None:
    """'has observer status in the council', 'the EU granted Moldova candidate status', 'was given observer status'."""
    if token.lemma_.lower() not in ("status", "membership"):
        return None
    kind = next((STATUS[c.lower_] for c in children(token, "compound", "amod", "nmod", "nmod:desc") if c.lower_ in STATUS), None)
    kind = "member" if kind is None and token.lemma_.lower() == "membership" else kind
    verb = token.head
    if kind is None or token.dep_ not in ("obj", "nsubj:pass", "nsubj", "xcomp") or not lexeme(verb, GETS | GIVES | SEEKS):
        return None
    found = organisation_of(parties, token)
    doer = subject(verb)
    given_away = lexeme(verb, GIVES) is not None
    if not given_away:
        holder: Token | None = grammatical_subject(verb)
    else:
        own = grammatical_subject(verb) if is_passive(verb) else None
        holder = child(verb, "iobj") or (own if own != token else None) or next((t for p, t in prepositional(verb) if p in ("to", "on")), None)
        if not found[0] and doer is not None:
            found = (all_organisations(parties, doer), (doer.i,))
    focus = not found[0] and kind != "member"
    if focus:
        found = (parties.focus(token), ())
    actors = all_states(parties, holder, persons=False)
    if not actors and given_away:  # 'granted Moldova candidate status' read as one noun
        actors = tuple(r for c in children(token, "compound", "nmod", "amod") for r in parties.actors.refs.get(c.i, ()) if r.country)
    tokens = (verb.i, token.i, *found[1], *((holder.i,) if holder is not None else ()))
    change = "is" if lexeme(verb, KEEPS) else "join"
    if lexeme(verb, SEEKS):
        return Claim(verb, actors, found[0], "applicant", "apply", f"seek {kind} status", tokens, "planned", focus)
    return Claim(verb, actors, found[0], kind, change, f"{kind} status", tokens, None, focus)


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


def _membership(parties: Parties, token: Token) -> Claim | None:
    """'Since its accession to the EU in 2004'; 'Turkey's membership of NATO' where nothing puts it in doubt."""
    lemma = token.lower_
    if lemma not in ENTRIES | {"membership"} or token.dep_ in ("obj", "nmod", "compound", "nsubj:pass") or governed(token, ("for", "on", "over", "about")):
        return None
    found = organisation_of(parties, token)
    actors, at = _owner(parties, token)
    given = _around(token) or ("actual" if lemma == "membership" or governed(token, PAST) else "possible")
    return Claim(token, actors, found[0], "member", "is" if lemma == "membership" else "join", f"{lemma} of ORGANISATION", (token.i, *found[1], *at), given)


def _inside(parties: Parties, token: Token) -> Claim | None:
    """'Turkey has been in NATO since 1952', 'Switzerland is outside the EU'."""
    if child(token, "cop") is None or not governed(token, WITHIN + OUTSIDE):
        return None
    actors = all_states(parties, grammatical_subject(token), persons=False)
    found = all_organisations(parties, token)
    given = "negated" if governed(token, OUTSIDE) else None
    return Claim(token, actors, found, "member", "is", "be in ORGANISATION", (token.i,), given)
