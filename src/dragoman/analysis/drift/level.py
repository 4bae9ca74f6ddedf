"""A local-level model over irregular dates: Kalman filter, Rauch-Tung-Striebel smoother, likelihood, and what is uncertain about its variances.

    y_i  = mu(t_i) + e_i,               e_i ~ N(0, s2 / w_i)               one report of weight w_i
    mu(t) = mu(t') + h,                 h   ~ N(0, s2 * q * (t - t'))       the level, a random walk over time (days)
    at a break between t' and t also    b   ~ N(0, s2 * BREAK)              the level may jump

The level begins unknown (exact diffuse: at the first report it is that report). Harvey (1989), Forecasting, Structural Time Series Models and
the Kalman Filter, 3.4.1 (diffuse likelihood, s2 concentrated out) and 2.6; Rauch, Tung and Striebel (1965); Durbin and Koopman (2012), 2.2-2.4.

s2 has a weak scaled-inverse-chi-squared prior (PRIOR_REPORTS reports of standard deviation PRIOR_DEVIATION), so that two equal reports do not give a
certain level. The signal-to-noise ratio q is not fixed at its maximum-likelihood value: levels and variances are averaged over a grid of
ratios, each with its likelihood, so that intervals count that q is not known either (Gelman et al. 2013, Bayesian Data Analysis, 3rd ed., ch. 3).
All ratios, and where asked all places of a break, run at once as an axis of the arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RATIOS: Array = np.concatenate([[0.0], np.logspace(-4.5, 0.5, 25)])  # of the variance that a day adds to that of a report; 0: no drift at all
# Prior of each ratio. Flat over the logarithm, intervals were too short where the drift is slight (coverage 0.88 of 0.95); a weight of q to this power mends it
# (0.93 to 0.97 wherever the drift can be seen in the data, more where there is none). tests/analysis/drift/test_level.py simulates it.
TILT = 0.3
PRIOR: Array = np.log(np.maximum(RATIOS, RATIOS[1] / 2)) * TILT
BREAK = 9.0  # variance of a jump, in variances of a report: three standard deviations are nothing unusual
PRIOR_REPORTS, PRIOR_DEVIATION = 2.0, 3.0  # in reports, and points of Goldstein's scale


@dataclass(frozen=True)
class Filtered:
    """What the filter leaves behind: predicted and updated level and variance (in units of s2), arrays of reports x ratios x breaks; the sums for the likelihood."""

    predicted: Array
    predicted_variance: Array
    updated: Array
    updated_variance: Array
    squares: Array
    logs: Array


def kalman(t: Array, y: Array, w: Array, q: Array, jumps: Array, keep: bool = True) -> Filtered:
    """The filter. t days (rising), y values, w weights (0: nothing was observed), q ratios; jumps[i]: variance added before report i, broadcast against q.

    The first report must have a weight.
    """
    shape = np.broadcast_shapes(q.shape, jumps.shape[1:])
    mean, variance = np.full(shape, y[0]), np.full(shape, 1 / w[0])
    squares, logs = np.zeros(shape), np.zeros(shape)
    kept = [np.empty((len(t) if keep else 0, *shape)) for _ in range(4)]
    for i in range(len(t)):
        ahead, spread = mean, variance
        if i:
            ahead, spread = mean, variance + q * (t[i] - t[i - 1]) + jumps[i]
            if w[i]:
                total = spread + 1 / w[i]
                error, gain = y[i] - ahead, spread / total
                squares, logs = squares + error**2 / total, logs + np.log(total)
                mean, variance = ahead + gain * error, spread * (1 - gain)
            else:
                mean, variance = ahead, spread
        if keep:
            for array, value in zip(kept, (ahead, spread, mean, variance), strict=True):
                array[i] = value
    return Filtered(kept[0], kept[1], kept[2], kept[3], squares, logs)


def smooth(f: Filtered) -> tuple[Array, Array]:
    """Level and variance (in units of s2) at each report given all reports (Rauch, Tung and Striebel 1965)."""
    mean, variance = f.updated.copy(), f.updated_variance.copy()
    for i in range(len(mean) - 2, -1, -1):
        ahead = f.predicted_variance[i + 1]
        gain = np.divide(f.updated_variance[i], ahead, out=np.ones_like(ahead), where=ahead > 0)
        mean[i] += gain * (mean[i + 1] - f.predicted[i + 1])
        variance[i] += gain**2 * (variance[i + 1] - ahead)
    return mean, np.maximum(variance, 0)


def evidence_of(f: Filtered, n: int) -> tuple[Array, Array]:
    """Log marginal likelihood (up to a constant) of each ratio and break, s2 integrated out, the prior of the ratio with it; and the scale of s2.

    n: reports with a weight.
    """
    freedom = n - 1 + PRIOR_REPORTS
    squares = f.squares + PRIOR_REPORTS * PRIOR_DEVIATION**2
    prior = PRIOR.reshape(-1, *([1] * (squares.ndim - 1)))
    return prior - 0.5 * f.logs - 0.5 * freedom * np.log(squares), squares / freedom


def chances(log: Array) -> Array:
    """Weights that add up to one over the first axis."""
    raised = np.exp(log - log.max(axis=0))
    return np.asarray(raised / raised.sum(axis=0), dtype=np.float64)


@dataclass(frozen=True)
class Level:
    """The smoothed level: mean and variance at each date, degrees of freedom of its interval, variance of a report, and the mean ratio q a day."""

    mean: Array
    variance: Array
    freedom: float
    noise: float
    ratio: float


def level(t: Array, y: Array, w: Array, breaks: tuple[int, ...] = ()) -> Level:
    """The level at each date, averaged over the ratios. `breaks`: the reports before which the level jumps."""
    jumps = np.zeros((len(t), 1))
    jumps[list(breaks)] = BREAK
    found = kalman(t, y, w, RATIOS, jumps)
    log, scale = evidence_of(found, int((w > 0).sum()))
    share = chances(log)
    mean, variance = smooth(found)
    middle = mean @ share
    spread = (variance * scale) @ share + ((mean - middle[:, None]) ** 2) @ share
    return Level(middle, spread, float((w > 0).sum()) - 1 + PRIOR_REPORTS, float(scale @ share), float(RATIOS @ share))


def student(freedom: float, z: float) -> float:
    """The quantile of Student's t where the normal has z (Abramowitz and Stegun 1964, 26.7.5; within 1 % from 3 degrees on)."""
    g1 = (z**3 + z) / 4
    g2 = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    g3 = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    g4 = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + g1 / freedom + g2 / freedom**2 + g3 / freedom**3 + g4 / freedom**4
