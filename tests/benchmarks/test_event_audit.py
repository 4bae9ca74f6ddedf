"""Rates, intervals and recall of the audit of events."""

from __future__ import annotations

import pytest

from benchmarks.event_audit import FIELDS, causes, is_actor, rates, recall, rows_of, wilson
from dragoman.records import ActorRef, Event, Span

HERE = Span(0, 1, "x")
GOLD = {"corpus": "c", "article": "a", "start": "0", "end": "50", "required": "1", "type": "ASSAULT", "source": "RUS", "target": "UKR", "modality": "actual", "triggers": "10-16"}


def actor(code: str | None) -> ActorRef:
    return ActorRef(HERE, None, code, code, "GOV", "name")


def event(start: int, source: str | None = "RUS", target: str | None = "UKR", kind: str = "ASSAULT", *also: int) -> Event:
    trigger = Span(start, start + 6, "attack")
    evidence = tuple(Span(k, k + 6, "attack") for k in also)
    return Event("e", "a", (actor(source),), (actor(target),), kind, None, (), None, 4, None, trigger, "actual", None, None, None, 0.5, "codebook", evidence)  # type: ignore[arg-type]


def test_wilson_interval() -> None:
    """Newcombe (1998), table I: 81 of 263."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_wilson_of_nothing_is_everything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_rates_leave_out_what_was_not_judged() -> None:
    rows = [dict(zip(FIELDS, v, strict=True), cause=c) for v, c in (("1111", ""), ("0    ", "type: figure of speech"), ("1011", "source missing")) for v in [v.replace(" ", "").ljust(5, " ")]]
    rows = [{k: v.strip() for k, v in r.items()} for r in rows]
    found = rates(rows)
    assert found["type, source and target"].startswith("1/3")
    assert found["source"].startswith("1/2")
    assert found["date"].startswith("0/0")


def test_causes_by_frequency() -> None:
    assert causes([{"cause": "b"}, {"cause": "a"}, {"cause": "b"}, {"cause": ""}]) == [("b", 2), ("a", 1)]


@pytest.mark.parametrize(("wanted", "told", "right"), [("RUS/USA", "USA", True), ("-", None, True), ("-", "USA", False), ("*", "USA", True), ("ISIS", None, False)])
def test_an_actor_of_the_alternatives(wanted: str, told: str | None, right: bool) -> None:
    assert is_actor(wanted, [actor(told)]) is right


def test_recall_counts_type_and_actors() -> None:
    found = recall([GOLD, GOLD | {"article": "b"}], lambda corpus, article: [event(10)] if article == "a" else [event(10, target="POL")])
    assert (found.wanted, found.typed, found.found, found.modal) == (2, 2, 1, 1)
    assert len(found.missed) == 1


@pytest.mark.parametrize(("kind", "found"), [("CONSULT", 1), ("ASSAULT", 0)])
def test_what_takes_two_may_be_told_from_either_side(kind: str, found: int) -> None:
    assert recall([GOLD | {"type": kind}], lambda corpus, article: [event(10, "UKR", "RUS", kind)]).found == found


def test_further_evidence_is_a_report_too() -> None:
    assert recall([GOLD], lambda corpus, article: [event(200, "RUS", "UKR", "ASSAULT", 10)]).found == 1


def test_one_report_is_found_once() -> None:
    found = recall([GOLD, GOLD | {"triggers": "30-36"}], lambda corpus, article: [event(10)])
    assert (found.wanted, found.found) == (2, 1)


def test_what_may_be_told_is_neither_missed_nor_extra() -> None:
    found = recall([GOLD | {"required": "0"}], lambda corpus, article: [event(10), event(20, kind="AID")])
    assert (found.wanted, found.besides) == (0, 1)


def test_the_tables_are_sound() -> None:
    audit, annotated = rows_of("event_audit.tsv"), rows_of("event_recall.tsv")
    assert {r[k] for r in audit for k in FIELDS} == {"0", "1", ""}
    assert all(int(r["start"]) < int(r["end"]) for r in (*audit, *annotated))
    assert len({(r["corpus"], r["article"], r["start"]) for r in annotated}) == 60
