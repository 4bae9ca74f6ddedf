"""Decisions are kept as they were made, in their order."""

from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.ledger import Decision, decisions, keep_decision, moment


def made(entry: str, state: str | None = "met") -> Decision:
    return Decision(entry, state, "2024-03-01", "the “letter” of 1 March", "Ann", moment(), "KEN", None, "if", "it rains", "they stay", ("a", "b"))


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db", create=True) as store:
        for one in (made("1"), made("1", None), made("2")):
            keep_decision(store, one)
    with Store.open(tmp_path / "a.db", read_only=True) as store:
        found = decisions(store)
        assert [(d.entry, d.state) for d in found] == [("1", "met"), ("1", None), ("2", "met")]
        assert found[0] == Decision(**{**vars(made("1")), "at": found[0].at})


def test_a_read_only_store_keeps_none(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db", create=True).close()
    with Store.open(tmp_path / "a.db", read_only=True) as store, pytest.raises(StoreError, match="cannot be written to"):
        keep_decision(store, made("1"))
