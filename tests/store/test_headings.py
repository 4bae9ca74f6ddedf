"""Heads of articles, with all outlets that carried them, their stories and originals."""

from dataclasses import replace

from dragoman.store import Store
from dragoman.store.headings import headings, texts
from tests.store.made import reading


def test_a_heading_has_its_outlets_and_a_day() -> None:
    with Store.open(":memory:", create=True) as store:
        first = reading(1, published="2024-03-04T10:00:00")
        store.add(first, version="1")
        store.see(replace(first.article, outlet="Herald", url="https://herald.example/1"))
        (found,) = headings(store).values()
    assert (found.published, found.title, found.outlet, found.outlets) == ("2024-03-04", "Number 1", "Sahel Post", ("Herald", "Sahel Post"))
    assert found.story is None and found.witness == "Sahel Post"


def test_stories_and_copies_are_known() -> None:
    with Store.open(":memory:", create=True) as store:
        a, b = reading(1).article.id, reading(2).article.id
        for n in (1, 2):
            store.add(reading(n, outlet=f"Post {n}"), version="1")
        store.connection.execute("insert into story_article values (?, 's', '2024-03-04', null)", (a,))
        store.connection.execute("insert into copy values (?, ?, 'near', 0.9)", (b, a))
        found = headings(store)
    assert (found[a].story, found[b].witness) == ("s", "Post 1")


def test_texts_of_many() -> None:
    with Store.open(":memory:", create=True) as store:
        ids = [reading(n).article.id for n in range(3)]
        for n in range(3):
            store.add(reading(n), version="1")
        assert texts(store, ids[:2]) == {reading(n).article.id: reading(n).article.text for n in range(2)}
        assert texts(store, []) == {}
