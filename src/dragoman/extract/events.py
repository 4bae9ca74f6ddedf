"""Stage `events`: who did what to whom, and whether it happened.

Reads the parse, Actors, statements and the codebook; writes events. A frame of the codebook proposes; the statement an event stands
in, its modality and its actors decide. Within an article reports of one event become one record with all its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.amending import amended
from dragoman.extract.cast import Cast
from dragoman.extract.context import Context, codes
from dragoman.extract.frames import Matcher, figurative, in_words
from dragoman.extract.merging import merged
from dragoman.extract.modality import modality
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.places import Places
from dragoman.extract.slots import governing
from dragoman.extract.times import ArticleClock
from dragoman.extract.vetoing import is_campaign, is_campaign_figure, is_campaign_talk, is_on_campaign, is_private, is_vetoed
from dragoman.grammar.clauses import clause_head, direct_object, grammatical_subject, is_negated, is_passive, participle_of
from dragoman.grammar.phrases import children
from dragoman.records import ActorRef, Commitment, Event, Modality, Span, Why, content_id
from dragoman.resources.codebook import Codebook, Trigger

KEPT: frozenset[Modality] = frozenset({"actual", "planned", "promised", "alleged", "negated", "threatened", "possible"})
WITHIN = frozenset({"ACCUSE", "COERCE", "ASSAULT", "PROTEST", "THREATEN", "REQUEST"})  # what a state's own people do to one another
NEARBY = 80  # characters: 'threatened to withdraw' is the threat that the commitment tells
SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT"})  # somebody says or meets: without a known source no event
MEMBERSHIP = frozenset({"membership", "participation", "seat", "application", "candidacy", "involvement", "bid", "status", "chairmanship"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # takes two
SIDED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "SANCTION", "RETREAT", "COERCE"})  # is done to somebody, named or not
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN", "RETREAT"})
FOUGHT = frozenset({"ASSAULT", "THREATEN", "MOBILIZE", "RETREAT"})  # what sport is told in the words of
# A refusal is an event; of the other types only what is told as not done is none.
NEGATIVE_TYPES = frozenset({"REJECT"})


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


def find_events(frame: Frame, actors: Actors, said: Sequence[Said], clock: ArticleClock, places: Places, codebook: Codebook) -> list[tuple[Event, Why]]:
    """The events of an article in the order of the text."""
    matcher = Matcher(codebook, actors, places.is_place)
    context = Context(frame, actors, codebook, {s.speaker for s in said if s.speaker is not None}, places.home)
    coder = Coder(frame, said, clock, places, codebook, matcher, Cast(frame, actors, said, places, matcher, context), context, is_on_campaign(frame.doc))
    spoilt = figurative(frame.doc, codebook)
    made: list[tuple[Event, Why]] = []
    used: set[int] = set()
    for token in frame.doc:
        if not frame.prose[token.i] or token.i in used or token.pos_ not in ("VERB", "NOUN", "PROPN", "ADJ"):
            continue
        longest = 0
        for trigger in matcher.matches(token):
            longest = max(longest, len(trigger.lemma.split()))
            if trigger.pos == "noun" and len(trigger.lemma.split()) < longest:
                break  # 'a general strike' that has no parties is no strike
            covered = _covered(coder, token, trigger)
            if (covered & spoilt) and not _is_own_figure(trigger):
                continue  # 'launched a charm offensive'
            found = _event(coder, token, trigger)
            if found is not None:
                found = (_dated(found[0], token, [e for e, _ in made]), found[1])
                made.append(found)
                context.note(found[0], token)
                used |= covered
                break
    return merged(made)


def _dated(event: Event, token: Token, earlier: Sequence[Event]) -> Event:
    """'... after Azerbaijan attacked Armenia', told as known: the time is that of the last such event told before with one."""
    known = token.dep_ in ("advcl", "acl") and token.tag_ == "VBD" and any(c.lower_ in ("after", "since", "when", "before", "as") for c in children(token, "mark"))
    if not known or event.date is not None and event.date.start:
        return event
    source, target = codes(event.source) - {None}, codes(event.target) - {None}
    for other in reversed(earlier):
        if other.type == event.type and source & codes(other.source) and target & codes(other.target) and other.date is not None and other.date.start:
            return replace(event, date=other.date)
    return event


def _is_own_figure(trigger: Trigger) -> bool:
    """Is a figure of speech itself what the frame names: 'closed ranks', 'torpedoed the talks', 'buried the hatchet'? Of force none is."""
    named = any(c.kind == "slot" and c.lemmas and not c.negative and c.slots == ("obj",) for c in trigger.conditions)
    return trigger.type not in FORCE and (" " in trigger.lemma or named)


def _covered(coder: Coder, token: Token, trigger: Trigger) -> set[int]:
    """Tokens that no other event may rest on: the object of a light verb, the noun of the frame."""
    out = {token.i}
    for c in trigger.conditions:
        if c.kind == "slot" and (c.lemmas or trigger.pos == "verb") and not c.negative and c.slots != ("subj",):
            out |= {t.i for slot in c.slots for f in coder.matcher.fillers(token, slot, trigger) for t in coder.matcher.things(f)}
    if any(c.kind == "xcomp" for c in trigger.conditions):
        out |= {t.i for t in token.children if t.dep_ in ("xcomp", "advcl", "acl")}
    return out


def _event(coder: Coder, token: Token, trigger: Trigger) -> tuple[Event, Why] | None:
    if trigger.pos == "noun" and token.dep_ == "obj" and coder.is_class(token.head, "$reversing"):
        return None
    if token.dep_ == "acl" and token.tag_ == "VB" and token.head.dep_ in ("obj", "nsubj:pass") and coder.is_class(token.head.head, "$reversing"):
        return None  # 'torpedoed a motion to thank Congress'
    if trigger.type in FOUGHT and (_is_game(coder, token) or _is_told_by_verb(coder, token, trigger)) or is_vetoed(coder.matcher, token, trigger):
        return None
    around = [s for s in coder.said if token.i in s.content]
    predicate = _predicate(coder, token, trigger)
    mood = modality(predicate, around)
    if any(c.kind == "neg" and not c.negative for c in trigger.conditions):
        mood = "actual"
    if mood not in KEPT or (mood == "negated" and trigger.type not in NEGATIVE_TYPES and not _is_withheld(predicate)):
        return None
    parties = _parties(coder, token, trigger, mood, around)
    if parties is not None:
        parties = Parties(*amended(coder.frame, coder.cast.actors, token, trigger, parties.source, parties.target), parties.how)
    if parties is None or not any(r.code for r in (*parties.source, *parties.target)) or coder.on_campaign and is_campaign_talk(coder.frame, trigger, parties.source, parties.target):
        return None
    if coder.on_campaign and is_campaign_figure(coder.frame, coder.matcher, token, trigger, parties.source, parties.target):
        return None
    if is_private(coder.frame, token, trigger, parties.source, parties.target) or is_campaign(coder.frame, coder.matcher, token, trigger, parties.source, parties.target):
        return None
    when = coder.clock.of(predicate)
    if mood == "actual" and (predicate.tag_ in ("VBZ", "VBP", "VBG") or trigger.type == "CONSULT") and coder.clock.is_to_come(when):
        mood = "planned"  # 'meets both sides on Monday'
    info = coder.codebook.types[trigger.type]
    span = _trigger_span(coder, token, trigger)
    statement = around[-1].record.id if around else None
    confidence = 0.75 + (0.1 if parties.source and parties.target else -0.15) + (0.05 if trigger.conditions else 0) - (0.1 if trigger.pos == "noun" else 0) - (0.1 if parties.how else 0)
    identity = content_id(coder.frame.article.id, "event", trigger.type, span.start, span.end)
    event = Event(
        identity, coder.frame.article.id, parties.source, parties.target, trigger.type, trigger.mode, trigger.contexts, trigger.cameo or info.cameo, info.quad,  # type: ignore[arg-type]
        trigger.intensity if trigger.intensity is not None else info.intensity, span, mood, when, coder.places.of(predicate), statement,
        round(confidence, 2), "codebook",
    )  # fmt: skip
    rule = f"frame {trigger.lemma!r} (line {trigger.line}): source {'|'.join(trigger.source)}, target {'|'.join(trigger.target)}"
    return event, Why(identity, "codebook", rule + (f"; {parties.how}" if parties.how else ""), (span,))


def _is_person(coder: Coder, refs: Sequence[ActorRef]) -> bool:
    """Is the first of the actors a named person or 'he' or 'she'?"""
    span = coder.frame.doc.char_span(refs[0].mention.start, refs[0].mention.end, alignment_mode="expand") if refs else None
    return span is not None and (span.root.ent_type_ == "PER" or span.root.lower_ in ("he", "she", "him", "her", "who"))


def _is_game(coder: Coder, token: Token) -> bool:
    """'In the qualifiers Bolivia slaughtered Chile': a sentence about sport, with no weapon, force or police in it."""
    if not any(coder.is_class(t, "$contest") for t in token.sent if t.pos_ in ("NOUN", "PROPN")):
        return False
    return not any(coder.is_class(t, name) for t in token.sent if t != token for name in ("$force", "$missile", "$police", "$weapon") if t.pos_ in ("NOUN", "PROPN"))


def _is_told_by_verb(coder: Coder, token: Token, trigger: Trigger) -> bool:
    """'Three strikes destroyed a depot': the verb tells the attack, where the noun tells nobody's."""
    verb = token.head
    if trigger.type != "ASSAULT" or trigger.pos != "noun" or token.dep_ not in ("nsubj", "nsubj:pass") or verb.pos_ != "VERB":
        return False
    owned = any(coder.cast.actors.of(c) for c in children(token, "nmod:poss", "amod", "compound", "nmod"))
    return not owned and any(t.type == "ASSAULT" for t in coder.matcher.matches(verb))


def _is_of_words(coder: Coder, token: Token, trigger: Trigger) -> bool:
    """'Rubio attacked Trump', 'her attacks on the senator': one politician at another, without a weapon in sight."""
    heads = [t for slot in (*trigger.target, "subj") for f in coder.matcher.fillers(token, slot, trigger) for t in coder.matcher.things(f)]
    people = [t for t in heads if t.ent_type_ == "PER" or t.lower_ in ("he", "she", "him", "her")]
    doers = [t for f in coder.matcher.fillers(token, "subj", trigger) for t in coder.matcher.things(f)]
    armed = any(coder.is_class(t, "$force") or coder.is_class(t, "$missile") or coder.is_class(t, "$police") for t in doers)
    harmless = token.lemma_.lower() in coder.codebook.classes.get("$verbal", frozenset())
    return bool(people) and not armed and (harmless or any(t in people for t in doers) and len(people) > 1)


def _is_withheld(verb: Token) -> bool:
    """'Has so far not suspended', 'refrained from imposing': a deed that was looked for and not done."""
    if any(c.lower_ in ("yet", "far", "still") for c in verb.children if c.dep_ == "advmod"):
        return True
    return verb.tag_ == "VBG" and verb.head.lemma_.lower() in ("refrain", "stop", "abstain", "desist", "hold") and any(c.lower_ in ("from", "of") for c in verb.children)


def _parties(coder: Coder, token: Token, trigger: Trigger, mood: Modality, around: Sequence[Said]) -> Parties | None:
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


def threats(frame: Frame, actors: Actors, commitments: Sequence[Commitment], events: Sequence[Event], codebook: Codebook) -> list[tuple[Event, Why]]:
    """The threats that ultimatums and conditional threats are: THREATEN by the holder, unless a trigger word told it already."""
    out: list[tuple[Event, Why]] = []
    context = Context(frame, actors, codebook, ())
    told = [(e, word) for e in events if (word := frame.doc.char_span(e.trigger.start, e.trigger.end, alignment_mode="expand")) is not None]
    info = codebook.types.get("THREATEN")
    for c in commitments:
        if info is None or c.kind not in ("ultimatum", "threat") or not c.holder.code:
            continue
        span = c.otherwise or c.consequence
        near = span.start - NEARBY
        if any(e.type == "THREATEN" and e.source and e.source[0].code == c.holder.code and near <= e.trigger.end <= span.start for e in events):
            continue
        if any(e.type in ("THREATEN", "REQUEST") and e.source and e.source[0].code == c.holder.code and (e.trigger.overlaps(span) or e.statement == c.statement) for e in events):
            continue
        identity = content_id(frame.article.id, "event", "THREATEN", span.start, span.end)
        words = frame.doc.char_span(span.start, span.end, alignment_mode="expand")
        while words is not None and told and told[0][1].start < words.start:
            event, word = told.pop(0)
            context.note(event, word[0])
        other = c.addressee if c.addressee is not None and c.addressee.code else context.partner(words[0], {c.holder.code}, far=True) if words is not None else None
        target = (other,) if other is not None else ()
        event = Event(
            identity, frame.article.id, (c.holder,), target, "THREATEN", None, (), info.cameo, info.quad, info.intensity, span, "actual", None, None,
            c.statement, round(min(0.7, c.confidence), 2), "commitment",
        )  # fmt: skip
        out.append((event, Why(identity, "commitment", f"a conditional {c.kind}", (c.condition, span))))
    return out


def _predicate(coder: Coder, token: Token, trigger: Trigger) -> Token:
    """The word whose modality is the event's: a noun's light verb, else the trigger."""
    if trigger.pos == "noun" and token.dep_ in ("obj", "nsubj:pass", "nsubj") and token.head.pos_ == "VERB" and coder.is_class(token.head, "$light"):
        return token.head
    return token


def _trigger_span(coder: Coder, token: Token, trigger: Trigger) -> Span:
    """The trigger with its particle and, close by, the object that the frame asks for."""
    ends = [token.i]
    ends += [c.i for c in token.children if c.dep_ == "compound:prt"]
    if trigger.pos == "verb":
        thing = direct_object(token)
        if thing is not None and 0 < thing.i - token.i <= 5:
            ends.append(thing.i)
    if trigger.pos == "noun" and token.dep_ == "obj" and 0 < token.i - token.head.i <= 5 and coder.is_class(token.head, "$light"):
        ends.append(token.head.i)
    if is_negated(token):
        ends += [c.i for c in token.children if c.dep_ in ("aux", "advmod") and 0 < token.i - c.i <= 3]
    return coder.frame.span(min(ends), max(ends) + 1)

