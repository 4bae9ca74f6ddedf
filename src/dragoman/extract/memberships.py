"""Stage `memberships`: who belongs to, joins, leaves or applies to which organisation, as the text states it.

Reads names, actors, statements and the parse; writes memberships. Verbs and nouns make claims; this module gives each its relation and
modality ('has left' is left, 'will leave' is leaving), its date, its statement, and what the knowledge files have against it.
"""

from __future__ import annotations

from typing import cast

from spacy.tokens import Token

from dragoman.extract.claims import Claim, is_organ
from dragoman.extract.membership_knowledge import conflict_of, settled
from dragoman.extract.membership_nouns import noun_claims
from dragoman.extract.membership_outlooks import view_of
from dragoman.extract.membership_owners import on_the_day
from dragoman.extract.membership_phrases import phrase_claims
from dragoman.extract.membership_turns import bare, followers, gapped, returns
from dragoman.extract.membership_verbs import verb_claims
from dragoman.extract.modality import GOVERNORS, modality, tense
from dragoman.extract.nouns import Clock
from dragoman.extract.parties import Parties
from dragoman.grammar.alternatives import is_imperative
from dragoman.grammar.clauses import auxiliaries, clause_head, is_negated
from dragoman.grammar.domains import extent
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef, Membership, Modality, Relation, Why, content_id

# Verbs after which the deed of their infinitive was done.
DONE = frozenset({"manage", "succeed", "proceed", "go", "help", "choose", "begin", "start", "have", "continue"})
WISHING = frozenset({"want", "wish", "hope", "seek", "aim", "prepare", "strive", "aspire", "plan", "intend", "like", "look", "try", "work", "long", "desire", "push"})
WISHES = frozenset({"interest", "desire", "wish", "hope", "ambition", "aspiration", "intention", "plan", "wont", "willingness", "readiness", "goal", "aim"})
RANKED = frozenset({"first", "last", "only", "latest", "second", "third"})
GOVERNING = frozenset(GOVERNORS)
NAMED, UNDERSTOOD, IN_CONFLICT = 0.85, 0.65, 0.5  # confidence


def find_memberships(parties: Parties, clock: Clock) -> list[tuple[Membership, Why]]:
    """The memberships of an article in the order of the text, each once by actor, organisation, relation and modality."""
    frame, knowledge = parties.frame, parties.knowledge
    claims = sorted([*verb_claims(parties), *noun_claims(parties)], key=lambda c: c.trigger.i)
    known = {c.trigger.i for c in claims}
    claims = sorted([*claims, *(c for c in phrase_claims(parties) if c.trigger.i not in known)], key=lambda c: c.trigger.i)
    claims += gapped(parties, claims)
    claims += bare(parties, claims)
    claims += [*followers(parties, claims), *returns(parties, claims)]
    out: dict[tuple[str | None, str | None, str, str], tuple[Membership, Why]] = {}
    meant: dict[int, ActorRef] = {}
    for claim in sorted(claims, key=lambda c: c.trigger.i):
        relation, mode = _reading(parties, claim)
        start, end = extent(claim.trigger)
        date = clock(start, end, tense(claim.trigger))
        claim = settled(parties, claim, meant, relation, (date.start if date is not None else None) or (frame.article.published or "")[:10])
        for actor in claim.actors:
            for organisation in claim.organisations:
                if relation in ("member", "founder", "left", "leaving") and is_organ(organisation) and "STATE" not in claim.rule:
                    continue
                key = (actor.country, organisation.code or organisation.name, relation, mode)
                if key in out:
                    continue
                evidence = parties.evidence(claim.tokens, actor, organisation)
                conflict = conflict_of(knowledge, claim, actor, organisation, relation, mode, date, frame.article.published)
                confidence = IN_CONFLICT if conflict else UNDERSTOOD if claim.focus else NAMED
                record = Membership(
                    content_id(frame.article.id, "membership", actor.country, organisation.code or organisation.name, relation, mode, evidence.start),
                    frame.article.id, actor, organisation, relation, mode, date, evidence, parties.statement(claim.trigger), confidence, conflict,
                )  # fmt: skip
                out[key] = (record, Why(record.id, "rules", claim.rule, (evidence,)))
    return list(out.values())


# ---- relation and modality
def _reading(parties: Parties, claim: Claim) -> tuple[Relation, Modality]:
    verb = claim.trigger
    relation, mode = claim.relation, cast(Modality, claim.given)
    view = view_of(verb) if claim.given is None and claim.change in ("join", "leave") else None
    if claim.given is None:
        mode = _mode(parties, verb)
        if view is not None and (mode not in ("hypothetical", "alleged") or any(c.lower_ == "whether" for c in children(verb, "mark"))):
            mode = view.modality
            if view.makes is not None and relation == "member" and mode != "negated" and _is_own(verb, view.over):
                return view.makes, mode
    if claim.change == "leave":
        if mode == "actual" and claim.given is None and _in_progress(verb):
            return "leaving", "planned"
        if mode == "negated" and (verb.dep_ in ("xcomp", "acl") or view is not None or claim.given is not None or any(a.lower_ in ("will", "would", "wo", "shall") for a in auxiliaries(verb))):
            return "leaving", "negated"
        return ("left" if mode in ("actual", "negated", "alleged") else "leaving"), mode
    if claim.change == "join" and claim.relation == "member":
        if mode == "actual" and _in_progress(verb):
            return "member", "planned"
        if (mode in ("planned", "possible") or verb.dep_ == "acl" and verb.tag_ == "VBG" and mode != "negated") and "STATE" not in claim.rule and _wished(verb):
            return "applicant", "planned"
    return relation, mode


def _is_own(verb: Token, over: Token) -> bool:
    """Is it the asker who would join: not 'NATO asked Georgia to join'?"""
    return over.pos_ not in ("VERB", "AUX") or child(over, "obj", "iobj", "nsubj:pass") is None and child(verb, "nsubj") is None


def _mode(parties: Parties, verb: Token) -> Modality:
    found = modality(verb, parties.statements(verb))
    if verb.dep_ == "conj" and is_imperative(verb.head) and child(verb, "nsubj", "nsubj:pass") is not None:
        return "hypothetical"  # 'Touch one of us, and we are out'
    if on_the_day(verb):
        return "hypothetical"
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and found in ("actual", "planned"):
        return "planned"  # 'is going to hand in its application'
    infinitive = any(c.lower_ == "to" for c in children(verb, "mark")) and verb.dep_ in ("xcomp", "acl", "advcl", "ccomp")
    if infinitive and verb.dep_ == "advcl" and verb.doc[verb.left_edge.i - 1 if verb.left_edge.i else 0].lower_ == "only" or any(c.lower_ == "only" and c.i < verb.i for c in children(verb, "advmod")) and infinitive:
        return "actual"  # 'left in 2016, only to rejoin'
    if infinitive and verb.dep_ == "acl" and any(c.lower_ in RANKED for c in verb.head.children):
        above = verb.head if child(verb.head, "cop") is not None else clause_head(verb.head)
        return modality(above, parties.statements(verb))  # 'became the first country to leave', 'would become the first to leave'
    if infinitive and verb.dep_ in ("xcomp", "ccomp") and found in ("actual", "possible"):
        governor = lexeme(verb.head, GOVERNING)
        if governor is not None:
            return "negated" if is_negated(verb.head) else GOVERNORS[governor]
    if found == "actual" and infinitive and verb.dep_ != "acl" and not lexeme(verb.head, DONE):
        return "possible"
    if found == "planned" and verb.dep_ == "advcl" and infinitive and verb.lemma_.lower() == "found":
        return "actual"
    return found


def _in_progress(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(a.lemma_ == "be" for a in auxiliaries(verb))


def _wished(verb: Token) -> bool:
    """Does the infinitive hang on a wish: 'wants to (prepare to) join'?"""
    at = verb
    while at.dep_ in ("xcomp", "ccomp", "advcl", "acl") and at.head != at:
        at = at.head
        if at.pos_ == "NOUN" and lexeme(at, WISHES):
            return True
        if lexeme(at, WISHING):  # not 'France wants Georgia to join'
            return not is_negated(at) and child(at, "obj", "iobj") is None
    return False
