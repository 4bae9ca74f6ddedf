"""What the knowledge files say to a claim: whom a pronoun means, and where news and knowledge differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.claims import Claim
from dragoman.extract.parties import Parties
from dragoman.records import ActorRef, Modality, Relation, When
from dragoman.resources.knowledge import Knowledge, Tie

REACH = 4  # sentences back in which a pronoun's state is looked for
# Known relations that bear out a told one.
BORNE_OUT: dict[str, tuple[str, ...]] = {
    "member": ("member", "founder"), "founder": ("founder",), "observer": ("observer", "partner"), "candidate": ("candidate",),
    "applicant": ("applicant", "candidate"), "suspended": ("suspended",), "left": ("member", "founder", "suspended"),
}  # fmt: skip


def settled(parties: Parties, claim: Claim, meant: dict[int, ActorRef], relation: Relation, day: str) -> Claim:
    """The claim with its pronouns read as knowledge bears them out: 'It has been an observer since 2015' is the state spoken of that is one,
    'walked out of it' the organisation that the state did leave. What is named stays as it is named. `meant` keeps what a pronoun was read as, by its
    place: it means the same in the rest of its sentence."""
    if relation not in BORNE_OUT or claim.given == "negated":
        return claim
    ties = parties.knowledge.ties
    if len(claim.organisations) == 1 and claim.organisations[0].by in ("pronoun", "nominal") and claim.change in ("leave", "join") and claim.actors:
        states = [a.country or "" for a in claim.actors]
        if not all(_bears_out(ties.get((claim.organisations[0].code or "", s), ()), relation, day) for s in states):
            here = parties.frame.places[claim.trigger.i].sentence
            near = [m.ref for m in parties.mentions if m.token < claim.trigger.i and here - parties.frame.places[m.token].sentence <= 2]
            fit = [r for r in reversed(near) if all(_bears_out(ties.get((r.code or "", s), ()), relation, day) for s in states)]
            if fit:
                claim = replace(claim, organisations=(replace(fit[0], by="pronoun"),))
    if len(claim.actors) != 1 or claim.actors[0].by not in ("pronoun", "nominal") or len(claim.organisations) != 1:
        return claim
    if claim.actors[0].mention.start in meant:
        return replace(claim, actors=(meant[claim.actors[0].mention.start],))
    code, own = claim.organisations[0].code or "", claim.actors[0]
    if not any(o == code for o, _ in ties) or _bears_out(ties.get((code, own.country or ""), ()), relation, day):
        return claim
    other = _spoken_of(parties, claim, code, relation, day)
    if other is None:
        return claim
    meant[own.mention.start] = replace(own, name=other.name, code=other.code, country=other.country, sector=other.sector)
    return replace(claim, actors=(meant[own.mention.start],))


def _spoken_of(parties: Parties, claim: Claim, code: str, relation: Relation, day: str) -> ActorRef | None:
    """The state named last before the claim whose known relation bears it out."""
    here = parties.frame.places[claim.trigger.i].sentence
    for name in sorted(parties.names.hits, key=lambda n: -n.start):
        entry = name.entry
        if name.start >= claim.trigger.i or not entry.country or here - parties.frame.places[name.start].sentence > REACH:
            continue
        if _bears_out(parties.knowledge.ties.get((code, entry.country), ()), relation, day):
            return ActorRef(parties.frame.span(name.start, name.end), _name(parties.knowledge, entry.country), entry.country, entry.country, "GOV", "pronoun")
    return None


def _name(knowledge: Knowledge, state: str) -> str:
    return next((f.form for f in knowledge.forms if f.code == state and f.role == "name"), state)


def _bears_out(ties: Sequence[Tie], relation: Relation, day: str) -> bool:
    """Is one of the known ties of the told kind; for one that left, has it ended?"""
    fit = [t for t in ties if t.relation in BORNE_OUT[relation] and (not day or not t.start or t.start[:4] <= day[:4])]
    return any(t.end for t in fit) if relation == "left" else bool(fit)


def conflict_of(
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
    if claim.change in ("join", "apply") and mode != "negated" and known is not None and relation in ("member", "applicant"):
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
