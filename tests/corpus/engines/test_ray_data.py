"""Ray Data workers; needs `pip install dragoman[ray]`."""

from pathlib import Path

import pytest

pytest.importorskip("ray", reason="Ray is not installed: pip install 'dragoman[ray]'")

from dragoman.corpus.coding import Coder, chunks, prepare  # noqa: E402
from dragoman.corpus.engines.ray_data import run  # noqa: E402
from dragoman.errors import DragomanError  # noqa: E402
from dragoman.ingest.columns import Columns  # noqa: E402
from tests.corpus.parquets import Dying, expected, lines, write  # noqa: E402
from tests.corpus.stub import StubRecipe  # noqa: E402


def test_two_workers_one_of_which_is_lost_give_the_same_records_as_one_process(tmp_path: Path) -> None:
    source = write(tmp_path / "in.parquet")
    found = chunks(source, 3)
    for name, recipe in (("one", StubRecipe()), ("two", Dying(mark=str(tmp_path / "mark")))):
        prepare(str(tmp_path / name), recipe, source, Columns(), found)
    for chunk in found:
        Coder(StubRecipe(), source, str(tmp_path / "one"), Columns())(chunk)
    coded = list(run(Coder(Dying(mark=str(tmp_path / "mark")), source, str(tmp_path / "two"), Columns()), found, 2))
    assert sorted(c.number for c in coded) == [c.number for c in found] and (tmp_path / "mark").exists()
    assert {p.name: p.read_bytes() for p in (tmp_path / "one").iterdir()} == {p.name: p.read_bytes() for p in (tmp_path / "two").iterdir()}
    assert [line for line in lines(tmp_path / "two") if '"problem"' not in line] == expected()


def test_a_cluster_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    source = write(tmp_path / "in.parquet")
    with pytest.raises(DragomanError, match="Ray could not be started"):
        list(run(Coder(StubRecipe(), source, str(tmp_path), Columns()), chunks(source, 3), 1, "auto"))
