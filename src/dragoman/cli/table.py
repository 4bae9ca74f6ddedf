"""Rows as a table for people, as CSV or as JSON Lines."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from enum import StrEnum

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.report import visible

Cell = str | int | float | bool | None | list[str]


class Output(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Cell]], output: Output, numbers: frozenset[str] = frozenset()) -> None:
    """Prints rows; `numbers` are the columns set to the right in a table."""
    if output is Output.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([" ".join(cell) if isinstance(cell, list) else cell for cell in row] for row in rows)
    elif output is Output.jsonl:
        for row in rows:
            sys.stdout.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
    else:
        _table(columns, rows, numbers)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], numbers: frozenset[str]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    if not sys.stdout.isatty():
        console.width = 10_000  # nothing is folded in a pipe
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console.print(table)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return visible(", ".join(value) if isinstance(value, list) else str(value))
