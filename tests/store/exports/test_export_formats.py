"""An export is whole or not there, and the documents say what maps to what."""

from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.exports import FORMATS, export, formats
from dragoman.store.exports.tables import Selection
from tests.store.made import reading

EVERY = Selection()
DOCS = Path(__file__).parents[3] / "docs" / "exports.md"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "news.db", create=True)
    store.add(reading(), version="1")
    return store


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_failure_leaves_nothing_behind(store: Store, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "none" / "out"
    with pytest.raises(StoreError, match="cannot be written"):
        export(store, FORMATS[name], out, EVERY)
    export(store, FORMATS[name], tmp_path / "out", EVERY)
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("news.db")) == ["out"]


def test_what_is_there_is_not_written_over(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("x")
    with pytest.raises(StoreError, match="folder is not empty"):
        export(store, FORMATS["csv"], tmp_path / "mine", EVERY)
    with pytest.raises(StoreError, match="this is a folder"):
        export(store, FORMATS["gdelt"], tmp_path / "mine", EVERY)
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["a.txt"]


def test_standard_output_takes_files_alone(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(store, FORMATS["graphml"], None, EVERY) == 1 and capsys.readouterr().out.startswith("<?xml")
    with pytest.raises(StoreError, match="folder of files"):
        export(store, FORMATS["csv"], None, EVERY)


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.columns])
def test_the_document_has_the_table_that_the_command_prints(name: str) -> None:
    assert formats.mapping(FORMATS[name]) in DOCS.read_text(encoding="utf-8")
