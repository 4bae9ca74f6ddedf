"""The commands, with the shipped model: status, streams, help."""

import json
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dragoman import __version__
from dragoman.cli.app import app
from dragoman.extract.pipeline import STAGES, Pipeline

RUN = CliRunner()
TEXT = "Sahel Post\n3 March 2024\n\nKenya recalls its envoy\n\nNAIROBI — Kenya recalled its ambassador from Somalia on Tuesday. “We want an answer,” Foreign Minister Ann Otieno said.\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_read_prints_records_and_nothing_else_on_standard_output(article: Path) -> None:
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(article)])
    made = records(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert made[0]["record"] == "article" and made[0]["text"] == TEXT
    assert (made[0]["published"], made[0]["outlet"], made[0]["place"]) == ("2024-03-03", "Sahel Post", "NAIROBI")


def test_read_prints_a_report_without_colours_when_piped(article: Path) -> None:
    done = RUN.invoke(app, ["read", str(article)])
    assert done.exit_code == 0 and "═══ Kenya recalls its envoy" in done.stdout and "\x1b" not in done.stdout


@pytest.mark.parametrize(("names", "status"), [(["article.txt"], 0), (["article.txt", "none.txt"], 1), (["none.txt"], 2)])
def test_the_status_tells_whether_all_was_read(article: Path, names: list[str], status: int) -> None:
    done = RUN.invoke(app, ["read", *(str(article.parent / n) for n in names)])
    assert done.exit_code == status
    assert done.stderr.count("\n") == names.count("none.txt")


def test_standard_input_is_read_with_what_the_options_say() -> None:
    done = RUN.invoke(app, ["read", "-", "--format", "jsonl", "--published", "28 August 2023", "--outlet", "Andes Daily"], input="Kenya recalled its ambassador from Somalia.")
    made = records(done.stdout)[0]
    assert (made["published"], made["outlet"]) == ("2023-08-28", "Andes Daily")


@pytest.mark.parametrize("words", [["read", "-", "--published", "soon"], ["read", "-", "--format", "xml"], ["read"], ["read", "-", "--codebook", "none.tsv"], ["unknown"]])
def test_wrong_use_is_status_2_with_words_on_standard_error(words: list[str]) -> None:
    done = RUN.invoke(app, words, input="")
    assert done.exit_code == 2 and done.stderr and not done.stdout


def test_a_pipeline_that_is_not_installed_is_one_line(article: Path) -> None:
    done = RUN.invoke(app, ["read", str(article), "--pipeline", "en_not_there"])
    assert done.exit_code == 2 and "en_not_there" in done.stderr and done.stderr.count("\n") == 1


def test_ctrl_c_ends_with_130_and_keeps_what_was_read(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = Pipeline.read, []

    def interrupted(self: Pipeline, raw: object) -> object:
        seen.append(raw)
        if len(seen) > 1:
            raise KeyboardInterrupt
        return real(self, raw)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "read", interrupted)
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(article), str(article)])
    assert done.exit_code == 130 and records(done.stdout)[0]["record"] == "article" and "stopped after 1 article" in done.stderr


def test_a_fault_in_one_article_is_one_line_and_the_next_is_read(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = Pipeline.read, []

    def faulty(self: Pipeline, raw: object) -> object:
        seen.append(raw)
        if len(seen) == 1:
            raise IndexError("list index out of range")
        return real(self, raw)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "read", faulty)
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(article), str(article)])
    assert done.exit_code == 1 and "IndexError" in done.stderr and done.stderr.count("\n") == 1 and done.stdout


def test_a_file_name_that_is_no_utf8_comes_out_as_json_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "article\udcff.txt"
    try:
        file.write_text(TEXT, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(file)])
    assert done.exit_code == 0 and str(records(done.stdout)[0]["url"]).endswith("article\udcff.txt")


def test_explain_finds_a_record_of_the_last_run_by_the_beginning_of_its_id(article: Path) -> None:
    made = records(RUN.invoke(app, ["read", "--format", "jsonl", str(article)]).stdout)
    statement = next(r for r in made if r["record"] == "statement")
    done = RUN.invoke(app, ["explain", str(statement["id"])[:10]])
    assert done.exit_code == 0 and str(statement["id"]) in done.stdout and "made by" in done.stdout


def test_explain_says_what_to_do_where_there_is_nothing(article: Path) -> None:
    assert "name them" in RUN.invoke(app, ["explain", "3fa9"]).stderr
    done = RUN.invoke(app, ["explain", "zzzz", str(article)])
    assert done.exit_code == 2 and "prints ids" in done.stderr


def test_parse_prints_ten_columns_and_one_root_a_sentence() -> None:
    done = RUN.invoke(app, ["parse", "-"], input="Iran freed two sailors. They went home.")
    rows = [line.split("\t") for line in done.stdout.splitlines() if line and not line.startswith("#")]
    assert done.exit_code == 0 and {len(r) for r in rows} == {10}
    assert sum(r[6] == "0" for r in rows) == done.stdout.count("# sent_id")
    assert "".join(r[1] + (" " if r[9] == "_" else "") for r in rows).split() == "Iran freed two sailors. They went home.".split()


def test_stages_names_each_with_what_it_reads_and_writes() -> None:
    shown = RUN.invoke(app, ["stages"]).stdout
    assert all(stage.name in shown and stage.reads in shown and stage.writes in shown for stage in STAGES)


def test_version() -> None:
    assert RUN.invoke(app, ["--version"]).stdout.strip() == f"dragoman {__version__}"


@pytest.mark.parametrize("name", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_help_teaches_with_an_example_and_the_readme_shows_it(name: str) -> None:
    help_text = RUN.invoke(app, [name, "--help"]).stdout
    assert "Example:" in help_text and f"dragoman {name}" in help_text
    assert f"dragoman {name}" in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
