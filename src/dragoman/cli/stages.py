"""`dragoman stages`"""

from __future__ import annotations

import typer

from dragoman.extract.pipeline import STAGES


def stages() -> None:
    """Print what each stage of the reading reads and writes, in order.

    Example: `dragoman stages`
    """
    for n, stage in enumerate(STAGES, 1):
        typer.echo(f"{n:2}. {stage.name:12} reads  {stage.reads}\n{'':16} writes {stage.writes}\n{'':16} in     {stage.module}")
