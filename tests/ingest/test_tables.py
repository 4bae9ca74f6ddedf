"""CSV and Parquet files, by their columns."""

import gzip
from datetime import date, datetime
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.errors import InputError
from dragoman.ingest.columns import Columns, read_map
from dragoman.ingest.files import gather
from dragoman.ingest.raw import RawArticle

TEXT = "Iran freed two sailors of the ship on Tuesday and the ministry said so."
MAP = read_map("text=Body,published=when,outlet=paper")


def problems(made: list[RawArticle | InputError]) -> list[tuple[int | None, str]]:
    return [(m.line, m.problem) for m in made if isinstance(m, InputError)]


def articles(made: list[RawArticle | InputError]) -> list[RawArticle]:
    return [m for m in made if isinstance(m, RawArticle)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_file_by_a_map_of_its_columns(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    rows = [["id", "Body", "when", "paper"], ["7", f'"{TEXT}{delimiter}\nIt said ""no""."', "15 March 2024", "Sahel Post"]]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    (made,) = gather([str(path)], columns=MAP)
    assert made == RawArticle(f'{TEXT}{delimiter}\nIt said "no".', "7", "Sahel Post", None, "15 March 2024", None, None, str(path), 2)


def test_without_a_map_columns_are_taken_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv.gz"
    path.write_bytes(gzip.compress(f"Title\tTEXT\tURL\nFreed\t{TEXT}\thttps://post.example/1\n".encode()))
    (made,) = articles(list(gather([str(path)])))
    assert (made.title, made.text, made.url) == ("Freed", TEXT, "https://post.example/1")


def test_a_bad_row_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text,published\n{TEXT},2024-03-15\n,2024-03-16\n{TEXT},soon\n{TEXT},2024-03-15,more\n\n{TEXT},\n", encoding="utf-8")
    made = list(gather([str(path)]))
    assert [a.line for a in articles(made)] == [2, 7]
    assert [(line, p.split(";")[0]) for line, p in problems(made)] == [
        (3, "the column 'text' is empty where the text of an article was expected"),
        (4, "the column 'published' holds no date: 'soon'"),
        (5, "3 values where the header has 2"),
    ]


@pytest.mark.parametrize(("encoding", "name"), [("utf-8-sig", "Kyïv"), ("utf-16", "Kyïv"), ("cp1252", "Señor")])
def test_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((f"text,title\n{TEXT},{name}\n" * 1).encode(encoding))
    assert articles(list(gather([str(path)])))[0].title == name


def test_bytes_that_are_no_text_cost_one_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n" + f"{TEXT}\n".encode() * 2000 + b"Iran \xff\xfe freed two sailors.\n" + f"{TEXT}\n".encode())
    made = list(gather([str(path)]))
    assert len(articles(made)) == 2001 and [line for line, _ in problems(made)] == [2002]


def test_a_parquet_file_with_dates_of_its_own_type(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"Body": [TEXT, None, TEXT], "when": [date(2024, 3, 15), None, None], "paper": ["Sahel Post"] * 3, "id": [1, 2, 3]})
    parquet.write_table(table, path)
    made = list(gather([str(path)], columns=MAP))
    assert [(a.url, a.published, a.outlet, a.line) for a in articles(made)] == [("1", "2024-03-15", "Sahel Post", 1), ("3", None, "Sahel Post", 3)]
    assert [line for line, _ in problems(made)] == [2]
    parquet.write_table(pyarrow.table({"text": [TEXT], "published": [datetime(2024, 3, 15, 8, 30)]}), path)
    assert articles(list(gather([str(path)])))[0].published == "2024-03-15T08:30:00"


def test_a_table_without_the_column_is_told_of_with_what_it_has(tmp_path: Path) -> None:
    path, other = tmp_path / "a.csv", tmp_path / "a.parquet"
    path.write_text("body,when\nx,y\n")
    parquet.write_table(pyarrow.table({"body": ["x"]}), other)
    for one in (path, other):
        ((_, problem),) = problems(list(gather([str(one)])))
        assert problem.startswith("no column is named 'text'; say which one is with --map text=COLUMN; the table has 'body'")
        ((_, problem),) = problems(list(gather([str(one)], columns=read_map("text=BODY,title=none"))))
        assert problem.startswith("there is no column 'none' for title")


@pytest.mark.parametrize(("name", "content"), [("a.parquet", b"PAR1 and no more"), ("a.parquet", b""), ("a.csv.gz", b"no gzip"), ("a.csv", b"")])
def test_a_broken_file_is_one_plain_line(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert len(problems(list(gather([str(tmp_path / name)])))) == 1
    assert problems(list(gather([str(tmp_path / f"none-{name}")])))[0][1] == "there is no such file; check the path"


@pytest.mark.parametrize("words", ["text", "text=", "body=text", "text=a,text=b"])
def test_a_map_that_is_none(words: str) -> None:
    with pytest.raises(InputError):
        read_map(words)
    assert read_map(None) == Columns()
