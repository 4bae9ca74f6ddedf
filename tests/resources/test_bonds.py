"""Bonds and what becomes of them: rows by their words, and a wrong row named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.bonds import load_bond_nouns, load_bond_turns, load_combining_forms


def test_a_bond_is_mutual_and_a_feeling_is_not() -> None:
    assert load_bond_nouns()["ties"] is True and load_bond_nouns()["faith"] is False


def test_a_row_that_asks_for_a_phrase_comes_first() -> None:
    rows = load_bond_turns()["broke"]
    assert [bool(r.beside) for r in rows] == sorted((bool(r.beside) for r in rows), reverse=True)


def test_a_combining_form_is_its_state() -> None:
    assert load_combining_forms()["sino"] == "CHN"


@pytest.mark.parametrize(("row", "named"), [("cool\tverbal\t\taway\tx\ty", "verbal"), ("cool\tverb\t\tdown\tx\ty", "down")])
def test_a_wrong_turn_is_named(tmp_path: Path, row: str, named: str) -> None:
    path = tmp_path / "turns.tsv"
    path.write_text(f"words\tkind\twith\tdirection\texample\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line 2: '{named}'"):
        load_bond_turns(path)


def test_a_wrong_state_is_named(tmp_path: Path) -> None:
    path = tmp_path / "forms.tsv"
    path.write_text("form\tstate\tsource\nSino\tXXQ\tx\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: 'XXQ'"):
        load_combining_forms(path)


def test_a_wrong_kind_of_noun_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nouns.tsv"
    path.write_text("words\tkind\texample\tsource\ntie\tloose\tx\ty\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: 'loose'"):
        load_bond_nouns(path)
