"""Stances that follow from memberships and events: which do, which do not, and what they rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.analysis.implied import implied, with_implied
from dragoman.records import Article, Event, Membership, Reading, Span, Stance, When
from dragoman.resources.implications import load_implications
from tests.analysis.made import actor

PUBLISHED = "2024-03-15"
JANUARY = When("2024-01-01", "2024-01-31", "month", Span(0, 7, "January"), "January")
LONG_AGO = When("1952-01-01", "1952-12-31", "year", Span(0, 4, "1952"), "1952")


def membership(relation: str, modality: str = "actual", date: When | None = None, organisation: str = "EU") -> Membership:
    return Membership("m1", "a", actor("GEO"), actor(organisation, "IGO"), relation, modality, date, Span(3, 9, "joined"), None, 0.8)  # type: ignore[arg-type]


def event(cameo: str, modality: str = "actual", source: str = "POL", target: str = "RUS", sector: str = "GOV") -> Event:
    return Event("e1", "a", (actor(source),), (actor(target, sector),), "SANCTION", None, (), cameo, 3, -5.0, Span(3, 11, "expelled"), modality, None, None, None, 0.9, "rules")  # type: ignore[arg-type]


def told(memberships: list[Membership], events: list[Event], published: str | None = PUBLISHED) -> list[tuple[str | None, str | None, str, str]]:
    return [(s.actor.code, s.toward.code, s.direction, s.modality) for s, _ in implied(memberships, events, published)]


def test_an_application_moves_closer_and_a_leaving_away() -> None:
    assert told([membership("applicant")], []) == [("GEO", "EU", "closer", "actual")]
    assert told([membership("leaving", "planned")], []) == [("GEO", "EU", "away", "planned")]


def test_a_joining_of_the_last_year_moves_and_a_standing_does_not() -> None:
    assert told([membership("member", date=JANUARY)], []) == [("GEO", "EU", "closer", "actual")]
    assert told([membership("member", date=LONG_AGO)], []) == told([membership("member")], []) == []
    assert told([membership("member", date=JANUARY)], [], None) == []


@pytest.mark.parametrize("modality", ["negated", "hypothetical", "alleged", "demanded"])
def test_what_is_denied_or_doubted_implies_nothing(modality: str) -> None:
    assert told([membership("applicant", modality)], [event("166", modality)]) == []


def test_diplomats_expelled_move_away() -> None:
    ((stance, why),) = implied([], [event("166")], PUBLISHED)
    assert (stance.actor.code, stance.toward.code, stance.direction, stance.implied) == ("POL", "RUS", "away", True)
    assert why.record == stance.id and why.coder == "implied" and "event e1" in why.rule and why.spans == (stance.evidence,)


@pytest.mark.parametrize("made", [event("036"), event("166", target="POL"), event("190", sector="REB"), event("040")])
def test_talks_and_deeds_against_rebels_or_at_home_imply_nothing(made: Event) -> None:
    assert told([], [made]) == []


def test_what_is_stated_is_not_implied_again() -> None:
    stated = Stance("s1", "a", actor("GEO"), actor("EU", "IGO"), "closer", "actual", None, Span(0, 3, "the"), None, 0.75)
    article = Article("a", None, None, None, None, None, PUBLISHED, None, "en", "the joined expelled")
    assert with_implied(Reading(article, memberships=(membership("applicant"),), stances=(stated,))).stances == (stated,)
    assert len(with_implied(Reading(article, memberships=(membership("applicant"),))).stances) == 1


def test_ids_are_of_the_record_that_they_follow_from() -> None:
    first, again = implied([membership("applicant")], [], PUBLISHED), implied([membership("applicant")], [], PUBLISHED)
    assert first == again and first[0][0].id != implied([replace(membership("applicant"), id="m2")], [], PUBLISHED)[0][0].id


def test_each_row_has_an_example_and_a_longer_code_comes_first() -> None:
    rows = load_implications()
    assert all(r.example for r in rows) and [len(r.sign) for r in rows] == sorted((len(r.sign) for r in rows), reverse=True)
