"""Spans by their own probability: of a CRF's scores, the spans whose posterior is worth their place.

The single best sequence (Viterbi) is not what finds most spans exactly: a label far off may decide an end here. Forward and backward
sums (Rabiner 1989) give the probability that exactly these words are a span, summed over all sequences, and the chosen set is the one
of spans that do not overlap with the largest sum of (probability - threshold), which is the best expected score for exact spans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
WORTH = 0.45  # on PolNeAR's dev sentences 0.2 to 0.5 in steps of 0.05 were tried: 0.45 and 0.5 within 0.001 of each other, Viterbi 0.010 lower
LEAST = 0.05  # spans and beginnings less probable are not looked at


@dataclass(frozen=True)
class SpanOdds:
    """Words start to end of a passage as one span of a kind, with the probability that it is exactly that."""

    kind: str
    start: int
    end: int
    probability: float


@dataclass(frozen=True)
class Chain:
    """Transitions and start of a CRF as factors; `begins[k]` and `inside[k]` are the labels B- and I- of `kinds[k]`."""

    kinds: tuple[str, ...]
    begins: tuple[int, ...]
    inside: tuple[int, ...]
    steps: Doubles  # (labels, labels)
    first: Doubles  # (labels)


def chain_of(labels: Sequence[str], transitions: Floats, start: Floats) -> Chain:
    """The factors of BIO labels with these transition scores (labels, labels) and start scores (labels)."""
    kinds = tuple(x[2:] for x in labels if x.startswith("B-"))
    index = {x: i for i, x in enumerate(labels)}
    return Chain(
        kinds, tuple(index["B-" + k] for k in kinds), tuple(index["I-" + k] for k in kinds),
        np.exp(transitions.astype(np.float64)), np.exp(start.astype(np.float64)),
    )  # fmt: skip


def best_spans(scores: Sequence[Floats], chain: Chain, worth: float = WORTH) -> list[list[SpanOdds]]:
    """Of each passage's scores (words, labels): its spans in the order of the text. A passage reads the same in any company."""
    out = []
    for s, ahead, behind, scale in zip(scores, *_sums(scores, chain), strict=True):
        out.append(_chosen(_candidates(s, ahead, behind, scale, chain), worth) if len(s) else [])
    return out


def _sums(scores: Sequence[Floats], chain: Chain) -> tuple[list[Doubles], list[Doubles], list[Doubles]]:
    """Forward and backward sums (words, labels) of each passage and their scale (words): forward * backward is the posterior of a label."""
    if not scores:
        return [], [], []
    labels, longest = len(chain.first), max(len(s) for s in scores)
    order = sorted(range(len(scores)), key=lambda k: -len(scores[k]))
    size = [len(scores[k]) for k in order]
    factors = np.ones((longest, len(scores), labels))
    for row, k in enumerate(order):
        s = scores[k].astype(np.float64)
        factors[: len(s), row] = np.exp(s - s.max(1, keepdims=True)) if len(s) else 1.0
    ahead, behind = np.zeros_like(factors), np.ones_like(factors)
    there = [sum(n > t for n in size) for t in range(longest)]  # passages, the longest first, that have a word t
    scale = np.ones((longest, len(scores), 1))
    for t in range(longest):
        m = there[t]
        now = factors[t, :m] * (chain.first if t == 0 else _stepped(ahead[t - 1, :m], chain.steps))
        scale[t, :m] = now.sum(1, keepdims=True)
        ahead[t, :m] = now / scale[t, :m]
    for t in range(longest - 2, -1, -1):
        m = there[t + 1]
        behind[t, :m] = _stepped(factors[t + 1, :m] * behind[t + 1, :m] / scale[t + 1, :m], chain.steps.T)
    place = {k: row for row, k in enumerate(order)}
    rows = [(place[k], len(s)) for k, s in enumerate(scores)]
    return [ahead[:n, r] for r, n in rows], [behind[:n, r] for r, n in rows], [scale[:n, r, 0] for r, n in rows]


def _stepped(values: Doubles, steps: Doubles) -> Doubles:
    """values @ steps, summed in one order however many rows there are, so that a passage's sums do not depend on its company."""
    out: Doubles = values[:, :1] * steps[0]
    for k in range(1, len(steps)):
        out += values[:, k : k + 1] * steps[k]
    return out


def _candidates(scores: Floats, ahead: Doubles, behind: Doubles, scale: Doubles, chain: Chain) -> list[SpanOdds]:
    """Every span of probability LEAST or more.

    That the words i to j are one span: posterior of its B- at i, times for each step the chance to go on, times the chance to end at j.
    """
    posterior, n, out = ahead * behind, len(scores), []
    for kind, b, i in zip(chain.kinds, chain.begins, chain.inside, strict=True):
        for start in np.flatnonzero(posterior[:, b] >= LEAST):
            mass, label, at = float(posterior[start, b]), b, int(start)
            while mass >= LEAST:
                on = 0.0
                if at + 1 < n and behind[at, label] > 0:
                    factor = np.exp(float(scores[at + 1, i] - scores[at + 1].max()))
                    on = float(chain.steps[label, i] * factor * behind[at + 1, i] / scale[at + 1] / behind[at, label])
                if mass * (1 - on) >= LEAST:
                    out.append(SpanOdds(kind, int(start), at + 1, mass * (1 - on)))
                mass, label, at = mass * on, i, at + 1
    return out


def _chosen(candidates: list[SpanOdds], worth: float) -> list[SpanOdds]:
    """The spans without overlap of the largest sum of probability - worth (weighted interval scheduling)."""
    rows = sorted((c for c in candidates if c.probability > worth), key=lambda c: (c.end, c.start, c.kind))
    ends = [c.end for c in rows]
    best: list[tuple[float, int]] = [(0.0, -1)]  # value of the first k candidates; the last one taken, or -1
    before = [bisect_right(ends, c.start, 0, k) for k, c in enumerate(rows)]
    for k, c in enumerate(rows):
        taken = best[before[k]][0] + c.probability - worth
        best.append((taken, k) if taken > best[k][0] else (best[k][0], -1))
    out, k = [], len(rows)
    while k:
        if best[k][1] >= 0:
            out.append(rows[best[k][1]])
            k = before[best[k][1]]
        else:
            k -= 1
    return out[::-1]
