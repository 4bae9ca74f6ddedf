"""`dragoman report`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.analysis.dossier import dossier
from dragoman.cli.drift import From, To
from dragoman.cli.later import later
from dragoman.cli.options import STORE, StoreFile, iso_time, open_store
from dragoman.cli.report import visible

paper = later("dragoman.analysis.paper")

MAKERS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def report_command(
    actor: Annotated[str, typer.Option("--actor", help="Of whom: a code or name.", metavar="ACTOR")],
    out: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .html or .md.", metavar="FILE", dir_okay=False)],
    store: StoreFile = STORE,
    since: From = None,
    until: To = None,
    toward: Annotated[str | None, typer.Option("--toward", help="Whose drift is shown: codes or names, with commas between; without it, toward the three it acts on most.", metavar="ACTOR,...")] = None,
) -> None:
    """Write a dossier of an actor to a file: who it is, statements, events, commitments and their state, memberships, stances, drift.

    Each claim quotes its evidence and names its source. HTML is one file that needs nothing else, its charts within it with the figures in a table.

    Example: `dragoman report --actor ARM --from 2024-01 --to 2024-06 -o armenia.html --store news.db`

    Exit status: 0 written, 1 nothing is told of the actor, 2 no store or no place for the file.
    """
    make = MAKERS.get(out.suffix.lower())
    if make is None:
        raise typer.BadParameter(f"{out.name!r} says no format; expected a name that ends in {', '.join(MAKERS)}", param_hint="-o")
    first, last = iso_time(since, "--from"), iso_time(until, "--to")
    others = [t.strip() for t in toward.split(",") if t.strip()] if toward else None
    with open_store(store, read_only=True) as opened:
        made = dossier(opened, actor, since=first, until=last, toward=others)
    if not (made.statements or made.events or made.commitments or made.stances or any(line.news for _, line in made.memberships)):
        typer.echo(f"dragoman: nothing is told of {visible(made.name)} in {store} in that time; nothing was written", err=True)
        raise typer.Exit(1)
    try:
        out.write_text(getattr(paper, make)(made), encoding="utf-8")
    except OSError as error:
        typer.echo(f"dragoman: {out}: cannot be written ({error.strerror}); name another file", err=True)
        raise typer.Exit(2) from None
    counts = (len(made.statements), len(made.events), len(made.commitments), len(made.stances), len(made.drifts))
    typer.echo("{}: {} statements, {} events, {} commitments, {} stances, {} drift series".format(out, *counts))
