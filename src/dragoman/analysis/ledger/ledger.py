"""The ledger over a store: reports to entries, entries to their state on a day, and an analyst's decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.analysis.ledger.entries import STATES, Entry, Report, Step
from dragoman.analysis.ledger.history import deadline_of, history
from dragoman.analysis.ledger.matching import Terms, group, likeness, terms
from dragoman.analysis.ledger.signs import signs, target_of
from dragoman.analysis.ledger.told import Later, later
from dragoman.analysis.parties import code_of, matches, party
from dragoman.analysis.words import wording
from dragoman.errors import StoreError
from dragoman.records import content_id
from dragoman.store import Store
from dragoman.store.headings import headings
from dragoman.store.ledger import Decision, decisions, keep_decision, moment

RECORDS = "records"  # the word that lifts a decision: the records decide again


def ledger(
    store: Store, *, at: str | None = None, holder: str | None = None, addressee: str | None = None, state: str | None = None, kind: str | None = None
) -> tuple[Entry, ...]:  # fmt: skip
    """The entries as they stood on the ISO day `at` (today), by the day of their first report.

    Only what had been published by then counts. `holder` and `addressee` are codes, countries or names; articles without a date are left out.
    """
    at = at or date.today().isoformat()
    heads = {i: h for i, h in headings(store).items() if h.published and h.published <= at}
    reports = [Report(c, heads[c.article]) for c in store.commitments() if c.article in heads]
    if not reports:
        return ()
    told = later(store, heads, min(r.day for r in reports), at)
    made = entries_of(reports, told, decisions(store), at)
    who, whom = code_of(holder) if holder else None, code_of(addressee) if addressee else None
    return tuple(
        e for e in made
        if (who is None or any(matches(who, r.commitment.holder) for r in e.reports))
        and (whom is None or any(matches(whom, r.commitment.addressee) for r in e.reports))
        and (state is None or e.state == state) and (kind is None or e.kind == kind)
    )  # fmt: skip


def entries_of(reports: Sequence[Report], told: Later, decided: Sequence[Decision], at: str) -> tuple[Entry, ...]:
    """The entries of reports, what was told later and what was decided, all known on the day `at`."""
    groups = group(reports)
    ids = [_id(g) for g in groups]
    place = _places(groups, ids, [r for r in decided if r.since <= at])
    return tuple(_entry(i, g, told, place.get(i, ()), at) for i, g in zip(ids, groups, strict=True))


def find(entries: Iterable[Entry], beginning: str) -> tuple[Entry, ...]:
    """The entries whose id, or that of one of whose commitment records, begins so."""
    start = beginning.lower()
    return tuple(e for e in entries if e.id.startswith(start) or any(r.commitment.id.startswith(start) for r in e.reports))


def decide(store: Store, entry: Entry, state: str, *, why: str, who: str, since: str | None = None) -> Decision:
    """Keeps an analyst's decision on an entry: one of STATES, or RECORDS to let the records decide again. `since`: the ISO day it holds from (today)."""
    if state not in (*STATES, RECORDS):
        raise StoreError(store.path, f"{state!r} is no state; expected one of {', '.join(STATES)}, or {RECORDS} to let the records decide again")
    if not why.strip():
        raise StoreError(store.path, "a decision needs a reason; give it with --why")
    decision = Decision(
        entry.id, None if state == RECORDS else state, since or date.today().isoformat(), why.strip(), who, moment(), entry.holder, entry.addressee, entry.polarity,
        entry.condition.text, entry.consequence.text, tuple(r.commitment.id for r in entry.reports),
    )  # fmt: skip
    keep_decision(store, decision)
    return decision


def unplaced(entries: Sequence[Entry], decided: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions that no entry answers to any more: reading again, or other articles, have taken their commitment away."""
    groups, ids = [list(e.reports) for e in entries], [e.id for e in entries]
    found = {id(r) for placed in _places(groups, ids, decided).values() for r in placed}
    return tuple(r for r in decided if id(r) not in found)


def _id(reports: Sequence[Report]) -> str:
    """The hash of holder, polarity, wording and day of the first report: no offset and no record id, so that reading again leaves it."""
    first = terms(reports[0].commitment)
    return content_id("ledger", first.holder, first.unless, *sorted(first.condition.stems), "/", *sorted(first.consequence.stems), reports[0].day)


def _places(groups: Sequence[Sequence[Report]], ids: Sequence[str], decided: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Entry id to its decisions in order: by the id, else by a record they share, else by the likest wording of the same parties."""
    by_record = {r.commitment.id: i for i, g in zip(ids, groups, strict=True) for r in g}
    known, out = set(ids), defaultdict(list)
    for decision in decided:
        place = decision.entry if decision.entry in known else next((by_record[r] for r in decision.reports if r in by_record), None)
        place = place or _likest(decision, groups, ids)
        if place is not None:
            out[place].append(decision)
    return dict(out)


def _likest(decision: Decision, groups: Sequence[Sequence[Report]], ids: Sequence[str]) -> str | None:
    condition, consequence = wording(decision.condition), wording(decision.consequence)
    best, found = 0.0, None
    for i, reports in zip(ids, groups, strict=True):
        for other in (terms(r.commitment) for r in reports):
            mine = Terms(decision.holder, decision.addressee, other.family, (decision.polarity == "unless") != condition.negative, condition, consequence)
            score = likeness(mine, other)
            if score > best:
                best, found = score, i
    return found


def _entry(i: str, reports: Sequence[Report], told: Later, decided: Sequence[Decision], at: str) -> Entry:
    first, target = reports[0].commitment, target_of(reports)
    steps: tuple[Step, ...] = history(reports, tuple(signs(target, told.of(target.parties))), decided, at)
    addressee = next((r.commitment.addressee for r in reports if party(r.commitment.addressee)), None)
    return Entry(
        i, first.kind, target.holder, first.holder.name or target.holder, target.addressee, (addressee.name or target.addressee) if addressee else None,
        first.polarity, first.condition, first.consequence, next((r.commitment.about for r in reports if r.commitment.about), None),
        deadline_of(reports), tuple(reports), steps,
    )  # fmt: skip

