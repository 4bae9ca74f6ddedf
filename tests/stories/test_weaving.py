"""Copies, stories and merged events in a store."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.store import Store
from dragoman.store.stories import Weave, ids_of
from dragoman.stories.weaving import weave_anew, weave_in
from tests.stories.woven import ELSEWHERE, OTHER_WRITER, STORY, made, store_of

BOILERPLATE = "Andes Daily | World\nShare this story\n\n{}\n\nSign up for the newsletter of Andes Daily. All rights reserved."
PARAGRAPHS = STORY.split(". ")
DERIVED = ("woven", "band", "copy", "story_article", "term", "term_count", "merged")


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    return store.connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("copied", "kind"),
    [
        (STORY.upper(), "exact"),
        (STORY[: len(STORY) // 2], "near"),
        ("Border quarrel in East Africa\n\n" + STORY.split("\n\n")[1], "near"),
        (BOILERPLATE.format(STORY), "near"),
        (". ".join([*PARAGRAPHS[2:], *PARAGRAPHS[:2]]), "near"),
        (STORY.replace("denied", "rejected").replace("two policemen", "2 policemen").replace("doubled", "risen twofold"), "near"),
    ],
)
def test_a_copy_is_found_as_it_is_added(tmp_path: Path, copied: str, kind: str) -> None:
    first, other, copy = made(1, STORY), made(2, ELSEWHERE), made(3, copied, published="2024-03-07")
    store = store_of(tmp_path, first, other, copy)
    assert rows(store, "select article, original, kind from copy") == [(copy.article.id, first.article.id, kind)]


def test_the_same_story_by_another_writer_is_no_copy(tmp_path: Path) -> None:
    store = store_of(tmp_path, made(1, STORY), made(2, OTHER_WRITER), made(3, ELSEWHERE))
    assert rows(store, "select * from copy") == []
    assert sorted(rows(store, "select articles, copies from story")) == [(1, 0), (2, 0)]


def test_two_parts_are_copies_of_each_other_once_the_whole_is_there(tmp_path: Path) -> None:
    words = STORY.split(" ")
    first, second, whole = (made(n, " ".join(part)) for n, part in enumerate([words[:75], words[45:], words]))
    store = store_of(tmp_path, first, second, whole)
    assert sorted(rows(store, "select article, original from copy")) == sorted([(second.article.id, first.article.id), (whole.article.id, first.article.id)])


@pytest.mark.parametrize(("published", "stories"), [("2024-03-05", 1), ("2024-03-08", 1), ("2024-03-09", 2), ("2024-02-20", 2)])
def test_a_story_goes_on_while_there_are_articles_within_three_days(tmp_path: Path, published: str, stories: int) -> None:
    store = store_of(tmp_path, made(1, STORY), made(2, OTHER_WRITER, published=published))
    assert rows(store, "select count(*) from story") == [(stories,)]


def test_one_event_with_all_its_reports_and_outlets(tmp_path: Path) -> None:
    store = store_of(tmp_path, made(1, STORY, day="2024-03-05"), made(2, OTHER_WRITER, outlet="Andes Daily"), made(3, STORY + " ", outlet="Baltic Courier", published="2024-03-06"))
    assert rows(store, "select type, source_code, target_code, day, articles, independent, outlets from merged_event") == [("SANCTION", "KEN", "SOM", "2024-03-05", 3, 2, 3)]
    assert sorted(rows(store, "select outlet from merged_event_report")) == [("Andes Daily",), ("Baltic Courier",), ("Sahel Post",)]
    assert store.counts()["event"] == 3


@pytest.mark.parametrize(
    "second",
    [made(2, OTHER_WRITER, type="COERCE"), made(2, OTHER_WRITER, day="2024-02-12"), made(2, ELSEWHERE), made(2, OTHER_WRITER, published="2024-03-20")],
    ids=["another type", "another day", "another story", "weeks later"],
)
def test_what_differs_is_not_merged(tmp_path: Path, second: object) -> None:
    store = store_of(tmp_path, made(1, STORY, day="2024-03-04"), second)  # type: ignore[arg-type]
    assert rows(store, "select articles from merged_event") == [(1,), (1,)]


def test_one_article_has_one_report_of_an_event(tmp_path: Path) -> None:
    first = made(1, STORY)
    twice = replace(first, events=(*first.events, replace(first.events[0], id="f" * 16)))
    store = store_of(tmp_path, twice, made(2, OTHER_WRITER))
    assert sorted(rows(store, "select articles from merged_event")) == [(1,), (2,)]


def test_merging_can_be_undone_and_the_records_stay(tmp_path: Path) -> None:
    store = store_of(tmp_path, made(1, STORY), made(2, OTHER_WRITER))
    ((merged,),) = rows(store, "select id from merged_event")
    weave, (first, second) = Weave(store), ids_of(store.connection, str(merged))
    weave.set_apart([second])
    assert sorted(rows(store, "select id, articles from merged_event")) == sorted([(merged, 1), (second, 1)])
    list(weave_anew(store))
    assert len(rows(store, "select id from merged_event")) == 2
    weave.join_again([second])
    assert rows(store, "select articles from merged_event") == [(2,)] and first != second


def test_dropping_all_of_it_and_working_it_out_again_gives_the_same(tmp_path: Path) -> None:
    store = store_of(tmp_path, made(1, STORY), made(2, OTHER_WRITER), made(3, ELSEWHERE), made(4, BOILERPLATE.format(STORY)))
    before = {t: sorted(rows(store, f"select * from {t}")) for t in DERIVED}
    with Weave(store).writing():
        Weave(store).forget()
    assert rows(store, "select * from story") == [] and store.counts()["article"] == 4
    list(weave_in(store))
    assert {t: sorted(rows(store, f"select * from {t}")) for t in DERIVED} == before


def test_weaving_in_again_changes_nothing(tmp_path: Path) -> None:
    store = store_of(tmp_path, made(1, STORY), made(2, OTHER_WRITER))
    before = list(store.connection.iterdump())
    assert list(weave_in(store, reread=True)) == [] and list(store.connection.iterdump()) == before


def test_what_was_read_again_is_merged_again(tmp_path: Path) -> None:
    first, second = made(1, STORY), made(2, OTHER_WRITER, type="COERCE")
    store = store_of(tmp_path, first, second)
    store.replace(second.article.id, made(2, OTHER_WRITER), version="2")
    store.replace(first.article.id, first, version="2")
    assert list(weave_in(store)) == []
    assert len(list(weave_in(store, reread=True))) == 2
    assert rows(store, "select articles from merged_event") == [(2,)]
