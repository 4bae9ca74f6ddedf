"""The event head's say: is a word an event of a type, who are its parties, and what no frame of the codebook knows.

Reads the vectors of words that the encoder left (`doc.tensor`), the parse and Actors; gives probabilities and, of a trigger, the nominals
that are source and target. With another spaCy pipeline there are no such vectors: the codebook decides alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.extract.arguments import UNTOLD, candidates, features, is_trigger, told_features
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.whose import Options
from dragoman.records import ActorRef
from dragoman.resources.event_head import NONE, EventHead, load_event_head
from dragoman.resources.model import Floats


@dataclass(frozen=True)
class Choice:
    """What the head takes for a party: the nominal, or None for nobody in the sentence, and how sure it is; `told`: the probability of what
    the codebook gave."""

    token: Token | None
    chance: float
    told: float


@dataclass(frozen=True)
class Owner:
    """Whose the head takes a mention to be, None for none of the codes that the article names, and how sure it is."""

    code: str | None
    chance: float


class Judge:
    """The head's view of one article."""

    def __init__(self, frame: Frame, actors: Actors, said: Sequence[Said], home: str | None, head: EventHead | None = None) -> None:
        self._frame, self._actors = frame, actors
        self._head = head or load_event_head()
        self._options = Options(frame, actors, said, home)
        doc = frame.doc
        self.able = doc.tensor.ndim == 2 and doc.tensor.shape[1] == self._head.width
        self._at: dict[int, int] = {}
        self._chances: Floats = np.zeros((0, len(self._head.types)), np.float32)
        self._read: Floats = np.zeros((0, 0), np.float32)
        if self.able:
            there = doc.tensor[:, 0] != 0  # what is not read has no vector
            where = [t.i for t in doc if there[t.i] and frame.prose[t.i] and is_trigger(t)]
            self._at = {i: k for k, i in enumerate(where)}
            if where:
                self._read = self._head.read(np.asarray(doc.tensor[where], np.float32))
                self._chances = self._head.chances(self._read)

    def chance(self, tokens: Iterable[int], kind: str) -> float:
        """The probability that one of the words tells an event of a type; 1 where the head cannot tell."""
        known = [self._at[i] for i in tokens if i in self._at]
        if not known or kind not in self._head.types:
            return 1.0
        return float(self._chances[known, self._head.types.index(kind)].max())

    def likeliest(self, token: Token) -> tuple[str, float, float]:
        """The likeliest type of a word, its probability, and that of an event at all; nothing where the head cannot tell."""
        at = self._at.get(token.i)
        if at is None:
            return NONE, 0.0, 0.0
        row = self._chances[at]
        none = self._head.types.index(NONE)
        best = max((k for k in range(len(row)) if k != none), key=lambda k: float(row[k]))
        return self._head.types[best], float(row[best]), 1.0 - float(row[none])

    def parties(self, trigger: Token, kind: str = "", how: str = "", told: Sequence[Collection[ActorRef]] = ()) -> tuple[Choice, Choice] | None:
        """Source and target of a trigger as the head sees them; `told`: source and target that the codebook gave for an event of type
        `kind`. None where the head cannot tell."""
        if trigger.i not in self._at:
            return None
        wanted = candidates(trigger, self._actors)
        doc = self._frame.doc
        given, own = told_features(doc, wanted, kind, how, tuple(told[0]), tuple(told[1])) if told else ([[] for _ in wanted], UNTOLD)
        named = [features(trigger, c, self._actors) + more for c, more in zip(wanted, given, strict=True)]
        vectors = self._head.read(np.asarray(doc.tensor[[c.i for c in wanted]], np.float32)) if wanted else np.zeros((0, self._read.shape[1]), np.float32)
        found = self._head.roles(self._read[self._at[trigger.i]], vectors, named, own)
        sides = [_heads(doc, refs) for refs in told] if told else [set(), set()]
        return _choice(wanted, found[0], sides[0]), _choice(wanted, found[1], sides[1])

    def is_named(self, mention: Token, told: Sequence[ActorRef]) -> bool:
        """Is a mention itself the name of what the rules took it for: 'China', 'Beijing', 'Chinese', a person whose state is told or known?"""
        if mention.ent_type_ == "PER":
            return any(r.code is not None and r.by == "name" and r.name not in self._actors.inferred for r in told)
        return any(r.code is not None and mention.i in self._options.tokens(r.code) for r in told)

    def whose(self, mention: Token, role: str, kind: str, told: Sequence[ActorRef], other: Sequence[ActorRef]) -> Owner | None:
        """Whose a mention is that is `role` (src, tgt) of an event of type `kind`: `told` by the rules, `other` the other party. None where
        the head cannot tell."""
        doc = self._frame.doc
        codes = self._options.of(mention, told, other) if self.able and doc.tensor[mention.i].any() else []
        if not codes:
            return None
        named = [self._options.features(mention, role, kind, code, told, other) for code in codes]
        anchors = [self._options.anchor(mention, code) for code in codes]
        vectors = np.stack([doc.tensor[a] if a is not None else np.zeros(self._head.width, np.float32) for a in anchors])
        row = self._head.whose(doc.tensor[mention.i], vectors, named, self._options.unknown(mention, told, named))
        best = int(row.argmax())
        return Owner(codes[best] if best < len(codes) else None, float(row[best]))


def _heads(doc: Doc, refs: Collection[ActorRef]) -> set[int]:
    out = set()
    for ref in refs:
        span = doc.char_span(ref.mention.start, ref.mention.end, alignment_mode="expand")
        if span is not None:
            out |= set(range(span.start, span.end))
    return out


def _choice(wanted: Sequence[Token], row: Floats, told: set[int]) -> Choice:
    best = int(row.argmax())
    inside = [k for k, t in enumerate(wanted) if t.i in told]
    given = float(row[inside].max()) if inside else float(row[-1]) if not told else 0.0
    return Choice(wanted[best] if best < len(wanted) else None, float(row[best]), given)
