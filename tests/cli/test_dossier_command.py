"""`dragoman report`"""

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
    return RUN.invoke(app, ["report", *words])


def test_html_and_markdown(tmp_path: Path) -> None:
    for name, beginning in (("a.html", "<!doctype html>"), ("a.md", "# Gabon (GAB)")):
        result = run("--actor", "Gabon", "--to", "2025", "-o", str(tmp_path / name))
        assert result.exit_code == 0 and "4 commitments" in result.stdout
        assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(beginning)


def test_errors_in_words(tmp_path: Path) -> None:
    assert "says no format" in run("--actor", "GAB", "-o", str(tmp_path / "a.pdf")).stderr
    nobody = run("--actor", "FJI", "-o", str(tmp_path / "a.md"))
    assert nobody.exit_code == 1 and "nothing is told of Fiji" in nobody.stderr and not (tmp_path / "a.md").exists()
    nowhere = run("--actor", "GAB", "-o", str(tmp_path / "no" / "a.md"))
    assert nowhere.exit_code == 2 and "cannot be written" in nowhere.stderr
