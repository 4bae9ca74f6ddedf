"""`dragoman drift`"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from tests.analysis.corpus import story

RUN = CliRunner()


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    story(tmp_path / "story.db").close()
    monkeypatch.setenv("DRAGOMAN_STORE", str(tmp_path / "story.db"))


def run(*words: str) -> Result:
    return RUN.invoke(app, ["drift", *words])


def test_a_point_has_its_interval_and_records() -> None:
    result = run("GAB", "--toward", "OPEC", "--from", "2025", "--format", "jsonl")
    points = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0 and points
    assert all(p["low"] < p["level"] < p["high"] and p["records"] and p["effective"] > 0 for p in points)
    assert list(points[0]) == ["actor", "toward", "day", "level", "low", "high", "effective", "reports", "records", "turn"]


def test_table_and_csv_have_the_same_points() -> None:
    assert run("GAB", "--toward", "OPEC", "--format", "csv").stdout.count("\n") == run("GAB", "--toward", "OPEC").stdout.count("\n") > 2


def test_several_others_and_a_chart(tmp_path: Path) -> None:
    result = run("Gabon", "--toward", "OPEC,FJI", "--plot", str(tmp_path / "a.svg"))
    assert result.exit_code == 0 and "nothing is reported of Gabon toward Fiji" in result.stderr
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_errors_in_words(tmp_path: Path) -> None:
    assert run("GAB", "--toward", "FJI").exit_code == 1
    wrong = run("GAB", "--toward", "OPEC", "--plot", str(tmp_path / "a.bmp"))
    assert wrong.exit_code == 2 and ".svg or .png" in wrong.stderr
    assert "expected YYYY" in run("GAB", "--toward", "OPEC", "--from", "spring").stderr
    assert "expected YYYY" in run("GAB", "--toward", "OPEC", "--from", "2025-13").stderr
