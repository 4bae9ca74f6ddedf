"""The commands; each is thin and lives in a file of its own."""

from __future__ import annotations

import io
import sys

import typer

from dragoman.cli.add import add
from dragoman.cli.code import code
from dragoman.cli.codebook import codebook_app
from dragoman.cli.dossier import report_command
from dragoman.cli.drift import drift_command
from dragoman.cli.events import apart, events
from dragoman.cli.explain import explain
from dragoman.cli.export import export_store
from dragoman.cli.importing import import_coded
from dragoman.cli.ledger import ledger_app
from dragoman.cli.members import members_command
from dragoman.cli.parse import parse
from dragoman.cli.read import read
from dragoman.cli.reread import reread
from dragoman.cli.review import review_app
from dragoman.cli.search import search
from dragoman.cli.serve import serve
from dragoman.cli.show import show
from dragoman.cli.sql import sql
from dragoman.cli.stages import stages
from dragoman.cli.stories import stories
from dragoman.cli.version import show_version
from dragoman.cli.watch import watch

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False)


@app.callback()
def main(version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Show the version.")) -> None:
    """Who says and does what to whom, read out of the news. Every record quotes the words it rests on.

    Begin with `dragoman read ARTICLE.txt`; `dragoman COMMAND --help` shows an example of each command.
    """
    # Half a surrogate pair in a file's name or a JSON string has no UTF-8; '\udc80' is how JSON writes it.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for command in (read, code, add, watch, search, show, events, stories, apart, sql, reread, parse, stages, explain):
    app.command()(command)
app.command("import")(import_coded)
app.command("drift")(drift_command)
app.command("report")(report_command)
app.command("export")(export_store)
app.command("members")(members_command)
app.command("serve")(serve)
app.add_typer(review_app, name="review")
app.add_typer(ledger_app, name="ledger")
app.add_typer(codebook_app, name="codebook")
