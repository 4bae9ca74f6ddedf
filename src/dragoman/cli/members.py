"""`dragoman members`"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.analysis.members import Change, Line, News, members, membership_history
from dragoman.cli.options import STORE, StoreFile, day, open_store
from dragoman.cli.report import visible
from dragoman.cli.table import Output, print_rows
from dragoman.store import Store

COLUMNS = ("state", "name", "relation", "since", "news", "told", "outlets", "conflict")
PAST = ("day", "state", "name", "what", "relation", "modality", "outlets")


def members_command(
    organisation: Annotated[str, typer.Argument(help="An organisation, alliance or treaty: its code or name.", metavar="ORGANISATION", show_default=False)],
    store: StoreFile = STORE,
    at: Annotated[str | None, typer.Option("--at", help="On this day (YYYY-MM-DD); without it, today.", metavar="DATE")] = None,
    history: Annotated[bool, typer.Option("--history", help="Who joined and left, by day, up to that day.")] = False,
    output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object a line.")] = Output.table,
) -> None:
    """Show who belongs to an organisation: what the knowledge files have, joined with what the news in the store says; conflicts are flagged.

    Without a store at the usual place, what is known is shown alone. Example: `dragoman members CSTO --at 2024-03-15 --store news.db`

    Exit status: 0 found, 1 nothing known or told, 2 no such store.
    """
    given = day(at)
    if store == STORE and not store.exists():
        _print(None, store, organisation, given, history, output)
        return
    with open_store(store, read_only=True) as opened:
        _print(opened, store, organisation, given, history, output)


def _print(opened: Store | None, path: Path, organisation: str, at: str | None, history: bool, output: Output) -> None:
    if history:
        changes = membership_history(opened, organisation, until=at)
        rows = [list(_change(c)) for c in changes]
        print_rows(PAST, rows, output)
    else:
        table = members(opened, organisation, at=at)
        rows = [list(_line(line)) for line in table.lines]
        print_rows(COLUMNS, rows, output)
        for line in table.conflicts if output is Output.table else ():
            typer.echo(f"! {visible(line.conflict or '')}")
    if not rows:
        typer.echo(f"dragoman: nothing is known or told of members of {organisation!r}; give a code such as NATO, or the whole name", err=True)
        raise typer.Exit(1)
    if opened is None:
        typer.echo(f"dragoman: no store at {path}, so this is what is known alone; --store FILE adds what the news says", err=True)


def _line(line: Line) -> Iterator[str | None | list[str]]:
    last = line.news[-1] if line.news else None
    yield from (line.state, line.name, line.relation, line.since, _told(last), last.day if last else None, list(last.outlets) if last else [], line.conflict)


def _told(news: News | None) -> str | None:
    return None if news is None else news.relation if news.modality == "actual" else f"{news.relation} ({news.modality})"


def _change(c: Change) -> Iterator[str | None | list[str]]:
    yield from (c.day, c.state, c.name, c.what, c.relation, c.modality, sorted({e.outlet for e in c.evidence if e.outlet}))
