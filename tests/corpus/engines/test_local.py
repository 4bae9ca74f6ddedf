"""Processes of this machine."""

import sys
from pathlib import Path

import pytest

from dragoman.corpus.coding import Coder, chunks, prepare
from dragoman.corpus.engines.local import run
from dragoman.corpus.reading import Recipe
from dragoman.errors import DragomanError
from dragoman.ingest.columns import Columns
from tests.corpus.parquets import Dying, expected, lines, write
from tests.corpus.stub import StubRecipe

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the made readers need fork")


def code(tmp_path: Path, name: str, workers: int, recipe: Recipe | None = None) -> Path:
    source, recipe = write(tmp_path / "in.parquet"), recipe or StubRecipe()
    found = chunks(source, 3)
    prepare(str(tmp_path / name), recipe, source, Columns(), found)
    coded = list(run(Coder(recipe, source, str(tmp_path / name), Columns()), found, workers))
    assert sorted(c.number for c in coded) == [c.number for c in found] and sum(c.articles for c in coded) == 18
    return tmp_path / name


def test_two_processes_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    one, two = code(tmp_path, "one", 1), code(tmp_path, "two", 2)
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in two.iterdir()}
    assert [line for line in lines(two) if '"problem"' not in line] == expected()


def test_what_a_lost_process_had_in_hand_is_done_again(tmp_path: Path) -> None:
    lost = code(tmp_path, "lost", 2, Dying(mark=str(tmp_path / "mark")))
    assert (tmp_path / "mark").exists()
    assert [line for line in lines(lost) if '"problem"' not in line] == expected()


def test_processes_that_are_always_lost_are_told_of(tmp_path: Path) -> None:
    source, recipe = write(tmp_path / "in.parquet", 2), Dying(mark="/nowhere/to/be/made")
    write(tmp_path / "in.parquet", 12)
    found = [c for c in chunks(source, 1) if c.first == 11]
    prepare(str(tmp_path / "out"), recipe, source, Columns(), found)
    with pytest.raises(DragomanError, match="processes that read ended 3 times"):
        list(run(Coder(recipe, source, str(tmp_path / "out"), Columns()), found, 2))
