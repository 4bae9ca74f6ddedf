"""What a later record says about a commitment: carried out, met, withdrawn, disputed, or nothing.

- carried out: a deed or membership of the holder that is what it bound itself to, told as a fact;
- met: a deed of the addressee, or of a party that the condition names, that is what the condition asks or waits for, told as a fact;
- withdrawn: the holder takes a pledge back in so many words, or will not leave, join or apply after all;
- disputed: the same deed alleged only, or its doer accused of it; denied by its doer or told as not done after it had been told as a fact; the holder denies the commitment.

A deed is the same by its type, its parties and the words of its sentence (`_likeness`). What is told of a day before the commitment
was made says nothing about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.analysis.ledger.entries import Report, State
from dragoman.analysis.ledger.matching import Terms, terms
from dragoman.analysis.ledger.told import Told
from dragoman.analysis.parties import named, party, stems_of
from dragoman.analysis.words import TAG, Wording, covered, stem
from dragoman.records import Event, Membership, Statement
from dragoman.resources.pledges import load_pledges
from dragoman.resources.reporting import load_reporting

SAME_DEED = 0.55  # likeness from which a later deed is the one of the commitment
SAME_WORDS = 0.5  # part of the words of a consequence or condition that a statement about it has
TYPE, TARGET, WORDS = 0.4, 0.15, 0.45  # what each adds to the likeness of a deed
# What the knowledge of a membership change is called in the table of consequences, and the relations that carry it out.
CHANGES = {"leaving": ("left", "leaving"), "left": ("left", "leaving"), "member": ("member",), "applicant": ("applicant", "candidate"), "suspended": ("suspended",)}
UNTRUE = ("alleged",)


@dataclass(frozen=True)
class Sign:
    """A later record and the state that it speaks for, with why in words. `what` is the part of the commitment it is about."""

    told: Told
    state: State
    why: str
    what: str


@dataclass(frozen=True)
class Target:
    """A commitment as later records are compared with it, over all its reports."""

    terms: tuple[Terms, ...]
    holder: str
    addressee: str | None
    doers: frozenset[str]  # of the condition
    organisations: frozenset[str]  # and states that the consequence is for
    kinds: frozenset[str]
    began: str

    @property
    def parties(self) -> frozenset[str]:
        return self.doers | {self.holder}


def target_of(reports: Sequence[Report]) -> Target:
    """What the reports of an entry tell together."""
    first = reports[0]
    holder = party(first.commitment.holder) or ""
    addressee = next((a for r in reports if (a := party(r.commitment.addressee))), None)
    in_conditions = frozenset(c for r in reports for c in named(r.commitment.condition.text))
    doers = (in_conditions | ({addressee} if addressee else frozenset())) - {holder} or {holder}
    in_consequences = frozenset(c for r in reports for c in named(r.commitment.consequence.text))
    return Target(
        tuple(terms(r.commitment) for r in reports), holder, addressee, frozenset(doers), in_consequences | ({addressee} if addressee else frozenset()),
        frozenset(r.commitment.kind for r in reports), first.day,
    )  # fmt: skip


def signs(target: Target, records: Sequence[Told]) -> Iterator[Sign]:
    """What the records say about the commitment, by day."""
    for told in records:
        if told.day <= target.began or (told.evidence.day and told.evidence.day < target.began):
            continue
        sign = _statement(target, told, told.record) if isinstance(told.record, Statement) else _deed(target, told, told.record)
        if sign is not None:
            yield sign


# ---- deeds
def _deed(target: Target, told: Told, record: Event | Membership) -> Sign | None:
    if target.holder in told.actors and record.modality == "actual" and takes_back(told.words) and _touches(target, told):
        return Sign(told, "withdrawn", "the holder takes it back", "consequence")
    done, asked = _likeness(target, told, "consequence"), _likeness(target, told, "condition")
    if max(done, asked) < SAME_DEED:
        return None
    what = "consequence" if done >= asked else "condition"
    outcome: State = "carried out" if what == "consequence" else "met"
    means = "what was pledged was done" if what == "consequence" else "the condition came about"
    if record.modality == "actual":
        return Sign(told, outcome, means, what)
    if record.modality == "negated" and isinstance(record, Membership) and record.relation == "leaving" and what == "consequence":
        return Sign(told, "withdrawn", "the holder will not do it", what)
    if record.modality == "negated":
        return Sign(told, "disputed", f"told as not done: {means}", what)
    if record.modality in UNTRUE:
        return Sign(told, "disputed", f"alleged only: {means}", what)
    return None


def _likeness(target: Target, told: Told, part: str) -> float:
    """0 to 1: is this deed the one of the part ('condition', 'consequence') of the commitment?"""
    doers = {target.holder} if part == "consequence" else target.doers
    if not doers & told.actors and not _done_to(target, told, part):
        return 0.0
    wanted = [t.consequence if part == "consequence" else t.condition for t in target.terms]
    names = stems_of(target.holder) | stems_of(target.addressee)
    if isinstance(told.record, Membership):
        return max(_membership(target, told.record, w) for w in wanted)
    if isinstance(told.record, Event):
        return max(_event(target, told, told.record, w, part, names) for w in wanted)
    return 0.0


def _done_to(target: Target, told: Told, part: str) -> bool:
    """A passive without its doer: the deed is known by whom it was done to."""
    return part == "consequence" and isinstance(told.record, Event) and not told.actors and target.addressee in told.others


def _event(target: Target, told: Told, event: Event, wanted: Wording, part: str, names: frozenset[str]) -> float:
    typed, trigger = TAG + event.type in wanted.tags, stem(event.trigger.text.split()[0]) in wanted.stems
    if not (typed or trigger):
        return 0.0
    others = _states(target.organisations if part == "consequence" else target.doers | {target.holder})
    done_to = _states(told.others)
    if others and done_to and not others & done_to:
        return 0.0  # done to somebody else
    toward = bool(others & done_to) or not done_to
    words = Wording(told.words.stems - names, told.words.tags | {TAG + event.type}, told.words.negative)
    return TYPE + TARGET * toward + WORDS * covered(wanted, words)


def _states(parties: frozenset[str]) -> frozenset[str]:
    """The states and organisations of parties: what is done to a state's citizens or rebels is done there."""
    return frozenset(p.split(":")[0] for p in parties)


def _membership(target: Target, record: Membership, wanted: Wording) -> float:
    """The same change of the same organisation, or of one that the commitment does not name."""
    changes = [CHANGES[t[1:]] for t in wanted.tags if t[1:] in CHANGES]
    if not any(record.relation in c for c in changes):
        return 0.0
    if record.relation == "leaving" and record.modality == "actual":
        return 0.0
    code = party(record.organisation)
    return 1.0 if not target.organisations or code in target.organisations else 0.0


# ---- statements
def _statement(target: Target, told: Told, record: Statement) -> Sign | None:
    by_holder = party(record.speaker) == target.holder
    share = {part: max(covered(getattr(t, part), told.words) for t in target.terms) for part in ("consequence", "condition")}
    if _manner(record) == "accuse":
        return _accusation(target, told, share)
    if party(record.speaker) not in target.parties:
        return None
    if by_holder and takes_back(told.words) and _touches(target, told):
        return Sign(told, "withdrawn", "the holder takes it back", "consequence")
    if _manner(record) == "deny":
        if by_holder and share["consequence"] >= SAME_WORDS:
            return Sign(told, "disputed", "the holder denies it", "consequence")
        if share["condition"] >= SAME_WORDS:
            return Sign(told, "disputed", "denied: the condition came about", "condition")
    return None


def _touches(target: Target, told: Told) -> bool:
    """Does it share a word with the commitment, or name its kind ('the ultimatum') and its addressee?"""
    if any(told.words.stems & (t.condition.stems | t.consequence.stems) for t in target.terms):
        return True
    return any(stem(kind) in told.words.stems for kind in target.kinds) and target.addressee in told.others


def takes_back(words: Wording) -> bool:
    """'drops its threat', 'withdrew the ultimatum'."""
    return bool(_stems("take_back") & words.stems) and bool(_stems("pledge") & words.stems)


@lru_cache(maxsize=4)
def _stems(sense: str) -> frozenset[str]:
    return frozenset(stem(w) for w in load_pledges()[sense])


def _accusation(target: Target, told: Told, share: dict[str, float]) -> Sign | None:
    """A party is accused of the deed of the commitment; not 'of having demanded' it."""
    part = max(share, key=lambda p: share[p])
    doers = {target.holder} if part == "consequence" else target.doers
    if share[part] < SAME_WORDS or not doers & told.others or told.actors & doers:
        return None
    means = "what was pledged was done" if part == "consequence" else "the condition came about"
    return Sign(told, "disputed", f"alleged only: {means}", part)


def _manner(record: Statement) -> str | None:
    """The manner of its cue: accuse, deny, say ...; None for one without."""
    found = (_manners().get(stem(w)) for w in (record.cue.text.split() if record.cue else ()))
    return next((m for m in found if m), None)


@lru_cache(maxsize=1)
def _manners() -> dict[str, str]:
    return {stem(lemma): manner for lemma, manner in load_reporting().items()}
