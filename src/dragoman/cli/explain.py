"""`dragoman explain`"""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.errors import InputError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.files import gather
from dragoman.records import to_line


def explain(
    record_id: Annotated[str, typer.Argument(help="The id of a record, or its beginning.")],
    paths: Annotated[list[str], typer.Argument(help="The articles it was read from.")],
) -> None:
    """Show why a record was made: the words it rests on, the rule or model, alternatives: `dragoman explain 3fa9 samples/`"""
    pipeline = Pipeline()
    found = False
    for raw in gather(paths):
        if isinstance(raw, InputError):
            typer.echo(f"dragoman: {raw}", err=True)
            continue
        reading = pipeline.read(raw)
        for record in reading.records():
            if not record.id.startswith(record_id):
                continue
            found = True
            typer.echo(to_line(record))
            for why in reading.why:
                if why.record == record.id:
                    typer.echo(f"  made by {why.coder}: {why.rule}")
                    for span in why.spans:
                        typer.echo(f"    [{span.start}:{span.end}] {span.text!r}")
                    for other in why.alternatives:
                        typer.echo(f"    instead of {other}")
    if not found:
        typer.echo(f"dragoman: no record of these articles has an id that begins with {record_id!r}; ids are printed by: dragoman read --format jsonl", err=True)
        raise typer.Exit(2)
