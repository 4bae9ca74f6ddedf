"""Pauses, and tries after failures."""

import random

import pytest

from dragoman.feeds.politeness import Pace, back_off, seconds_of


def test_a_host_is_asked_with_pauses_and_others_meanwhile() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(2.0, lambda: now[0], sleep)
    for host, delay in (("a", None), ("b", None), ("a", None), ("a", 10.0), ("b", 500.0)):
        pace.wait(host, delay)
    assert slept == [2.0, 10.0, 48.0]


def test_waits_double_up_to_a_day_with_jitter() -> None:
    waits = [back_off(900, n, None, random.Random(1)) for n in range(20)]
    assert 0.75 * 900 <= waits[0] <= 1.25 * 900 and 0.75 * 3600 <= waits[2] <= 1.25 * 3600
    assert max(waits) <= 1.25 * 86400
    assert len({back_off(900, 0, None, random.Random(n)) for n in range(5)}) == 5


def test_the_server_is_not_asked_before_it_says() -> None:
    assert back_off(900, 0, 7200.0, random.Random(1)) == 7200.0


@pytest.mark.parametrize(("value", "seconds"), [("120", 120.0), ("Thu, 01 Jan 1970 00:02:00 GMT", 120.0), ("soon", None), (None, None)])
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert seconds_of(value, 0.0) == seconds
