"""Migrations: from blank, from the oldest schema, in any company."""

import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import DataError, StoreError
from dragoman.store import Store
from dragoman.store.connection import connect
from dragoman.store.schema import Migration, applied, migrate, migrations, statements
from tests.store.made import reading


def schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("select name, sql from sqlite_master where name not like 'sqlite_%' order by name").fetchall()


def test_from_blank(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db", create=True) as store:
        assert applied(store.connection) == {m.number: m.name for m in migrations()}


def test_from_the_oldest_schema_with_records_in_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    connection = connect(old, create=True, read_only=False)
    migrate(connection, old, migrations()[:1])
    Store(connection, old).add(reading(), version="1")
    connection.close()
    with Store.open(old) as upgraded, Store.open(new, create=True) as fresh:
        assert schema(upgraded.connection) == schema(fresh.connection)
        assert upgraded.reading(reading().article.id) == reading()


def test_a_step_with_a_lower_number_that_comes_later_is_applied(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db", create=True, read_only=False)
    first, third = Migration(1, "first", "create table a (x);"), Migration(3, "third", "create table c (x);")
    assert migrate(connection, "a", (first, third)) == [first, third]
    second = Migration(2, "second", "create table b (x);")
    assert migrate(connection, "a", (first, second, third)) == [second]
    assert migrate(connection, "a", (first, second, third)) == []


def test_a_step_that_fails_leaves_nothing(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db", create=True, read_only=False)
    with pytest.raises(StoreError):
        migrate(connection, "a", (Migration(1, "bad", "create table a (x);\ncreate table a (x);"),))
    assert applied(connection) == {} and not connection.execute("select 1 from sqlite_master where name = 'a'").fetchall()


def test_a_newer_schema_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db", create=True) as store:
        store.connection.execute("insert into migration values (9999, 'far_future', '')")
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"newer dragoman.*9999 far_future.*pip install -U"):
            Store.open(tmp_path / "a.db", read_only=read_only)


def test_an_older_schema_is_not_read_but_named(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db", create=True) as store:
        store.connection.execute("delete from migration where number = 1")
    with pytest.raises(StoreError, match="older schema.*0001 records"):
        Store.open(tmp_path / "a.db", read_only=True)


def test_file_names_of_steps_are_checked(tmp_path: Path) -> None:
    (tmp_path / "1_short.sql").write_text("")
    with pytest.raises(DataError, match="NNNN_name"):
        migrations(tmp_path)


def test_a_trigger_is_one_statement() -> None:
    script = "-- why\ncreate table a (x);\ncreate trigger t after insert on a begin\n  select 1;\n  select 2;\nend;\n-- end\n"
    assert [s.split()[-1] for s in statements(script)] == ["(x);", "end;"]
