"""How well drift series keep their word, on simulated series where the truth is known: `python -m benchmarks.drift [SERIES]`.

Prints, for each number of reports and each true ratio q, the share of true levels within the 95 % interval; then, for series with and without
a jump, how often one is found and how often its date lies within the given dates.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from dragoman.analysis.drift.breaks import find_breaks
from dragoman.analysis.drift.level import Array, level, student

NOISE, SPAN, Z = 3.0, 1000.0, 1.959963984540054


@dataclass(frozen=True)
class Simulated:
    """Days, true levels, values and weights of the reports; the report before which the level jumps."""

    t: Array
    truth: Array
    y: Array
    w: Array
    place: int


def simulate(rng: np.random.Generator, n: int, q: float, jump: float = 0.0) -> Simulated:
    """A random walk with variance NOISE² q a day, told by n reports at random days, with a jump somewhere in its middle half."""
    t = np.sort(rng.choice(int(SPAN), n, replace=False)).astype(np.float64)
    w = rng.choice([0.25, 0.5, 0.8, 1.0], n)
    truth = np.cumsum(np.concatenate([[rng.normal(0, 3)], rng.normal(0, 1, n - 1) * NOISE * np.sqrt(q * np.diff(t))]))
    place = int(n * rng.uniform(0.25, 0.75))
    truth[place:] += jump
    return Simulated(t, truth, truth + rng.normal(0, 1, n) * NOISE / np.sqrt(w), w, place)


def coverage(n: int, q: float, series: int, seed: int) -> float:
    """The share of true levels that lie within the interval."""
    rng, hits = np.random.default_rng(seed), 0
    for _ in range(series):
        s = simulate(rng, n, q)
        found = level(s.t, s.y, s.w)
        hits += int((np.abs(s.truth - found.mean) <= student(found.freedom, Z) * np.sqrt(found.variance)).sum())
    return hits / (series * n)


def jumps(n: int, q: float, jump: float, series: int, seed: int) -> tuple[float, float]:
    """The share of series in which a change point is found, and the share of those found whose dates hold the true one (nan where none is found)."""
    rng, found, right = np.random.default_rng(seed), 0, 0
    for _ in range(series):
        s = simulate(rng, n, q, jump)
        breaks = find_breaks(s.t, s.y, s.w)
        found += bool(breaks)
        right += any(b.first <= s.place <= b.last for b in breaks)
    return found / series, right / found if found else float("nan")


def main(series: int) -> None:
    print(f"{series} series each\n\n| reports | q | coverage of the 95 % interval |\n|---|---|---|")
    for n in (15, 40, 120):
        for q in (0.0, 0.0003, 0.001, 0.003, 0.01, 0.1):
            print(f"| {n} | {q:g} | {coverage(n, q, series, 7):.3f} |", flush=True)
    print("\n| reports | q | jump | found | within its dates |\n|---|---|---|---|---|")
    for n in (30, 100):
        for q in (0.0, 0.001, 0.01):
            for jump in (0.0, 6.0, 9.0, 12.0):
                found, right = jumps(n, q, jump, series, 7)
                print(f"| {n} | {q:g} | {jump:g} | {found:.2f} | {right:.2f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
