"""The drift of an actor toward another over a store: level with interval, effective number of reports, change points, and the records behind each point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.analysis.drift.breaks import find_breaks
from dragoman.analysis.drift.level import Array, level, student
from dragoman.analysis.drift.signal import Observation, observations
from dragoman.analysis.parties import code_of, name_of
from dragoman.store import Store

NOMINAL = 0.95
_Z = 1.959963984540054  # of NOMINAL, both sides


@dataclass(frozen=True)
class Point:
    """The level on a day: mean and 95 % interval on Goldstein's scale (-10 hostile to 10 friendly). `effective`: the number of full-weight
    reports of that day alone that would leave the level as uncertain. `observations`: what was reported of that day."""

    day: str
    level: float
    low: float
    high: float
    effective: float
    observations: tuple[Observation, ...]


@dataclass(frozen=True)
class Turn:
    """A change point: the level jumped on `day`, with 90 % between `first` and `last`, from the level `before` to that `after`; `odds`: of a jump against none."""

    day: str
    first: str
    last: str
    before: float
    after: float
    odds: float


@dataclass(frozen=True)
class Series:
    """A drift series. `reports`: independent reports, `effective`: their effective number by weight (Kish 1965: (sum w)^2 / sum w^2);
    `noise`: standard deviation of a full-weight report; `daily`: standard deviation that a day adds to the level. No points where nothing is reported."""

    actor: str
    toward: str
    actor_name: str
    toward_name: str
    points: tuple[Point, ...]
    turns: tuple[Turn, ...]
    reports: int
    effective: float
    noise: float | None
    daily: float | None


def drift(store: Store, actor: str, toward: str, *, since: str | None = None, until: str | None = None) -> Series:
    """The series of an actor toward a state, bloc or organisation (each a code, name or alias). `since`, `until`: ISO days, months or years, both with them."""
    who, whom = code_of(actor), code_of(toward)
    return series(who, whom, observations(store, who, whom, since=since, until=until))


def series(actor: str, toward: str, found: Sequence[Observation]) -> Series:
    """The series of observations by day. The reports of one day are one of their summed weight."""
    names = actor, toward, name_of(actor), name_of(toward)
    days = sorted({o.day for o in found})
    if not days:
        return Series(*names, (), (), 0, 0.0, None, None)
    by_day = [tuple(o for o in found if o.day == day) for day in days]
    t = np.array([date.fromisoformat(d).toordinal() for d in days], dtype=np.float64)
    w = np.array([sum(o.weight for o in group) for group in by_day])
    y = np.array([sum(o.weight * o.value for o in group) for group in by_day]) / w
    breaks = find_breaks(t, y, w)
    fitted = level(t, y, w, tuple(b.place for b in breaks))
    half = student(fitted.freedom, _Z) * np.sqrt(fitted.variance)
    points = tuple(
        Point(day, float(m), float(m - h), float(m + h), float(fitted.noise / v), group)
        for day, m, h, v, group in zip(days, fitted.mean, half, fitted.variance, by_day, strict=True)
    )
    turns = tuple(Turn(days[b.place], days[b.first], days[b.last], float(fitted.mean[b.place - 1]), float(fitted.mean[b.place]), b.odds) for b in breaks)
    return Series(*names, points, turns, len(found), kish([o.weight for o in found]), math.sqrt(fitted.noise), math.sqrt(fitted.noise * fitted.ratio))


def kish(weights: Sequence[float] | Array) -> float:
    """The effective number of reports of unequal weight: (sum w)^2 / sum w^2 (Kish 1965, Survey Sampling, 11.2)."""
    total = sum(weights)
    return float(total**2 / sum(w * w for w in weights)) if total else 0.0
