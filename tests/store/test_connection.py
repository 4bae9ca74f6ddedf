"""What is wrong with a file is said in words: what, where, what to do."""

import os
import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store
from tests.store.made import reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "news.db", create=True) as store:
        for n in range(40):
            store.add(reading(n), version="1")
    return tmp_path / "news.db"


def test_no_store_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here; make one with: dragoman add"):
        Store.open(tmp_path / "none.db")
    with pytest.raises(StoreError, match="does not exist; make it first"):
        Store.open(tmp_path / "no" / "folder.db", create=True)
    with pytest.raises(StoreError, match="this is a folder"):
        Store.open(tmp_path, create=True)


def test_other_files_are_not_touched(tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "other.db"
    text.write_text("The government of Kenya recalled its ambassador. " * 50)
    connection = sqlite3.connect(other)
    connection.execute("create table bookmarks (x)")
    connection.commit()
    connection.close()
    before = text.read_bytes(), other.read_bytes()
    for file in (text, other):
        for read_only in (False, True):
            with pytest.raises(StoreError, match="no store of dragoman; name another file"):
                Store.open(file, create=not read_only, read_only=read_only)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_damaged_store_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for page in range(6, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 300] = os.urandom(300)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged.*\.recover"):
        Store.open(path)


def test_a_store_cut_short_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreError, match="damaged"):
        Store.open(path)


def test_a_second_writer_waits_and_then_says_so(path: Path) -> None:
    with Store.open(path) as first, Store.open(path, patience=0.1) as second:
        first.connection.execute("begin immediate")
        with pytest.raises(StoreError, match="another program has been writing"):
            second.add(reading(99), version="1")
        first.connection.execute("commit")
        assert second.add(reading(99), version="1").status == "new"


def test_a_reader_reads_while_another_writes(path: Path) -> None:
    with Store.open(path) as writer, Store.open(path, read_only=True) as reader:
        writer.connection.execute("begin immediate")
        assert reader.counts()["article"] == 40
        writer.connection.execute("rollback")


def test_a_full_disk_loses_nothing_that_was_added(path: Path) -> None:
    with Store.open(path) as store:
        (pages,) = store.connection.execute("pragma page_count").fetchone()
        store.connection.execute(f"pragma max_page_count = {pages}")
        before = store.counts()["article"]
        added = 0
        with pytest.raises(StoreError, match="disk is full; make room"):
            for n in range(100, 400):
                store.add(reading(n), version="1")
                added += 1
        assert set(store.counts().values()) == {before + added}


def test_a_read_only_store_takes_nothing(path: Path) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(StoreError, match="cannot be written to; check the permissions"):
        store.add(reading(99), version="1")


def test_a_read_only_file_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # as for anyone but root
    with pytest.raises(StoreError, match="file is read-only"):
        Store.open(path)
