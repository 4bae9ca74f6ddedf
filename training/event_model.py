"""The nets of the event head, and their batches: one weighs types of words and parties of triggers, the other whose a mention is.

Their parameters bear the names that dragoman.resources.event_head reads. Each runs on vectors that the encoder left; nothing of the
encoder is trained here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.event_corpora import TYPES
from training.event_items import Deed, Flags, Mention, Passage, target

VECTOR = 1152  # of a word, as the encoder leaves it
WIDTH, PART, FEATURE, HIDDEN = 384, 96, 64, 128  # of a word as read, of a word as trigger or candidate, of a feature, of a pair
OWN = 64  # of a mention and of an anchor
UNSAID = 0.25  # share of the triggers that are learnt without what the codebook gave
UNTOLD = "rule none"  # the feature of a trigger that no frame fits

Vocabulary = Mapping[str, int]


def vocabulary(rows: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    """Features that occur `least` times or more, numbered from 1; 0 is any other."""
    counts = Counter(name for row in rows for name in row)
    return {name: k for k, name in enumerate(sorted(n for n, c in counts.items() if c >= least), 1)}


class _Bags:
    """Rows of features as EmbeddingBag takes them; in training (`chooser`) a share of the features is left out."""

    def __init__(self, names: Vocabulary, chooser: random.Random | None, hidden: float) -> None:
        self._names, self._chooser, self._hidden = names, chooser, hidden
        self._flat: list[int] = []
        self._starts: list[int] = []

    def add(self, row: Iterable[str]) -> None:
        self._starts.append(len(self._flat))
        self._flat += [self._names.get(f, 0) for f in row if self._chooser is None or self._chooser.random() > self._hidden]

    def tensors(self) -> tuple[Tensor, Tensor]:
        return torch.tensor(self._flat, dtype=torch.long), torch.tensor(self._starts, dtype=torch.long)


def _marginal(scores: Tensor, right: Flags) -> Tensor:
    """The logarithm of the probability of all that is right, after a softmax of the scores."""
    return torch.logsumexp(torch.log_softmax(scores, 0)[torch.from_numpy(right)], 0)


# ---- types and roles
class EventNet(nn.Module):
    """(n, VECTOR) to the scores of the types at each word, and of a trigger's candidates as source and target, the last that of nobody."""

    def __init__(self, features: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.inp = nn.Linear(VECTOR, WIDTH)
        self.drop = nn.Dropout(dropout)
        self.hidden = nn.Linear(WIDTH, 256)
        self.types = nn.Linear(256, len(TYPES))
        self.t = nn.Linear(WIDTH, PART)
        self.c = nn.Linear(WIDTH, PART)
        self.emb = nn.EmbeddingBag(features + 1, FEATURE, mode="sum")
        self.pair = nn.Linear(3 * PART + FEATURE, HIDDEN)
        self.role = nn.Linear(HIDDEN, 2)
        self.none = nn.Linear(PART + FEATURE, 2)
        nn.init.normal_(self.emb.weight, std=0.1)

    def forward(self, batch: PassageBatch) -> tuple[Tensor, Tensor, Tensor]:
        """Scores (words, types), (pairs, 2) and, of nobody, (triggers, 2)."""
        read = self.drop(self.inp(self.drop(batch.vectors)))
        types = self.types(self.drop(F.gelu(self.hidden(read[batch.words]))))
        t, c = self.t(read[batch.triggers]), self.c(read[batch.candidates])
        to = t[batch.owner]
        pair = torch.cat([to, c, to * c, self.emb(*batch.features)], 1)
        roles = self.role(self.drop(F.gelu(self.pair(pair))))
        nobody = self.none(torch.cat([F.gelu(t), self.emb(*batch.own)], 1))
        return types, roles, nobody


@dataclass(frozen=True)
class PassageBatch:
    """Passages as tensors. `words`: rows of `vectors` whose types are learnt, `answers` and `weights` theirs; `triggers`, `candidates`: rows
    of the triggers and of all their candidates, `owner` the trigger of each; `deeds`: of each trigger the event and its weight."""

    vectors: Tensor
    words: Tensor
    answers: Tensor
    weights: Tensor
    triggers: Tensor
    candidates: Tensor
    owner: Tensor
    features: tuple[Tensor, Tensor]
    own: tuple[Tensor, Tensor]
    deeds: tuple[tuple[Deed, float], ...]


def has_parties(deed: Deed) -> bool:
    """Is there something to learn of who takes part?"""
    return deed.types != ("NONE",) and bool(deed.candidates) and (deed.source is not None or deed.target is not None)


def passage_batch(items: Sequence[Passage], weights: Mapping[str, float], names: Vocabulary, chooser: random.Random | None = None, hidden: float = 0.0) -> PassageBatch:
    """A batch; with a chooser as it is learnt: features left out, and the codebook's answer at a share of the triggers."""
    words: list[int] = []
    answers: list[npt.NDArray[np.float32]] = []
    how: list[float] = []
    triggers: list[int] = []
    rows: list[int] = []
    owner: list[int] = []
    deeds: list[tuple[Deed, float]] = []
    named, own = _Bags(names, chooser, hidden), _Bags(names, chooser, hidden)
    first = 0
    for item in items:
        weight = weights[item.kind]
        told = [(k, ("NONE",)) for k in item.none] + [(d.at, d.types) for d in item.deeds]
        for at, types in told:
            words.append(first + at)
            answers.append(target(types))
            how.append(weight)
        for deed in filter(has_parties, item.deeds):
            unsaid = chooser is not None and chooser.random() < UNSAID
            own.add([UNTOLD] if unsaid else deed.own)
            for candidate, row in zip(deed.candidates, deed.features, strict=True):
                rows.append(first + candidate)
                owner.append(len(triggers))
                named.add([f for f in row if not f.startswith("rule")] if unsaid else row)
            triggers.append(first + deed.at)
            deeds.append((deed, weight))
        first += len(item.vectors)

    def long(values: list[int]) -> Tensor:
        return torch.tensor(values, dtype=torch.long)

    vectors = torch.from_numpy(np.concatenate([i.vectors for i in items]).astype(np.float32))
    gold = torch.from_numpy(np.stack(answers)) if answers else torch.zeros((0, len(TYPES)))
    return PassageBatch(
        vectors, long(words), gold, torch.tensor(how, dtype=torch.float32), long(triggers), long(rows), long(owner), named.tensors(), own.tensors(), tuple(deeds)
    )


def event_loss(net: EventNet, batch: PassageBatch, smoothing: float = 0.03) -> Tensor:
    """The mean loss of the types, smoothed, and that of source and target. Of several right answers the sum of their probabilities counts."""
    types, roles, nobody = net(batch)
    loss = torch.zeros(())
    if len(batch.words):
        log = torch.log_softmax(types, 1)
        right = torch.logsumexp(log.masked_fill(batch.answers == 0, -1e9), 1)
        loss = loss + ((-right - smoothing * log.mean(1)) * batch.weights).mean()
    total, count, at = torch.zeros(()), 0, 0
    for k, (deed, weight) in enumerate(batch.deeds):
        n = len(deed.candidates)
        for role, right_ones in enumerate((deed.source, deed.target)):
            if right_ones is not None:
                total = total - weight * _marginal(torch.cat([roles[at : at + n, role], nobody[k : k + 1, role]]), right_ones)
                count += 1
        at += n
    return loss + total / count if count else loss


# ---- whose a mention is
class WhoseNet(nn.Module):
    """Mentions (n, VECTOR) and anchors of their codes to the scores of the codes and of none of them."""

    def __init__(self, features: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.m = nn.Linear(VECTOR, OWN)
        self.c = nn.Linear(VECTOR, OWN)
        self.emb = nn.EmbeddingBag(features + 1, FEATURE, mode="sum")
        self.a = nn.Linear(3 * OWN + FEATURE, HIDDEN)
        self.b = nn.Linear(HIDDEN, 1)
        self.none = nn.Linear(OWN + FEATURE, 1)
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.emb.weight, std=0.1)

    def forward(self, batch: MentionBatch) -> tuple[Tensor, Tensor]:
        """Scores of all codes (sum of m,) and of none of them (n,)."""
        m, c = self.m(self.drop(batch.mentions)), self.c(self.drop(batch.anchors))
        mine = m[batch.owner]
        told = self.emb(*batch.features)
        scores = self.b(self.drop(F.gelu(self.a(torch.cat([mine, c, mine * c, told], 1)))))[:, 0]
        unknown = self.none(torch.cat([F.gelu(m), self.emb(*batch.own)], 1))[:, 0]
        return scores, unknown


@dataclass(frozen=True)
class MentionBatch:
    """Mentions as tensors; `owner`: the mention of each code."""

    mentions: Tensor
    anchors: Tensor
    owner: Tensor
    features: tuple[Tensor, Tensor]
    own: tuple[Tensor, Tensor]
    items: tuple[Mention, ...]


def mention_batch(items: Sequence[Mention], names: Vocabulary, chooser: random.Random | None = None, hidden: float = 0.0) -> MentionBatch:
    """A batch; with a chooser as it is learnt: a share of the codes' features left out."""
    named, own = _Bags(names, chooser, hidden), _Bags(names, None, 0.0)
    owner = []
    for k, item in enumerate(items):
        own.add(item.own)
        for row in item.features:
            owner.append(k)
            named.add(row)
    vectors = torch.from_numpy(np.stack([i.vector for i in items]).astype(np.float32))
    anchors = torch.from_numpy(np.concatenate([i.anchors for i in items]).astype(np.float32))
    return MentionBatch(vectors, anchors, torch.tensor(owner, dtype=torch.long), named.tensors(), own.tensors(), tuple(items))


def whose_loss(net: WhoseNet, batch: MentionBatch, weights: Mapping[str, float]) -> Tensor:
    """The mean loss of the mentions. Of several right codes the sum of their probabilities counts."""
    scores, unknown = net(batch)
    total, at = torch.zeros(()), 0
    for k, item in enumerate(batch.items):
        n = len(item.features)
        total = total - weights[item.kind] * _marginal(torch.cat([scores[at : at + n], unknown[k : k + 1]]), item.right)
        at += n
    return total / len(batch.items)


# ---- chances, for the scores
def event_chances(net: EventNet, batch: PassageBatch) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
    """(words, types), and of each trigger the chances of its candidates and of nobody as source and as target."""
    types, roles, nobody = net(batch)
    out, at = [], 0
    for k, (deed, _) in enumerate(batch.deeds):
        both = torch.softmax(torch.cat([roles[at : at + len(deed.candidates)], nobody[k : k + 1]]), 0)
        out.append((both[:, 0], both[:, 1]))
        at += len(deed.candidates)
    return torch.softmax(types, 1), out


def whose_chances(net: WhoseNet, batch: MentionBatch) -> list[Tensor]:
    """Of each mention the chances of its codes and of none of them."""
    scores, unknown = net(batch)
    out, at = [], 0
    for k, item in enumerate(batch.items):
        out.append(torch.softmax(torch.cat([scores[at : at + len(item.features)], unknown[k : k + 1]]), 0))
        at += len(item.features)
    return out
