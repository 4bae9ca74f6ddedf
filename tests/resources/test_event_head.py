"""The event head's weights: what it computes has the shape and sums that a probability has; a damaged file is told plainly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import DataError
from dragoman.resources.codebook import load_codebook
from dragoman.resources.event_head import NONE, load_event_head


def test_its_types_are_those_of_the_codebook_and_none() -> None:
    assert set(load_event_head().types) == {*load_codebook().types, NONE}


def test_chances_are_probabilities() -> None:
    head = load_event_head()
    found = head.chances(head.read(np.ones((3, head.width), np.float32)))
    assert found.shape == (3, len(head.types))
    assert np.allclose(found.sum(1), 1, atol=1e-5)


def test_roles_and_owners_leave_room_for_nobody() -> None:
    head = load_event_head()
    read = head.read(np.ones((3, head.width), np.float32))
    roles = head.roles(read[0], read[1:], [["path VERB nsubj"], []], ["rule none"])
    assert roles.shape == (2, 3)
    assert np.allclose(roles.sum(1), 1, atol=1e-5)
    alone = head.roles(read[0], read[:0], [], [])
    assert np.allclose(alone, 1)
    whose = head.whose(np.ones(head.width, np.float32), np.zeros((2, head.width), np.float32), [["rank 0"], []], [])
    assert whose.shape == (3,)
    assert np.isclose(whose.sum(), 1, atol=1e-5)


def test_a_feature_of_the_path_matters() -> None:
    head = load_event_head()
    read = head.read(np.ones((2, head.width), np.float32))
    subject, other = (head.roles(read[0], read[1:], [[f]], [])[0, 0] for f in ("first VERB nsubj", "not a feature"))
    assert subject != other


def test_a_file_that_is_no_head_is_named(tmp_path: Path) -> None:
    path = tmp_path / "events.npz"
    path.write_bytes(b"no weights")
    with pytest.raises(DataError, match=r"events\.npz"):
        load_event_head(path)
