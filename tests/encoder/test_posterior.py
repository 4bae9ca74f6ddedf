"""Spans by their probability, against the sum over all sequences."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dragoman.encoder.decode import bio_transitions
from dragoman.encoder.posterior import SpanOdds, best_spans, chain_of

LABELS = ("O", "B-cue", "I-cue", "B-content", "I-content")


def scores(n: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 1.5, (n, len(LABELS))).astype(np.float32)


def by_hand(s: np.ndarray, table: np.ndarray, start: np.ndarray, kind: str, first: int, end: int) -> float:
    """The share of the mass of all sequences in which exactly the words first to end are a span."""
    total = inside = 0.0
    for path in itertools.product(range(len(LABELS)), repeat=len(s)):
        value = float(start[path[0]] + s[0, path[0]] + sum(table[path[t - 1], path[t]] + s[t, path[t]] for t in range(1, len(s))))
        mass = float(np.exp(value)) if value > -1e3 else 0.0
        names = [LABELS[k] for k in path]
        wanted = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)
        total += mass
        if names[first:end] == wanted and (end == len(s) or names[end] != f"I-{kind}"):
            inside += mass
    return inside / total


@pytest.mark.parametrize("seed", range(4))
def test_probability_is_the_share_of_all_sequences(seed: int) -> None:
    table, start = bio_transitions(LABELS)
    s = scores(5, seed)
    found = best_spans([s], chain_of(LABELS, table, start), worth=0.05)[0]
    assert found
    for span in found:
        assert span.probability == pytest.approx(by_hand(s, table, start, span.kind, span.start, span.end), abs=1e-6)


def test_spans_do_not_overlap_and_stand_in_order() -> None:
    table, start = bio_transitions(LABELS)
    for found in best_spans([scores(40, k) for k in range(20)], chain_of(LABELS, table, start), worth=0.1):
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_same_spans_in_any_company() -> None:
    table, start = bio_transitions(LABELS)
    chain = chain_of(LABELS, table, start)
    passages = [scores(n, n) for n in (3, 17, 1, 8, 17)]
    assert best_spans(passages, chain) == [best_spans([p], chain)[0] for p in passages]


def test_an_empty_passage_has_none() -> None:
    table, start = bio_transitions(LABELS)
    chain = chain_of(LABELS, table, start)
    certain = np.full((2, len(LABELS)), -20, np.float32)
    certain[0, 1] = certain[1, 2] = 20
    assert best_spans([np.zeros((0, len(LABELS)), np.float32), certain], chain) == [[], [SpanOdds("cue", 0, 2, pytest.approx(1.0))]]
    assert best_spans([], chain) == []
