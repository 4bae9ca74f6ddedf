"""The series over a store: points with their records, change points with their dates."""

import math

import pytest

from dragoman.analysis.drift import Observation, drift, series
from dragoman.analysis.drift.series import kish
from dragoman.analysis.evidence import Evidence
from dragoman.records import Span
from tests.analysis.corpus import story


def seen(day: str, value: float, weight: float = 1.0) -> Observation:
    return Observation(day, value, weight, "event TEST", (Evidence(f"r{day}{value}", "event", Span(0, 1, "x"), day, "a", day),))


def test_the_reports_of_a_day_are_one_point() -> None:
    found = series("KEN", "SOM", [seen("2024-01-01", -2.0), seen("2024-01-01", -6.0, 0.5), seen("2024-02-01", 4.0)])
    assert [(p.day, len(p.observations)) for p in found.points] == [("2024-01-01", 2), ("2024-02-01", 1)]
    assert found.reports == 3 and found.effective == pytest.approx(2.5**2 / 2.25)
    assert all(p.low < p.level < p.high for p in found.points)


def test_more_reports_make_it_surer() -> None:
    few = series("KEN", "SOM", [seen(f"2024-01-{d:02}", 2.0 + d % 2) for d in (1, 11, 21)])
    many = series("KEN", "SOM", [seen(f"2024-01-{d:02}", 2.0 + d % 2) for d in range(1, 29)])
    assert many.points[0].high - many.points[0].low < few.points[0].high - few.points[0].low
    assert many.points[14].effective > few.points[1].effective


def test_a_change_point_has_dates_and_levels() -> None:
    days = [f"2024-{m:02}-{d:02}" for m in range(1, 7) for d in (1, 6, 11, 16, 21, 26)]
    found = series("KEN", "SOM", [seen(day, (5.0 if day < "2024-04" else -5.0) + 0.5 * (k % 3)) for k, day in enumerate(days)])
    (turn,) = found.turns
    assert turn.first <= "2024-04-01" <= turn.last and turn.before > 4 and turn.after < -4


def test_nothing_reported_is_no_series() -> None:
    empty = series("KEN", "SOM", [])
    assert empty.points == () and empty.noise is None and kish([]) == 0


def test_the_story_of_the_samples() -> None:
    with story() as store:
        found = drift(store, "Gabon", "OPEC", since="2025")
    assert (found.actor, found.toward) == ("GAB", "OPEC") and found.points and found.points[-1].high < 0
    assert all(math.isfinite(x) for p in found.points for x in (p.level, p.low, p.high, p.effective))
    assert {e.outlet for p in found.points for o in p.observations for e in o.evidence} >= {"Atlantic Courier", "Gulf Dispatch"}
