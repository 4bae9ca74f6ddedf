"""The ledger: who is bound to what, until when, and what became of it; and one entry with its history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.ledger import RECORDS, STATES, Entry, find, ledger
from dragoman.web.asking import Asking, Missing
from dragoman.web.filters import Filters, address
from dragoman.web.lines import BONDS, BONDS_ALONE, MARKS, date_text
from dragoman.web.page import Page, doc
from dragoman.web.paging import Pager, pager
from dragoman.web.shown import line, web_address

LONGEST = 280  # characters of a quotation
STATE_SIGNS = {"open": "○", "met": "✓", "carried out": "●", "lapsed": "◌", "withdrawn": "×", "disputed": "?"}


@dataclass(frozen=True)
class EntryLine:
    """A commitment: who, in words, to whom; its two parts; its state and since when; deadline and days left on the day of the view, None without one."""

    id: str
    kind: str
    holder: str
    holder_address: str
    verb: str
    addressee: str | None
    addressee_address: str | None
    polarity: str
    condition: str
    consequence: str
    state: str
    sign: str
    since: str
    deadline: str | None
    left: int | None
    reports: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LedgerPage(Page):
    """All commitments."""

    template = "ledger.html"
    filters: Filters = doc("Holder (`actor`), addressee (`toward`).")
    at: str = doc("The ISO day as of which it is shown.")
    states: tuple[tuple[str, str, int, str, bool], ...] = doc("(state, sign, how many, address that shows it alone or all again, is it shown alone).")
    entries: tuple[EntryLine, ...] = doc("Those of this page: first what has a deadline to come, the nearest first, then the newest.")
    pager: Pager = doc("Where the list stands.")


@dataclass(frozen=True)
class StepLine:
    """A change of state: when it was known, why, who decided it; `evidence`: (words, outlet, day, address)."""

    state: str
    sign: str
    day: str
    why: str
    who: str | None
    overruled: bool
    evidence: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class EntryPage(Page):
    """One commitment."""

    template = "entry.html"
    entry: EntryLine = doc("The commitment.")
    at: str = doc("The ISO day as of which it is shown.")
    steps: tuple[StepLine, ...] = doc("How it came to its state, first to last.")
    reports: tuple[tuple[str, str, str, str, str, str | None], ...] = doc("(day, outlet, title, address of its article, address of its record, address where it was printed).")
    choices: tuple[str, ...] = doc("The states that a person may decide on.")
    problem: str | None = doc("What was wrong with the decision that was sent.", default=None)


def ledger_page(asking: Asking) -> LedgerPage:
    """The ledger as of `at` in the query (today), narrowed by state, holder and addressee."""
    filters, at = asking.filters, day_of(asking)
    state = asking.word("state") if asking.word("state") in STATES else None
    everything = ledger(asking.store, at=at, holder=filters.actor, addressee=filters.toward)
    chosen = [e for e in everything if state in (None, e.state)]
    chosen.sort(key=lambda e: _order(e, at))
    more = {"state": state, "at": at if at != date.today().isoformat() else None}
    shown = chosen[filters.offset : filters.offset + filters.size]
    return LedgerPage(
        title="Ledger", section="ledger", filters=filters, at=at, entries=tuple(entry_line(e, at) for e in shown), pager=pager("/ledger", filters, len(shown), len(chosen), **more),
        states=tuple(
            (s, STATE_SIGNS[s], sum(e.state == s for e in everything), replace(filters, page=1).address("/ledger", **more | {"state": None if s == state else s}), s == state) for s in STATES
        ),
    )  # fmt: skip


def _order(e: Entry, at: str) -> tuple[int, str, int]:
    if e.state == "open" and e.deadline and e.deadline >= at:
        return 0, e.deadline, 0
    newest = e.reports[-1].day if e.reports else ""
    return 1, "", -int(newest.replace("-", "") or 0)


def day_of(asking: Asking) -> str:
    """The day of `at` in the query, else today."""
    try:
        return date.fromisoformat(asking.word("at")).isoformat()
    except ValueError:
        return date.today().isoformat()


def entry_line(e: Entry, at: str) -> EntryLine:
    """An entry for a list."""
    left = (date.fromisoformat(e.deadline) - date.fromisoformat(at)).days if e.deadline and len(e.deadline) == 10 else None
    holder, addressee = e.holder.split(":")[0], e.addressee.split(":")[0] if e.addressee else None
    return EntryLine(
        e.id, e.kind, line(e.holder_name, 80), address("/actor", actor=holder), (BONDS if addressee else BONDS_ALONE)[e.kind], line(e.addressee_name or "", 80) or None,
        address("/actor", actor=addressee) if addressee else None, e.polarity, line(e.condition.text.strip(MARKS), LONGEST), line(e.consequence.text.strip(MARKS), LONGEST),
        e.state, STATE_SIGNS[e.state], date_text(e.since), date_text(e.deadline) or None, left, len(e.reports), tuple(line(o, 60) for o in e.outlets[:5]),
    )  # fmt: skip


def entry_page(asking: Asking, problem: str | None = None, sent: object = None) -> EntryPage:
    """The entry of the address."""
    at = day_of(asking)
    found = find(ledger(asking.store, at=at), asking.name) if asking.name.isalnum() else ()
    if len(found) != 1:
        raise Missing(f"There is no entry {asking.name} in the ledger of {date_text(at)}.")
    entry = found[0]
    one = entry_line(entry, at)
    return EntryPage(
        title=f"{one.holder} {one.verb} {one.addressee or ''}".strip(), section="ledger", entry=one, at=at, choices=(*STATES, RECORDS), problem=problem,
        steps=tuple(StepLine(s.state, STATE_SIGNS[s.state], date_text(s.day), s.why, s.who, s.overruled, tuple(map(_told, s.evidence))) for s in entry.history),
        reports=tuple(
            (r.day, line(r.heading.outlet or "unknown outlet", 80), line(r.heading.title or "Untitled", 160), f"/article/{r.heading.id}", f"/record/{r.commitment.id}", web_address(r.heading.url))
            for r in entry.reports
        ),
    )  # fmt: skip


def _told(e: Evidence) -> tuple[str, str, str, str]:
    return line(e.span.text.strip(MARKS), LONGEST), line(e.outlet or "unknown outlet", 80), date_text(e.published), f"/record/{e.record}"
