"""Bad input from the command line: one plain line for each that names file and line, the rest is read, the status tells."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

RUN = CliRunner()
GOOD = "NAIROBI, 3 March 2024 — Kenya recalled its ambassador from Somalia on Sunday. It gave no reason for the step.\n"
LINE = json.dumps({"text": GOOD})
GERMAN = "Die Regierung in Berlin hat am Dienstag den Botschafter einbestellt und eine Erklärung für den Vorfall verlangt."
CASES = {
    "empty.txt": (b"", "empty", None),
    "binary.txt": (b"\x00\x01\x02\xff" * 50, "no text", None),
    "german.txt": (GERMAN.encode(), "German", None),
    "arabic.txt": (("قال وزير الخارجية إن المحادثات مع إيران ستستأنف يوم الثلاثاء في مسقط بوساطة عمانية. " * 3).encode(), "Arabic", None),
    "long.txt": (b"The minister said nothing. " * 190_000, "characters", None),
    "broken.jsonl": ((LINE + '\n{"text": "half\n' + LINE + "\n").encode(), "no whole JSON object", 2),
    "incomplete.jsonl": ((LINE + "\n" + LINE[:40]).encode(), "no whole JSON object", 2),
    "number.jsonl": ((LINE + "\n5\n").encode(), "a JSON int", 2),
    "textless.jsonl": ((LINE + '\n{"title": "x"}\n').encode(), 'no "text"', 2),
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def articles(output: str) -> int:
    return sum(json.loads(line)["record"] == "article" for line in output.splitlines())


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_is_one_line_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    data, problem, line = CASES[name]
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(GOOD, encoding="utf-8")
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(bad), str(good)])
    where = f"dragoman: {bad}, line {line}: " if line else f"dragoman: {bad}: "
    assert done.exit_code == 1 and done.stderr.startswith(where) and problem in done.stderr
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert articles(done.stdout) == (1 if line is None else data.decode().count("recalled its ambassador from Somalia on Sunday") + 1)


def test_nothing_that_can_be_read_is_status_2(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = RUN.invoke(app, ["read", str(tmp_path / "none.txt"), str(tmp_path / "folder")])
    assert done.exit_code == 2 and done.stderr.count("\n") == 2 and "no such file" in done.stderr and "holds no article" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = GOOD + "“Nous verrons,” the envoy of Côte d’Ivoire said in Nairobi, where the café was closed.\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(tmp_path / "a.txt")])
    assert done.exit_code == 0 and json.loads(done.stdout.splitlines()[0])["text"] == text


@pytest.mark.parametrize("odd", ["\x07\x1b[31m", "\u200f\u202b", "e\u0301\u0323", "\u2028", "\x85", "\ufeff", "שלום "])
def test_odd_characters_are_kept_and_every_span_holds(tmp_path: Path, odd: str) -> None:
    text = GOOD.replace("Somalia", f"Somalia{odd}") + f"{odd}“We want {odd}an answer,” Foreign Minister Ann Otieno{odd} said.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    done = RUN.invoke(app, ["read", "--format", "jsonl", str(tmp_path / "a.txt")])
    made = [json.loads(line) for line in done.stdout.splitlines()]
    whole = made[0]["text"]
    spans = [s for r in made[1:] for s in every_span(r)]
    assert done.exit_code == 0 and whole == text.removeprefix("\ufeff") and spans
    assert all(whole[s["start"] : s["end"]] == s["text"] for s in spans)


def every_span(value: object) -> list[dict]:  # type: ignore[type-arg]
    if isinstance(value, dict):
        own = [value] if set(value) == {"start", "end", "text"} and isinstance(value["start"], int) else []
        return own + [s for v in value.values() for s in every_span(v)]
    return [s for v in value for s in every_span(v)] if isinstance(value, list) else []
