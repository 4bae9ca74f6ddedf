"""`dragoman ledger`, `ledger show`, `ledger set`"""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.ledger import RECORDS, STATES, Entry, decide, find, ledger, unplaced
from dragoman.analysis.parties import name_of
from dragoman.cli.options import STORE, StoreFile, day, open_store
from dragoman.cli.report import visible
from dragoman.cli.table import Output, print_rows
from dragoman.records import CommitmentKind
from dragoman.store.ledger import decisions

ledger_app = typer.Typer(invoke_without_command=True, rich_markup_mode="markdown", subcommand_metavar="[show|set]")
KINDS: tuple[CommitmentKind, ...] = ("threat", "promise", "offer", "demand", "ultimatum")
COLUMNS = ("id", "since", "state", "kind", "holder", "addressee", "polarity", "condition", "consequence", "deadline", "reports", "outlets")
At = Annotated[str | None, typer.Option("--at", help="As it stood on this day (YYYY-MM-DD); without it, today.", metavar="DATE")]
Id = Annotated[str, typer.Argument(help="The id of an entry or of one of its commitment records, or its beginning.", metavar="ID", show_default=False)]


@ledger_app.callback()
def listing(
    context: typer.Context,
    store: StoreFile = STORE,
    holder: Annotated[str | None, typer.Option(help="Whose commitments: a code or name.", metavar="ACTOR")] = None,
    addressee: Annotated[str | None, typer.Option(help="Toward whom: a code or name.", metavar="ACTOR")] = None,
    state: Annotated[str | None, typer.Option(help=f"One of {', '.join(STATES)}.", metavar="STATE")] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(KINDS)}.", metavar="KIND")] = None,
    at: At = None,
    output: Annotated[Output, typer.Option("--format", help="table: for people; csv; jsonl: an object an entry.")] = Output.table,
) -> None:
    """Show the ledger of commitments: who is bound to what, and what became of it. The same commitment told by several articles is one entry.

    Example: `dragoman ledger --holder ARM --state open --at 2024-03-15 --store news.db`

    `dragoman ledger show ID` tells how an entry came to its state, `dragoman ledger set ID STATE --why REASON` overrules it.
    A deadline that passes with nothing heard is shown as lapsed. Exit status: 0 found, 1 nothing found, 2 no store or a wrong option.
    """
    if context.invoked_subcommand is not None:
        context.obj = store
        return
    _one_of(state, STATES, "--state")
    _one_of(kind, KINDS, "--kind")
    with open_store(store, read_only=True) as opened:
        entries = ledger(opened, at=day(at), holder=holder, addressee=addressee, state=state, kind=kind)
        lost = unplaced(ledger(opened, at=day(at)), decisions(opened)) if decisions(opened) else ()
    print_rows(COLUMNS, [_row(e) for e in entries], output, frozenset({"reports"}))
    for one in lost:
        typer.echo(f"dragoman: the decision of {one.at[:10]} by {visible(one.who)} on {one.entry} ({one.state or RECORDS}) has no entry any more: {visible(one.consequence)}", err=True)
    if not entries:
        typer.echo(f"dragoman: no commitment in {store} fits; leave out a filter", err=True)
    raise typer.Exit(0 if entries else 1)


@ledger_app.command()
def show(
    context: typer.Context,
    entry_id: Id,
    store: StoreFile = STORE,
    at: At = None,
) -> None:
    """Show an entry: all its reports, its history, and the words that each change rests on.

    Example: `dragoman ledger show 51ad --store news.db`
    """
    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    with open_store(_store(context, store), read_only=True) as opened:
        found = _found(ledger(opened, at=day(at)), entry_id)
    for entry in found:
        for line in _whole(entry):
            out.print(line)


@ledger_app.command("set")
def set_state(
    context: typer.Context,
    entry_id: Id,
    state: Annotated[str, typer.Argument(help=f"One of {', '.join(STATES)}; {RECORDS}: as the records have it.", metavar="STATE", show_default=False)],
    why: Annotated[str, typer.Option(help="The reason, kept with the decision.", metavar="REASON")],
    store: StoreFile = STORE,
    who: Annotated[str | None, typer.Option(help="Who decides; without it, the name of the user of this computer.", metavar="NAME")] = None,
    since: Annotated[str | None, typer.Option(help="The day it holds from (YYYY-MM-DD); without it, today.", metavar="DATE")] = None,
) -> None:
    """Overrule the state of an entry, with a reason; it is kept with who and when, also when articles are read again.

    Example: `dragoman ledger set 51ad withdrawn --why "taken back in a radio interview" --store news.db`
    """
    with open_store(_store(context, store)) as opened:
        found = _found(ledger(opened), entry_id)
        if len(found) > 1:
            typer.echo(f"dragoman: {len(found)} entries have ids that begin with {entry_id!r}; more of the id names one", err=True)
            raise typer.Exit(2)
        made = decide(opened, found[0], state, why=why, who=who or getpass.getuser(), since=day(since))
    typer.echo(f"{made.entry} {made.state or 'as the records have it'} since {made.since}, decided by {visible(made.who)}: {visible(made.why)}")


def _store(context: typer.Context, store: Path) -> Path:
    """The store named after the subcommand, or before it."""
    before = context.obj if isinstance(context.obj, Path) else store
    return before if store == STORE else store


def _one_of(value: str | None, allowed: Sequence[str], option: str) -> None:
    if value is not None and value not in allowed:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(allowed)}", param_hint=option)


def _found(entries: Sequence[Entry], beginning: str) -> tuple[Entry, ...]:
    found = find(entries, beginning)
    if not found:
        typer.echo(f"dragoman: no entry has an id that begins with {beginning!r}; `dragoman ledger` prints ids", err=True)
        raise typer.Exit(2)
    return found


def _row(e: Entry) -> list[str | int | None | list[str]]:
    return [e.id, e.since, e.state, e.kind, e.holder, e.addressee, e.polarity, e.condition.text, e.consequence.text, e.deadline, len(e.reports), list(e.outlets)]


def _whole(e: Entry) -> Iterator[Text]:
    to = f" to {visible(e.addressee_name or e.addressee or '')}" if e.addressee else ""
    yield Text(f"{e.id}  ", style="bold").append(f"{e.kind} of {visible(name_of(e.holder) if e.holder.isupper() else e.holder_name)}{to}, {e.state} since {e.since}")
    yield Text(f"    {e.polarity:9} {visible(e.condition.text)}")
    yield Text(f"    {'then':9} {visible(e.consequence.text)}")
    if e.deadline:
        over = " (over)" if e.deadline < date.today().isoformat() else ""
        yield Text(f"    {'by':9} {e.deadline}{over}")
    yield Text("  reports", style="bold cyan")
    for r in e.reports:
        yield Text(f"    {r.day}  {visible(r.heading.outlet or r.heading.title or r.heading.id)}: {r.commitment.kind}, {visible(r.commitment.condition.text)} → {visible(r.commitment.consequence.text)}")
    yield Text("  history", style="bold cyan")
    for step in e.history:
        by = f", decided by {visible(step.who)}" if step.who else ""
        when = f" ({step.happened})" if step.happened else ""
        style = "dim" if step.overruled else ""
        yield Text(f"    {step.day}  {step.state}{when}: {visible(step.why)}{by}{' [overruled]' if step.overruled else ''}", style=style)
        for told in step.evidence:
            yield Text("                " + told_line(told), style="dim")


def told_line(e: Evidence) -> str:
    """A piece of evidence in a line: kind, words, offsets, outlet, day, record."""
    where = " · ".join(visible(x) for x in (e.outlet, e.title, e.published) if x)
    return f"{e.kind} “{visible(e.span.text)}” [{e.span.start}:{e.span.end}] {where} · {e.record}"
