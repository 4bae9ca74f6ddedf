"""What the event head learns from: the pipeline's view of an annotated text as vectors, names of features and right answers.

Two kinds of item. A passage of the encoder has the words that may tell an event, and of each event the nominals of its sentence that may
be its parties (dragoman.extract.arguments). A mention that takes part has the codes that its article offers (dragoman.extract.whose).
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span, Token

from dragoman.encoder.component import passages_of
from dragoman.extract.arguments import UNTOLD, candidates, features, is_trigger, told_features
from dragoman.records import ActorRef, Event, Why
from training.event_corpora import ANY, TYPES, UNKNOWN, Annotated, Party, Told
from training.event_scene import Scene

ALONE = 0.35  # share of the mentions that are learnt once more without the other party
FAR = 40  # words between the trigger and a party that the rules found: farther ones are chance
Half = npt.NDArray[np.float16]
Flags = npt.NDArray[np.bool_]
Refs = Sequence[ActorRef]


# ---- types and roles
@dataclass(frozen=True)
class Deed:
    """An event of a passage. `at` and `candidates` are rows of the passage's vectors; `source`, `target`: which of the candidates, last
    nobody, are right; None where that is not known."""

    at: int
    types: tuple[str, ...]
    candidates: tuple[int, ...]
    features: tuple[tuple[str, ...], ...]
    own: tuple[str, ...]
    source: Flags | None
    target: Flags | None
    told: str


@dataclass(frozen=True)
class Passage:
    """A passage of the encoder with `words` words; `vectors`: of those that an event or a trigger word needs, `none`: rows of the words
    that may tell an event and tell none."""

    name: str
    kind: str
    words: int
    vectors: Half
    none: tuple[int, ...]
    deeds: tuple[Deed, ...]

    @property
    def article(self) -> str:
        return self.name.partition("#")[0]


@dataclass(frozen=True)
class _Placed:
    """An event by the tokens of its document."""

    told: Told
    span: Span
    wanted: tuple[Token, ...]
    features: tuple[tuple[str, ...], ...]
    own: tuple[str, ...]
    sides: tuple[frozenset[int] | None, ...]


def passages(scene: Scene, text: Annotated) -> Iterator[Passage]:
    """The passages of a text that have something to learn from."""
    doc = scene.doc
    placed = [p for event in text.events if (p := _placed(scene, text, event)) is not None]
    used = {i for p in placed for i in range(p.span.start, p.span.end)} | _tokens(scene, text)
    free = {t.i for t in doc if scene.frame.prose[t.i] and is_trigger(t) and t.i not in used and doc.tensor[t.i].any()} if text.whole else set()
    for passage in passages_of(doc):
        words = set(passage.words())
        here = [p for p in placed if p.span.root.i in words]
        none = sorted(free & words)
        if not here and not none:
            continue
        needed = sorted({*none, *(p.span.root.i for p in here), *(c.i for p in here for c in p.wanted if c.i in words)})
        row = {i: k for k, i in enumerate(needed)}
        vectors = np.asarray(doc.tensor[needed], np.float16) if needed else np.zeros((0, doc.tensor.shape[1]), np.float16)
        yield Passage(text.name, text.kind, len(words), vectors, tuple(row[i] for i in none), tuple(_deed(p, row) for p in here))


def _placed(scene: Scene, text: Annotated, event: Told) -> _Placed | None:
    span = scene.span(event.start, event.end)
    if span is None or not scene.doc.tensor[span.root.i].any():
        return None
    root = span.root
    wanted = candidates(root, scene.actors)
    hit = rule_event(scene, span)
    given: list[list[str]] = [[] for _ in wanted]
    own = UNTOLD
    if hit is not None:
        found, why = hit
        how = why.rule.split("; ")[1] if "; " in why.rule else ""
        given, own = told_features(scene.doc, wanted, found.type, how, found.source, found.target)
    named = tuple((*features(root, c, scene.actors), *more) for c, more in zip(wanted, given, strict=True))
    sides = tuple(_side(scene, text, wanted, parties) for parties in (event.source, event.target))
    return _Placed(event, span, tuple(wanted), named, tuple(own), sides)


def rule_event(scene: Scene, span: Span) -> tuple[Event, Why] | None:
    """The codebook's event whose trigger or evidence overlaps the span, the one nearest to the span's head."""
    start, end = span.start_char, span.end_char
    found = [(abs(s.start - span.root.idx), k) for k, (e, _) in enumerate(scene.events) for s in (e.trigger, *e.evidence) if s.start < end and start < s.end]
    return scene.events[min(found)[1]] if found else None


def _side(scene: Scene, text: Annotated, wanted: Sequence[Token], parties: Sequence[Party] | None) -> frozenset[int] | None:
    """The candidates that are a party, none where the sentence holds none; None where that is not known."""
    if parties is None:
        return None
    if text.kind == "article":  # gold records tell codes
        right = {code for p in parties for code in p.codes}
        return frozenset(c.i for c in wanted if right & codes_of(scene.actors.within(c)))
    known = {c.i for c in wanted}
    out: set[int] = set()
    for party in parties:
        span = scene.span(*party.span) if party.span is not None else None
        if span is None:
            return None
        inside = [t.i for t in span if t.i in known]
        out |= {span.root.i} if span.root.i in known else set(inside[-1:])
    return frozenset(out)


def _tokens(scene: Scene, text: Annotated) -> set[int]:
    """The tokens of what is neither an event nor none."""
    return {t.i for place in text.unsure for t in scene.span(*place) or ()}


def _deed(placed: _Placed, row: dict[int, int]) -> Deed:
    kept = [k for k, c in enumerate(placed.wanted) if c.i in row]
    sides = [None if s is None else np.asarray([*(placed.wanted[k].i in s for k in kept), not any(i in row for i in s)], np.bool_) for s in placed.sides]
    rows = tuple(row[placed.wanted[k].i] for k in kept)
    return Deed(row[placed.span.root.i], placed.told.types, rows, tuple(placed.features[k] for k in kept), placed.own, sides[0], sides[1], placed.told.told)


def target(types: Collection[str]) -> npt.NDArray[np.float32]:
    """(types,): 1 at each type that is right; ANY is every type but NONE."""
    return np.asarray([t in types or ANY in types and t != "NONE" for t in TYPES], np.float32)


# ---- whose a mention is
@dataclass(frozen=True)
class Mention:
    """A mention and m codes. `anchors` (m, width); `right`, `rule` (m + 1): which codes, last none of them, are right, and which the rules
    gave; `by`: by what kind of word the rules knew it; `alone`: without the other party."""

    name: str
    kind: str
    alone: bool
    by: str
    vector: Half
    anchors: Half
    features: tuple[tuple[str, ...], ...]
    own: tuple[str, ...]
    right: Flags
    rule: Flags

    @property
    def article(self) -> str:
        return self.name.partition("#")[0]


def mentions(scene: Scene, text: Annotated, chooser: random.Random) -> Iterator[Mention]:
    """The mentions of a text's events whose right code is among the options; a share of them once more without the other party."""
    find = _gold_parties if text.kind == "article" else _named_parties
    for event in text.events:
        for token, role, kind, right, other in find(scene, event):
            for others, alone in ((other, False), ((), True)):
                if not alone or chooser.random() < ALONE:
                    item = _mention(scene, text, token, role, kind, right, others, alone)
                    if item is not None and item.right.any():
                        yield item


Found = tuple[Token, str, str, frozenset[str], Refs]  # mention, role, type of the event, right codes, the other party


def _named_parties(scene: Scene, event: Told) -> Iterator[Found]:
    if event.types == ("NONE",) or scene.span(event.start, event.end) is None:
        return
    tokens = {
        role: [(span.root, frozenset(p.codes)) for p in parties or () if p.span is not None and (span := scene.span(*p.span)) is not None]
        for role, parties in (("src", event.source), ("tgt", event.target))
    }
    source = [r for t, _ in tokens["src"] for r in scene.refs(t, "src")]
    targets = [r for t, _ in tokens["tgt"] for r in scene.refs(t, "tgt", codes_of(source))]
    for role, other in (("src", targets), ("tgt", source)):
        for token, right in tokens[role]:
            yield token, role, event.types[0], right, other


def _gold_parties(scene: Scene, event: Told) -> Iterator[Found]:
    """The parties that the codebook found, where its event is the annotated one: gold records tell codes, not mentions."""
    hit = next((e for e, _ in scene.events if e.trigger.start < event.end and event.start < e.trigger.end and e.type in event.types), None)
    trigger = scene.span(hit.trigger.start, hit.trigger.end) if hit is not None else None
    if hit is None or trigger is None:
        return
    for role, refs, other, parties in (("src", hit.source, hit.target, event.source), ("tgt", hit.target, hit.source, event.target)):
        right = frozenset(code for p in parties or () for code in p.codes)
        for ref in refs if right else ():
            span = scene.span(ref.mention.start, ref.mention.end)
            if span is not None and abs(span.root.i - trigger.root.i) <= FAR:
                yield span.root, role, hit.type, right, other


def _mention(scene: Scene, text: Annotated, token: Token, role: str, kind: str, right: frozenset[str], other: Refs, alone: bool) -> Mention | None:
    told = scene.refs(token, role, codes_of(other))
    codes = scene.options.of(token, told, other)
    if not codes:
        return None
    tensor = scene.doc.tensor
    places = [scene.options.anchor(token, code) for code in codes]
    anchors = np.stack([tensor[a] if a is not None else np.zeros(tensor.shape[1], np.float32) for a in places])
    named = [scene.options.features(token, role, kind, code, told, other) for code in codes]
    own = scene.options.unknown(token, told, named)
    answers = np.asarray([*(c in right for c in codes), right == {UNKNOWN}], np.bool_)
    rule = np.asarray([*(any(c in (r.code, r.country) for r in told) for c in codes), not any(r.code for r in told)], np.bool_)
    by = str(told[0].by) if told else "none"
    vectors = (np.asarray(tensor[token.i], np.float16), np.asarray(anchors, np.float16))
    return Mention(text.name, text.kind, alone, by, *vectors, tuple(map(tuple, named)), tuple(own), answers, rule)


def codes_of(refs: Refs) -> set[str]:
    return {code for r in refs for code in (r.code, r.country) if code}
