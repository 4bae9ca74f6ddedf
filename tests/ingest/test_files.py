"""Files, folders and standard input: each problem is one error, and the rest is read."""

import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest.files import gather
from dragoman.ingest.raw import RawArticle

TEXT = "The government of Kenya recalled its ambassador from Somalia on Tuesday.\r\nIt gave no reason for the step.\n"


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert list(gather([str(file)])) == [RawArticle(TEXT, path=str(file))]


def test_a_folder_is_read_by_name_and_all_through(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.TXT", "deep/er/c.md", ".hidden/x.txt", "README.md", "picture.png"):
        (tmp_path / name).write_text(TEXT)
    with gzip.open(tmp_path / "z.jsonl.gz", "wt") as lines:
        lines.write(json.dumps({"text": TEXT}) + "\n")
    found = [r.path for r in gather([str(tmp_path)]) if isinstance(r, RawArticle)]
    assert [Path(p or "").name for p in found] == ["a.TXT", "b.txt", "c.md", "z.jsonl.gz"]


PROBLEMS = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("binary.txt", b"\x7fELF\x02\x01\x00\x00", "no text"),
    ("signs.txt", b"*** --- ***", "no words"),
    ("surrogate.jsonl", b'{"text": "Kenya recalled its \\ud83d ambassador."}', "line 1: half a character"),
    ("half.jsonl.gz", gzip.compress(b'{"text": "x"}' * 50)[:-12], "cannot be read"),
    ("plain.jsonl.gz", b'{"text": "x"}', "cannot be read"),
    ("bare.html", b"<html><body></body></html>", "no article text"),
    ("german.txt", "Die Regierung in Berlin hat am Dienstag den Botschafter einbestellt und eine Erklärung für den Vorfall verlangt.".encode(), "German"),
]


@pytest.mark.parametrize(("name", "data", "problem"), PROBLEMS, ids=[p[0] for p in PROBLEMS])
def test_a_bad_file_is_one_error_that_names_it(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(TEXT)
    first, second = gather([str(bad), str(good)])
    assert isinstance(first, InputError) and problem in str(first)
    assert str(first).startswith(str(bad)) and "\n" not in str(first)
    assert isinstance(second, RawArticle)


def test_missing_file_empty_folder_and_impossible_name(tmp_path: Path) -> None:
    made = [str(e) for e in gather([str(tmp_path / "none.txt"), str(tmp_path), "a\0b"])]
    assert ["no such file" in made[0], "holds no article" in made[1], "cannot be read" in made[2]] == [True] * 3


def test_what_is_given_comes_before_what_a_line_says(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": TEXT, "published": "2024-03-15", "outlet": "Sahel Post"}))
    (made,) = gather([str(file)], published="2023-01-01", outlet="Andes Daily")
    assert isinstance(made, RawArticle) and (made.published, made.outlet, made.line) == ("2023-01-01", "Andes Daily", 1)


@pytest.mark.parametrize(("data", "count"), [(TEXT.encode(), 1), ((json.dumps({"text": TEXT}) + "\n").encode() * 3, 3)])
def test_standard_input_is_a_text_or_lines(monkeypatch: pytest.MonkeyPatch, data: bytes, count: int) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [type(m) for m in gather(["-"])] == [RawArticle] * count


ODD = "The minister\x07 said \u200f\u05e9\u0301\u05dc\u202c to the \x1b[31mpress. "


def test_odd_characters_pass_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ODD * 500, newline="")
    (made,) = gather([str(tmp_path)])
    assert isinstance(made, RawArticle) and made.text == ODD * 500


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl"])
def test_a_line_of_five_megabytes_is_named_and_the_next_article_is_read(tmp_path: Path, name: str) -> None:
    text = ODD.replace("\x07", "") * 120_000
    (tmp_path / name).write_text(text if name.endswith("txt") else json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": text}), newline="")
    (tmp_path / "z.txt").write_text(TEXT)
    *first, last = gather([str(tmp_path)])
    assert isinstance(last, RawArticle) and last.text.startswith(TEXT[:70])
    assert isinstance(first[-1], InputError) and "characters" in str(first[-1]) and str(first[-1]).startswith(str(tmp_path / name))
    assert first[-1].line == (2 if name.endswith("jsonl") else None)
