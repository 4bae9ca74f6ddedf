"""Who takes part in an event that a frame proposes: its slots first, then what the sentence and the article around it tell.

Reads the frame's slots through the Cast and the Context; gives source and target, or None where nobody, or nobody known, takes part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.cast import Cast
from dragoman.extract.context import Context, codes
from dragoman.extract.frames import Matcher, in_words
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.places import Places
from dragoman.extract.slots import governing
from dragoman.extract.times import ArticleClock
from dragoman.grammar.clauses import clause_head, grammatical_subject, is_passive, participle_of
from dragoman.grammar.phrases import children
from dragoman.records import ActorRef, Modality
from dragoman.resources.codebook import Codebook, Trigger

WITHIN = frozenset({"ACCUSE", "COERCE", "ASSAULT", "PROTEST", "THREATEN", "REQUEST"})  # what a state's own people do to one another
SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT"})  # somebody says or meets: without a known source no event
MEMBERSHIP = frozenset({"membership", "participation", "seat", "application", "candidacy", "involvement", "bid", "status", "chairmanship"})
SIDED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "SANCTION", "RETREAT", "COERCE"})  # is done to somebody, named or not


@dataclass(frozen=True)
class Coder:
    """What coding an article needs."""

    frame: Frame
    said: Sequence[Said]
    clock: ArticleClock
    places: Places
    codebook: Codebook
    matcher: Matcher
    cast: Cast
    context: Context
    on_campaign: bool = False

    def is_class(self, token: Token, name: str) -> bool:
        """Is the word, alone or with the one before it, in a word class of the codebook?"""
        return in_words(token, self.codebook.classes.get(name, frozenset()))


@dataclass(frozen=True)
class Parties:
    """Source and target of an event, and how they were told."""

    source: tuple[ActorRef, ...]
    target: tuple[ActorRef, ...]
    how: str = ""


def parties_of(coder: Coder, token: Token, trigger: Trigger, mood: Modality, around: Sequence[Said]) -> Parties | None:
    """Source and target; None where nobody, or nobody known, takes part."""
    if "both" in (*trigger.source, *trigger.target):
        return _both(coder, token, trigger)
    cast = coder.cast
    source = cast.sources(token, trigger, trigger.source)
    if trigger.type == "PROTEST":
        source = _crowd(coder, token, source)
    slots = trigger.target if trigger.target != ("",) else ()
    target = cast.targets(token, trigger, slots, source, within=trigger.type in WITHIN)
    how = ""
    if not any(r.code for r in target):
        found = cast.about(token, source) if slots else ()
        accuser = next((s.record.speaker for s in reversed(around) if s.manner == "accuse"), None) if mood == "alleged" else None
        if not found and accuser is not None and accuser.code and accuser.code not in codes(source) and coder.codebook.types[trigger.type].quad > 2:
            found, how = (accuser,), "target: the accuser"
        if not found and slots:
            found, how = _inferred(coder, token, trigger, source)
        target = found or target
    if not any(r.code for r in source):
        if trigger.type == "CONSULT" and source and target:
            partner = coder.context.partner(token, codes(target), far=True)
            source = (partner,) if partner is not None else source
        elif trigger.type == "SANCTION" and any(r.country for r in target) and is_passive(token) and token.lemma_.lower() in ("suspend", "expel", "exclude", "eject"):
            organisation = coder.context.organisation(token, codes(target))
            source = (organisation,) if organisation is not None else source
    if not any(r.code for r in source) and trigger.type in ("AID", "MOBILIZE", "RETREAT") and is_passive(token):
        sent = tuple(r for r in target if r.code and r.sector in ("MIL", "COP"))
        if sent:
            source, target = sent, tuple(r for r in target if r not in sent)  # 'Australian police were flown in'
    if not any(r.code for r in (*source, *target)) or trigger.type in SPOKEN and not any(r.code for r in source) and not (trigger.type == "REJECT" and is_passive(token)):
        return None
    if trigger.type == "ASSAULT" and _is_of_words(coder, token, trigger) or trigger.type == "PROTEST" and _is_person(coder, source):
        return None
    if trigger.type == "COERCE" and trigger.mode not in ("arrest", "deport") and not any(r.code for r in source) and not source:
        return None
    if trigger.pos == "noun" and not (source and target) and not coder.is_class(token.head, "$light") and not (trigger.type == "ASSAULT" and any(r.code for r in target)) and not (trigger.type == "PROTEST" and any(r.code for r in source) and children(token, "nmod")):
        return None
    if not any(r.code for r in source) and not any(r.code for r in target):
        return None
    if trigger.pos == "noun" and trigger.type == "ASSAULT" and not source and how == "target: the people of the place" and not coder.is_class(token.head, "$harming"):
        return None  # 'the only bombardment came from the karaoke bars'
    return Parties(source, target, how)


def _both(coder: Coder, token: Token, trigger: Trigger) -> Parties | None:
    """The parties of what takes two: subject and 'with', or 'between' both; the other one as the context has it."""
    cast = coder.cast
    source = cast.sources(token, trigger, ("subj", "between", "of"))
    target = cast.targets(token, trigger, ("with", "between"), source, within=False)
    how = ""
    if not any(r.code for r in source):
        if not any(r.code for r in target):
            return None
        partner = coder.context.partner(token, codes(target), far=True) if source and len(target) == 1 else None
        source, target = ((partner,), target) if partner is not None else (target[:1], target[1:])
    if len(source) > 1 and not target:
        source, target = source[:1], source[1:]
    if not target:
        target = cast.about(token, source)
    if not target:
        partner = coder.context.partner(token, codes(source), far=True)
        if partner is None and not (source[0].country is None and source[0].code):
            return None
        target, how = ((partner,), "target: the other side of the context") if partner is not None else ((), "")
    return Parties(source, target, how)


def _crowd(coder: Coder, token: Token, source: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """'Thousands took to the streets of Seoul': whose people."""
    if any(r.code for r in source):
        return source
    streets = [t for t in token.subtree if t.i > token.i and governing(t) in ("of", "in") and any(r.country for r in coder.cast.actors.refs.get(t.i, ()))]
    where = coder.cast.actors.refs[streets[0].i] if streets else coder.cast.people(token)
    return tuple(ActorRef((source[0] if source else r).mention, None, r.code, r.country, "CVL", "nominal") for r in where) or source


def _inferred(coder: Coder, token: Token, trigger: Trigger, source: tuple[ActorRef, ...]) -> tuple[tuple[ActorRef, ...], str]:
    """A target that neither the frame's slots nor the phrase hold: whose people, whose deed, the other side."""
    cast, known = coder.cast, codes(source) - {None}
    things = [t for slot in ("obj", *trigger.target) for f in coder.matcher.fillers(token, slot, trigger) for t in coder.matcher.things(f)]
    if trigger.type in ("ASSAULT", "COERCE") and things:
        people = cast.people(things[0]) or cast.people(token)
        own = next((r for r in source if r.code and r.sector in ("COP", "MIL", "JUD", "GOV", "SPY")), None)
        victims = _victims(coder, token, known)
        if victims:
            return victims, "target: whom the deed that it is part of is done to"
        if people:
            return people, "target: the people of the place"
        if own is not None and own.country and any(r.sector for t in things for r in cast.actors.refs.get(t.i, ())):
            return (ActorRef(coder.frame.span(things[0].i, things[0].i + 1), None, own.code, own.country, "CVL", "nominal"),), "target: its own people"
    if not known:
        return (), ""
    if token.dep_ == "acl:relcl" and any(c.lower_ == "which" and c.dep_ == "obj" for c in token.children) and token.doc[token.left_edge.i - 1].text == ",":
        doers = tuple(r for r in coder.cast.acting(found) if r.code not in known) if (found := grammatical_subject(clause_head(token.head))) is not None else ()
        if any(r.code for r in doers):
            return doers, "target: who did what 'which' stands for"
    for thing in things:
        if coder.is_class(thing, "$deed"):
            doer = coder.context.doer_of(thing, known)
            if doer is not None:
                return (doer,), f"target: who did {thing.text!r}"
    if any(in_words(t, MEMBERSHIP) for t in things) or trigger.cameo == "101":
        organisation = coder.context.organisation(token, known)
        if organisation is not None:
            return (organisation,), "target: the organisation spoken of"
    bilateral = any(coder.is_class(t, "$bilateral") for t in things)
    if bilateral or trigger.type in SIDED:
        partner = coder.context.partner(token, known, far=bilateral)
        if partner is not None:
            return (partner,), "target: the other side of the context"
    return (), ""


def _victims(coder: Coder, token: Token, known: frozenset[str | None]) -> tuple[ActorRef, ...]:
    """'Sank two Sudanese boats, killing nine': of the side that the main deed is done to."""
    main = token.head if token.dep_ == "advcl" and token.tag_ == "VBG" and token.head.pos_ == "VERB" else participle_of(token)
    if main is None:
        return ()
    things = [t for t in main.children if t.dep_ in ("obj", "obl") and t.i < token.i and not (t.dep_ == "obl" and t.ent_type_ in ("DATE", "TIME"))]
    found = next((r for t in things for r in coder.cast.actors.within(t) if r.code and r.code not in known), None)
    return (found,) if found is not None else ()


def _is_person(coder: Coder, refs: Sequence[ActorRef]) -> bool:
    """Is the first of the actors a named person or 'he' or 'she'?"""
    span = coder.frame.doc.char_span(refs[0].mention.start, refs[0].mention.end, alignment_mode="expand") if refs else None
    return span is not None and (span.root.ent_type_ == "PER" or span.root.lower_ in ("he", "she", "him", "her", "who"))


def _is_of_words(coder: Coder, token: Token, trigger: Trigger) -> bool:
    """'Rubio attacked Trump', 'her attacks on the senator': one politician at another, without a weapon in sight."""
    heads = [t for slot in (*trigger.target, "subj") for f in coder.matcher.fillers(token, slot, trigger) for t in coder.matcher.things(f)]
    people = [t for t in heads if t.ent_type_ == "PER" or t.lower_ in ("he", "she", "him", "her")]
    doers = [t for f in coder.matcher.fillers(token, "subj", trigger) for t in coder.matcher.things(f)]
    armed = any(coder.is_class(t, "$force") or coder.is_class(t, "$missile") or coder.is_class(t, "$police") for t in doers)
    harmless = token.lemma_.lower() in coder.codebook.classes.get("$verbal", frozenset())
    return bool(people) and not armed and (harmless or any(t in people for t in doers) and len(people) > 1)
