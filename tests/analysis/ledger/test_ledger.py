"""A story over ten articles, read by the shipped reader: the ledger's history exactly, on every day of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.analysis.ledger import RECORDS, Entry, decide, find, ledger, unplaced
from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.ledger import decisions
from tests.analysis.corpus import readings, story

END = "2025-12-31"
# (holder, addressee): (day it was known, state, day the evidence tells of where it is another, outlet of the evidence)
HISTORY = {
    ("GAB", "OPEC"): [
        ("2025-03-03", "open", None, "Atlantic Courier"),
        ("2025-08-01", "lapsed", None, "Vienna Oil Letter"),
        ("2025-08-12", "carried out", "2025-08-11", "Gulf Dispatch"),
    ],
    ("GNQ", "GAB"): [
        ("2025-03-17", "open", None, "Atlantic Courier"),
        ("2025-05-12", "met", "2025-05-11", "Gulf Dispatch"),
        ("2025-05-21", "carried out", "2025-05-20", "Atlantic Courier"),
    ],
    ("SAU", "GAB"): [
        ("2025-04-09", "open", None, "Red Sea Herald"),
        ("2025-08-20", "withdrawn", None, "Red Sea Herald"),
    ],
    ("FRA", "GAB"): [
        ("2025-04-28", "open", None, "Journal du Littoral"),
        ("2025-06-26", "disputed", None, "Vienna Oil Letter"),
    ],
}  # fmt: skip
# The states on a day, in the order of HISTORY; '' where nothing was known yet.
STOOD = [
    ("2025-03-02", "", "", "", ""),
    ("2025-03-03", "open", "", "", ""),
    ("2025-04-30", "open", "open", "open", "open"),
    ("2025-05-11", "open", "open", "open", "open"),
    ("2025-05-12", "open", "met", "open", "open"),
    ("2025-05-21", "open", "carried out", "open", "open"),
    ("2025-06-30", "open", "carried out", "open", "disputed"),
    ("2025-07-01", "open", "carried out", "open", "disputed"),
    ("2025-07-31", "open", "carried out", "open", "disputed"),
    ("2025-08-01", "lapsed", "carried out", "open", "disputed"),
    ("2025-08-12", "carried out", "carried out", "open", "disputed"),
    ("2025-08-20", "carried out", "carried out", "withdrawn", "disputed"),
    ("2025-12-31", "carried out", "carried out", "withdrawn", "disputed"),
]


@pytest.fixture
def store() -> Iterator[Store]:
    with story() as opened:
        yield opened


def pairs(entries: tuple[Entry, ...]) -> dict[tuple[str, str | None], Entry]:
    return {(e.holder, e.addressee): e for e in entries}


def test_the_same_commitment_of_several_articles_is_one_entry(store: Store) -> None:
    entries = ledger(store, at=END)
    assert [(e.holder, e.addressee, e.kind) for e in entries] == [("GAB", "OPEC", "ultimatum"), ("GNQ", "GAB", "offer"), ("SAU", "GAB", "offer"), ("FRA", "GAB", "threat")]
    assert [(r.day, r.heading.outlet) for r in entries[0].reports] == [("2025-03-03", "Atlantic Courier"), ("2025-03-04", "Gulf Dispatch"), ("2025-06-26", "Vienna Oil Letter")]
    assert [len(e.reports) for e in entries] == [3, 1, 1, 1]


def test_history(store: Store) -> None:
    found = pairs(ledger(store, at=END))
    assert {pair: [(s.day, s.state, s.happened, s.evidence[0].outlet) for s in e.history] for pair, e in found.items()} == HISTORY


@pytest.mark.parametrize("day,states", [(d, s) for d, *s in STOOD])
def test_as_it_stood_on_a_day(store: Store, day: str, states: list[str]) -> None:
    entries = pairs(ledger(store, at=day))
    assert [entries[p].state if p in entries else "" for p in HISTORY] == states


def test_each_change_quotes_its_article(store: Store) -> None:
    for entry in ledger(store, at=END):
        for step in entry.history:
            assert step.evidence
            for told in step.evidence:
                reading = store.reading(told.article)
                assert reading is not None and reading.article.text[told.span.start : told.span.end] == told.span.text
                assert told.record in [r.id for r in reading.records()]


def test_filters(store: Store) -> None:
    assert [e.holder for e in ledger(store, at=END, holder="Gabon")] == ["GAB"]
    assert [e.holder for e in ledger(store, at=END, addressee="GAB", kind="offer")] == ["GNQ", "SAU"]
    assert [e.holder for e in ledger(store, at="2025-08-05", state="lapsed")] == ["GAB"]


def test_a_decision_overrules_the_records_from_its_day_on(store: Store) -> None:
    entry = ledger(store, at=END, holder="FRA")[0]
    decide(store, entry, "withdrawn", why="said so on the radio", who="Ann", since="2025-07-10")
    assert ledger(store, at="2025-07-09", holder="FRA")[0].state == "disputed"
    ruled = ledger(store, at="2025-07-10", holder="FRA")[0]
    assert (ruled.state, ruled.since, ruled.history[-1].who, ruled.history[-1].why) == ("withdrawn", "2025-07-10", "Ann", "said so on the radio")
    decide(store, entry, RECORDS, why="that was another threat", who="Ann", since="2025-07-11")
    assert ledger(store, at=END, holder="FRA")[0].state == "disputed"
    assert [d.state for d in decisions(store)] == ["withdrawn", None]


def test_a_decision_survives_reading_again_in_other_words(store: Store) -> None:
    entry = ledger(store, at=END, holder="GNQ")[0]
    decide(store, entry, "disputed", why="the crews deny it", who="Ann", since="2025-06-01")
    offer = next(r for r in readings() if r.commitments and r.commitments[0].holder.code == "GNQ")
    c = offer.commitments[0]
    start = c.condition.start
    shorter = type(c.condition)(start, start + 38, offer.article.text[start : start + 38])
    assert shorter.text == "Gabon withdraws its patrol boats from "
    again = type(c)(**{**vars(c), "id": "0" * 16, "condition": shorter})
    store.replace(offer.article.id, type(offer)(**{**vars(offer), "commitments": (again,)}), version="2")
    found = ledger(store, at=END, holder="GNQ")[0]
    assert found.id != entry.id and found.state == "disputed"
    assert unplaced(ledger(store, at=END), decisions(store)) == ()


def test_a_decision_whose_commitment_is_gone_is_told(store: Store) -> None:
    decide(store, ledger(store, at=END, holder="SAU")[0], "open", why="x", who="Ann", since="2025-09-01")
    offer = next(r for r in readings() if r.commitments and r.commitments[0].holder.code == "SAU")
    store.replace(offer.article.id, type(offer)(**{**vars(offer), "commitments": ()}), version="2")
    assert [d.state for d in unplaced(ledger(store, at=END), decisions(store))] == ["open"]


def test_a_decision_needs_a_state_and_a_reason(store: Store) -> None:
    entry = ledger(store, at=END)[0]
    with pytest.raises(StoreError, match="no state; expected one of open, met"):
        decide(store, entry, "over", why="x", who="Ann")
    with pytest.raises(StoreError, match="needs a reason"):
        decide(store, entry, "open", why=" ", who="Ann")


def test_ids_do_not_depend_on_the_order_of_adding(tmp_path: Path, store: Store) -> None:
    with Store.open(tmp_path / "back.db", create=True) as other:
        for reading in reversed(readings()):
            other.add(reading, version="1")
        assert [(e.id, e.state) for e in ledger(other, at=END)] == [(e.id, e.state) for e in ledger(store, at=END)]


def test_an_entry_is_found_by_its_id_or_that_of_a_record(store: Store) -> None:
    entries = ledger(store, at=END)
    assert find(entries, entries[0].id[:6].upper()) == (entries[0],)
    assert find(entries, entries[0].reports[2].commitment.id) == (entries[0],)
    assert find(entries, "zz") == ()
