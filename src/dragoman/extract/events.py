"""Stage `events`: who did what to whom, and whether it happened.

Reads the parse, Actors, statements and the codebook; writes events. A frame of the codebook proposes; the statement an event stands
in, its modality and its actors decide. Within an article reports of one event become one record with all its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.frames import figurative, matches
from dragoman.extract.modality import modality
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.slots import fillers
from dragoman.extract.times import ArticleClock
from dragoman.grammar.clauses import direct_object, is_negated
from dragoman.grammar.phrases import conjuncts, preposition
from dragoman.records import ActorRef, Commitment, Event, Modality, Span, Why, content_id
from dragoman.resources.codebook import Codebook, Trigger
from dragoman.resources.gazetteer import place_country

LIGHT = frozenset("launch carry hold make conduct stage mount give open start begin stage deliver issue impose order suffer face undergo wage host take sign reach strike pay lead attend join convene organise organize resume continue break call end suspend halt".split())
# Light verbs that turn the deed round: 'ended the talks' is none of 'talks'.
REVERSING = frozenset("end suspend halt break call cancel reject refuse postpone boycott leave quit avoid prevent".split())
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT"})  # acts done by speaking: their own verb makes them actual
KEPT: frozenset[Modality] = frozenset({"actual", "planned", "promised", "alleged", "negated", "threatened", "possible"})
WITHIN = frozenset({"ACCUSE", "COERCE", "ASSAULT", "PROTEST"})  # what a state's own people do to one another
NEARBY = 80  # characters: 'threatened to withdraw' is the threat that the commitment tells
NEEDS_TARGET = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # takes two
# A refusal is an event; of the other types only what is told as not done is none.
NEGATIVE_TYPES = frozenset({"REJECT"})


def find_events(frame: Frame, actors: Actors, said: Sequence[Said], clock: ArticleClock, codebook: Codebook) -> list[tuple[Event, Why]]:
    """The events of an article in the order of the text."""
    doc = frame.doc
    spoilt = figurative(doc, codebook)
    made: list[tuple[Event, Why]] = []
    used: set[int] = set()
    for token in doc:
        if not frame.prose[token.i] or token.i in spoilt or token.i in used or token.pos_ not in ("VERB", "NOUN", "PROPN", "ADJ"):
            continue
        for trigger in matches(token, codebook, actors):
            found = _event(frame, actors, said, clock, codebook, token, trigger)
            if found is not None:
                made.append(found)
                used |= _covered(token, trigger)
                break
    return _merged(made)


def _covered(token: Token, trigger: Trigger) -> set[int]:
    """Tokens that no other event may rest on: the object of a light verb, the noun of the frame."""
    out = {token.i}
    if trigger.pos == "verb" and any(c.slot == "obj" and c.lemmas for c in trigger.conditions):
        out |= {t.i for t in fillers(token, "obj")}
    if any(c.slot in ("xcomp",) for c in trigger.conditions):
        out |= {t.i for t in token.children if t.dep_ in ("xcomp", "advcl", "acl")}
    return out


def _event(
    frame: Frame, actors: Actors, said: Sequence[Said], clock: ArticleClock, codebook: Codebook, token: Token, trigger: Trigger
) -> tuple[Event, Why] | None:
    if trigger.pos == "noun" and token.head.lemma_.lower() in REVERSING and token.dep_ == "obj":
        return None
    around = [s for s in said if token.i in s.content]
    mood = modality(_predicate(token, trigger), around)
    if any(c.slot == "neg" for c in trigger.conditions):
        mood = "actual"
    if mood not in KEPT or (mood == "negated" and trigger.type not in NEGATIVE_TYPES):
        return None
    both = trigger.source == ("both",) or trigger.target == ("both",)
    source = _actors(frame, actors, said, token, ("subj", "between", "of") if both else trigger.source)
    target = _actors(frame, actors, said, token, ("with", "between") if both else trigger.target, without=source)
    if not target and trigger.target not in ((), ("",)) and not (both and len(source) > 1):
        target = _further(frame, actors, token, source, said)
    if both and len(source) > 1 and not target:
        source, target = source[:1], source[1:]
    if trigger.type == "PROTEST" and not any(r.code for r in source):  # 'thousands took to the streets of Seoul': whose people
        source = tuple(replace(r, sector="CVL") for r in _further(frame, actors, token, (), said)) or source
    if mood == "alleged" and not any(r.code for r in target) and codebook.types[trigger.type].quad > 2:
        accuser = next((s.record.speaker for s in reversed(around) if s.manner == "accuse"), None)
        if accuser is not None and accuser.code and accuser.code not in {r.code for r in source}:
            target = (accuser,)
    if not source and not target:
        return None
    if trigger.pos == "noun" and not (source and target) and token.head.lemma_.lower() not in LIGHT:
        return None
    source, target = _distinct(source), _distinct(target)
    if trigger.type not in WITHIN and {r.code for r in target} <= {r.code for r in source}:
        target = ()
    if not any(r.code for r in source) and (trigger.type in NEEDS_TARGET or not any(r.code for r in target)):
        return None
    if not target and trigger.type in NEEDS_TARGET:
        return None
    info = codebook.types[trigger.type]
    span = _trigger_span(frame, token, trigger)
    statement = around[-1].record.id if around else None
    when = clock.of(_predicate(token, trigger))
    confidence = 0.75 + (0.1 if source and target else -0.15) + (0.05 if trigger.conditions else 0) - (0.1 if trigger.pos == "noun" else 0)
    identity = content_id(frame.article.id, "event", trigger.type, span.start, span.end)
    event = Event(
        identity, frame.article.id, source, target, trigger.type, trigger.mode, trigger.contexts, trigger.cameo or info.cameo, info.quad,  # type: ignore[arg-type]
        trigger.intensity if trigger.intensity is not None else info.intensity, span, mood, when, None, statement, round(confidence, 2), "codebook",
    )  # fmt: skip
    why = Why(identity, "codebook", f"frame {trigger.lemma!r} (line {trigger.line}): source {'|'.join(trigger.source)}, target {'|'.join(trigger.target)}", (span,))
    return event, why


def threats(frame: Frame, commitments: Sequence[Commitment], events: Sequence[Event], codebook: Codebook) -> list[tuple[Event, Why]]:
    """The threats that ultimatums and conditional threats are: THREATEN by the holder, unless a trigger word told it already."""
    out: list[tuple[Event, Why]] = []
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
        target = (c.addressee,) if c.addressee is not None and c.addressee.code else ()
        event = Event(
            identity, frame.article.id, (c.holder,), target, "THREATEN", None, (), info.cameo, info.quad, info.intensity, span, "actual", None, None,
            c.statement, round(min(0.7, c.confidence), 2), "commitment",
        )  # fmt: skip
        out.append((event, Why(identity, "commitment", f"a conditional {c.kind}", (c.condition, span))))
    return out


def _predicate(token: Token, trigger: Trigger) -> Token:
    """The word whose modality is the event's: a noun's light verb, else the trigger."""
    if trigger.pos == "noun" and token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_.lower() in LIGHT:
        return token.head
    return token


def _actors(frame: Frame, actors: Actors, said: Sequence[Said], token: Token, slots: Sequence[str], without: Sequence[ActorRef] = ()) -> tuple[ActorRef, ...]:
    """The actors in the first of the slots that holds any; 'we' in a quotation is the speaker's side."""
    known = {r.code for r in without if r.code}
    for slot in slots:
        found: list[ActorRef] = []
        for filler in fillers(token, slot):
            for one in conjuncts(filler):
                found += _side(frame, actors, said, one)
        found = [r for r in found if r.sector != "MED" or r.code]
        if slot not in ("subj",):
            found = [r for r in found if not (r.by == "metonym" and slot in ("in", "at")) and (slot == "obj" or not r.code or r.code not in known)]
        if found:
            return tuple(found)
    return ()


NEAR = frozenset({"", "on", "against", "to", "with", "near", "at", "from", "of", "over", "for", "in", "by"})


def _further(frame: Frame, actors: Actors, token: Token, source: Sequence[ActorRef], said: Sequence[Said]) -> tuple[ActorRef, ...]:
    """The first other actor inside what the trigger is about: 'lifted the controls that it had put on Korea's firms', 'silos near Odesa'."""
    known = {r.code for r in source if r.code}
    speakers = {s.speaker for s in said}
    for part in token.children:
        if part.dep_.split(":")[0] not in ("obj", "obl", "nmod", "xcomp", "iobj", "ccomp", "nsubj") or part.dep_ == "obl:unmarked":
            continue
        if part.dep_ == "nsubj" or preposition(part) not in NEAR or (part.i < token.i and part.dep_ != "nsubj:pass"):
            continue
        for inner in sorted(part.subtree, key=lambda t: t.i):
            refs = [r for r in actors.refs.get(inner.i, ()) if r.code and r.code not in known and r.sector != "MED"]
            if refs and inner.i not in speakers:
                return tuple(refs)
            country = place_country(inner.text) if inner.ent_type_ == "LOC" and inner.pos_ == "PROPN" and inner.i not in actors.refs else None
            if country is not None and country not in known:
                return (ActorRef(frame.span(inner.i, inner.i + 1), None, country, country, None, "metonym"),)
    return ()


def _side(frame: Frame, actors: Actors, said: Sequence[Said], token: Token) -> list[ActorRef]:
    if token.lower_ in FIRST_PERSON:
        speaker = next((s.record.speaker for s in reversed(said) if token.i in s.content), None)
        return [replace(speaker, mention=frame.span(token.i, token.i + 1), by="pronoun")] if speaker is not None and speaker.code else []
    for child_token in token.children:
        if child_token.dep_ == "nmod:poss" and child_token.lower_ in FIRST_PERSON:
            return _side(frame, actors, said, child_token)
    return list(actors.within(token))


def _distinct(refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    out: list[ActorRef] = []
    for ref in refs:
        if not any(r.code == ref.code and r.sector == ref.sector for r in out):
            out.append(ref)
    return tuple(out)


def _trigger_span(frame: Frame, token: Token, trigger: Trigger) -> Span:
    """The trigger with its particle and, close by, the object that the frame asks for."""
    ends = [token.i]
    ends += [c.i for c in token.children if c.dep_ == "compound:prt"]
    if trigger.pos == "verb":
        thing = direct_object(token)
        if thing is not None and 0 < thing.i - token.i <= 5:
            ends.append(thing.i)
    if trigger.pos == "noun" and token.dep_ == "obj" and 0 < token.i - token.head.i <= 5 and token.head.lemma_.lower() in LIGHT:
        ends.append(token.head.i)
    if is_negated(token):
        ends += [c.i for c in token.children if c.dep_ in ("aux", "advmod") and 0 < token.i - c.i <= 3]
    return frame.span(min(ends), max(ends) + 1)


def _merged(made: list[tuple[Event, Why]]) -> list[tuple[Event, Why]]:
    """Reports of one event as one: same type, modality and actors, dates that do not speak against it."""
    out: list[tuple[Event, Why]] = []
    for event, why in made:
        for k, (other, reason) in enumerate(out):
            if _same(other, event):
                date = other.date if other.date is not None and other.date.start else event.date
                out[k] = (replace(other, date=date, evidence=(*other.evidence, event.trigger)), reason)
                break
        else:
            out.append((event, why))
    return out


def _same(a: Event, b: Event) -> bool:
    def codes(refs: Sequence[ActorRef]) -> set[str | None]:
        return {r.code for r in refs}

    if a.type != b.type or a.modality != b.modality or codes(a.source) != codes(b.source) or codes(a.target) != codes(b.target):
        return False
    return a.date is None or b.date is None or not a.date.start or not b.date.start or a.date == b.date
