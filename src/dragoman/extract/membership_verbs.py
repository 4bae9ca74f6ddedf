"""Verbs of joining, leaving, applying, suspending, expelling, admitting, belonging and founding, read off the parse as claims."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.claims import Claim, all_organisations, all_states, any_states, doers, first_organisations, is_club, organisation_of, subject, who_moves
from dragoman.extract.membership_outlooks import decider, view_of
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, grammatical_subject, is_passive
from dragoman.grammar.domains import domain, gap_object, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef, Relation

JOIN = frozenset({"join", "rejoin", "enter", "re-join", "reenter"})
JOIN_TO = frozenset({"accede", "adhere"})
LEAVE = frozenset({"leave", "quit", "exit", "abandon", "ditch", "depart", "desert", "renounce", "denounce", "repudiate", "abrogate"})
LEAVE_FROM = frozenset({"withdraw", "secede", "depart", "exit", "resign"})
LEAVE_OUT = frozenset({"pull", "walk", "drop", "storm", "step", "back", "bow", "opt", "break", "crash", "stride", "get", "take", "lead", "drag", "bring", "go"})
SUSPEND = frozenset({"suspend"})
TREATIES = frozenset("treaty convention agreement accord pact protocol statute charter covenant".split())
EXPEL = frozenset({"expel", "eject", "kick", "throw", "oust", "boot", "evict", "exclude"})
ADMIT = frozenset({"admit", "readmit", "reinstate", "accept", "welcome", "take", "bring", "let"})
COMPRISE = frozenset({"include", "comprise", "count", "number", "group", "unite", "encompass"})
APPLY = frozenset({"apply", "reapply", "petition"})
SUBMIT = frozenset({"submit", "hand", "lodge", "file", "put", "make", "send", "present", "launch", "tender", "deliver"})
REQUESTS = frozenset({"application", "bid", "request", "candidacy", "candidature"})
ENTRY = frozenset({"membership", "accession", "admission", "entry", "readmission"})
SEATS = frozenset({"status", "member", "observer", "seat", "place"})
FOUND = frozenset({"found", "co-found", "cofound", "establish", "create", "launch", "form", "set", "initiate"})
INVITES = frozenset({"invite", "ask", "urge", "allow"})


VERBS = JOIN | JOIN_TO | LEAVE | LEAVE_FROM | LEAVE_OUT | SUSPEND | EXPEL | ADMIT | APPLY | SUBMIT | FOUND | COMPRISE | {"belong", "remain", "stay"}


def _lemma(verb: Token) -> str:
    return lexeme(verb, VERBS) or ""


def verb_claims(parties: Parties) -> Iterator[Claim]:
    """The claims that the verbs of an article make, in the order of the text."""
    for token in parties.frame.doc:
        if not _lemma(token) or not parties.frame.prose[token.i] or token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
            continue
        for rule in (_join, _leave, _suspend, _expel, _admit, _apply, _submit, _belong, _comprise, _found):
            claim = rule(parties, token)
            if claim is not None and claim.actors and claim.organisations:
                yield claim
                break


def _make(verb: Token, actors: tuple[ActorRef, ...], found: tuple[tuple[ActorRef, ...], tuple[int, ...]], relation: Relation, change: str, rule: str, *more: Token | None, focus: bool = False) -> Claim:  # fmt: skip
    tokens = (verb.i, *found[1], *(t.i for t in more if t is not None))
    return Claim(verb, actors, found[0], relation, change, rule, tokens, focus=focus)


def _named(parties: Parties, verb: Token) -> tuple[tuple[ActorRef, ...], tuple[int, ...]]:
    """The organisation that is the object; 'it' and a missing object of 'rejoin' are the one spoken of."""
    thing = gap_object(verb)
    if thing is None:
        return (), ()
    found = all_organisations(parties, thing)
    if not found and (thing.lower_ == "it" or is_club(thing)):
        found = parties.focus(thing)
    return found, (thing.i,)


def _join(parties: Parties, verb: Token) -> Claim | None:
    lemma = _lemma(verb)
    if lemma not in JOIN | JOIN_TO or verb.dep_ in ("xcomp", "advcl", "acl") and (lexeme(verb.head, APPLY) or verb.head.pos_ == "NOUN" and lexeme(verb.head, REQUESTS)):
        return None
    if any(c.tag_ == "VBG" and any(m.lower_ == "in" for m in children(c, "mark", "case")) for c in children(verb, "advcl", "obl", "xcomp")):
        return None  # 'joined NATO in condemning the attack'
    found = first_organisations(parties, under(verb, ("to",))) if lemma in JOIN_TO else _named(parties, verb)
    guest = next((t.lemma_.lower() for t in under(verb, ("as",)) if t.lemma_.lower() in ("observer", "partner", "guest", "candidate")), None)
    if guest is not None:  # those of standing say which
        return None
    if not found[0] and verb.dep_ == "xcomp" and lexeme(verb.head, INVITES) and child(verb, "obj") is None:  # 'BRICS invited Saudi Arabia to join'
        host = subject(verb.head)
        found = (all_organisations(parties, host), (host.i,)) if host is not None else found
    focus = gap_object(verb) is None and (lemma in ("rejoin", "re-join") or lemma == "join" and _is_left_out(parties, verb))
    if focus:
        found = (parties.focus(verb), ())
    actors, doer = _mover(parties, verb)
    return _make(verb, actors, found, "member", "join", f"{lemma} ORGANISATION", doer, focus=focus)


def _mover(parties: Parties, verb: Token) -> tuple[tuple[ActorRef, ...], Token | None]:
    """Who joins or leaves; of 'voted against joining', 'a decree on leaving' who votes or decrees, be it the people."""
    actors, doer = who_moves(parties, verb)
    view = view_of(verb) if not actors else None
    if view is not None and view.own:
        doer = decider(view.over)
        actors = any_states(parties, doer)
    return actors, doer


def _is_left_out(parties: Parties, verb: Token) -> bool:
    """'It will not join after all', 'was the latest to join': the organisation is named in the same sentence."""
    if child(verb, "obl", "compound:prt", "advcl") is not None and not any(c.lower_ == "in" for c in verb.children):
        return False
    ranked = verb.dep_ in ("acl", "xcomp") and any(c.lower_ in ("last", "latest", "first", "only", "newest") for c in (verb.head, *verb.head.children))
    modal = any(a.tag_ == "MD" for a in auxiliaries(verb))
    near = [m for m in parties.mentions if m.token < verb.i and parties.frame.places[m.token].sentence == parties.frame.places[verb.i].sentence]
    return bool(near) and (ranked or modal)


def _leave(parties: Parties, verb: Token) -> Claim | None:
    lemma = _lemma(verb)
    thing = gap_object(verb)
    doer = subject(verb)
    actors = all_states(parties, doer, persons=True)
    if lemma in LEAVE and thing is not None:
        if child(verb, "xcomp") is not None or any(c.lower_ in ("alone", "behind", "aside", "out") for c in verb.children):
            return None  # 'left NATO divided', 'left the EU out'
        after = thing.right_edge.i + 1
        if lemma == "leave" and any(t.lower_ == "out" for t in verb.doc[thing.i + 1 : min(after + 1, len(verb.doc))]) or child(verb, "advcl") is not None and child(verb, "advcl").lower_ in ("divided", "isolated", "weakened"):  # type: ignore[union-attr]
            return None
        if lemma == "denounce" and not _is_treaty(parties, thing):
            return None
        if not actors:
            actors, doer = _mover(parties, verb)
        return _make(verb, actors, _named(parties, verb), "left", "leave", f"{lemma} ORGANISATION", doer, thing)
    if lemma not in LEAVE_FROM | LEAVE_OUT:
        return None
    if thing in (None, verb.head) and verb.dep_ == "acl:relcl" and any(c.lower_ in ("which", "that") for c in verb.children) and verb.nbor().lower_ == "out":  # 'which it walked out of'
        gap = all_organisations(parties, verb.head)
        if gap:
            return _make(verb, actors, (gap, (verb.head.i,)), "left", "leave", f"{lemma} out of ORGANISATION", doer)
    where = under(verb, ("out of",)) if lemma in LEAVE_OUT else under(verb, ("from", "out of"))
    if lemma in LEAVE_OUT and lemma == "break":
        where += under(verb, ("away from",))
    if thing is not None and thing.lower_ not in ("itself", "themselves") and thing != doer:
        moved = all_states(parties, thing, persons=False)  # 'took Britain out of the EU'
        if not moved or lemma in ("withdraw", "go") and not any(thing.i == t for t in (c.i for c in children(verb, "obj"))):
            return None
        actors = moved
    found = first_organisations(parties, where)
    if not found[0] and where and (where[0].lower_ == "it" or is_club(where[0])):
        found = (parties.focus(where[0]), (where[0].i,))
    return _make(verb, actors, found, "left", "leave", f"{lemma} out of ORGANISATION", doer, thing)


def _is_treaty(parties: Parties, thing: Token) -> bool:
    """'denounced the convention', not 'denounced the alliance'."""
    return thing.lemma_.lower() in TREATIES or any((o := parties.knowledge.organisations.get(r.code or "")) is not None and o.kind == "treaty" for r in all_organisations(parties, thing))


def _undergone(parties: Parties, verb: Token, relation: Relation, change: str) -> Claim | None:
    """'The bloc suspended Togo', 'Togo was suspended from the bloc (by its members)'."""
    thing = gap_object(verb)
    if thing is None or parties.is_person(thing):
        return None
    places = under(verb, ("from", "out of"))
    found = first_organisations(parties, places)
    if places and not found[0] and places[0].lower_ != "it" and not is_club(places[0]):
        return None  # 'expelled from their homeland'
    doer = subject(verb)
    if not found[0] and doer is not None:
        found = (all_organisations(parties, doer), (doer.i,))
    focus = False
    if not found[0] and is_passive(verb) and (doer is None or under(verb, ("from", "out of")) and under(verb, ("from", "out of"))[0].lower_ == "it"):
        near = [m for m in parties.mentions if m.token < verb.i and parties.frame.places[verb.i].sentence - parties.frame.places[m.token].sentence <= 1]
        found, focus = ((parties.focus(verb), ()) if near else found), True
    actors = all_states(parties, thing, persons=False)
    if not actors and is_passive(verb):  # 'A founder of IGAD, Sudan has been suspended'
        actors = next((a for c in children(verb, "nsubj:pass", "nsubj") if (a := all_states(parties, c, persons=False))), ())
    return _make(verb, actors, found, relation, change, f"ORGANISATION {_lemma(verb)} STATE", thing, focus=focus)


def _suspend(parties: Parties, verb: Token) -> Claim | None:
    return _undergone(parties, verb, "suspended", "suspend") if _lemma(verb) in SUSPEND else None


def _expel(parties: Parties, verb: Token) -> Claim | None:
    if _lemma(verb) not in EXPEL:
        return None
    if _lemma(verb) in ("kick", "throw", "boot") and not any(t.lower_ == "out" for t in verb.subtree):
        return None
    return _undergone(parties, verb, "left", "expel")


def _admit(parties: Parties, verb: Token) -> Claim | None:
    lemma = _lemma(verb)
    if lemma not in ADMIT:
        return None
    thing = gap_object(verb)
    if thing is None and lemma == "take":  # 'took in Britain', the particle read as a preposition
        thing = next((t for t in under(verb, ("in",)) if t.left_edge.i == verb.i + 1), None)
    if thing is None or parties.is_person(thing):
        return None
    found = first_organisations(parties, under(verb, ("to", "into", "in") if lemma in ("admit", "readmit", "reinstate") else ("into",)))
    doer = subject(verb)
    as_member = [t for t in under(verb, ("as",)) if t.lemma_.lower() == "member"]
    if not found[0] and as_member:
        found = organisation_of(parties, as_member[0])
    if not found[0] and doer is None and as_member and is_passive(verb):
        found = (parties.focus(verb) or parties.foremost_organisation(verb), ())
    if not found[0] and doer is not None and (lemma in ("admit", "readmit", "reinstate") or as_member or lemma == "take" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "in"):
        found = (all_organisations(parties, doer), (doer.i,))
    return _make(verb, all_states(parties, thing, persons=False), found, "member", "join", f"{lemma} STATE into ORGANISATION", thing)


def _aim(parties: Parties, at: Token) -> tuple[tuple[tuple[ActorRef, ...], tuple[int, ...]], bool]:
    """What an application is for: 'to join the EU', 'for membership of NATO', 'to rejoin'; True where the organisation is understood."""
    for inner in children(at, "xcomp", "advcl", "acl", "ccomp"):
        lemma = lexeme(inner, JOIN | JOIN_TO | {"become"}) or ""
        if lemma in JOIN | JOIN_TO | {"become"}:
            found = first_organisations(parties, under(inner, ("to",))) if lemma in JOIN_TO else _named(parties, inner)
            if not found[0]:
                found = first_organisations(parties, [t for t in domain(inner) if t.i > inner.i])
            if not found[0] and lemma != "become":
                return (parties.focus(at), (inner.i,)), True
            return (found[0], (inner.i, *found[1])), False
    for noun in under(at, ("for", "of")):
        if lexeme(noun, ENTRY) or noun.lemma_.lower() in ("status", "member"):
            found = organisation_of(parties, noun)
            if found[0]:
                return found, False
            return ((parties.focus(at), (noun.i,)), True) if lexeme(noun, ENTRY) else (((), ()), False)
    return first_organisations(parties, under(at, ("to",))), False


def _apply(parties: Parties, verb: Token) -> Claim | None:
    if _lemma(verb) not in APPLY:
        return None
    found, focus = _aim(parties, verb)
    observer = any(t.lemma_.lower() == "observer" for t in domain(verb))
    if found[0] and not focus and any(not lexeme(t, ENTRY | SEATS) for t in under(verb, ("for",))):
        return None  # 'applied to the fund for a loan'
    doer = subject(verb)
    return _make(verb, all_states(parties, doer, persons=True), found, "applicant", "apply", "apply for observer status" if observer else "apply", doer, focus=focus)


def _submit(parties: Parties, verb: Token) -> Claim | None:
    if _lemma(verb) not in SUBMIT:
        return None
    thing = next((t for t in domain(verb) if lexeme(t, REQUESTS) and (t.head == verb or t.dep_ in ("obj", "nsubj:pass"))), None)
    if thing is None:
        return None
    found, focus = _aim(parties, thing)
    if not found[0]:
        found = organisation_of(parties, thing)
    if not found[0] and thing.lemma_.lower() in ("application", "candidacy", "candidature", "bid") and not any(True for _ in under(thing, ("for",))):
        found, focus = (parties.focus(verb), ()), True
    doer = subject(verb) or child(thing, "nmod:poss")
    if _lemma(verb) == "put":  # 'put its bid on ice'
        return None
    return _make(verb, all_states(parties, doer, persons=False), found, "applicant", "apply", "hand in an application", thing, doer, focus=focus)


def _belong(parties: Parties, verb: Token) -> Claim | None:
    lemma = _lemma(verb)
    doer = grammatical_subject(verb)
    if lemma == "belong":
        found = first_organisations(parties, under(verb, ("to",)))
        actors = doers(parties, verb, doer)
        meant = [t for t in under(verb, ("to",)) if t.lemma_.lower() in ("it", "club", "group", "bloc")] if not found[0] else []
        if meant:
            found = (parties.focus(meant[0]), (meant[0].i,))
        if any(c.lower_ == "longer" for c in verb.children):
            return Claim(verb, actors, found[0], "left", "is", "no longer belong to ORGANISATION", (verb.i, *found[1]), "actual", bool(meant))
        return _make(verb, actors, found, "member", "is", "belong to ORGANISATION", doer, focus=bool(meant))
    if lemma in ("remain", "stay"):
        found = first_organisations(parties, under(verb, ("in", "inside", "within")))
        return _make(verb, all_states(parties, doer, persons=False), found, "member", "is", f"{lemma} in ORGANISATION", doer)
    return None


def _comprise(parties: Parties, verb: Token) -> Claim | None:
    """'The bloc, which includes Kenya and Uganda', 'whose members include Laos'."""
    if _lemma(verb) not in COMPRISE or is_passive(verb):
        return None
    doer, thing = grammatical_subject(verb), child(verb, "obj")
    if doer is None or thing is None:
        return None
    found: tuple[tuple[ActorRef, ...], tuple[int, ...]] = (all_organisations(parties, doer), (doer.i,))
    if not found[0] and doer.lemma_.lower() == "member":
        found = organisation_of(parties, doer)
    return _make(verb, all_states(parties, thing, persons=False), found, "member", "is", f"ORGANISATION {_lemma(verb)} STATE", doer, thing)


def among(parties: Parties, verb: Token) -> tuple[ActorRef, ...]:
    """'by seven governments, among them those of Nauru and Palau'."""
    doc, sent = verb.doc, verb.sent
    at = next((i for i in range(verb.i + 1, sent.end - 1) if doc[i].lower_ == "among" and doc[i + 1].lower_ == "them"), None)
    out: list[ActorRef] = []
    for i in range(at + 2, sent.end) if at is not None else ():
        name = parties.names.by_token.get(i)
        if doc[i].pos_ in ("VERB", "AUX"):
            break
        if name is not None and name.entry.country and name.entry.kind == "state" and name.start == i:
            out += [r for r in parties.actors.refs.get(name.end - 1, parties.actors.refs.get(i, ())) if r.country and r.country not in [o.country for o in out]][:1]
    return tuple(out)


def _found(parties: Parties, verb: Token) -> Claim | None:
    lemma = _lemma(verb)
    if lemma not in FOUND or verb.lower_ == "found" and child(verb, "mark", "aux") is None:  # 'found' of 'find'
        return None
    if lemma == "set" and not any(c.lower_ == "up" for c in verb.children):
        return None
    found = _named(parties, verb)
    doer = subject(verb)
    actors = doers(parties, verb, doer)
    if is_passive(verb):
        actors = (*actors, *(r for r in among(parties, verb) if r.country not in [a.country for a in actors]))
    if is_passive(verb):
        for token in under(verb, ("between", "by", "among")):
            actors = (*actors, *(r for r in all_states(parties, token, persons=False) if r.country not in [a.country for a in actors]))
    return _make(verb, actors, found, "founder", "found", f"{lemma} ORGANISATION", doer)
