"""Change points: where the level jumps rather than drifts.

A break before report i is compared with none by the ratio of their marginal likelihoods (Kass and Raftery 1995), the drift ratio and the noise averaged over
in both, so that a large drift does not hide a jump, nor the other way round. All places are tried at once; the best is kept where the mean ratio
over the places exceeds ODDS (set on simulated series without a break: at most 6 in 100 raise a false alarm, most kinds 0 to 2: `python -m benchmarks.drift`), and the search goes on with that break in the model. The dates within which a break lies are the shortest set of places that
holds COVER of the likelihood.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.analysis.drift.level import BREAK, RATIOS, Array, evidence_of, kalman

ODDS = 2.0
COVER = 0.9
FEWEST = 3  # reports on either side of a break
MOST = 8  # breaks in one series


@dataclass(frozen=True)
class Break:
    """A jump before report `place`; it lies with 90 % before one of the reports `first` to `last`. `odds`: of a break against none."""

    place: int
    first: int
    last: int
    odds: float


def find_breaks(t: Array, y: Array, w: Array) -> tuple[Break, ...]:
    """The change points of a series of reports (weights above 0), by time."""
    found: list[Break] = []
    while len(found) < MOST:
        best = _best(t, y, w, tuple(b.place for b in found))
        if best is None:
            break
        found.append(best)
    return tuple(sorted(found, key=lambda b: b.place))


def _best(t: Array, y: Array, w: Array, known: tuple[int, ...]) -> Break | None:
    n = len(t)
    places = [i for i in range(FEWEST, n - FEWEST + 1) if all(abs(i - k) >= FEWEST for k in known)]
    if not places:
        return None
    jumps = np.zeros((n, 1, len(places) + 1))  # the last column: no further break
    jumps[list(known)] = BREAK
    jumps[places, 0, np.arange(len(places))] = BREAK
    log, _ = evidence_of(kalman(t, y, w, RATIOS[:, None], jumps, keep=False), n)
    top = log.max()
    mass = np.exp(log - top).mean(axis=0)
    odds, none = mass[:-1], mass[-1]
    against = float(odds.mean() / max(none, 1e-300))
    if against < ODDS:
        return None
    share = odds / odds.sum()
    best = int(share.argmax())
    first, last = _range(share, best, places)
    return Break(places[best], places[first], places[last], against)


def _range(share: Array, best: int, places: list[int]) -> tuple[int, int]:
    """The shortest run of neighbouring places around the best that holds COVER."""
    first = last = best
    held = float(share[best])
    while held < COVER and (first > 0 or last < len(share) - 1):
        left, right = share[first - 1] if first > 0 else -1.0, share[last + 1] if last < len(share) - 1 else -1.0
        if left >= right:
            first -= 1
            held += float(left)
        else:
            last += 1
            held += float(right)
    return first, last
