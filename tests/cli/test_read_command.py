"""`dragoman read`: implied stances stay apart from the records that a text states."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

RUN = CliRunner()


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("Published: 2024-03-15\n\nPoland expelled four Russian diplomats on Monday.\n", encoding="utf-8")
    return str(path)


def stances(output: str) -> list[dict[str, object]]:
    return [r for line in output.splitlines() if (r := json.loads(line))["record"] == "stance"]


def test_jsonl_has_what_is_stated_alone(article: str) -> None:
    assert stances(RUN.invoke(app, ["read", "--format", "jsonl", article]).stdout) == []


def test_implied_stances_are_asked_for_and_marked(article: str) -> None:
    (stance,) = stances(RUN.invoke(app, ["read", "--format", "jsonl", "--implied", article]).stdout)
    assert stance["implied"] is True and stance["direction"] == "away"


def test_the_report_names_the_record_that_implies(article: str) -> None:
    printed = RUN.invoke(app, ["read", article]).stdout
    assert "Poland (POL): away from Russia (RUS)" in printed and "implied away by the event" in printed
