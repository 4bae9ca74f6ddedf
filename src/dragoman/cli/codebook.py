"""`dragoman codebook check`"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import OwnActors, PipelineName, reader
from dragoman.errors import DragomanError
from dragoman.ingest.raw import RawArticle
from dragoman.records import Event
from dragoman.resources.own_codebook import read_own

codebook_app = typer.Typer(no_args_is_help=True)


@codebook_app.callback()
def codebook() -> None:
    """Codebooks of event types and trigger words: what a file of your own holds and what it matches.

    Example: `dragoman codebook check mine.tsv 'Chile leased two islands to Peru.'`
    """


@codebook_app.command()
def check(
    file: Annotated[Path, typer.Argument(help="Triggers in the columns type, mode, cameo, pos, lemma, with, source, target, intensity, contexts, example.", metavar="FILE")],
    text: Annotated[str | None, typer.Argument(help="A text, or a file with one, in which to show what the codebook matches.", metavar="[TEXT]", show_default=False)] = None,
    pipeline: PipelineName = None,
    actors: OwnActors = None,
) -> None:
    """Check a codebook file: its lines, whether each example is matched by its own trigger, and what it matches in a text.

    A file extends the shipped codebook, its triggers first; a line `#% replace` makes it stand alone, `#% type NAME QUAD CAMEO INTENSITY
    DEFINITION` adds a type, `#% class $NAME word|word` a word class.

    Example: `dragoman codebook check mine.tsv 'Chile leased two islands to Peru.'`

    Exit status: 0 all in order, 1 an example is not matched, 2 the file cannot be used.
    """
    try:
        book, own = read_own(file)
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    counts = Counter(t.type for t in own)
    total = sum(len(v) for v in book.triggers.values())
    typer.echo(f"{file}: {len(own)} triggers ({', '.join(f'{n} {name}' for name, n in sorted(counts.items()))}); with them the codebook has {total}")
    model = reader(pipeline, file, actors=actors)
    missed = 0
    for t in own:
        found = model.read(RawArticle(t.example + "\n")).events if t.example else ()
        if not any(e.type == t.type for e in found):
            missed += 1
            what = f"not matched: {t.example}" if t.example else "no example"
            typer.echo(f"{file}, line {t.line}: {t.type} {t.lemma!r}: {what}", err=True)
    if text is not None:
        article = Path(text).read_text(encoding="utf-8") if _is_file(text) else text
        for event in model.read(RawArticle(article.rstrip("\n") + "\n")).events:
            typer.echo(_line(event))
    raise typer.Exit(1 if missed else 0)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # a text longer than a file's name may be
        return False


def _line(event: Event) -> str:
    """'12-20 ASSAULT actual: Chad -> Sudan [attacked a town]'"""
    who = [", ".join(r.code or r.mention.text for r in refs) or "-" for refs in (event.source, event.target)]
    return f"{event.trigger.start}-{event.trigger.end} {event.type} {event.modality}: {who[0]} -> {who[1]} [{event.trigger.text}]"
