"""Stage `memberships`: who belongs to, joins, leaves or applies to which organisation, as the text states it.

Reads names, actors, statements and the parse; writes memberships. Verbs and nouns make claims; this module gives each its relation and
modality ('has left' is left, 'will leave' is leaving), its date, its statement, and what the knowledge files have against it.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.claims import Claim
from dragoman.extract.membership_nouns import noun_claims
from dragoman.extract.membership_phrases import phrase_claims
from dragoman.extract.membership_turns import followers, returns
from dragoman.extract.membership_verbs import verb_claims
from dragoman.extract.modality import GOVERNORS, modality, tense
from dragoman.extract.nouns import Clock
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, is_negated
from dragoman.grammar.domains import extent
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef, Membership, Modality, Relation, When, Why, content_id
from dragoman.resources.knowledge import Knowledge, Tie

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
    claims += [*followers(parties, claims), *returns(parties, claims)]
    out: dict[tuple[str | None, str | None, str, str], tuple[Membership, Why]] = {}
    for claim in sorted(claims, key=lambda c: c.trigger.i):
        relation, mode = _reading(parties, claim)
        start, end = extent(claim.trigger)
        date = clock(start, end, tense(claim.trigger))
        for actor in claim.actors:
            for organisation in claim.organisations:
                key = (actor.country, organisation.code or organisation.name, relation, mode)
                if key in out:
                    continue
                evidence = parties.evidence(claim.tokens, actor, organisation)
                conflict = _conflict(knowledge, claim, actor, organisation, relation, mode, date, frame.article.published)
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
    mode: Modality = claim.given if claim.given is not None else _mode(parties, verb)  # type: ignore[assignment]
    relation = claim.relation
    if claim.change == "leave":
        if mode == "actual" and claim.given is None and _in_progress(verb):
            return "leaving", "planned"
        if mode == "negated" and (verb.dep_ == "xcomp" or any(a.lower_ in ("will", "would", "wo", "shall") for a in auxiliaries(verb))):
            return "leaving", "negated"
        return ("left" if mode in ("actual", "negated", "alleged") else "leaving"), mode
    if claim.change == "join" and claim.relation == "member":
        if mode == "actual" and _in_progress(verb):
            return "member", "planned"
        if (mode in ("planned", "possible") or verb.dep_ == "acl" and verb.tag_ == "VBG") and _wished(verb):
            return "applicant", "planned"
    return relation, mode


def _mode(parties: Parties, verb: Token) -> Modality:
    found = modality(verb, parties.statements(verb))
    infinitive = any(c.lower_ == "to" for c in children(verb, "mark")) and verb.dep_ in ("xcomp", "acl", "advcl", "ccomp")
    if infinitive and verb.dep_ == "advcl" and verb.doc[verb.left_edge.i - 1 if verb.left_edge.i else 0].lower_ == "only" or any(c.lower_ == "only" and c.i < verb.i for c in children(verb, "advmod")) and infinitive:
        return "actual"  # 'left in 2016, only to rejoin'
    if infinitive and verb.dep_ == "acl" and any(c.lower_ in RANKED for c in verb.head.children):
        return modality(verb.head, parties.statements(verb))  # 'became the first country to leave'
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


# ---- what is known
def _conflict(
    knowledge: Knowledge, claim: Claim, actor: ActorRef, organisation: ActorRef, relation: Relation, mode: Modality, date: When | None, published: str | None
) -> str | None:  # fmt: skip
    """A sentence where the knowledge files say otherwise; None where they agree or do not know the organisation's members."""
    code, state = organisation.code, actor.country
    if code is None or state is None or not any(o == code for o, _ in knowledge.ties):
        return None
    day = (date.start if date is not None else None) or (published or "")[:10]
    if not day:
        return None
    ties = [t for t in knowledge.ties.get((code, state), []) if t.relation in ("member", "founder", "suspended")]
    known = next((t for t in ties if (not t.start or t.start <= day) and (not t.end or day < t.end)), None)
    ever = [t for t in ties if not t.start or t.start <= day]
    name, who = organisation.name or code, actor.name or state
    if relation == "founder" and mode == "actual":
        return None if any(t.relation == "founder" for t in knowledge.ties.get((code, state), [])) else f"{who} is not known as a founder of {name}."
    if claim.change in ("join", "apply") and known is not None and relation in ("member", "applicant"):
        return _already(known, who, name, date, mode)
    if claim.change in ("leave", "suspend", "expel") and not ever and mode != "negated":
        return f"{who} is not known as a member of {name} by {day}."
    if claim.change == "is" and relation == "member" and mode == "actual" and known is None:
        return f"{who} is not known as a member of {name} on {day}."
    if claim.change == "is" and relation == "member" and mode == "negated" and known is not None:
        return f"{who} is known as a member of {name} since {known.start or 'its beginning'}."
    return None


def _already(known: Tie, who: str, name: str, date: When | None, mode: Modality) -> str | None:
    """A member cannot join; a past joining without a date, or in the year of the known one, is that one."""
    told = date.end if date is not None else None
    if mode == "actual" and (told is None or (known.start or "")[:4] == told[:4]):
        return None
    return f"{who} has been a member of {name} since {known.start or 'its beginning'}."
