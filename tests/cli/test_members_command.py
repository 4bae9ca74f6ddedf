"""`dragoman members`"""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from tests.analysis.corpus import story

RUN = CliRunner()


def run(*words: str) -> Result:
    return RUN.invoke(app, ["members", *words])


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_known_members_without_a_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    result = run("CSTO", "--at", "2024-03-15", "--format", "csv")
    assert result.exit_code == 0 and {r["state"] for r in rows(result)} == {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"}
    assert "known alone" in result.stderr and not list(tmp_path.iterdir())


def test_news_and_conflicts(tmp_path: Path) -> None:
    store = str(tmp_path / "story.db")
    story(store).close()
    result = run("OPEC", "--at", "2025-09-01", "--store", store)
    assert "! Gabon is known as a member of" in result.stdout and "left" in result.stdout
    history = rows(run("OPEC", "--history", "--at", "2025-09-01", "--format", "csv", "--store", store))
    assert history[-1] == {"day": "2025-08-12", "state": "GAB", "name": "Gabon", "what": "news", "relation": "left", "modality": "actual", "outlets": "Gulf Dispatch"}


def test_an_unknown_organisation_and_a_store_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    assert run("Danube Club").exit_code == 1
    assert run("CSTO", "--store", str(tmp_path / "none.db")).exit_code == 2
