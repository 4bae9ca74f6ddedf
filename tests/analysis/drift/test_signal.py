"""Records to observations: signed, weighted, and the same report once."""

from collections.abc import Iterator

import pytest

from dragoman.analysis.drift import observations
from dragoman.records import Membership, Span, Stance, Statement
from dragoman.store import Store
from tests.analysis.made import actor, add, event, words

TEXT = "Kenya accused Somalia of fraud and closed the border."


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


def found(store: Store, toward: str = "SOM") -> list[tuple[str, str, float, float]]:
    return [(o.day, o.sign, round(o.value, 2), round(o.weight, 2)) for o in observations(store, "KEN", toward)]


def test_an_event_counts_by_its_intensity_modality_and_confidence(store: Store) -> None:
    add(store, "2024-03-04", event(TEXT, "KEN", "SOM", "COERCE", intensity=-6.5, on="2024-03-02"), text=TEXT)
    add(store, "2024-03-05", event(TEXT, "KEN", "SOM", "SANCTION", modality="threatened", intensity=-7.0), text=TEXT)
    assert found(store) == [("2024-03-02", "event COERCE", -6.5, 1.0), ("2024-03-05", "event SANCTION", -7.0, 0.5)]


@pytest.mark.parametrize("modality", ["negated", "hypothetical"])
def test_what_did_not_happen_does_not_count(store: Store, modality: str) -> None:
    add(store, "2024-03-04", event(TEXT, "KEN", "SOM", "COERCE", modality=modality), text=TEXT)
    assert found(store) == []


def test_only_what_the_actor_does_to_the_other_counts(store: Store) -> None:
    add(store, "2024-03-04", event(TEXT, "SOM", "KEN", "COERCE"), event(TEXT, "KEN", "UGA", "ACCUSE"), text=TEXT)
    assert found(store) == []


def test_a_dated_deed_is_one_whoever_prints_it_and_two_outlets_are_surer(store: Store) -> None:
    told = event(TEXT, "KEN", "SOM", "COERCE", modality="planned", on="2024-03-02")
    for outlet, n in (("Post", 1), ("Post", 2), ("Herald", 3)):
        add(store, f"2024-03-0{n + 2}", told, text=f"{n} {TEXT}", outlet=outlet)
    assert found(store) == [("2024-03-02", "event COERCE", -4.0, 0.75)]


def test_an_outlet_that_says_it_twice_on_a_day_counts_once(store: Store) -> None:
    for n, outlet in enumerate(("Post", "Post", "Herald")):
        add(store, "2024-03-04", event(TEXT, "KEN", "SOM", "ACCUSE"), text=f"{n} {TEXT}", outlet=outlet)
    assert found(store) == [("2024-03-04", "event ACCUSE", -4.0, 1.0)] * 2


def test_a_time_longer_than_a_month_has_no_place(store: Store) -> None:
    long = event(TEXT, "KEN", "SOM", "COERCE", on="2024-01-01")
    year = type(long.date)("2023-01-01", "2023-12-31", "year", None, "2023")  # type: ignore[misc]
    add(store, "2024-03-04", type(long)(**{**vars(long), "date": year}), text=TEXT)
    assert found(store) == []


def test_an_exit_told_as_event_and_as_membership_counts_once(store: Store) -> None:
    text = "Kenya left IGAD."
    left = Membership("m", "", actor("KEN"), actor("IGAD", "IGO"), "left", "actual", None, words(text, "left IGAD"), None, 1.0)
    add(store, "2024-03-04", event(text, "KEN", "IGAD", "SANCTION", intensity=-7.0, trigger="left"), left, text=text)
    assert found(store, "IGAD") == [("2024-03-04", "event SANCTION", -7.0, 1.0)]


def test_that_a_member_is_a_member_is_no_move(store: Store) -> None:
    text = "Kenya, a member of the African Union, said no."
    known = Membership("m", "", actor("KEN"), actor("AU", "IGO"), "member", "actual", None, words(text, "a member of the African Union"), None, 1.0)
    add(store, "2024-03-04", known, text=text)
    assert found(store, "AU") == []
    applies = type(known)(**{**vars(known), "organisation": actor("EU", "IGO"), "relation": "applicant"})
    add(store, "2024-03-05", applies, text=text)
    assert found(store, "EU") == [("2024-03-05", "membership applicant", 4.0, 1.0)]


def test_stances_and_signed_statements_count(store: Store) -> None:
    text = "Kenya praised Somalia and moved closer to it."
    stance = Stance("s", "", actor("KEN"), actor("SOM"), "closer", "actual", None, words(text, "moved closer"), None, 0.8)
    praise = Statement("p", "", actor("KEN"), words(text, "praised"), (words(text, "Somalia"),), "indirect", actor("SOM"), (), None, 0.9)
    plain = Statement("q", "", actor("KEN"), Span(0, 5, "Kenya"), (words(text, "it"),), "indirect", actor("SOM"), (), None, 0.9)
    add(store, "2024-03-04", stance, praise, plain, text=text)
    assert found(store) == [("2024-03-04", "stance closer", 3.5, 0.8), ("2024-03-04", "statement praise", 3.4, 0.9)]


def test_a_statement_coded_as_an_event_counts_as_the_event(store: Store) -> None:
    said = Statement("p", "", actor("KEN"), words(TEXT, "accused"), (words(TEXT, "fraud"),), "indirect", actor("SOM"), (), None, 0.9)
    add(store, "2024-03-04", said, event(TEXT, "KEN", "SOM", "ACCUSE", trigger="accused"), text=TEXT)
    assert found(store) == [("2024-03-04", "event ACCUSE", -4.0, 1.0)]


def test_from_and_to(store: Store) -> None:
    for month in (1, 2, 3):
        add(store, f"2024-0{month}-10", event(TEXT, "KEN", "SOM", "ACCUSE"), text=f"{month} {TEXT}")
    assert [o.day for o in observations(store, "KEN", "SOM", since="2024-02", until="2024-02")] == ["2024-02-10"]
