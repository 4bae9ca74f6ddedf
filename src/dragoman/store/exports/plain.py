"""CSV: a file a table. JSON Lines: every record, as `dragoman read --format jsonl` prints it, article by article."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TextIO

from dragoman.records import to_line
from dragoman.store.connection import plain_errors
from dragoman.store.exports.tables import TABLES, Selection, batches, columns
from dragoman.store.store import Store


def write_csv(store: Store, folder: Path, selection: Selection) -> int:
    """Files TABLE.csv in UTF-8 with a line of column names; an empty field is unknown. How many rows."""
    written = 0
    for table in TABLES:
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([c.name for c in columns(store, table)])
            for rows in batches(store, table, selection):
                writer.writerows(rows)
                written += len(rows)
    return written


def write_lines(store: Store, file: TextIO, selection: Selection) -> int:
    """One record a line, an article before what it says. How many records."""
    where, values = selection.of("id")
    with plain_errors(store.path):
        articles = [i for (i,) in store.connection.execute(f"select id from article where {where} order by n", values)]
    written = 0
    for article in articles:
        reading = store.reading(article)
        for record in reading.records() if reading is not None else ():
            file.write(to_line(record) + "\n")
            written += 1
    return written
