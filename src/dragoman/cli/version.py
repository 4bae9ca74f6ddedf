"""`dragoman --version`"""

from __future__ import annotations

from importlib.metadata import version

import typer


def show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit
