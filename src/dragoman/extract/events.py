"""Stage `events`: who did what to whom, and whether it happened.

Reads the parse, Actors, statements and the codebook; writes events. A frame of the codebook proposes; the statement an event stands
in, its modality and its actors decide. Within an article reports of one event become one record with all its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.amending import amended
from dragoman.extract.cast import Cast
from dragoman.extract.context import Context, codes
from dragoman.extract.frames import Matcher, figurative
from dragoman.extract.judging import Judge
from dragoman.extract.merging import merged
from dragoman.extract.modality import modality
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.participants import Coder, Parties, parties_of
from dragoman.extract.places import Places
from dragoman.extract.revising import Proposal, is_doubtful, owned, proposal, revised
from dragoman.extract.times import ArticleClock
from dragoman.extract.vetoing import is_campaign, is_campaign_figure, is_campaign_talk, is_on_campaign, is_private, is_vetoed
from dragoman.grammar.clauses import direct_object, is_negated
from dragoman.grammar.phrases import children
from dragoman.records import Commitment, Event, Modality, Span, Why, content_id
from dragoman.resources.codebook import Codebook, Trigger

KEPT: frozenset[Modality] = frozenset({"actual", "planned", "promised", "alleged", "negated", "threatened", "possible"})
NEARBY = 80  # characters: 'threatened to withdraw' is the threat that the commitment tells
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN", "RETREAT"})
FOUGHT = frozenset({"ASSAULT", "THREATEN", "MOBILIZE", "RETREAT"})  # what sport is told in the words of
# A refusal is an event; of the other types only what is told as not done is none.
NEGATIVE_TYPES = frozenset({"REJECT"})


def find_events(
    frame: Frame, actors: Actors, said: Sequence[Said], clock: ArticleClock, places: Places, codebook: Codebook, judge: Judge | None = None, *,
    proposes: bool = True,
) -> list[tuple[Event, Why]]:  # fmt: skip
    """The events of an article in the order of the text. `judge`: the event head; without it the codebook decides alone.
    `proposes`: may the head tell what no frame knows?"""
    matcher = Matcher(codebook, actors, places.is_place)
    context = Context(frame, actors, codebook, {s.speaker for s in said if s.speaker is not None}, places.home)
    coder = Coder(frame, said, clock, places, codebook, matcher, Cast(frame, actors, said, places, matcher, context), context, is_on_campaign(frame.doc))
    spoilt = figurative(frame.doc, codebook)
    judge = judge if judge is not None and judge.able else None
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
            if judge is not None and is_doubtful(judge, covered, trigger):
                continue
            found = _event(coder, token, trigger, judge)
            if found is not None:
                found = (_dated(found[0], token, [e for e, _ in made]), found[1])
                made.append(found)
                context.note(found[0], token)
                used |= covered
                break
        else:
            proposed = proposal(coder, judge, token) if judge is not None and proposes and token.i not in spoilt else None
            found = _event(coder, token, proposed.trigger, judge, proposed) if proposed is not None else None
            if found is not None:
                made.append(found)
                context.note(found[0], token)
                used.add(token.i)
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


def _event(coder: Coder, token: Token, trigger: Trigger, judge: Judge | None = None, proposed: Proposal | None = None) -> tuple[Event, Why] | None:
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
    parties = proposed.parties if proposed is not None else parties_of(coder, token, trigger, mood, around)
    if parties is not None and proposed is None and judge is not None:
        parties = owned(coder, judge, token, trigger.type, revised(coder, judge, token, trigger, parties))
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
    confidence = _confidence(coder, token, trigger, parties, judge, proposed)
    identity = content_id(coder.frame.article.id, "event", trigger.type, span.start, span.end)
    event = Event(
        identity, coder.frame.article.id, parties.source, parties.target, trigger.type, trigger.mode, trigger.contexts, trigger.cameo or info.cameo, info.quad,  # type: ignore[arg-type]
        trigger.intensity if trigger.intensity is not None else info.intensity, span, mood, when, coder.places.of(predicate), statement,
        round(confidence, 2), "codebook" if proposed is None else "encoder",
    )  # fmt: skip
    rule = f"frame {trigger.lemma!r} (line {trigger.line}): source {'|'.join(trigger.source)}, target {'|'.join(trigger.target)}"
    if proposed is not None:
        rule = f"event head: {trigger.type} {proposed.chance:.2f}"
    return event, Why(identity, event.coder, rule + (f"; {parties.how}" if parties.how else ""), (span,))


def _confidence(coder: Coder, token: Token, trigger: Trigger, parties: Parties, judge: Judge | None, proposed: Proposal | None) -> float:
    """How sure an event is, 0 to 1: what the frame's shape gives, half and half with the head's probability of the type; of the head's own that alone."""
    if proposed is not None:
        return 0.9 * proposed.chance
    shape = 0.75 + (0.1 if parties.source and parties.target else -0.15) + (0.05 if trigger.conditions else 0) - (0.1 if trigger.pos == "noun" else 0) - (0.1 if parties.how else 0)
    return shape if judge is None else 0.5 * shape + 0.5 * judge.chance(_covered(coder, token, trigger), trigger.type)


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


def _is_withheld(verb: Token) -> bool:
    """'Has so far not suspended', 'refrained from imposing': a deed that was looked for and not done."""
    if any(c.lower_ in ("yet", "far", "still") for c in verb.children if c.dep_ == "advmod"):
        return True
    return verb.tag_ == "VBG" and verb.head.lemma_.lower() in ("refrain", "stop", "abstain", "desist", "hold") and any(c.lower_ in ("from", "of") for c in verb.children)


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

