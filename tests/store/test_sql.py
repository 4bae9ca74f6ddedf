"""A question can only read, ends in time, and a wrong one is explained."""

from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.sql import Question
from tests.store.made import reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "news.db", create=True) as store:
        for n in range(5):
            store.add(reading(n), version="1")
    return tmp_path / "news.db"


def test_rows_come_with_their_columns_and_are_cut_at_the_limit(path: Path) -> None:
    with Question(path, "select id, type from event order by id", limit=3) as question:
        assert question.columns == ("id", "type") and len(list(question.rows())) == 3 and question.cut
    with Question(path, "with a as (select 1 as x) select x from a", limit=3) as question:
        assert list(question.rows()) == [(1,)] and not question.cut


def test_full_text_can_be_asked(path: Path) -> None:
    with Question(path, "select count(*) from statement_text where statement_text match 'answer'") as question:
        assert list(question.rows()) == [(5,)]


@pytest.mark.parametrize(
    "sql",
    ["delete from event", "update event set type = 'AID'", "insert into why values ('a', 1, 'b', 'c')", "drop table event", "create table t (x)", "create temp table t (x)",
     "attach 'other.db' as o", "pragma journal_mode = delete", "pragma writable_schema = on", "vacuum into 'copy.db'", "begin immediate", "reindex", "analyze",
     "with a as (select 1) delete from event"],
)  # fmt: skip
def test_nothing_but_reading_is_allowed(path: Path, sql: str) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="only reading is allowed"):
        Question(path, sql)
    assert path.read_bytes() == before and [p.name for p in path.parent.iterdir() if p.suffix == ".db"] == ["news.db"]


@pytest.mark.parametrize(
    ("sql", "told"),
    [("select * from evnt", "no such table: evnt; there are .*event.*"), ("select colour from event", "no such column: colour; there are .*confidence"), ("selec", "not understood"),
     ("select 1; select 2", "one query at a time"), ("", "no query"), ("-- nothing", "no query")],
)  # fmt: skip
def test_a_wrong_question_is_explained(path: Path, sql: str, told: str) -> None:
    with pytest.raises(StoreError, match=told):
        Question(path, sql)


def test_an_endless_question_ends(path: Path) -> None:
    endless = "with recursive n (x) as (select 1 union all select x + 1 from n) select sum(x) from n"
    with pytest.raises(StoreError, match="longer than 0 s|took longer"), Question(path, endless, seconds=0.1) as question:
        list(question.rows())
