"""`dragoman drift`"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.analysis.drift import Series, drift
from dragoman.cli.later import later
from dragoman.cli.options import STORE, StoreFile, iso_time, open_store
from dragoman.cli.report import visible
from dragoman.cli.table import Output, print_rows
from dragoman.errors import DragomanError

charts = later("dragoman.analysis.charts")

COLUMNS = ("actor", "toward", "day", "level", "low", "high", "effective", "reports", "records", "turn")
NUMBERS = frozenset({"level", "low", "high", "effective", "reports"})
SHOWN = 3  # records of a point in a table; csv and jsonl have all
From = Annotated[str | None, typer.Option("--from", help="From this day, month or year on (YYYY-MM-DD, YYYY-MM, YYYY).", metavar="DATE")]
To = Annotated[str | None, typer.Option("--to", help="To the end of this day, month or year.", metavar="DATE")]


def drift_command(
    actor: Annotated[str, typer.Argument(help="Who moves: a code or name.", metavar="ACTOR", show_default=False)],
    toward: Annotated[str, typer.Option("--toward", help="Toward whom: codes or names of states, blocs or organisations, with commas between.", metavar="ACTOR,...")],
    store: StoreFile = STORE,
    since: From = None,
    until: To = None,
    plot: Annotated[Path | None, typer.Option(help="Write a chart to this file (.svg or .png).", metavar="FILE", dir_okay=False)] = None,
    output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object a point, with the ids of all records behind it.")] = Output.table,
) -> None:
    """Show which way an actor drifts toward others: a level from -10 (hostile) to 10 (friendly) on each day with reports, with its 95 % interval.

    Example: `dragoman drift ARM --toward RUS,EU --from 2021 --plot drift.svg --store news.db`

    `effective` is the number of full reports of that day that would leave the level as uncertain; a `turn` is a change point, with the days
    between which it lies. docs/drift.md has the formulae. Exit status: 0 found, 1 nothing reported, 2 no store or no place for the chart.
    """
    first, last = iso_time(since, "--from"), iso_time(until, "--to")
    with open_store(store, read_only=True) as opened:
        found = [drift(opened, actor, other.strip(), since=first, until=last) for other in toward.split(",") if other.strip()]
    print_rows(COLUMNS, [row for s in found for row in _rows(s, SHOWN if output is Output.table else None)], output, NUMBERS)
    for s in found:
        if not s.points:
            typer.echo(f"dragoman: nothing is reported of {visible(s.actor_name)} toward {visible(s.toward_name)} in that time", err=True)
    if plot is not None:
        try:
            charts.save(found, plot)
        except DragomanError as error:
            typer.echo(f"dragoman: {error}", err=True)
            raise typer.Exit(2) from None
    raise typer.Exit(0 if any(s.points for s in found) else 1)


def _rows(s: Series, most: int | None) -> Iterator[list[str | int | float | None | list[str]]]:
    turns = {t.day: f"from {t.before:.1f} to {t.after:.1f} between {t.first} and {t.last}" for t in s.turns}
    for p in s.points:
        records = [e.record for o in p.observations for e in o.evidence]
        shown = records if most is None or len(records) <= most else [*records[:most], f"and {len(records) - most} more"]
        numbers = [round(x, 3) for x in (p.level, p.low, p.high, p.effective)]
        yield [s.actor, s.toward, p.day, *numbers, len(p.observations), shown, turns.get(p.day)]
