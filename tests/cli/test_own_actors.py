"""`--actors` in every command that reads text: a table of one's own and a file in PETRARCH's format."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from tests.corpus.parquets import lines, write

RUN = CliRunner()
TEXT = "The Grey Wardens attacked a convoy of Chad on Tuesday.\n"
TABLE = "name\tcode\tcountry\tsector\tstart\tend\nGrey Wardens\tSDN\tSDN\tREB\t\t\n"
PETRARCH = "GREY_WARDENS_ [SDNREB]\n"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(params=[TABLE, PETRARCH], ids=["table", "petrarch"])
def actors(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "actors.txt"
    path.write_text(request.param, encoding="utf-8")
    return path


def codes(store: Path) -> str:
    return RUN.invoke(app, ["events", "--store", str(store), "--format", "jsonl"]).stdout


def test_add_and_reread_know_the_actors(actors: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    store = tmp_path / "news.db"
    assert RUN.invoke(app, ["add", str(tmp_path / "a.txt"), "--store", str(store), "--workers", "1"]).exit_code == 0
    assert "TCD" in codes(store) and "SDN" not in codes(store)
    again = RUN.invoke(app, ["reread", "--store", str(store), "--workers", "1", "--actors", str(actors)])
    assert again.exit_code == 0 and "1 articles read again" in again.stdout
    assert "SDN" in codes(store)
    other = tmp_path / "other.db"
    assert RUN.invoke(app, ["add", str(tmp_path / "a.txt"), "--store", str(other), "--workers", "1", "--actors", str(actors)]).exit_code == 0
    assert "SDN" in codes(other)


def test_code_knows_the_actors(actors: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "in.parquet", 2)
    words = ["--actors", str(actors)]
    assert RUN.invoke(app, ["code", source, str(tmp_path / "out"), "--workers", "1", *words]).exit_code == 0
    assert lines(tmp_path / "out") == RUN.invoke(app, ["read", source, "--format", "jsonl", *words]).stdout.splitlines()
    plain = RUN.invoke(app, ["code", source, str(tmp_path / "out"), "--workers", "1"])
    assert plain.exit_code == 2 and plain.stderr.count("\n") == 1  # records of another dictionary are not mixed


@pytest.mark.parametrize("words", [("add", "a.txt"), ("code", "a.parquet", "out"), ("reread",), ("watch", "https://feeds.example/rss", "--once")])
def test_a_broken_dictionary_is_named_before_the_work_begins(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "bad.tsv"
    bad.write_text("name\tcode\n", encoding="utf-8")
    done = RUN.invoke(app, [*words, "--actors", str(bad)])
    assert done.exit_code == 2 and done.stderr.count("\n") == 1 and "bad.tsv" in done.stderr
