"""`dragoman reread`"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from dragoman.cli.options import CORES, STORE, Codebook, OwnActors, PipelineName, StoreFile, Workers, open_store, reader
from dragoman.cli.progress import with_progress
from dragoman.corpus.reading import Recipe
from dragoman.corpus.rereading import reread_all
from dragoman.errors import InputError
from dragoman.store import Added
from dragoman.stories.weaving import weave_in


def reread(
    store: StoreFile = STORE,
    workers: Workers = CORES,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    actors: OwnActors = None,
    count: Annotated[bool, typer.Option("--count", help="Only say how many articles another version read.")] = False,
) -> None:
    """Read again what another version of dragoman read, and say what changed.

    What changed is kept in the table `change`, each record as it was before. A run that was stopped is gone on with by the same command.

    Example: `dragoman reread --store news.db`, then `dragoman sql "select kind, what, count(*) from change group by 1, 2" --store news.db`

    Exit status: 0 all read, 1 some could not be read and keep their records, 130 stopped by Ctrl-C.
    """
    recipe = Recipe(pipeline, codebook, actors=actors)
    if pipeline or codebook or actors:
        reader(pipeline, codebook, actors=actors)
    articles: Counter[str] = Counter()
    records: Counter[tuple[str, str]] = Counter()
    with open_store(store) as opened:
        stale = opened.count_stale(recipe.version())
        if count:
            typer.echo(f"{stale:,} of {opened.counts()['article']:,} articles were read by another version than {recipe.version()}")
            return
        done = reread_all(opened, recipe, workers)
        try:
            for one in with_progress(done, "reading again", stale, beside_output=True):
                _tell(one, articles, records)
        except KeyboardInterrupt:
            typer.echo(f"dragoman: stopped after {articles.total():,} of {stale:,} articles; the same command goes on from there", err=True)
            raise typer.Exit(130) from None
        finally:
            done.close()  # ends the workers
        for _ in weave_in(opened, reread=True):  # events that read otherwise are merged otherwise
            pass
    typer.echo(f"{articles.total() - articles['skipped']:,} articles read again by {recipe.version()}: {articles['changed']:,} changed, {articles['same']:,} the same")
    for (kind, what), n in sorted(records.items()):
        typer.echo(f"  {kind:10} {what:7} {n:,}")
    raise typer.Exit(1 if articles["skipped"] else 0)


def _tell(one: Added | InputError, articles: Counter[str], records: Counter[tuple[str, str]]) -> None:
    if isinstance(one, InputError):
        articles["skipped"] += 1
        typer.echo(f"dragoman: {one}; its records stay as they were", err=True)
        return
    articles[one.status] += 1
    records.update((change.kind, change.what) for change in one.changes)
