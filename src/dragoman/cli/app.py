"""The commands; each is thin and lives in a file of its own."""

from __future__ import annotations

import typer

from dragoman.cli.explain import explain
from dragoman.cli.parse import parse
from dragoman.cli.read import read
from dragoman.cli.stages import stages
from dragoman.cli.version import show_version

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False, help="Who says and does what to whom, read out of the news.")


@app.callback()
def main(version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Show the version.")) -> None:
    """Who says and does what to whom, read out of the news. Every record quotes the words it rests on."""


for command in (read, parse, stages, explain):
    app.command()(command)
