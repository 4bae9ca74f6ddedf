"""`dragoman show`"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli.explain import explanation
from dragoman.cli.options import STORE, StoreFile, open_store
from dragoman.cli.report import report, visible
from dragoman.errors import StoreError
from dragoman.records import Article, Reading, Record, Span, to_line
from dragoman.store import Store

AROUND = 160  # characters of the article before and after a record's words
MOST = 20  # records that an ambiguous beginning may stand for


class Shown(StrEnum):
    """How a record is printed."""

    report = "report"
    jsonl = "jsonl"


def show(
    record_id: Annotated[str, typer.Argument(help="The id of an article or record, or its beginning.", metavar="ID", show_default=False)],
    store: StoreFile = STORE,
    output: Annotated[Shown, typer.Option("--format", help="report: for people; jsonl: the record, and all records of an article.")] = Shown.report,
) -> None:
    """Show an article with all that it says, or one record with its evidence and why it was made.

    Example: `dragoman show 3fa9 --store news.db`
    """
    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    with open_store(store, read_only=True) as opened:
        found = opened.records(record_id, MOST)
        if not found:
            raise StoreError(store, f"no record has an id that begins with {record_id!r}; `dragoman search` and `dragoman sql` print ids")
        if len(found) > 1:
            typer.echo(f"dragoman: {len(found)}{' or more' if len(found) >= MOST else ''} records have ids that begin with {record_id!r}; give more of the id of one", err=True)
            for record in found:
                typer.echo(f"{type(record).__name__.lower():10} {record.id}")
            raise typer.Exit(2)
        for record in found:
            reading = opened.reading(record.id if isinstance(record, Article) else record.article)
            if reading is None:
                raise StoreError(store, f"the article of record {record.id} is gone; restore the store from a copy")
            if output is Shown.jsonl:
                typer.echo("\n".join(to_line(r) for r in (reading.records() if isinstance(record, Article) else (record,))))
            else:
                out.print(Text("\n").join(_whole(opened, reading) if isinstance(record, Article) else _one(reading, record)))


def _whole(store: Store, reading: Reading) -> Iterator[Text]:
    yield report(reading)
    stored = store.stored(reading.article.id)
    if stored is not None:
        yield Text(f"    added {stored.added}, read by dragoman {stored.version}" + (f" on {stored.reread}" if stored.reread else ""), style="dim")
    for seen in store.sightings(reading.article.id):
        if (seen.url, seen.outlet) != (reading.article.url, reading.article.outlet):
            yield Text(f"    also seen {seen.added}: " + " · ".join(visible(x) for x in (seen.outlet, seen.url) if x), style="dim")


def _one(reading: Reading, record: Record) -> Iterator[Text]:
    """A record in its surroundings, then what `dragoman explain` says of it."""
    article = reading.article
    yield Text(" · ".join(visible(x) for x in (type(record).__name__.lower(), article.published, article.outlet, article.title, f"article {article.id}") if x), style="bold")
    spans = [s for why in reading.why if why.record == record.id for s in why.spans] or _evidence(record)
    if spans:
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        before, after = article.text[max(0, start - AROUND) : start], article.text[end : end + AROUND]
        yield Text("    …" + visible(before) + " ").append(visible(article.text[start:end]), style="bold").append(" " + visible(after) + "…")
    for line in explanation(reading, record):
        yield Text(line)


def _evidence(record: Record) -> list[Span]:
    values = (getattr(record, name, None) for name in ("cue", "trigger", "evidence", "condition", "consequence"))
    return [value for value in values if isinstance(value, Span)]
