"""The commands of a store, with a reader that needs no model."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.corpus.reading import Recipe
from dragoman.store import Store
from tests.corpus.stub import StubRecipe, write
from tests.store.made import reading

RUN = CliRunner()


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use(monkeypatch, StubRecipe())
    monkeypatch.setenv("DRAGOMAN_STORE", str(tmp_path / "news.db"))


def use(monkeypatch: pytest.MonkeyPatch, recipe: StubRecipe) -> None:
    monkeypatch.setattr(Recipe, "make", lambda self: recipe.make())
    monkeypatch.setattr(Recipe, "version", lambda self: recipe.version())


def run(*words: str) -> Result:
    return RUN.invoke(app, list(words))


@pytest.fixture
def added(tmp_path: Path) -> Path:
    write(tmp_path / "a.jsonl", range(3))
    assert run("add", str(tmp_path / "a.jsonl"), "--workers", "1").exit_code == 0
    return tmp_path / "news.db"


def test_add_tells_what_became_of_the_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", range(3))
    (tmp_path / "b.txt").write_text("The government of Kenya recalled its ambassador from Somalia on Tuesday.")
    first = run("add", str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt"), "--list")
    assert first.exit_code == 1 and "3 added, 0 there before, 1 skipped in" in first.stdout and first.stderr.count("\n") == 1
    assert sorted(line.split(" ", 1)[0] for line in first.stdout.splitlines()) == ["3", "new", "new", "new"]
    second = run("add", str(tmp_path / "a.jsonl"))
    assert second.exit_code == 0 and "0 added, 3 there before in" in second.stdout


def test_add_stopped_by_ctrl_c_keeps_what_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.jsonl", range(3))
    real, seen = Store.add, []

    def interrupted(self: Store, *args: object, **named: object) -> object:
        seen.append(1)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return real(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add", interrupted)
    done = run("add", str(tmp_path / "a.jsonl"), "--workers", "2")
    assert done.exit_code == 130 and "stopped; 2 added" in done.stderr and "the same command goes on" in done.stderr
    assert run("add", str(tmp_path / "a.jsonl")).stdout.startswith("1 added, 2 there before")


@pytest.mark.parametrize("words", [("search", "envoy"), ("show", "3fa9"), ("sql", "select 1"), ("reread",)])
def test_without_a_store_one_line_says_how_to_make_one(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words, "--store", str(tmp_path / "none.db"))
    assert done.exit_code == 2 and "dragoman add" in done.stderr and done.stderr.count("\n") == 1 and not done.stdout


def test_search_shows_the_words_in_their_place(added: Path) -> None:
    done = run("search", "envoys", "recall")
    assert done.exit_code == 0 and done.stdout.count("Sahel Post") == 3 and "recalled its envoy" in done.stdout
    said = run("search", "--statements", '"want an answer"', "--format", "jsonl", "--limit", "1")
    assert json.loads(said.stdout)["record"] == "statement"
    assert run("search", "zebra").exit_code == 1 and run("search", "envoy", "--until", "2023").exit_code == 1


def test_show_an_article_a_record_or_say_that_there_is_none(added: Path) -> None:
    made = reading(1)
    whole = run("show", made.article.id)
    assert whole.exit_code == 0 and "Number 1" in whole.stdout and "read by dragoman 1" in whole.stdout
    lines = run("show", made.article.id, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["record"] for line in lines] == ["article", "statement", "event", "commitment", "membership", "stance"]
    one = run("show", made.events[0].id[:12])
    assert one.exit_code == 0 and "frame 'recall'" in one.stdout and "Kenya recalled its envoy" in one.stdout
    assert "no record has an id" in run("show", "zz").stderr
    assert run("show", "").exit_code == 2


def test_sql_prints_tables_csv_and_lines(added: Path) -> None:
    query = "select type, count(*) as n from event group by type"
    assert run("sql", query).stdout.split() == ["type", "n", "SANCTION", "3"]
    assert run("sql", query, "--format", "csv").stdout == "type,n\nSANCTION,3\n"
    assert json.loads(run("sql", query, "--format", "jsonl").stdout) == {"type": "SANCTION", "n": 3}
    cut = run("sql", "select id from event", "--limit", "2")
    assert len(cut.stdout.splitlines()) == 3 and "--limit 0" in cut.stderr


def test_reread_says_what_changed_and_has_then_nothing_to_do(added: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, StubRecipe(named="2", type="COERCE"))
    assert run("reread", "--count").stdout.startswith("3 of 3 articles were read by another version")
    done = run("reread", "--workers", "1")
    assert done.exit_code == 0 and "3 articles read again by 2: 3 changed, 0 the same" in done.stdout and "event      changed 3" in done.stdout
    assert run("reread").stdout.startswith("0 articles read again")
