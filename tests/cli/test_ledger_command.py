"""`dragoman ledger`: list, show, set."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from tests.analysis.corpus import story

RUN = CliRunner()


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    story(tmp_path / "story.db").close()
    monkeypatch.setenv("DRAGOMAN_STORE", str(tmp_path / "story.db"))
    return tmp_path / "story.db"


def run(*words: str) -> Result:
    return RUN.invoke(app, list(words))


def entries(*words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("ledger", "--format", "jsonl", *words).stdout.splitlines()]


def test_list_as_it_stood(store: Path) -> None:
    assert [(e["holder"], e["state"]) for e in entries("--at", "2025-08-05")] == [("GAB", "lapsed"), ("GNQ", "carried out"), ("SAU", "open"), ("FRA", "disputed")]
    assert [e["holder"] for e in entries("--at", "2025-08-05", "--addressee", "Gabon", "--kind", "offer")] == ["GNQ", "SAU"]
    table = run("ledger", "--at", "2025-08-05", "--holder", "GAB")
    assert table.exit_code == 0 and "lapsed" in table.stdout and "2025-07-31" in table.stdout


def test_nothing_found() -> None:
    result = run("ledger", "--holder", "FJI")
    assert result.exit_code == 1 and "leave out a filter" in result.stderr


@pytest.mark.parametrize("words", [("--state", "over"), ("--kind", "hope"), ("--at", "soon")])
def test_wrong_filters_are_told(words: tuple[str, str]) -> None:
    result = run("ledger", *words)
    assert result.exit_code == 2 and words[1] in result.stderr


def test_show_quotes_what_each_change_rests_on() -> None:
    name = str(entries("--holder", "GNQ", "--at", "2025-12-31")[0]["id"])
    shown = run("ledger", "show", name[:8]).stdout
    for part in ("met (2025-05-11)", "withdrew its patrol boats", "carried out (2025-05-20)", "Atlantic Courier"):
        assert part in shown


def test_set_is_kept_with_who_and_why(store: Path) -> None:
    name = str(entries("--holder", "FRA", "--at", "2025-12-31")[0]["id"])
    done = run("ledger", "set", name[:10], "withdrawn", "--why", "said so on the radio", "--who", "Ann", "--since", "2025-07-10")
    assert done.exit_code == 0 and "decided by Ann" in done.stdout
    assert [e["state"] for e in entries("--holder", "FRA", "--at", "2025-12-31")] == ["withdrawn"]
    assert "said so on the radio, decided by Ann" in run("ledger", "show", name).stdout
    assert run("ledger", "set", name, "records", "--why", "no", "--who", "Ann", "--since", "2025-07-11").exit_code == 0
    assert [e["state"] for e in entries("--holder", "FRA", "--at", "2025-12-31")] == ["disputed"]


def test_set_refuses_what_is_no_state_or_no_entry() -> None:
    name = str(entries()[0]["id"])
    assert "expected one of open, met" in run("ledger", "set", name, "over", "--why", "x").stderr
    assert "no entry has an id" in run("ledger", "set", "zzz", "open", "--why", "x").stderr


def test_the_store_may_be_named_before_the_subcommand(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_STORE")
    name = str(entries("--store", str(store))[0]["id"])
    assert run("ledger", "--store", str(store), "show", name).exit_code == 0
    assert run("ledger", "show", name, "--store", str(store)).exit_code == 0
