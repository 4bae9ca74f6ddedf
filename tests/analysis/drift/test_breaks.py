"""Change points on simulated series: found within their dates, and seldom where there is none."""

import numpy as np

from benchmarks.drift import jumps, simulate
from dragoman.analysis.drift.breaks import find_breaks
from dragoman.analysis.drift.level import level


def test_a_jump_is_found_within_its_dates() -> None:
    found, right = jumps(100, 0.0, 9.0, 30, seed=7)
    assert found >= 0.9 and right >= 0.9


def test_a_jump_on_top_of_a_drift_is_found_within_its_dates() -> None:
    found, right = jumps(100, 0.001, 12.0, 30, seed=7)
    assert found >= 0.9 and right >= 0.9


def test_false_alarms_are_rare() -> None:
    for q in (0.0, 0.001, 0.01, 0.1):
        assert jumps(100, q, 0.0, 40, seed=11)[0] <= 0.05


def test_two_jumps() -> None:
    rng = np.random.default_rng(2)
    t, truth = np.arange(0.0, 900, 9), np.repeat([-4.0, 5.0, -3.0], [40, 35, 25])
    found = find_breaks(t, truth + rng.normal(0, 1.5, 100), np.ones(100))
    assert [b.first <= k <= b.last for b, k in zip(found, (40, 75), strict=True)] == [True, True]


def test_the_level_jumps_where_it_is_told_to() -> None:
    s = simulate(np.random.default_rng(1), 80, 0.0, 10.0)
    with_break, without = level(s.t, s.y, s.w, (s.place,)), level(s.t, s.y, s.w)
    step = with_break.mean[s.place] - with_break.mean[s.place - 1]
    assert step > 8 and step > 2 * (without.mean[s.place] - without.mean[s.place - 1])


def test_few_reports_have_no_change_point() -> None:
    assert find_breaks(np.arange(5.0), np.array([9.0, 9, -9, -9, -9]), np.ones(5)) == ()
