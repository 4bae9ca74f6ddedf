"""Each state and each change of it, from records made by hand."""

from collections.abc import Iterator

import pytest

from dragoman.analysis.ledger import Entry, ledger
from dragoman.records import Membership, Statement
from dragoman.store import Store
from tests.analysis.made import actor, add, commitment, event, words

END = "2024-12-31"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


def bind(store: Store, published: str = "2024-03-01", *, by: str | None = None, kind: str = "threat", outlet: str = "Post") -> None:
    made = commitment("Somalia returns the fishing boats", "Kenya will close its border", "KEN", "SOM", kind=kind, about="COERCE", by=by)
    add(store, published, made, text=f"Kenya will close its border if Somalia returns the fishing boats. {published}{outlet}", outlet=outlet)


def tell(store: Store, published: str, text: str, source: str, target: str, type: str, **more: str) -> None:
    add(store, published, event(text, source, target, type, **more), text=text)  # type: ignore[arg-type]


def said(store: Store, published: str, text: str, speaker: str, cue: str, content: str, to: str | None = None) -> None:
    made = Statement(f"s{published}", "", actor(speaker), words(text, cue), (words(text, content),), "indirect", actor(to) if to else None, (), None, 0.9)
    add(store, published, made, text=text)


def only(store: Store, at: str = END) -> Entry:
    (entry,) = ledger(store, at=at)
    return entry


def states(store: Store, at: str = END) -> list[tuple[str, str]]:
    return [(s.day, s.state) for s in only(store, at).history]


def test_open_without_a_deadline_stays_open(store: Store) -> None:
    bind(store)
    assert states(store) == [("2024-03-01", "open")]


def test_a_deadline_that_passes_with_nothing_heard_is_a_lapse_not_a_fulfilment(store: Store) -> None:
    bind(store, by="2024-03-20")
    assert only(store, "2024-03-20").state == "open"
    assert only(store, "2024-03-21").state == "lapsed" and "nothing was heard" in only(store).history[-1].why


def test_a_deadline_that_was_over_when_it_was_told_is_none(store: Store) -> None:
    bind(store, by="2024-02-01")
    assert states(store) == [("2024-03-01", "open")] and only(store).deadline is None


def test_met(store: Store) -> None:
    bind(store, by="2024-03-20")
    tell(store, "2024-03-15", "Somalia returned the fishing boats to Kenya.", "SOM", "KEN", "RETREAT", on="2024-03-14", trigger="returned")
    assert states(store) == [("2024-03-01", "open"), ("2024-03-15", "met")] and only(store).history[-1].happened == "2024-03-14"


def test_carried_out_and_told_again_is_more_evidence(store: Store) -> None:
    bind(store)
    for day in ("2024-04-01", "2024-04-02"):
        tell(store, day, f"Kenya closed its border with Somalia, {day}.", "KEN", "SOM", "COERCE", trigger="closed")
    assert states(store) == [("2024-03-01", "open"), ("2024-04-01", "carried out")]
    assert [e.published for e in only(store).history[-1].evidence] == ["2024-04-01", "2024-04-02"]


def test_a_late_deed_follows_a_lapse(store: Store) -> None:
    bind(store, by="2024-03-20")
    tell(store, "2024-04-01", "Kenya closed its border with Somalia.", "KEN", "SOM", "COERCE", trigger="closed")
    assert [s for _, s in states(store)] == ["open", "lapsed", "carried out"]


def test_a_new_deadline_opens_it_again(store: Store) -> None:
    bind(store, by="2024-03-20")
    bind(store, "2024-03-25", by="2024-04-20")
    assert states(store) == [("2024-03-01", "open"), ("2024-03-21", "lapsed"), ("2024-03-25", "open"), ("2024-04-21", "lapsed")]


def test_an_extension_before_the_end_moves_the_lapse(store: Store) -> None:
    bind(store, by="2024-03-20")
    bind(store, "2024-03-19", by="2024-04-20")
    assert states(store) == [("2024-03-01", "open"), ("2024-04-21", "lapsed")]


def test_withdrawn_and_told_anew(store: Store) -> None:
    bind(store)
    said(store, "2024-03-10", "Kenya said that it had withdrawn its threat to close the border.", "KEN", "said", "it had withdrawn its threat to close the border")
    assert [s for _, s in states(store)] == ["open", "withdrawn"]
    bind(store, "2024-03-20")
    assert states(store)[-1] == ("2024-03-20", "open")


@pytest.mark.parametrize("told", [("KEN", "UGA", "Kenya closed its embassy in Uganda."), ("UGA", "SOM", "Uganda closed its border with Somalia.")])
def test_other_deeds_and_other_doers_say_nothing(store: Store, told: tuple[str, str, str]) -> None:
    bind(store)
    tell(store, "2024-04-01", told[2], told[0], told[1], "COERCE", trigger="closed")
    assert [s for _, s in states(store)] == ["open"]


def test_what_happened_before_says_nothing(store: Store) -> None:
    bind(store)
    tell(store, "2024-04-01", "Kenya closed its border with Somalia.", "KEN", "SOM", "COERCE", on="2024-01-10", trigger="closed")
    assert [s for _, s in states(store)] == ["open"]


@pytest.mark.parametrize("modality", ["planned", "threatened", "possible", "hypothetical", "demanded"])
def test_a_plan_is_no_deed(store: Store, modality: str) -> None:
    bind(store)
    tell(store, "2024-04-01", "Kenya will close its border with Somalia.", "KEN", "SOM", "COERCE", modality=modality, trigger="close")
    assert [s for _, s in states(store)] == ["open"]


def test_an_allegation_disputes_what_is_open_but_not_what_is_told_as_a_fact(store: Store) -> None:
    bind(store)
    tell(store, "2024-04-01", "Kenya has closed its border, Somalia claims.", "KEN", "SOM", "COERCE", modality="alleged", trigger="closed")
    assert [s for _, s in states(store)] == ["open", "disputed"]
    tell(store, "2024-04-05", "Kenya closed its border with Somalia.", "KEN", "SOM", "COERCE", trigger="closed")
    tell(store, "2024-04-06", "Kenya has closed its border, Somalia claims again.", "KEN", "SOM", "COERCE", modality="alleged", trigger="closed")
    assert [s for _, s in states(store)] == ["open", "disputed", "carried out"]


def test_told_as_not_done_disputes_what_was_told_as_done(store: Store) -> None:
    bind(store)
    tell(store, "2024-04-01", "Kenya did not close its border.", "KEN", "SOM", "COERCE", modality="negated", trigger="close")
    assert [s for _, s in states(store)] == ["open"]
    tell(store, "2024-04-02", "Kenya closed its border with Somalia.", "KEN", "SOM", "COERCE", trigger="closed")
    tell(store, "2024-04-03", "Kenya has not closed its border with Somalia.", "KEN", "SOM", "COERCE", modality="negated", trigger="closed")
    assert [s for _, s in states(store)] == ["open", "carried out", "disputed"]


def test_the_holder_denies_having_said_so(store: Store) -> None:
    bind(store)
    said(store, "2024-03-04", "Kenya denied that it would close its border.", "KEN", "denied", "it would close its border")
    assert [s for _, s in states(store)] == ["open", "disputed"]


def membership(relation: str, modality: str, text: str) -> Membership:
    return Membership("m", "", actor("KEN"), actor("IGAD", "IGO"), relation, modality, None, words(text), None, 0.9)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "relation,modality,state", [("left", "actual", "carried out"), ("leaving", "negated", "withdrawn"), ("leaving", "planned", "open"), ("left", "negated", "open"), ("member", "actual", "open")]
)
def test_an_exit_by_what_memberships_say(store: Store, relation: str, modality: str, state: str) -> None:
    made = commitment("the bloc apologises", "Kenya will leave IGAD", "KEN", "IGAD", about="leaving")
    add(store, "2024-03-01", made, text="Kenya will leave IGAD if the bloc apologises.")
    add(store, "2024-05-01", membership(relation, modality, "of IGAD"), text="of IGAD")
    assert only(store).state == state


def test_leaving_another_organisation_says_nothing(store: Store) -> None:
    made = commitment("the bloc apologises", "Kenya will leave the African Union", "KEN", "AU", about="leaving")
    add(store, "2024-03-01", made, text="Kenya will leave the African Union if the bloc apologises.")
    add(store, "2024-05-01", membership("left", "actual", "of IGAD"), text="of IGAD")
    assert only(store).state == "open"


def test_an_article_without_a_date_is_left_out(store: Store) -> None:
    made = commitment("Somalia returns the boats", "Kenya will close its border", "KEN", "SOM")
    add(store, None, made, text="Kenya will close its border if Somalia returns the boats.")
    assert ledger(store, at=END) == ()
