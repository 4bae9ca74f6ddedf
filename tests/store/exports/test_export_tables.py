"""CSV, Parquet and JSON Lines give every record back, byte for byte."""

import csv
import json
import sys
from pathlib import Path

import pytest
from pyarrow import parquet

from dragoman.records import from_line, from_plain, to_line
from dragoman.records.jsonl import KINDS
from dragoman.store import Store
from dragoman.store.exports import FORMATS, export
from dragoman.store.exports.tables import TABLES, Selection
from tests.store.made import reading

EVERY = Selection()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "news.db", create=True)
    for n in range(4):
        store.add(reading(n, published=f"2024-0{n + 1}-04"), version="1")
    return store


def lines() -> set[str]:
    return {to_line(r) for n in range(4) for r in reading(n, published=f"2024-0{n + 1}-04").records()}


def back(kind: str, row: dict[str, str]) -> str:
    """A row as the line of its record."""
    fields = json.loads(row["record"]) | ({"text": row["text"]} if kind == "article" else {})
    return to_line(from_plain(KINDS[kind], fields))


def test_csv_and_back(store: Store, tmp_path: Path) -> None:
    csv.field_size_limit(sys.maxsize)
    assert export(store, FORMATS["csv"], tmp_path / "out", EVERY) == 4 * (6 + 9 + 1)
    found = set()
    for kind in KINDS:
        with (tmp_path / "out" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            found |= {back(kind, row) for row in csv.DictReader(file)}
    assert found == lines()


def test_parquet_and_back(store: Store, tmp_path: Path) -> None:
    export(store, FORMATS["parquet"], tmp_path / "out", EVERY)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(f"{t}.parquet" for t in TABLES)
    found = {back(kind, row) for kind in KINDS for row in parquet.read_table(tmp_path / "out" / f"{kind}.parquet").to_pylist()}
    assert found == lines()
    event = parquet.read_table(tmp_path / "out" / "event.parquet").to_pylist()[0]
    assert (event["type"], event["quad"], event["intensity"], event["place"]) == ("SANCTION", 4, -5.0, None)


def test_json_lines_are_those_of_read_and_make_the_same_store(store: Store, tmp_path: Path) -> None:
    export(store, FORMATS["jsonl"], tmp_path / "out.jsonl", EVERY)
    written = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert set(written) == lines() and {from_line(line) for line in written} == {from_line(line) for line in lines()}
    assert json.loads(written[0])["record"] == "article"


@pytest.mark.parametrize("name", ["csv", "jsonl", "plover", "polecat", "gdelt"])
def test_articles_are_chosen_by_their_date(store: Store, tmp_path: Path, name: str) -> None:
    everything = export(store, FORMATS[name], tmp_path / "all", EVERY)
    assert export(store, FORMATS[name], tmp_path / "half", Selection("2024-02", "2024-03")) * 2 == everything
