"""`dragoman stories`, `events` and `apart`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from tests.stories.woven import ELSEWHERE, OTHER_WRITER, STORY, made, store_of

RUN = CliRunner()


@pytest.fixture
def store(tmp_path: Path) -> str:
    store_of(tmp_path, made(1, STORY), made(2, OTHER_WRITER, outlet="Andes Daily"), made(3, ELSEWHERE), made(4, STORY + " ", outlet="Baltic Courier", published="2024-03-06")).close()
    return str(tmp_path / "news.db")


def rows(store: str, *words: str) -> list[dict[str, object]]:
    done = RUN.invoke(app, [*words, "--format", "jsonl", "--store", store])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_stories_are_listed_and_shown(store: str) -> None:
    first, *others = rows(store, "stories", "--articles", "2")
    assert others == [] and (first["articles"], first["copies"], first["outlets"], first["title"]) == (3, 1, 3, "Kenya recalls envoy from Somalia")
    assert len(rows(store, "stories", "--actor", "KEN")) == 2 and len(rows(store, "stories", "--since", "2024-03-06")) == 1
    shown = rows(store, "stories", str(first["id"])[:8])
    assert [r["outlet"] for r in shown] == ["Sahel Post", "Andes Daily", "Baltic Courier"] and shown[2]["copy_of"] == shown[0]["article"]


def test_events_merged_and_single(store: str) -> None:
    assert len(rows(store, "events", "--actor", "KEN", "--type", "sanction")) == 4
    merged = rows(store, "events", "--merged")
    assert sorted((r["articles"], r["independent"], r["outlets"]) for r in merged) == [(1, 1, 1), (3, 2, 3)]
    event = next(r for r in merged if r["articles"] == 3)
    reports = [r["outlet"] for r in rows(store, "events", str(event["id"]))]
    assert sorted(reports[:2]) == ["Andes Daily", "Sahel Post"] and reports[2] == "Baltic Courier"
    assert len(rows(store, "events", "--merged", "--story", str(rows(store, "stories", "--articles", "2")[0]["id"]))) == 1


def test_a_report_is_set_apart_and_merged_again(store: str) -> None:
    merged = next(r for r in rows(store, "events", "--merged") if r["articles"] == 3)
    one = str(rows(store, "events", str(merged["id"]))[1]["event"])
    assert RUN.invoke(app, ["apart", one, "--store", store]).stdout == f"1 report set apart in {store}\n"
    assert sorted(r["articles"] for r in rows(store, "events", "--merged")) == [1, 1, 2]
    assert RUN.invoke(app, ["apart", one, "--undo", "--store", store]).exit_code == 0
    assert sorted(r["articles"] for r in rows(store, "events", "--merged")) == [1, 3]
    assert "no event has an id that begins with 'zz'" in RUN.invoke(app, ["apart", "zz", "--store", store]).stderr


def test_rebuilding_gives_the_same(store: str) -> None:
    before = rows(store, "stories")
    assert rows(store, "stories", "--rebuild") == before


@pytest.mark.parametrize("words", [["stories", "--actor", "PER"], ["stories", "zz"], ["events", "--type", "AID"], ["events", "zz"]])
def test_nothing_found_is_status_one(store: str, words: list[str]) -> None:
    done = RUN.invoke(app, [*words, "--store", store])
    assert done.exit_code == 1 and done.stdout == "" and done.stderr.startswith("dragoman: no ")


def test_add_finds_copies_as_it_adds(tmp_path: Path) -> None:
    for n, text in enumerate([STORY, STORY + "\n\nSubscribe to our letter.", ELSEWHERE]):
        (tmp_path / f"{n}.txt").write_text(f"5 March 2024\n\n{text}", encoding="utf-8")
    store = str(tmp_path / "news.db")
    assert RUN.invoke(app, ["add", str(tmp_path), "--workers", "1", "--store", store]).exit_code == 0
    assert sorted((r["articles"], r["copies"]) for r in rows(store, "stories")) == [(1, 0), (2, 1)]
    assert {r["articles"] for r in rows(store, "events", "--merged", "--actor", "KEN")} >= {2}
