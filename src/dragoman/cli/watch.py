"""`dragoman watch`"""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import Annotated

import typer

from dragoman.cli.options import STORE, Codebook, OwnActors, PipelineName, StoreFile, open_store, reader
from dragoman.cli.report import visible
from dragoman.corpus.adding import Done
from dragoman.corpus.reading import Recipe
from dragoman.corpus.watching import Told, Watch
from dragoman.errors import InputError
from dragoman.feeds.fetching import AGENT, Fetcher
from dragoman.feeds.outlines import feeds_of
from dragoman.feeds.politeness import DELAY, Pace

SHORTEST = 60.0  # seconds between two rounds, at least
_EVERY = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)?")
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, None: 60.0}


def watch(
    feeds: Annotated[list[str], typer.Argument(help="OPML files, lists of addresses (one a line), or addresses of RSS or Atom feeds.", metavar="FEEDS.opml|URL...", show_default=False)],
    store: StoreFile = STORE,
    every: Annotated[str, typer.Option(help="How often each feed is asked: 15m, 2h, 1d.", metavar="TIME")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, then stop: for cron.")] = False,
    delay: Annotated[float, typer.Option(help="Seconds between two requests to a host; its robots.txt may ask for more.", min=0.0)] = DELAY,
    agent: Annotated[str, typer.Option(help="What servers are told who asks; an address to write to is polite.")] = AGENT,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Also fetch from private, loopback and link-local addresses.")] = False,
    workers: Annotated[int, typer.Option(help="Processes that read.", min=1, max=64)] = 1,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    actors: OwnActors = None,
) -> None:
    """Watch feeds, and add what is new in them to a store.

    Servers are asked for what changed since the last time; a feed that fails is asked less and less often, up to once a day; robots.txt is kept to.
    An article's text is the feed's own where that has all of it, else that of the page. Entries older than 30 days are passed over.

    Example: `dragoman watch feeds.opml --every 15m --store news.db`

    Exit status of --once: 0 all feeds answered, 1 some did not, 2 none; else 130 when stopped by Ctrl-C.
    """
    seconds = _seconds(every)
    if pipeline or codebook or actors:
        reader(pipeline, codebook, actors=actors)  # what is wrong with them is said before the first round
    try:
        urls = list(dict.fromkeys(url for source in feeds for url in feeds_of(source)))
    except InputError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    tally: Counter[str] = Counter()
    with open_store(store, create=True) as opened:
        watching = Watch(opened, urls, Recipe(pipeline, codebook, actors=actors), Fetcher(allow_private, agent, Pace(delay)), seconds, workers)
        try:
            while True:
                began = watching.clock()
                this = _round(watching)
                tally += this
                typer.echo(f"{time.strftime('%H:%M')}  {this['asked']:,} of {len(urls):,} feeds asked, {this['failed']:,} failed; {this['new']:,} articles added, {this['skipped']:,} skipped")
                if once:
                    break
                time.sleep(watching.next_round(began))
        except KeyboardInterrupt:
            typer.echo(f"dragoman: stopped; {tally['new']:,} articles added in {store}; the same command goes on from there", err=True)
            raise typer.Exit(130) from None
    raise typer.Exit(0 if not tally["failed"] else 2 if tally["failed"] == tally["asked"] else 1)


def _round(watching: Watch) -> Counter[str]:
    tally: Counter[str] = Counter()
    for one in watching.round():
        if isinstance(one, Told):
            tally["asked"] += 1
            tally["failed"] += one.problem is not None
            if one.problem:
                typer.echo(f"dragoman: {one.url}: {one.problem}", err=True)
        elif isinstance(one, InputError):
            tally["skipped"] += 1
            typer.echo(f"dragoman: {one}", err=True)
        elif isinstance(one, Done):
            tally[one.added.status] += 1
            if one.added.status == "new":
                typer.echo(f"  {one.added.article} {visible(one.raw.title or one.raw.url or '')}")
    return tally


def _seconds(every: str) -> float:
    found = _EVERY.fullmatch(every.strip())
    if found is None or float(found[1]) * _UNITS[found[2]] < SHORTEST:
        raise typer.BadParameter(f"{every!r} is no time of at least a minute; expected such as 15m, 2h or 1d", param_hint="--every")
    return float(found[1]) * _UNITS[found[2]]
