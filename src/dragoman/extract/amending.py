"""Second thoughts on the parties of an event: who is only condemned, fought or talked about is no partner, and no doer of what it condemns.

Reads the parse, Actors and the parties found; gives parties. Each rule takes away what the words around the trigger forbid and puts in its
place only what the same sentence, or a coalition that the article names, tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame
from dragoman.extract.slots import governing
from dragoman.grammar.clauses import grammatical_subject, subject
from dragoman.grammar.phrases import children
from dragoman.records import ActorRef
from dragoman.resources.attitudes import load_attitudes
from dragoman.resources.codebook import Trigger

FRIENDLY = frozenset({"CONSULT", "AID", "SUPPORT", "AGREE", "COOPERATE", "REQUEST"})
HOSTILE = frozenset({"ASSAULT", "COERCE"})
ARMED = frozenset({"REB", "UAF"})
FIGHTING = frozenset("defeat fight counter degrade destroy combat eliminate isolate battle crush confront liberate tackle contain rout".split())
TOPICAL = frozenset("discuss review debate address raise consider examine".split())
ABOUT = frozenset({"in", "on", "about", "over", "of", "for", "regarding", "concerning"})
HOME = frozenset("ruling governing opposition government cabinet party centre-right centre-left left right parliamentary electoral".split())

Refs = tuple[ActorRef, ...]


def amended(frame: Frame, actors: Actors, token: Token, trigger: Trigger, source: Refs, target: Refs) -> tuple[Refs, Refs]:
    """Source and target after second thoughts."""
    source, target = (_allied(frame, actors, refs) for refs in (source, target))
    if trigger.pos == "verb" and not any(r.code for r in source):
        source = _coalition(frame, actors, subject(token)) or source
    if trigger.pos == "noun":
        source = _without_critic(frame, actors, token, source)
    if trigger.type in FRIENDLY:
        target = tuple(r for r in target if not (r.sector in ARMED and _is_fought(frame, r)))
        if trigger.type == "CONSULT" and token.lemma_.lower() in TOPICAL:
            target = tuple(r for r in target if not _is_topic(frame, r, token))
    if trigger.type in HOSTILE and _is_weak(frame, token, target):
        enemy = _enemy(actors, token, {r.code for r in source})
        target = (enemy,) if enemy is not None else target
    return source, target


def _head(frame: Frame, ref: ActorRef) -> Token | None:
    span = frame.doc.char_span(ref.mention.start, ref.mention.end, alignment_mode="expand")
    return span.root if span is not None else None


def _allied(frame: Frame, actors: Actors, refs: Sequence[ActorRef]) -> Refs:
    """'Coalition forces', 'the coalition': the one that the article names, not the state of a place near by."""
    out: list[ActorRef] = []
    for ref in refs:
        head = _head(frame, ref)
        words = set(ref.mention.text.lower().replace("-", " ").split()) | ({c.lower_ for c in head.children if c.dep_ in ("compound", "amod")} if head is not None else set())
        if ref.by in ("nominal", "role") and ref.country is not None and "coalition" in words and not words & HOME:
            named = next((r for found in actors.refs.values() for r in found if r.sector == "IGO" and r.by == "name" and "oalition" in (r.name or "")), None)
            ref = replace(named, mention=ref.mention, by=ref.by) if named is not None else ref
        out.append(ref)
    return tuple(out)


def _coalition(frame: Frame, actors: Actors, doer: Token | None) -> Refs:
    """The coalition that the article names, where its aircraft or forces act."""
    if doer is None or "coalition" not in {doer.lower_, *(c.lower_ for c in children(doer, "compound", "amod"))}:
        return ()
    named = next((r for found in actors.refs.values() for r in found if r.sector == "IGO" and r.by == "name" and "oalition" in (r.name or "")), None)
    return (replace(named, mention=frame.span(doer.i, doer.i + 1), by="nominal"),) if named is not None else ()


def _without_critic(frame: Frame, actors: Actors, noun: Token, source: Refs) -> Refs:
    """'The United States condemns the attack': it did not attack; whoever claims responsibility for it did."""
    at = noun
    while at.dep_ in ("nmod", "conj", "compound") and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    if at.dep_ not in ("obj", "obl") or (at.head.lemma_.lower(), "presupposed") not in load_attitudes():
        return source
    critic = grammatical_subject(at.head)
    kept = tuple(r for r in source if critic is None or not r.mention.start <= critic.idx < r.mention.end)
    if kept:
        return kept
    for t in noun.sent:
        if t.lemma_.lower() == "responsibility" and t.head.lemma_.lower() == "claim":
            return actors.of(grammatical_subject(t.head))
    return ()


def _is_fought(frame: Frame, ref: ActorRef) -> bool:
    """'Efforts to defeat ISIS', 'the Counter ISIL Coalition', 'in the fight against the rebels'."""
    head = _head(frame, ref)
    if head is None:
        return False
    if governing(head) == "against" or head.i and frame.doc[head.i - 1].lower_ in ("counter", "anti") or head.i > 1 and frame.doc[head.i - 1].text == "-" and frame.doc[head.i - 2].lower_ in ("counter", "anti"):
        return True
    at = head
    for _ in range(3):
        if at.head == at:
            return False
        at = at.head
        if at.pos_ == "VERB":
            return at.lemma_.lower() in FIGHTING
    return False


def _is_topic(frame: Frame, ref: ActorRef, verb: Token) -> bool:
    """'Discussed the crisis in Syria': what is talked about."""
    head = _head(frame, ref)
    return head is not None and head != verb and governing(head) in ABOUT


def _is_weak(frame: Frame, token: Token, target: Refs) -> bool:
    """Is a target none, or only the place of the deed or its people in general?"""
    for ref in target:
        head = _head(frame, ref)
        if head is None or head == token:
            continue
        if ref.sector in ARMED or ref.sector == "MIL":
            return False
        if ref.by == "nominal" and head.tag_ not in ("NNS", "NNPS") and head.pos_ == "NOUN" and head.ent_type_ != "PER":
            continue  # 'operation', 'airport'
        if governing(head) not in ("in", "near", "at", "across", "inside", "around"):
            return False
    return True


def _enemy(actors: Actors, token: Token, known: set[str | None]) -> ActorRef | None:
    """An armed group of the sentence that the deed is against, or whose fighters and posts it hits."""
    for t in token.sent:
        for ref in actors.refs.get(t.i, ()):
            if ref.sector not in ARMED or not ref.code or ref.code in known or t.dep_.startswith("nsubj"):
                continue
            owned = t.dep_ in ("compound", "nmod:poss", "amod") and t.head.dep_ in ("obj", "nsubj:pass", "obl", "conj", "nmod")
            if governing(t) in ("against", "on", "from") or owned or t.dep_ == "obj":
                return ref
    return None
