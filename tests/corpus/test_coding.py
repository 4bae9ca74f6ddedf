"""Parquet in, Parquet out."""

import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.corpus.coding import Coder, chunks, part_name, prepare
from dragoman.errors import DragomanError, InputError
from dragoman.ingest.columns import Columns, read_map
from tests.corpus.parquets import expected, lines, write
from tests.corpus.stub import StubRecipe


def code(source: str, output: Path, size: int, recipe: StubRecipe | None = None) -> int:
    """In this process; how many chunks were left to do."""
    recipe = recipe or StubRecipe()
    found = chunks(source, size)
    there = prepare(str(output), recipe, source, Columns(), found)
    left = [c for c in found if c.number not in there]
    for chunk in left:
        Coder(recipe, source, str(output), Columns())(chunk)
    return len(left)


@pytest.mark.parametrize("size", [1, 4, 7, 100])
def test_all_records_come_out_in_the_order_of_the_rows(tmp_path: Path, size: int) -> None:
    source = write(tmp_path / "in.parquet")
    code(source, tmp_path / "out", size)
    assert [line for line in lines(tmp_path / "out") if '"problem"' not in line] == expected()


def test_chunks_cover_each_row_once_and_keep_to_row_groups(tmp_path: Path) -> None:
    found = chunks(write(tmp_path / "in.parquet", 20, 7), 4)
    assert [(c.number, c.group, c.start, c.count, c.first) for c in found] == [(0, 0, 0, 4, 0), (1, 0, 4, 3, 4), (2, 1, 0, 4, 7), (3, 1, 4, 3, 11), (4, 2, 0, 4, 14), (5, 2, 4, 2, 18)]


def test_columns_say_row_kind_id_and_article(tmp_path: Path) -> None:
    source = write(tmp_path / "in.parquet", 2)
    code(source, tmp_path / "out", 10)
    rows = parquet.read_table(tmp_path / "out" / part_name(0)).to_pylist()
    assert [(r["row"], r["kind"]) for r in rows[:3]] == [(0, "article"), (0, "statement"), (0, "event")] and rows[-1]["row"] == 1
    assert all(json.loads(r["record"])["id"] == r["id"] for r in rows) and rows[0]["article"] == rows[0]["id"] == rows[1]["article"]


def test_rows_that_cannot_be_read_are_problems_and_the_rest_is_read(tmp_path: Path) -> None:
    source = write(tmp_path / "in.parquet", 8)
    (chunk,) = chunks(source, 100)[:1]
    prepare(str(tmp_path / "out"), StubRecipe(), source, Columns(), [chunk])
    coded = Coder(StubRecipe(), source, str(tmp_path / "out"), Columns())(chunk)
    assert (coded.articles, len(coded.problems)) == (5, 2)
    problems = [r for r in parquet.read_table(tmp_path / "out" / part_name(0)).to_pylist() if r["kind"] == "problem"]
    assert [(r["row"], json.loads(r["record"])["line"]) for r in problems] == [(3, 4), (5, 6)]


def test_a_run_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    source, output = write(tmp_path / "in.parquet"), tmp_path / "out"
    assert code(source, output, 4) == 6
    before = {p.name: p.read_bytes() for p in output.iterdir()}
    (output / part_name(2)).unlink()
    (output / f"_{part_name(4)}").write_bytes(b"half")
    assert code(source, output, 4) == 1 and code(source, output, 4) == 0
    (output / f"_{part_name(4)}").unlink()
    assert {p.name: p.read_bytes() for p in output.iterdir()} == before


@pytest.mark.parametrize("change", ["version", "chunk", "input"])
def test_records_of_another_run_are_not_mixed_in(tmp_path: Path, change: str) -> None:
    source, output = write(tmp_path / "in.parquet"), tmp_path / "out"
    code(source, output, 4)
    if change == "input":
        write(tmp_path / "in.parquet", 30)
    with pytest.raises(DragomanError, match="records of another run"):
        code(source, output, 5 if change == "chunk" else 4, StubRecipe(named="2") if change == "version" else None)


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(DragomanError, match="not empty"):
        code(write(tmp_path / "in.parquet"), tmp_path / "out", 4)


def test_a_folder_of_files_is_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.parquet", "a.parquet"):
        write(tmp_path / "in" / name, 2)
    (tmp_path / "in" / "readme.txt").write_text("no table")
    assert [Path(c.path).name for c in chunks(str(tmp_path / "in"), 10)] == ["a.parquet", "b.parquet"]


def test_inputs_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no more")
    parquet.write_table(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}), tmp_path / "empty.parquet")
    for name, problem in (("none.parquet", "no such file"), ("broken.parquet", "no whole Parquet file"), ("empty.parquet", "no rows")):
        with pytest.raises(InputError, match=problem):
            chunks(str(tmp_path / name))
    source = write(tmp_path / "in.parquet")
    coder = Coder(StubRecipe(), source, str(tmp_path), read_map("text=body"))
    with pytest.raises(InputError, match="there is no column 'body'"):
        coder(chunks(source)[0])
