"""The last run is remembered, and a cache that is broken or shut is none."""

from pathlib import Path

import pytest

from dragoman.cli.last import Run, last_run, remember


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "dragoman" / "last-read.json"


def test_a_run_is_remembered_with_absolute_paths() -> None:
    remember(Run(("a.txt", "-"), "2024-03-15", "Sahel Post"))
    assert last_run() == Run((str(Path("a.txt").absolute()),), "2024-03-15", "Sahel Post")


def test_a_run_of_standard_input_alone_cannot_be_read_again() -> None:
    remember(Run(("-",)))
    assert last_run() is None


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"paths": 5}', '{"paths": ["a"], "colour": 1}'])
def test_a_broken_cache_is_none(cache: Path, content: str) -> None:
    cache.parent.mkdir()
    cache.write_text(content)
    assert last_run() is None


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    remember(Run(("a.txt",)))
    assert last_run() is None
