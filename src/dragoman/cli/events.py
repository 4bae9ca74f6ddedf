"""`dragoman events` and `dragoman apart`"""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import STORE, Since, StoreFile, Until, open_store
from dragoman.cli.sql import PRINT, Output
from dragoman.errors import StoreError
from dragoman.store.stories import Weave, ids_of
from dragoman.store.storyviews import EVENT, MERGED, REPORT, reports
from dragoman.store.storyviews import events as ask


def events(
    event: Annotated[str | None, typer.Argument(help="An event's id, or its beginning: shows all its reports.", metavar="[ID]", show_default=False)] = None,
    store: StoreFile = STORE,
    merged: Annotated[bool, typer.Option("--merged", help="One row for each event, however many articles report it, in place of one for each report.")] = False,
    actor: Annotated[str | None, typer.Option(help="Who did it: a code (RUS, NATO), or the name of one without a code.")] = None,
    toward: Annotated[str | None, typer.Option(help="To whom.")] = None,
    type: Annotated[str | None, typer.Option(help="PLOVER type, such as SANCTION.")] = None,
    modality: Annotated[str | None, typer.Option(help="actual, negated, planned, promised, threatened, demanded, possible, hypothetical or alleged.")] = None,
    story: Annotated[str | None, typer.Option(help="Events of this story.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(help="How many at most, the latest first; 0 for all.", min=0)] = 50,
    output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object a row.")] = Output.table,
) -> None:
    """List events: who did what to whom, and when.

    With `--merged`, reports of one event are one row: `articles` that report it, `independent` ones that are no copies of others, `outlets`.
    Merging is a view: the reports stay, `dragoman events ID` shows them, `dragoman apart ID` takes one out.

    Example: `dragoman events --merged --actor CHN --since 2024-03 --store news.db`

    Exit status: 0 found, 1 nothing found, 2 no store.
    """
    with open_store(store, read_only=True) as opened:
        if event:
            found = reports(opened, event)
        else:
            kind = type.upper() if type else None
            found = ask(opened, merged=merged, actor=actor, toward=toward, type=kind, modality=modality, story=story, since=since, until=until, limit=limit or None)
        rows = list(found)
        if rows:
            PRINT[output](REPORT if event else MERGED if merged else EVENT, rows)
    if not rows:
        typer.echo(f"dragoman: no event found in {store}; fewer conditions find more", err=True)
    raise typer.Exit(0 if rows else 1)


def apart(
    reports: Annotated[list[str], typer.Argument(help="Events (reports) by id or its beginning; the id of a merged event names all its reports.", metavar="ID...", show_default=False)],
    store: StoreFile = STORE,
    undo: Annotated[bool, typer.Option("--undo", help="Merge them again.")] = False,
) -> None:
    """Take reports out of a merged event: each then stands alone, whatever is merged later. Nothing is lost, and --undo takes it back.

    Example: `dragoman apart 3fa9c1 --store news.db`
    """
    with open_store(store) as opened:
        weave, found = Weave(opened), []
        for one in reports:
            ids = ids_of(opened.connection, one)
            if not ids:
                raise StoreError(store, f"no event has an id that begins with {one!r}; `dragoman events` prints ids")
            found += ids
        with weave.writing():
            (weave.join_again if undo else weave.set_apart)(found)
    typer.echo(f"{len(found)} report{'s' * (len(found) != 1)} {'merged again' if undo else 'set apart'} in {store}")
