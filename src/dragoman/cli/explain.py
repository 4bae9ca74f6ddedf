"""`dragoman explain`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dragoman.analysis.implied import with_implied
from dragoman.cli.last import Run, last_run
from dragoman.cli.options import Codebook, Outlet, OwnActors, PipelineName, Published, columns_of, day, reader
from dragoman.cli.report import visible
from dragoman.errors import InputError
from dragoman.ingest.files import gather
from dragoman.records import Reading, Record, to_line


def explain(
    record_id: Annotated[str, typer.Argument(help="The id of a record, or its beginning.")],
    paths: Annotated[list[str] | None, typer.Argument(help="The articles it was read from; without them, those of the last `dragoman read`.", show_default=False)] = None,
    published: Published = None,
    outlet: Outlet = None,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    actors: OwnActors = None,
) -> None:
    """Show why a record was made: the words it rests on, the rule or model, what else was considered.

    Example: `dragoman explain 3fa9 samples/`
    """
    given = Run(tuple(paths or ()), day(published), outlet, pipeline, str(codebook) if codebook else None, actors=str(actors) if actors else None)
    run = given if paths else last_run()
    if run is None:
        typer.echo("dragoman: no articles to look in; name them: dragoman explain RECORD_ID PATH", err=True)
        raise typer.Exit(2)
    if not paths:
        run = replace(run, published=given.published or run.published, outlet=outlet or run.outlet, pipeline=pipeline or run.pipeline, codebook=given.codebook or run.codebook, actors=given.actors or run.actors)
    model = reader(run.pipeline, Path(run.codebook) if run.codebook else None, actors=Path(run.actors) if run.actors else None)
    found = False
    for raw in gather(run.paths, run.published, run.outlet, columns_of(run.map)):
        if isinstance(raw, InputError):
            typer.echo(f"dragoman: {raw}", err=True)
            continue
        reading = with_implied(model.read(raw))
        for record in reading.records():
            if record.id.startswith(record_id.lower()):
                found = True
                typer.echo("\n".join(explanation(reading, record)))
    if not found:
        typer.echo(f"dragoman: no record of these articles has an id that begins with {record_id!r}; `dragoman read --format jsonl` prints ids", err=True)
        raise typer.Exit(2)


def explanation(reading: Reading, record: Record) -> Iterator[str]:
    """The record, then each reason with its words and offsets; a record without one says so."""
    yield to_line(record)
    reasons = [why for why in reading.why if why.record == record.id]
    if not reasons:
        yield "  made from the text's head and foot" if record == reading.article else "  no reason was kept"
    for why in reasons:
        yield f"  made by {why.coder}: {why.rule}"
        for span in why.spans:
            yield f"    rests on  “{visible(span.text)}” [{span.start}:{span.end}]"
        for other in why.alternatives:
            yield f"    not       {other}"
