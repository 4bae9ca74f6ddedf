"""`dragoman stories`"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from dragoman.cli.options import STORE, Since, StoreFile, Until, open_store
from dragoman.cli.progress import with_progress
from dragoman.cli.sql import PRINT, Output
from dragoman.store import Store
from dragoman.store.storyviews import STORY, STORY_ARTICLE, Row, story_articles
from dragoman.store.storyviews import stories as ask
from dragoman.stories.weaving import weave_anew


def stories(
    story: Annotated[str | None, typer.Argument(help="A story's id, or its beginning: shows its articles.", metavar="[STORY]", show_default=False)] = None,
    store: StoreFile = STORE,
    actor: Annotated[str | None, typer.Option(help="Stories with this actor: a code (RUS, NATO), or the name of one without a code.")] = None,
    since: Since = None,
    until: Until = None,
    articles: Annotated[int, typer.Option(help="Stories of at least so many articles.", min=1)] = 1,
    limit: Annotated[int, typer.Option(help="How many at most, the latest first; 0 for all.", min=0)] = 50,
    output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object a row.")] = Output.table,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Work out all copies, stories and merged events anew first; articles and records stay as they are.")] = False,
) -> None:
    """List the stories of a store: articles of the same matter, each within three days of another. `copies`: articles that are copies of earlier ones.

    Example: `dragoman stories --since 2024-03 --articles 2 --store news.db`

    Exit status: 0 found, 1 nothing found, 2 no store.
    """
    if rebuild:
        _rebuild(store)
    with open_store(store, read_only=True) as opened:
        rows = list(_asked(opened, story, actor, since, until, articles, limit))
        if rows:
            PRINT[output](STORY_ARTICLE if story else STORY, rows)
    if not rows:
        what = f"no story has an id that begins with {story!r}" if story else "no story found"
        typer.echo(f"dragoman: {what} in {store}; `dragoman add` finds them as it adds", err=True)
    raise typer.Exit(0 if rows else 1)


def _asked(store: Store, story: str | None, actor: str | None, since: str | None, until: str | None, articles: int, limit: int) -> Iterator[Row]:
    return story_articles(store, story) if story else ask(store, since=since, until=until, actor=actor, articles=articles, limit=limit or None)


def _rebuild(path: StoreFile) -> None:
    with open_store(path) as opened:
        for _ in with_progress(weave_anew(opened), "weaving in", opened.counts()["article"], beside_output=True):
            pass
