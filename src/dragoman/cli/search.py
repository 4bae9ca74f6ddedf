"""`dragoman search`"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli.options import STORE, Since, StoreFile, Until, open_store
from dragoman.cli.report import visible
from dragoman.records import Statement, to_line
from dragoman.store import Hit
from dragoman.store.search import CLOSE, OPEN


class Shown(StrEnum):
    """How what was found is printed."""

    report = "report"
    jsonl = "jsonl"


def search(
    words: Annotated[list[str], typer.Argument(help='All must be there, in any form; "a phrase", threat*, AND, OR, NOT.', metavar="WORD...", show_default=False)],
    store: StoreFile = STORE,
    statements: Annotated[bool, typer.Option("--statements", help="Search what was said (and who said it) in place of whole articles.")] = False,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(help="How many at most, the best first.", min=1)] = 20,
    output: Annotated[Shown, typer.Option("--format", help="report: for people; jsonl: one record a line.")] = Shown.report,
) -> None:
    """Find articles, or statements, by their words.

    Example: `dragoman search '"customs union"' withdraw --since 2023 --store news.db`

    Exit status: 0 found, 1 nothing found, 2 no store or no words.
    """
    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    found = 0
    with open_store(store, read_only=True) as opened:
        for hit in opened.search(" ".join(words), statements=statements, since=since, until=until, limit=limit):
            found += 1
            if output is Shown.jsonl:
                typer.echo(to_line(hit.record))
            else:
                out.print(_told(hit))
    if not found:
        typer.echo(f"dragoman: nothing found in {store}; fewer words, a prefix* or OR find more", err=True)
    raise typer.Exit(0 if found else 1)


def _told(hit: Hit) -> Text:
    facts = [visible(x) for x in (hit.published, hit.outlet, hit.title) if x]
    who = f"{visible(hit.record.speaker.name or hit.record.speaker.mention.text)}: " if isinstance(hit.record, Statement) else ""
    text = Text().append(hit.record.id, style="bold").append("  " + " · ".join(facts), style="dim").append("\n    " + who)
    for k, piece in enumerate(hit.snippet.replace(CLOSE, OPEN).split(OPEN)):
        text.append(_inner(piece), style="bold" if k % 2 else "")
    return text


def _inner(piece: str) -> str:
    """A piece of a line: white space at its ends is kept as one space."""
    inner = visible(piece)
    return (" " if piece[:1].isspace() else "") + inner + (" " if inner and piece[-1:].isspace() else "")
