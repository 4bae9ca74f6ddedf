"""An actor, and two actors: what they do, say, bind themselves to, where they belong, which way they drift."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dragoman.analysis.drift import Series, drift
from dragoman.analysis.members import memberships_of
from dragoman.store.browsing import Question, by_month, count, counterparts, find
from dragoman.store.writing import KINDS
from dragoman.web.asking import Asking
from dragoman.web.charts.bars import stacked
from dragoman.web.charts.drift import drift_chart
from dragoman.web.filters import Filters, address
from dragoman.web.lines import KIND_NAMES, MARKS, SIGNS, Line, date_text
from dragoman.web.names import code_for, name_of
from dragoman.web.page import Page, doc
from dragoman.web.paging import Pager, pager
from dragoman.web.shown import line

DRIFTS = 3  # series of one actor, toward those it has most to do with
ROWS = 200  # days of a series in figures


@dataclass(frozen=True)
class Counterpart:
    """One that an actor has to do with: events between them as deeds, their mean Goldstein intensity."""

    name: str
    code: str
    events: int
    intensity: float
    address: str


@dataclass(frozen=True)
class Drift:
    """A series: its chart, and the same in figures. `now`: the last level with its interval; `rows`: (day, level, low, high, effective number of
    reports, records behind it as (words, address)), newest first; `turns`: sentences."""

    name: str
    chart: Markup | None
    now: tuple[float, float, float] | None
    reports: int
    effective: float
    turns: tuple[str, ...]
    rows: tuple[tuple[str, float, float, float, float, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Dossier(Page):
    """One actor, or a pair."""

    template = "dossier.html"
    filters: Filters = doc("The actor, the other where it is a pair, the period.")
    name: str = doc("What the actor is called.")
    code: str | None = doc("Its code; None for one that is known by name alone.")
    other: str | None = doc("The name of the other, where it is a pair.")
    turned: str | None = doc("Address of the pair the other way round.")
    kinds: tuple[tuple[str, str, int, str], ...] = doc("(name, sign, how many, address of the timeline) of its records.")
    counterparts: tuple[Counterpart, ...] = doc("With whom it has most to do.")
    chart: Markup | None = doc("Its records by month.")
    months: tuple[tuple[str, int], ...] = doc("The same in figures.")
    drifts: tuple[Drift, ...] = doc("Which way it moves toward the other and the other toward it; of one actor, toward those it has most to do with.")
    organisations: tuple[tuple[str, str, str, str], ...] = doc("(name, relation, since, address) of what a state belongs to or has to do with.")
    lines: tuple[Line, ...] = doc("Its records, newest first.")
    pager: Pager = doc("Where the list stands.")


def dossier(asking: Asking) -> Dossier:
    """The page of the actor in the address, with `toward` of the pair."""
    filters = asking.filters
    actor, toward = code_for(filters.actor or ""), code_for(filters.toward) if filters.toward else None
    path = "/dyad" if toward else "/actor"
    question = Question(kind=filters.kind, about=None if toward else actor, pair=(actor, toward) if toward else None, since=filters.since, until=filters.until)
    counts = count(asking.store, question)
    found = find(asking.store, question, limit=filters.size, offset=filters.offset)
    months = by_month(asking.store, question)
    kinds = [k for k in KINDS if any(k == kind for _, kind, _ in months)]
    sums = {m: sum(n for u, _, n in months if u == m) for m in sorted({m for m, _, _ in months})}
    period = {"since": filters.since, "until": filters.until}
    with_whom = () if toward else tuple(counterparts(asking.store, actor, since=filters.since, until=filters.until))
    name, other = line(name_of(actor), 80), line(name_of(toward), 80) if toward else None
    return Dossier(
        title=f"{name} and {other}" if other else name, section="dossier", filters=filters, name=name, code=actor if name_of(actor) != actor else None, other=other,
        turned=address("/dyad", actor=toward, toward=actor, **period) if toward else None,
        kinds=tuple((KIND_NAMES[k], SIGNS[k], n, address(path, actor=actor, toward=toward, kind=k, **period)) for k, n in counts.items() if n),
        counterparts=tuple(
            Counterpart(line(name_of(c), 60), c, n, mean or 0.0, address("/dyad", actor=actor, toward=c, **period)) for c, n, mean in with_whom
        ),
        chart=stacked("Records by month", months, kinds, lambda m: address(path, actor=actor, toward=toward, since=m, until=m)) if len(sums) > 1 else None,
        drifts=_drifts(asking, actor, [toward] if toward else [c for c, _, _ in with_whom[:DRIFTS]], both=toward is not None), organisations=() if toward else _organisations(asking, actor),
        months=tuple(sums.items()), lines=asking.lines(found), pager=pager(path, filters, len(found), sum(counts.values())),
    )  # fmt: skip


def _drifts(asking: Asking, actor: str, toward: list[str], *, both: bool) -> tuple[Drift, ...]:
    """The series that have at least two days."""
    pairs = [(actor, t) for t in toward] + ([(t, actor) for t in toward] if both else [])
    made = (drift(asking.store, a, b, since=asking.filters.since, until=asking.filters.until) for a, b in pairs)
    return tuple(_drift(s) for s in made if len(s.points) > 1)


def _drift(s: Series) -> Drift:
    rows = tuple(
        (p.day, p.level, p.low, p.high, p.effective, tuple((line(e.span.text.strip(MARKS), 60), f"/record/{e.record}") for o in p.observations for e in o.evidence)) for p in reversed(s.points)
    )
    last = s.points[-1]
    turns = tuple(f"about {date_text(t.day)} (between {date_text(t.first)} and {date_text(t.last)}): from {t.before:+.1f} to {t.after:+.1f}" for t in s.turns)
    name = f"{line(s.actor_name, 60)} toward {line(s.toward_name, 60)}"
    return Drift(name, drift_chart(s), (last.level, last.low, last.high), s.reports, s.effective, turns, rows[:ROWS])


def _organisations(asking: Asking, actor: str) -> tuple[tuple[str, str, str, str], ...]:
    at = asking.filters.until if asking.filters.until and len(asking.filters.until) == 10 else None
    out = []
    for code, m in memberships_of(asking.store, actor, at=at):
        told = f"{m.told.relation}, in the news" if m.told else "in the news"
        out.append((line(name_of(code), 80), m.relation or told, date_text(m.since), address("/members", organisation=code, at=at)))
    return tuple(out)
