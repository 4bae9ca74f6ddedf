"""`dragoman sql`"""

from __future__ import annotations

import base64
import csv
import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.options import STORE, StoreFile
from dragoman.cli.report import visible
from dragoman.errors import StoreError
from dragoman.store.sql import Question, Value

SHOWN = 200  # characters of a value in a table; csv and jsonl have all


class Output(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def sql(
    query: Annotated[str, typer.Argument(help="One query in SQLite's SQL; it can only read.", metavar="QUERY", show_default=False)],
    store: StoreFile = STORE,
    output: Annotated[Output, typer.Option("--format", help="table: for people, long values cut; csv; jsonl: an object a row.")] = Output.table,
    limit: Annotated[int, typer.Option(help="Rows at most; 0 for all.", min=0)] = 1000,
) -> None:
    """Ask a store in SQL. Tables: article statement event commitment membership stance actor sighting why change;
    views: dyad_month quad_month event_report event_dyad_row actor_count; full text: article_text statement_text.

    Example: `dragoman sql "select * from dyad_month where source_code = 'CHN' order by month" --store news.db`
    """
    try:
        with Question(store, query, limit=limit or None) as question:
            PRINT[output](question.columns, question.rows())
            if question.cut:
                typer.echo(f"dragoman: the first {limit:,} rows; --limit N shows more, --limit 0 all", err=True)
    except StoreError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    found = list(rows)
    for n, name in enumerate(columns):
        numbers = bool(found) and all(isinstance(row[n], int | float | None) for row in found)
        table.add_column(Text(visible(name)), justify="right" if numbers else "left", overflow="fold")
    for row in found:
        table.add_row(*(Text(_cell(value)) for value in row))
    if not sys.stdout.isatty():
        console.width = 10_000  # nothing is folded in a pipe
    console.print(table)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    text = visible(str(_plain(value)))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)


def _jsonl(columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps({c: _plain(v) for c, v in zip(columns, row, strict=True)}, ensure_ascii=False) + "\n")


def _plain(value: Value) -> str | int | float | None:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


PRINT = {Output.table: _table, Output.csv: _csv, Output.jsonl: _jsonl}
