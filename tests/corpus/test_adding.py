"""What is added, what is known already, what is read again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.corpus.adding import Done, add_all
from dragoman.corpus.rereading import reread_all
from dragoman.corpus.sources import given_of, raw_of, source_of
from dragoman.errors import InputError
from dragoman.ingest.raw import RawArticle
from dragoman.store import Added, Store
from tests.corpus.stub import StubRecipe, articles


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "news.db", create=True)


def tally(done: Iterator[Done | InputError]) -> Counter[str]:
    return Counter("skipped" if isinstance(d, InputError) else d.added.status for d in done)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_second_run_reads_nothing(store: Store, workers: int) -> None:
    assert tally(add_all(store, iter(articles(range(9))), StubRecipe(), workers)) == {"new": 9}
    unreadable = StubRecipe(named="2", seconds=1e9)
    assert tally(add_all(store, iter(articles(range(9))), unreadable, 1)) == {"same": 9}


def test_the_same_words_from_another_place_are_not_read_but_noted(store: Store) -> None:
    list(add_all(store, iter(articles(range(3))), StubRecipe()))
    elsewhere = [replace(a, url=f"{a.url}?x", outlet="Andes Daily") for a in articles(range(3))]
    assert tally(add_all(store, iter(elsewhere), StubRecipe(seconds=1e9))) == {"same": 3}
    assert store.counts()["article"] == 3
    article = next(store.articles())
    assert [s.outlet for s in store.sightings(article.id)].count("Andes Daily") == 1


def test_what_cannot_be_read_is_told_and_the_rest_added(store: Store) -> None:
    mixed = [InputError("a.txt", "empty"), *articles(range(2)), RawArticle("Something else.", path="b.txt")]
    assert tally(add_all(store, iter(mixed), StubRecipe())) == {"new": 2, "skipped": 2}


def test_two_runs_at_once_add_everything_once(store: Store) -> None:
    first = add_all(store, iter(articles(range(20))), StubRecipe(seconds=0.001), 2)
    with Store.open(store.path) as other:
        second = add_all(other, iter(articles(range(20))), StubRecipe(seconds=0.001), 2)
        both = Counter(d.added.status for pair in zip(first, second, strict=True) for d in pair if isinstance(d, Done))
    assert both == {"new": 20, "same": 20} and store.counts()["event"] == 20


def test_a_later_version_reads_again_on_request(store: Store) -> None:
    list(add_all(store, iter(articles(range(5))), StubRecipe()))
    later = StubRecipe(named="2", type="COERCE")
    done = [d for d in reread_all(store, later, 2) if isinstance(d, Added)]
    assert [(d.status, [(c.kind, c.what) for c in d.changes]) for d in done] == [("changed", [("event", "changed")])] * 5
    assert {e.type for e in store.events()} == {"COERCE"} and store.count_stale("2") == 0


def test_what_a_later_version_cannot_read_keeps_its_records(store: Store) -> None:
    list(add_all(store, iter(articles(range(2))), StubRecipe()))
    store.connection.execute("update article set text = 'Something else.' where title = 'Number 1'")
    done = list(reread_all(store, StubRecipe(named="2")))
    assert [type(d) for d in done] == [Added, InputError] and store.counts()["event"] == 2


def test_an_article_is_read_again_as_it_was_given(store: Store) -> None:
    raw = RawArticle(articles(range(1))[0].text, "https://x.example", None, None, "2024-03-04", path="feed.jsonl", line=7)
    (done,) = add_all(store, iter([raw]), StubRecipe())
    assert isinstance(done, Done)
    stored = store.stored(done.added.article)
    assert stored is not None and raw_of(stored) == raw
    assert source_of(raw) == source_of(replace(raw)) != source_of(replace(raw, outlet="Other"))
    assert "text" not in given_of(raw)
