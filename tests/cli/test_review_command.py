"""Reviews from the command line: each verdict, what it says of what cannot be, agreement, training lines."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.store import Store
from tests.store.made import reading

RUN = CliRunner()
MADE = reading()
EVENT, STANCE = MADE.events[0], MADE.stances[0]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as opened:
        opened.add(MADE, version="1")
    return path


def run(store: Path, *words: str) -> tuple[int, str, str]:
    done = RUN.invoke(app, ["review", *words, "--store", str(store)])
    return done.exit_code, done.stdout, done.stderr


def types(store: Path) -> list[str]:
    with Store.open(store, read_only=True) as opened:
        return [e.type for e in opened.events()]


def test_a_record_is_rejected_and_brought_back(store: Path) -> None:
    code, out, _ = run(store, "reject", EVENT.id[:8], "--by", "Amina", "--note", "a film")
    assert code == 0 and out.startswith(f"{EVENT.id} reject, by Amina") and types(store) == []
    assert "a film" in run(store, "list")[1]
    assert run(store, "withdraw", EVENT.id[:8])[0] == 0 and types(store) == ["SANCTION"]


def test_a_record_is_corrected_by_fields(store: Path) -> None:
    assert run(store, "correct", EVENT.id, "--set", "type=REJECT", "--set", "modality=planned")[0] == 0
    assert types(store) == ["REJECT"]


def test_a_missed_record_is_added_by_its_words(store: Path) -> None:
    fields = ("trigger=will return", "type=RETREAT", "modality=promised", "source=KEN")
    code, out, _ = run(store, "add", MADE.article.id[:8], "--kind", "event", *(w for f in fields for w in ("--set", f)))
    assert code == 0 and " add, by " in out and sorted(types(store)) == ["RETREAT", "SANCTION"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "zzzz"), "no record has an id that begins with 'zzzz'"), (("correct", EVENT.id, "--set", "type=QUARREL"), "is none of"),
        (("correct", EVENT.id, "--set", "type"), "is no field with a value"), (("correct", EVENT.id, "--set", "trigger=telephoned"), "do not stand in the article"),
        (("add", "zzzz", "--kind", "event", "--set", "a=b"), "no article has an id that begins with 'zzzz'"), (("list", "--kind", "rumour"), "is not one of"),
        (("withdraw", EVENT.id), "has a review"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line_and_status_2(store: Path, words: tuple[str, ...], said: str) -> None:
    code, _, error = run(store, *words)
    assert code == 2 and said in " ".join(error.replace("│", " ").split()) and "Traceback" not in error


def test_what_waits_is_listed_least_certain_first(store: Path) -> None:
    code, out, _ = run(store, "list", "--waiting", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and [r["confidence"] for r in rows] == sorted(r["confidence"] for r in rows) and len(rows) == 5


def test_agreement_is_shown_by_kind(store: Path) -> None:
    run(store, "accept", MADE.statements[0].id)
    run(store, "reject", STANCE.id)
    code, out, _ = run(store, "agreement", "--format", "jsonl")
    told = {r["kind"]: r for r in map(json.loads, out.splitlines())}
    assert code == 0 and told["statement"]["precision"] == 1 and told["stance"]["rejected"] == 1


def test_training_lines_have_the_passage_and_both_records(store: Path, tmp_path: Path) -> None:
    run(store, "correct", EVENT.id, "--set", "type=REJECT")
    run(store, "reject", STANCE.id)
    code, _, error = run(store, "export", "-o", str(tmp_path / "lines.jsonl"))
    lines = [json.loads(line) for line in (tmp_path / "lines.jsonl").read_text(encoding="utf-8").splitlines()]
    assert code == 0 and "2 reviews written" in error and [line["verdict"] for line in lines] == ["correct", "reject"]
    assert lines[0]["machine"]["type"] == "SANCTION" and lines[0]["gold"]["type"] == "REJECT" and lines[1]["gold"] is None
    for line in lines:
        span = (line["gold"] or line["machine"]).get("trigger") or line["machine"]["evidence"]
        assert line["text"][span["start"] - line["offset"] : span["end"] - line["offset"]] == span["text"]


def test_nothing_to_export_is_status_1(store: Path) -> None:
    assert run(store, "export")[0] == 1
