"""The second opinion of the pair head: areas and thresholds."""

from __future__ import annotations

import pytest

from benchmarks.second_opinion import Opinion, area, report


def test_area_is_one_where_every_right_one_scores_higher() -> None:
    assert area([(True, 0.9), (True, 0.8), (False, 0.1)]) == 1.0


def test_area_of_ties_is_chance() -> None:
    assert area([(True, 0.5), (False, 0.5)]) == pytest.approx(0.5)


def test_what_a_threshold_drops_is_told() -> None:
    text = report([Opinion(True, True, 0.005, 0.1), Opinion(False, True, 0.9, 0.8)])
    assert "dropped below 0.01: 0 wrong, 1 right" in text and "dropped above 0.7 of no relation: 1 wrong, 0 right" in text
