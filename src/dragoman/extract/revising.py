"""Codebook and event head together: which proposals stand, whose parties are set right, and what the head alone tells.

A frame's proposal goes where the head takes its word for another sense; a party goes to the nominal that the head is sure of where the
frame took another. A word that no frame fits becomes an event where the head is sure of its type and finds who did it. The thresholds
were set on articles that the head had not been trained on (`python -m benchmarks.events` measures).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.cast import distinct, series
from dragoman.extract.context import codes
from dragoman.extract.judging import Choice, Judge
from dragoman.extract.participants import Coder, Parties
from dragoman.records import ActorRef
from dragoman.resources.codebook import Trigger

DOUBT = 0.05  # a frame's event goes where its type is less likely than this...
PLAIN = 0.004  # ...or than this, where the frame asks for more than its word: 'sent packing', 'imposed tariffs'
OTHER = 0.6  # a nominal of this probability takes the place of a party...
GIVEN = 0.2  # ...whose own is below this
NOBODY = 0.85  # probability that nobody of the sentence is the party
NEW, EVENT = 0.5, 0.6  # probability of the type, and of an event, for what no frame knows
PARTY = 0.4  # probability of the source of what no frame knows
OWNER = 0.5  # probability of another code than the rules gave
NOBODYS = 0.7  # probability that a mention is of none of the codes that the article names
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
ALONE = frozenset({"PROTEST", "MOBILIZE", "CONCEDE", "RETREAT", "COERCE"})  # may have no target
OUTWARD = frozenset({"MOBILIZE", "RETREAT", "SANCTION", "AGREE", "COOPERATE"})  # the head's word that one does them to oneself counts for nothing
UNDERGONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID"})  # may have no source that is told
Refs = tuple[ActorRef, ...]


def is_doubtful(judge: Judge, tokens: Collection[int], trigger: Trigger) -> bool:
    """Does the head take the words of a frame's proposal for no event of its type?"""
    named = " " in trigger.lemma or any(c.lemmas and not c.negative for c in trigger.conditions)
    return judge.chance(tokens, trigger.type) < (PLAIN if named else DOUBT)


def revised(coder: Coder, judge: Judge, token: Token, trigger: Trigger, parties: Parties) -> Parties:
    """The parties of a frame's event, those that the head is sure are others set right."""
    choices = judge.parties(token, trigger.type, parties.how, (parties.source, parties.target))
    if choices is None or trigger.pos == "adj" or trigger.source[:1] == ("obj",):  # 'was alarmed by the vote': who feels it is the source, as the frame says
        return parties
    source = _side(coder, choices[0], parties.source, acting=True)
    target = _side(coder, choices[1], parties.target, acting=False, known=codes(source))
    if _is_own(trigger.type, source, target):
        target = parties.target
    how = parties.how if (source, target) == (parties.source, parties.target) else "parties: the event head's"
    return Parties(source, target, how)


def _is_own(kind: str, source: Refs, target: Refs) -> bool:
    """Is the target the source itself, of a deed that nobody does to itself?"""
    known = codes(source) - {None}
    return kind in OUTWARD and any(r.code for r in target) and all(r.code in known for r in target if r.code)


def _side(coder: Coder, choice: Choice, told: Refs, *, acting: bool, known: Collection[str | None] = ()) -> Refs:
    if choice.token is None:
        inside = told and choice.told > 0  # what stands in other sentences the head cannot see
        return () if inside and choice.chance >= NOBODY else told
    if choice.chance < OTHER or told and choice.told >= GIVEN:
        return told
    return _refs(coder, choice.token, acting, known)


def _refs(coder: Coder, token: Token, acting: bool, known: Collection[str | None]) -> Refs:
    cast, out = coder.cast, []
    for one in series(token):
        own = coder.frame.span(one.i, one.i + 1)
        found = cast.acting(one, able=True) if acting else cast.met(one, {k for k in known if k})
        # 'the neighbour', taken for somebody named elsewhere, or for nobody: whose it is, is asked of the word itself
        out += [r if r.mention.start <= own.start < r.mention.end else replace(r, mention=own, by="nominal") for r in found]
        if not found:
            out.append(ActorRef(own, None, None, None, None, "nominal"))
    return distinct(out)


def owned(coder: Coder, judge: Judge, token: Token, kind: str, parties: Parties) -> Parties:
    """The parties of a trigger with the state or organisation of each mention as the head sees it, where it is sure of another."""
    source = _owned(coder, judge, token, ("src", kind), parties.source, parties.target)
    target = _owned(coder, judge, token, ("tgt", kind), parties.target, source)
    if _is_own(kind, source, target):  # one of the two is set right at most
        pairs = ((source, parties.target), (parties.source, target), (parties.source, parties.target))
        source, target = next((pair for pair in pairs if not _is_own(kind, *pair)), pairs[-1])
    if (source, target) == (parties.source, parties.target):
        return parties
    return Parties(source, target, f"{parties.how}; whose: the event head's" if parties.how else "whose: the event head's")


def _owned(coder: Coder, judge: Judge, token: Token, part: tuple[str, str], told: Refs, other: Refs) -> Refs:
    """`part`: role and type. What is named outright is what it is, and what the context told from other sentences the head cannot weigh."""
    out: list[ActorRef] = []
    at: dict[int, list[ActorRef]] = {}
    for ref in told:
        span = coder.frame.doc.char_span(ref.mention.start, ref.mention.end, alignment_mode="expand")
        at.setdefault(span.root.i if span is not None else -1, []).append(ref)
    for i, refs in at.items():
        mention = coder.frame.doc[i] if i >= 0 else None
        asked = mention is not None and mention.sent.start == token.sent.start and not judge.is_named(mention, refs)
        owner = judge.whose(mention, *part, refs, other) if mention is not None and asked else None
        if owner is None or any(owner.code in (r.code, r.country) for r in refs) or owner.chance < (OWNER if owner.code else NOBODYS):
            out += refs
        elif owner.code is None:
            out.append(replace(refs[0], code=None, country=None))
        else:
            out.append(replace(refs[0], code=owner.code, country=_country(coder, owner.code), name=None if refs[0].by in ("pronoun", "nominal") else refs[0].name))
    return distinct(out)


def _country(coder: Coder, code: str) -> str | None:
    """The state of a code that the article names: its own, or that of an armed group."""
    return next((r.country for refs in coder.cast.actors.refs.values() for r in refs if r.code == code), None)


@dataclass(frozen=True)
class Proposal:
    """An event that the head tells without a frame."""

    trigger: Trigger
    parties: Parties
    chance: float


def proposal(coder: Coder, judge: Judge, token: Token) -> Proposal | None:
    """What the head takes a word for that no frame fits: the type, and source and target in its sentence."""
    kind, chance, event = judge.likeliest(token)
    if chance < NEW or event < EVENT or kind not in coder.codebook.types:
        return None
    choices = judge.parties(token)
    if choices is None:
        return None
    source = _told(coder, choices[0], acting=True)
    target = _told(coder, choices[1], acting=False, known=codes(source))
    if kind in MUTUAL and len(source) > 1 and not target:
        source, target = source[:1], source[1:]
    found = owned(coder, judge, token, kind, Parties(source, target, "type and parties: the event head's"))
    if _is_own(kind, found.source, found.target):
        found = replace(found, target=())
    coded = [any(r.code for r in side) for side in (found.source, found.target)]
    if not (all(coded) or coded[0] and kind in ALONE or coded[1] and kind in UNDERGONE):
        return None
    pos = "verb" if token.pos_ == "VERB" else "noun"
    trigger = Trigger(kind, None, "", pos, token.lemma_.lower(), (), ("subj",), ("obj",), None, (), 0)
    return Proposal(trigger, found, chance)


def _told(coder: Coder, choice: Choice, *, acting: bool, known: Collection[str | None] = ()) -> Refs:
    return _refs(coder, choice.token, acting, known) if choice.token is not None and choice.chance >= PARTY else ()


