"""The floor under the copies that are found: on the samples, with copies made of them."""

import random
from pathlib import Path

from benchmarks.copies import bases, corpus, measure


def test_copies_of_the_samples_are_found_and_nothing_else(tmp_path: Path) -> None:
    found = measure(corpus(list(bases(None, None)), random.Random(7)), tmp_path)
    assert found["precision"] >= 0.98 and found["recall"] >= 0.95
