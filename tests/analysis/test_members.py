"""Members on a day: known, told, and where the two differ."""

from collections.abc import Iterator

import pytest

from dragoman.analysis.members import Line, members, membership_history, memberships_of
from dragoman.records import ActorRef, Membership, Span
from dragoman.store import Store
from tests.analysis.made import actor, add, day, words


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


def tell(store: Store, published: str, state: str, relation: str, modality: str = "actual", *, on: str | None = None, outlet: str = "Post", organisation: str = "CSTO") -> None:
    text = f"{state} {relation} {modality} {published} {outlet}"
    made = Membership("m", "", actor(state), actor(organisation, "IGO"), relation, modality, day(on) if on else None, words(text, relation), None, 0.9)  # type: ignore[arg-type]
    add(store, published, made, text=text, outlet=outlet)


def line(store: Store | None, state: str, at: str, organisation: str = "CSTO") -> Line | None:
    return next((x for x in members(store, organisation, at=at).lines if x.state == state), None)


def test_known_members_on_a_day() -> None:
    inside = {x.state for x in members(None, "CSTO", at="2024-03-15").lines if x.inside}
    assert inside == {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"}
    assert "UZB" in {x.state for x in members(None, "Collective Security Treaty Organization", at="2010-01-01").lines}


def test_the_day_of_leaving_is_no_day_of_membership() -> None:
    assert line(None, "UZB", "2012-12-18") is not None and line(None, "UZB", "2012-12-19") is None


def test_news_stands_beside_what_is_known(store: Store) -> None:
    tell(store, "2024-03-13", "ARM", "leaving", "threatened")
    found = line(store, "ARM", "2024-03-15")
    assert found is not None and found.relation == "founder" and found.conflict is None
    assert [(n.relation, n.modality, n.day, n.outlets) for n in found.news] == [("leaving", "threatened", "2024-03-13", ("Post",))]


def test_news_counts_from_the_day_it_was_published(store: Store) -> None:
    tell(store, "2024-03-13", "ARM", "leaving", "threatened")
    found = line(store, "ARM", "2024-03-12")
    assert found is not None and found.news == ()


def test_the_same_news_of_two_outlets_is_one(store: Store) -> None:
    for outlet in ("Post", "Herald"):
        tell(store, "2024-03-13", "ARM", "leaving", "threatened", outlet=outlet)
    found = line(store, "ARM", "2024-03-15")
    assert found is not None and [set(n.outlets) for n in found.news] == [{"Herald", "Post"}]


def test_conflicts_are_flagged_not_dropped(store: Store) -> None:
    tell(store, "2024-03-13", "ARM", "left")
    tell(store, "2024-03-13", "SRB", "member")
    table = members(store, "CSTO", at="2024-03-15")
    assert [x.conflict for x in table.conflicts] == [
        "Armenia is known as a member of Collective Security Treaty Organization since 1992-05-15; it left by 2024-03-13, says Post.",
        "Serbia is not known as a member of Collective Security Treaty Organization; it is one by 2024-03-13, says Post.",
    ]
    assert {"ARM", "SRB"} < {x.state for x in table.lines}


def test_a_past_exit_of_a_state_that_came_back_is_no_conflict(store: Store) -> None:
    tell(store, "2010-01-05", "UZB", "left", on="1999-04-02")
    found = line(store, "UZB", "2010-02-01")
    assert found is not None and found.relation == "member" and found.conflict is None


@pytest.mark.parametrize("modality", ["negated", "planned", "threatened", "alleged", "possible"])
def test_what_is_not_told_as_a_fact_is_no_conflict(store: Store, modality: str) -> None:
    tell(store, "2024-03-13", "ARM", "left", modality)
    assert members(store, "CSTO", at="2024-03-15").conflicts == ()


def test_what_stands_in_a_condition_is_no_news(store: Store) -> None:
    tell(store, "2024-03-13", "ARM", "leaving", "hypothetical")
    found = line(store, "ARM", "2024-03-15")
    assert found is not None and found.news == ()


def test_an_organisation_that_is_not_known(store: Store) -> None:
    club = ActorRef(Span(0, 0, ""), "Danube Club", None, None, "IGO", "name")
    add(store, "2024-03-13", Membership("m", "", actor("ARM"), club, "member", "actual", None, words("a member"), None, 0.9), text="a member")
    table = members(store, "danube club", at="2024-03-15")
    assert [(x.state, x.relation, x.conflict) for x in table.lines] == [("ARM", None, None)] and not table.known


def test_history_joins_what_is_known_and_told(store: Store) -> None:
    tell(store, "2024-03-13", "ARM", "leaving", "threatened")
    found = [(c.day, c.state, c.what, c.relation) for c in membership_history(store, "CSTO", until="2024-12-31")]
    assert found[-2:] == [("2012-12-19", "UZB", "ends", "member"), ("2024-03-13", "ARM", "news", "leaving")]
    assert ("1999-04-02", "GEO", "ends", "member") in found and [c[0] for c in found] == sorted(c[0] for c in found)


def test_the_organisations_of_a_state(store: Store) -> None:
    tell(store, "2024-03-13", "ARM", "leaving", "threatened")
    found = dict(memberships_of(store, "Armenia", at="2024-03-15"))
    assert found["CSTO"].relation == "founder" and [n.modality for n in found["CSTO"].news] == ["threatened"]
    assert found["UN"].relation in ("member", "founder") and "NATO" not in {o for o, x in found.items() if x.inside}
