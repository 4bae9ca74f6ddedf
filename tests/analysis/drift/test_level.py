"""The local level: against a direct solution, and on simulated series where the truth is known (benchmarks/drift.py measures more of them)."""

import numpy as np
import pytest

from benchmarks.drift import Z, coverage, simulate
from dragoman.analysis.drift.level import RATIOS, Array, chances, evidence_of, kalman, level, smooth, student

NOMINAL, TOLERANCE = 0.95, 0.02


def direct(t: Array, y: Array, w: Array, q: float) -> tuple[Array, Array]:
    """The level by one system of normal equations: reports and steps as least squares."""
    n = len(t)
    system = np.diag(w)
    for i, gap in enumerate(np.diff(t)):
        step = np.zeros(n)
        step[i : i + 2] = (-1, 1)
        system += np.outer(step, step) / (q * gap)
    inverse = np.linalg.inv(system)
    return inverse @ (w * y), np.diag(inverse)


def test_filter_and_smoother_solve_the_normal_equations() -> None:
    s = simulate(np.random.default_rng(3), 25, 0.01)
    q = np.array([0.004, 0.3])
    mean, variance = smooth(kalman(s.t, s.y, s.w, q, np.zeros((25, 1))))
    for k in range(2):
        wanted = direct(s.t, s.y, s.w, float(q[k]))
        assert np.allclose(mean[:, k], wanted[0]) and np.allclose(variance[:, k], wanted[1])


def test_without_drift_the_level_is_the_weighted_mean() -> None:
    s = simulate(np.random.default_rng(4), 30, 0.0)
    mean, variance = smooth(kalman(s.t, s.y, s.w, np.zeros(1), np.zeros((30, 1))))
    assert np.allclose(mean, np.average(s.y, weights=s.w)) and np.allclose(variance, 1 / s.w.sum())


def test_a_day_without_a_report_is_bridged() -> None:
    t, w = np.array([0.0, 50.0, 100.0]), np.array([1.0, 0.0, 1.0])
    mean, variance = smooth(kalman(t, np.array([2.0, 99.0, 4.0]), w, np.array([0.01]), np.zeros((3, 1))))
    assert mean[1, 0] == pytest.approx(3.0) and variance[1, 0] > variance[0, 0]


def test_the_likelihood_prefers_the_drift_that_is_there() -> None:
    rng = np.random.default_rng(5)
    for q in (0.0, 0.03):
        s = simulate(rng, 300, q)
        share = chances(evidence_of(kalman(s.t, s.y, s.w, RATIOS, np.zeros((300, 1))), 300)[0])
        inside = RATIOS <= 0.0005 if q == 0 else (q / 5 < RATIOS) & (q * 5 > RATIOS)
        assert share[inside].sum() > 0.7


@pytest.mark.parametrize("n,q", [(15, 0.01), (40, 0.001), (40, 0.01), (40, 0.1), (120, 0.001), (120, 0.01), (120, 0.1)])
def test_intervals_cover_within_two_points_of_nominal(n: int, q: float) -> None:
    assert coverage(n, q, 150, seed=7) == pytest.approx(NOMINAL, abs=TOLERANCE)


@pytest.mark.parametrize("n", [15, 120])
def test_where_there_is_no_drift_intervals_are_not_too_short(n: int) -> None:
    assert coverage(n, 0.0, 100, seed=7) >= NOMINAL - TOLERANCE


def test_one_or_two_reports_give_a_wide_interval() -> None:
    one = level(np.array([0.0]), np.array([5.0]), np.array([1.0]))
    two = level(np.array([0.0, 1.0]), np.array([5.0, 5.0]), np.ones(2))
    assert one.mean[0] == pytest.approx(5.0) and one.variance[0] > two.variance[0] > 1.0


def test_the_same_report_twice_as_heavy_is_surer() -> None:
    t, y = np.arange(6.0), np.array([1.0, 2, 1, 2, 1, 2])
    assert (level(t, y, np.ones(6)).variance < level(t, y, np.full(6, 0.3)).variance).all()


@pytest.mark.parametrize("freedom,quantile", [(3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (1000, 1.962)])
def test_student_against_the_table(freedom: float, quantile: float) -> None:
    assert student(freedom, Z) == pytest.approx(quantile, rel=0.01)
