"""`dragoman code`."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from tests.corpus.parquets import lines, write

RUN = CliRunner()


def test_code_gives_the_lines_that_read_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    source = write(tmp_path / "in.parquet", 3)
    done = RUN.invoke(app, ["code", source, str(tmp_path / "out"), "--workers", "1"])
    assert done.exit_code == 0 and done.stdout.startswith("3 articles, ")
    assert lines(tmp_path / "out") == RUN.invoke(app, ["read", source, "--format", "jsonl"]).stdout.splitlines()
    again = RUN.invoke(app, ["code", source, str(tmp_path / "out"), "--workers", "1"])
    assert again.exit_code == 0 and "1 of 1 parts there before" in again.stdout


def test_without_ray_the_engine_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "dragoman.corpus.engines.ray_data", raising=False)
    done = RUN.invoke(app, ["code", write(tmp_path / "in.parquet", 3), str(tmp_path / "out"), "--engine", "ray"])
    assert done.exit_code == 2 and "pip install 'dragoman[ray]'" in done.stderr and not (tmp_path / "out").exists()


def test_errors_are_one_line(tmp_path: Path) -> None:
    for words in (["none.parquet", str(tmp_path / "out")], [write(tmp_path / "in.parquet", 3), str(tmp_path)]):
        done = RUN.invoke(app, ["code", *words, "--workers", "1"])
        assert done.exit_code == 2 and done.stderr.count("\n") == 1 and done.stderr.startswith("dragoman: ")
