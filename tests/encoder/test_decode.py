"""Trees, labels and lemmas from scores."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.encoder.decode import bio_transitions, lemma, mended, spans, tree, viterbi


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_any_scores_give_one_rooted_tree(n: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    heads = tree(arcs)
    assert (heads == 0).sum() == 1
    for word in range(1, n + 1):
        seen = set()
        while word:
            assert word not in seen
            seen.add(word)
            word = int(heads[word - 1])


def test_illegal_labels_are_never_chosen() -> None:
    labels = ["O", "B-PER", "I-PER"]
    scores = np.asarray([[0, 0, 9], [0, 0, 9]], np.float32)
    path = [labels[k] for k in viterbi(scores, *bio_transitions(labels))]
    assert path == ["B-PER", "I-PER"]
    assert spans(path) == [("PER", 0, 2)]


@pytest.mark.parametrize(("form", "script", "expected"), [("ties", "lower 3 ie", "tie"), ("Armed", "lower 2 ", "arm"), ("Moscow", "keep 0 ", "Moscow")])
def test_edit_script(form: str, script: str, expected: str) -> None:
    assert lemma(form, script) == expected


@pytest.mark.parametrize(("form", "wrong", "expected"), [("seized", "seiz", "seize"), ("denied", "deni", "deny"), ("barred", "barr", "bar"), ("quit", "qui", "quit")])
def test_a_lemma_that_is_no_verb_is_mended(form: str, wrong: str, expected: str) -> None:
    assert mended(form, wrong, frozenset({"seize", "deny", "bar", "quit"}), frozenset()) == expected
