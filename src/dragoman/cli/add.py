"""`dragoman add`"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

import typer

from dragoman.cli.options import CORES, STORE, Codebook, Map, Outlet, OwnActors, PipelineName, Published, StoreFile, Workers, columns_of, day, open_store, reader
from dragoman.cli.progress import with_progress
from dragoman.cli.report import visible
from dragoman.corpus.adding import Done, add_all
from dragoman.corpus.reading import Recipe
from dragoman.corpus.weaving import weaving
from dragoman.errors import InputError
from dragoman.ingest.count import expected
from dragoman.ingest.files import gather


def add(
    sources: Annotated[list[str], typer.Argument(help="Articles: text, HTML, JSON Lines, CSV, Parquet or WARC files, folders; - for standard input.", metavar="SOURCE|-", show_default=False)],
    store: StoreFile = STORE,
    workers: Workers = CORES,
    published: Published = None,
    outlet: Outlet = None,
    map: Map = None,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    actors: OwnActors = None,
    listed: Annotated[bool, typer.Option("--list", help="Print a line for each article once it is in the store: status, id, title.")] = False,
) -> None:
    """Read articles and keep what they say in a store.

    What was added before is left as it is and not read again, so a run that was stopped is gone on with by the same command.

    Example: `dragoman add samples/ --store news.db`, then `dragoman search summit --store news.db`

    Exit status: 0 all added, 1 some skipped, 2 none, 130 stopped by Ctrl-C.
    """
    published, columns = day(published), columns_of(map)
    tally: Counter[str] = Counter()
    recipe = Recipe(pipeline, codebook, actors=actors)
    if pipeline or codebook or actors:
        reader(pipeline, codebook, actors=actors)  # what is wrong with them is said before the work begins
    with open_store(store, create=True) as opened:
        done = add_all(opened, gather(sources, published, outlet, columns), recipe, workers)
        try:
            for one in with_progress(weaving(opened, done), "adding", expected(sources), beside_output=not listed):
                if isinstance(one, InputError):
                    tally["skipped"] += 1
                    typer.echo(f"dragoman: {one}", err=True)
                    continue
                tally[one.added.status] += 1
                if listed:
                    sys.stdout.write(_line(one) + "\n")
                    sys.stdout.flush()
        except KeyboardInterrupt:
            typer.echo(f"dragoman: stopped; {_told(tally)} in {store}; the same command goes on from there", err=True)
            raise typer.Exit(130) from None
        finally:
            done.close()  # ends the workers
    typer.echo(f"{_told(tally)} in {store}")
    raise typer.Exit(2 if not tally.total() - tally["skipped"] else 1 if tally["skipped"] else 0)


def _line(one: Done) -> str:
    title = one.reading.article.title if one.reading else None
    return f"{one.added.status:7} {one.added.article} {visible(title or one.raw.url or one.raw.path or '')}".rstrip()


def _told(tally: Counter[str]) -> str:
    parts = [f"{tally['new']:,} added", f"{tally['same']:,} there before", *(f"{tally[k]:,} {k}" for k in ("changed", "skipped") if tally[k])]
    return ", ".join(parts)
