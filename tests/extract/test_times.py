"""Which time of a sentence is an event's."""

from __future__ import annotations

import pytest

import dragoman


def days(text: str, kind: str) -> set[str | None]:
    """First days of the events of a type; None for an event without a date."""
    return {e.date.start if e.date is not None else None for e in dragoman.read(text, published="2024-03-15").events if e.type == kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 23 May 2016 the general admitted that Kenya had attacked Somalia.", "ASSAULT"),
        ("Chile has agreed to host refugees from Honduras, officials said on Tuesday.", "AGREE"),
        ("China decided on Monday to expel the ambassador of Japan.", "SANCTION"),
        ("China condemned last year's attack on Japan.", "ACCUSE"),
        ("China condemned on Monday the attack on Japan.", "ASSAULT"),
        ("The premier's assertion on Monday that Kenya attacked Somalia drew laughter.", "ASSAULT"),
    ],
)
def test_a_time_of_something_else_is_not_the_events(text: str, kind: str) -> None:
    assert days(text, kind) == {None}


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("China plans to expel the ambassador of Japan on Monday.", "SANCTION", "2024-03-18"),
        ("On Monday Kenya began to withdraw its troops from Somalia.", "RETREAT", "2024-03-11"),
        ("China condemned last year's attack on Japan.", "ASSAULT", "2023-01-01"),
        ("Kenya held talks with Somalia last week.", "CONSULT", "2024-03-04"),
        ("The row grew after Wednesday's attack on Kenya.", "ASSAULT", "2024-03-13"),
        ("Monday's attack by Kenya killed twenty people in Somalia.", "ASSAULT", "2024-03-11"),
    ],
)
def test_a_time_is_that_of_the_event_it_hangs_on(text: str, kind: str, day: str) -> None:
    assert days(text, kind) == {day}
