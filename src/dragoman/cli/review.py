"""`dragoman review`: list, accept, reject, correct, add, withdraw, agreement, export"""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import STORE, StoreFile, open_store
from dragoman.cli.report import visible
from dragoman.cli.table import Cell, Output, print_rows
from dragoman.errors import RecordError
from dragoman.records import Article, Record, Span
from dragoman.store import Store
from dragoman.store.agreement import agreement as agree
from dragoman.store.likeness import anchor
from dragoman.store.review import Review, Reviews
from dragoman.store.training_lines import training_lines
from dragoman.store.writing import KINDS
from dragoman.web.corrections import corrected, missed

review_app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
By = Annotated[str | None, typer.Option("--by", help="Who reviews; without it, the name of the user of this computer.", metavar="NAME")]
Note = Annotated[str | None, typer.Option("--note", help="A remark that is kept with it.", metavar="TEXT")]
Kind = Annotated[str | None, typer.Option("--kind", help=f"One of {', '.join(KINDS)}.", metavar="KIND")]
Ids = Annotated[list[str], typer.Argument(help="Records by id or its beginning.", metavar="ID...", show_default=False)]
Id = Annotated[str, typer.Argument(help="A record by id or its beginning.", metavar="ID", show_default=False)]
Set = Annotated[
    list[str],
    typer.Option(
        "--set", help="A field and its value: type=ACCUSE, source=RUS, target=UKR,POL, trigger='called off', trigger.at=120-133, date=2024-03. An empty value takes it away.", metavar="FIELD=VALUE"
    ),
]
SAID = ("at", "verdict", "kind", "record", "words", "reviewer", "note")
WAITING = ("record", "kind", "confidence", "words", "article")
AGREED = ("kind", "reviewed", "right", "corrected", "rejected", "missed", "precision", "low", "high", "found", "fields")
FOUND = 20  # records that a beginning may stand for


@review_app.callback()
def review() -> None:
    """Say what is right and wrong: accept, correct, reject records, or add missed ones.

    A review is kept beside the reader's record, with who and when. Every view and export obeys it, also after the article is read again.

    Example: `dragoman review list --waiting --kind event`, then `dragoman review accept 3fa9c1`
    """


@review_app.command("list")
def list_reviews(
    store: StoreFile = STORE,
    waiting: Annotated[bool, typer.Option("--waiting", help="Records that nobody has reviewed, those first of which the reader is least sure.")] = False,
    kind: Kind = None,
    limit: Annotated[int, typer.Option(help="How many at most.", min=1)] = 50,
    output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object a line.")] = Output.table,
) -> None:
    """List what was said, newest first; or, with `--waiting`, what waits for a reviewer.

    Example: `dragoman review list --waiting --kind commitment --store news.db`
    """
    _kind(kind)
    with open_store(store, read_only=True) as opened:
        reviews = Reviews(opened)
        rows = [_waiting(r) for r in reviews.waiting(kind=kind, limit=limit)] if waiting else [_said(r) for r in reviews.log(limit=limit) if kind in (None, r.kind)]
    print_rows(WAITING if waiting else SAID, rows, output, frozenset({"confidence"}))
    raise typer.Exit(0 if rows else 1)


@review_app.command()
def accept(ids: Ids, store: StoreFile = STORE, by: By = None, note: Note = None) -> None:
    """Say that records are right as they stand.

    Example: `dragoman review accept 3fa9c1 77ab02 --store news.db`
    """
    with _reviewing(store) as (opened, reviews):
        for one in ids:
            _tell(reviews.accept(_record(opened, one), by=by or getpass.getuser(), note=note))


@review_app.command()
def reject(ids: Ids, store: StoreFile = STORE, by: By = None, note: Note = None) -> None:
    """Say that there should be no such records: they leave every view and export, and are kept beside their articles.

    Example: `dragoman review reject 3fa9c1 --note "a film, not a raid" --store news.db`
    """
    with _reviewing(store) as (opened, reviews):
        for one in ids:
            _tell(reviews.reject(_record(opened, one), by=by or getpass.getuser(), note=note))


@review_app.command()
def correct(record_id: Id, values: Set, store: StoreFile = STORE, by: By = None, note: Note = None) -> None:
    """Put a corrected record in the place of the reader's. Words must stand in the article; actors are codes or names.

    Example: `dragoman review correct 3fa9c1 --set type=ACCUSE --set modality=alleged --set target=UKR --store news.db`
    """
    with _reviewing(store) as (opened, reviews):
        name = _record(opened, record_id)
        there = reviews.standing(name)
        was: Record | None = (there.ruling or there.machine) if there else next((r for r in opened.records(name, 2) if r.id == name), None)
        stored = opened.stored(getattr(was, "article", ""))
        if was is None or stored is None:
            raise RecordError(f"the article of record {name} is gone; restore the store from a copy")
        _tell(reviews.correct(corrected(was, stored.article, _values(values)), by=by or getpass.getuser(), note=note))


@review_app.command()
def add(
    article_id: Annotated[str, typer.Argument(help="The article by id or its beginning.", metavar="ARTICLE", show_default=False)],
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(KINDS)}.", metavar="KIND")],
    values: Set,
    store: StoreFile = STORE,
    by: By = None,
    note: Note = None,
) -> None:
    """Add a record that the reader missed.

    Example: `dragoman review add 51ad --kind stance --set evidence='turned away' --set actor=ARM --set toward=RUS --set direction=away --set modality=actual`
    """
    with _reviewing(store) as (opened, reviews):
        found = [r for r in opened.records(article_id, FOUND) if isinstance(r, Article)]
        if len(found) != 1:
            raise RecordError(f"{len(found) or 'no'} article{'s have ids' if found else ' has an id'} that begin{'s' * (not found)} with {article_id!r}; `dragoman search` prints ids")
        _tell(reviews.add(missed(kind, found[0], _values(values)), by=by or getpass.getuser(), note=note))


@review_app.command()
def withdraw(ids: Ids, store: StoreFile = STORE, by: By = None, note: Note = None) -> None:
    """Take back what was said of records: the reader's are back.

    Example: `dragoman review withdraw 3fa9c1 --store news.db`
    """
    with _reviewing(store) as (opened, reviews):
        for one in ids:
            _tell(reviews.withdraw(_record(opened, one), by=by or getpass.getuser(), note=note))


@review_app.command()
def agreement(store: StoreFile = STORE, output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object a kind.")] = Output.table) -> None:
    """Show how far reader and reviewer agree, by kind of record: against what the reader made at the last reading.

    `precision`: of the reader's reviewed records, those right as they stand, with Wilson's 95 % interval (`low`, `high`); `found`: F1 of finding a
    record at all, right or to be corrected; `fields`: what was corrected, and how often.

    Example: `dragoman review agreement --store news.db`
    """
    with open_store(store, read_only=True) as opened:
        told = agree(Reviews(opened).all_standing())
    rows: list[list[Cell]] = [
        [a.kind, a.reviewed, a.right, a.other, a.wrong, a.missed, a.precision, *(a.interval or (None, None)), a.found, [f"{name} {n}" for name, n in a.fields]] for a in told
    ]
    print_rows(AGREED, rows, output, frozenset(AGREED[1:-1]))
    raise typer.Exit(0 if rows else 1)


@review_app.command()
def export(
    store: StoreFile = STORE,
    kind: Kind = None,
    to: Annotated[Path | None, typer.Option("--output", "-o", help="A file; without it, standard output.", dir_okay=False, metavar="FILE")] = None,
) -> None:
    """Write reviews as training lines: a JSON object each, with the passage, the reader's record (`machine`) and the reviewer's (`gold`).

    Example: `dragoman review export -o reviews.jsonl --store news.db`
    """
    _kind(kind)
    count = 0
    try:
        with open_store(store, read_only=True) as opened, _writer(to) as write:
            for count, line in enumerate(training_lines(Reviews(opened), kind=kind), 1):  # noqa: B007 - told below
                write(json.dumps(line.plain(), ensure_ascii=False) + "\n")
    except OSError as error:
        typer.echo(f"dragoman: {to}: cannot be written ({error.strerror}); name another file with --output", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"dragoman: {count:,} review{'s' * (count != 1)} written", err=True)
    raise typer.Exit(0 if count else 1)


@contextmanager
def _writer(to: Path | None) -> Iterator[Callable[[str], int]]:
    if to is None:
        yield sys.stdout.write
        return
    with to.open("w", encoding="utf-8") as file:
        yield file.write


@contextmanager
def _reviewing(path: Path) -> Iterator[tuple[Store, Reviews]]:
    """The store to write reviews to; a record that cannot be is one line and status 2."""
    try:
        with open_store(path) as opened:
            yield opened, Reviews(opened)
    except RecordError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None


def _record(store: Store, beginning: str) -> str:
    """The id of the one record, rejected ones with them, whose id begins so."""
    start = beginning.lower()
    ids = {r.id for r in store.records(start, FOUND) if not isinstance(r, Article)} | {r.record for r in Reviews(store).all_standing() if r.record.startswith(start)}
    if start in ids:
        return start
    if len(ids) != 1:
        raise RecordError(
            f"{len(ids)} records have ids that begin with {beginning!r}; more of the id names one" if ids
            else f"no record has an id that begins with {beginning!r}; `dragoman review list --waiting` and `dragoman search` print ids"
        )  # fmt: skip
    return ids.pop()


def _values(given: list[str]) -> dict[str, str]:
    """The values of --set by name of field."""
    pairs = [g.partition("=") for g in given]
    for name, sign, _ in pairs:
        if not sign or not name.strip():
            raise typer.BadParameter(f"{name!r} is no field with a value; expected such as type=ACCUSE", param_hint="--set")
    return {name.strip(): value for name, _, value in pairs}


def _kind(kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is not one of {', '.join(KINDS)}", param_hint="--kind")


def _tell(said: Review) -> None:
    typer.echo(f"{said.record} {said.verdict}, by {visible(said.reviewer)} at {said.at}")


def _words(record: Record | None) -> str:
    spans: tuple[Span, ...] = anchor(record) if record is not None else ()
    return visible(" … ".join(s.text for s in spans))[:160]


def _said(r: Review) -> list[Cell]:
    return [r.at, r.verdict, r.kind, r.record, _words(r.ruling or r.machine), r.reviewer, r.note]


def _waiting(record: Record) -> list[Cell]:
    return [record.id, type(record).__name__.lower(), getattr(record, "confidence", None), _words(record), getattr(record, "article", None)]
