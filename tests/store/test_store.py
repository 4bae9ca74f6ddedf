"""The store gives back what it was given, once, and answers questions."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.records import to_line
from dragoman.store import Store
from tests.store.made import reading


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "news.db", create=True)


def test_a_reading_comes_back_byte_for_byte(store: Store) -> None:
    given = reading()
    assert store.add(given, version="1").status == "new"
    found = store.reading(given.article.id)
    assert found == given
    assert found is not None and [to_line(r) for r in found.records()] == [to_line(r) for r in given.records()]


def test_adding_twice_changes_nothing(store: Store) -> None:
    store.add(reading(), version="1")
    before = list(store.connection.iterdump())
    assert store.add(reading(), version="1").status == "same"
    assert list(store.connection.iterdump()) == before


def test_the_same_words_at_another_outlet_are_one_article_seen_twice(store: Store) -> None:
    store.add(reading(), version="1")
    assert store.add(reading(outlet="Andes Daily", url="https://andes.example/9"), version="2").status == "same"
    assert store.counts()["article"] == 1
    assert {r[0] for r in store.connection.execute("select outlet from event_report")} == {"Sahel Post", "Andes Daily"}


def test_another_version_replaces_and_says_what_changed(store: Store) -> None:
    store.add(reading(), version="1")
    later = replace(reading(type="COERCE"), stances=())
    added = store.add(later, version="2")
    assert added.status == "changed"
    assert [(c.kind, c.what) for c in added.changes] == [("event", "changed"), ("stance", "removed")]
    assert store.reading(later.article.id) == later
    assert store.connection.execute("select kind, what, old_version, new_version from change order by n").fetchall() == [
        ("event", "changed", "1", "2"), ("stance", "removed", "1", "2"),
    ]  # fmt: skip


def test_reread_takes_only_what_another_version_read_and_may_be_stopped(store: Store) -> None:
    for n in range(3):
        store.add(reading(n), version="1")
    by_id = {reading(n).article.id: reading(n, type="COERCE") for n in range(3)}
    rereading = store.reread(lambda stored: by_id[stored.article.id], version="2")
    assert next(rereading).status == "changed"
    rereading.close()
    assert [a.status for a in store.reread(lambda stored: by_id[stored.article.id], version="2")] == ["changed", "changed"]
    assert not list(store.reread(lambda stored: by_id[stored.article.id], version="2"))


def test_a_date_read_otherwise_gives_the_article_another_id(store: Store) -> None:
    old, new = reading(published=None), reading(published="2024-03-05")
    store.add(old, version="1", given={"url": None})
    store.replace(old.article.id, new, version="2")
    assert store.reading(new.article.id) == new and store.reading(old.article.id) is None and store.counts()["article"] == 1


def test_a_failure_half_way_leaves_nothing_of_the_article(store: Store) -> None:
    store.add(reading(1), version="1")
    broken = replace(reading(2), stances=(replace(reading(2).stances[0], evidence=None),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.add(broken, version="1")
    assert set(store.counts().values()) == {1}


@pytest.mark.parametrize(
    ("question", "count"),
    [({}, 3), ({"actor": "KEN"}, 3), ({"actor": "SOM"}, 0), ({"toward": "SOM"}, 3), ({"type": "AGREE"}, 0), ({"quad": 4}, 3),
     ({"since": "2024-03", "until": "2024-03"}, 3), ({"until": "2024-03-02"}, 0), ({"until": "2024"}, 3), ({"limit": 2}, 2)],
)  # fmt: skip
def test_events_are_found_by_actor_kind_and_time(store: Store, question: dict[str, str], count: int) -> None:
    for n in range(3):
        store.add(reading(n), version="1")
    assert len(list(store.events(**question))) == count  # type: ignore[arg-type]


def test_each_kind_is_found_by_its_actors(store: Store) -> None:
    store.add(reading(), version="1")
    found = [store.statements(speaker="ann otieno"), store.commitments(holder="KEN", addressee="SOM"), store.memberships(organisation="IGAD"), store.stances(actor="KEN", direction="away")]
    assert [len(list(f)) for f in found] == [1, 1, 1, 1]
    assert not list(store.statements(speaker="KEN"))


def test_search_finds_inflected_words_and_survives_odd_queries(store: Store) -> None:
    store.add(reading(), version="1")
    assert [h.record.id for h in store.search("recalling envoys")] == [reading().article.id]
    assert [h.record.id for h in store.search('"want an answer"', statements=True)] == [reading().statements[0].id]
    assert list(store.search("what's (this-", limit=5)) == []
    with pytest.raises(StoreError, match="nothing to search for"):
        list(store.search("-- ("))


def test_search_forgets_what_was_replaced(store: Store) -> None:
    store.add(reading(), version="1")
    store.add(replace(reading(), statements=()), version="2")
    assert not list(store.search("answer", statements=True))
    store.connection.execute("insert into statement_text (statement_text) values ('integrity-check')")


def test_records_are_found_by_the_beginning_of_their_id(store: Store) -> None:
    store.add(reading(), version="1")
    event = reading().events[0]
    assert store.records(event.id[:10].upper()) == [event]
    assert store.why(event.id) == reading().why


def test_the_views_answer_the_common_questions(store: Store) -> None:
    for n in range(2):
        store.add(reading(n), version="1")
    ask = store.connection.execute
    assert ask("select * from dyad_month").fetchall() == [("2024-03", "KEN", "SOM", 2, -5.0, 0, 0, 0, 2)]
    assert ask("select * from quad_month").fetchall() == [("2024-03", 4, 2, -5.0)]
    assert ask("select count(*), count(distinct event) from event_report").fetchone() == (2, 2)
    assert ask("select acts, acted_on, speaks from actor_count where code = 'KEN'").fetchone() == (2, 0, 0)


def test_an_event_of_a_whole_year_counts_for_no_month(store: Store) -> None:
    given = reading()
    event = given.events[0]
    assert event.date is not None
    year = replace(event, date=replace(event.date, start="2023-01-01", end="2023-12-31", precision="year"))
    store.add(replace(given, events=(year,)), version="1")
    assert store.connection.execute("select day, month from event").fetchone() == ("2023-01-01", None)
    assert store.connection.execute("select count(*) from dyad_month").fetchone() == (0,)
