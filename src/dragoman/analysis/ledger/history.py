"""How an entry came to its state: its reports, the deadlines they state, what was told later, and what analysts decided.

Each day is one on which something became known. An entry begins `open`; it lapses on the day after its last stated deadline if nothing was heard until then;
a sign changes the state along the arrows of MOVES; a report with a later deadline, or one after a withdrawal, opens it again. Further signs for
the state that holds are added to its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.analysis.evidence import Evidence, evidence
from dragoman.analysis.ledger.entries import Report, State, Step
from dragoman.analysis.ledger.signs import Sign
from dragoman.records import When
from dragoman.store.ledger import Decision

# From each state the states that a sign may lead to. What was carried out is not undone, only disputed; a late deed follows a lapse.
MOVES: dict[State, tuple[State, ...]] = {
    "open": ("met", "carried out", "withdrawn", "disputed"),
    "met": ("carried out", "disputed"),
    "lapsed": ("met", "carried out", "withdrawn", "disputed"),
    "withdrawn": ("carried out", "disputed"),
    "disputed": ("met", "carried out", "withdrawn"),
    "carried out": ("disputed",),
}


@dataclass(frozen=True)
class Occasion:
    """Something that became known on a day: a report, the end of a deadline, or a sign. `rank` orders those of one day."""

    day: str
    rank: int
    report: Report | None = None
    sign: Sign | None = None


def deadline_of(reports: Sequence[Report]) -> str | None:
    """The last stated deadline, an ISO day."""
    return next((end for r in reversed(reports) if (end := _end(r)) is not None), None)


def history(reports: Sequence[Report], found: Sequence[Sign], decisions: Sequence[Decision], at: str) -> tuple[Step, ...]:
    """The steps as they were known on the day `at`. `reports` and `found` are by day and not later than `at`; so are the decisions."""
    first = reports[0]
    steps = [Step("open", first.day, f"{first.commitment.kind} first reported", (evidence(first.commitment, first.heading),))]
    due, stated = _end(first), first
    occasions = [Occasion(r.day, 0, report=r) for r in reports[1:]] + [Occasion(s.told.day, 1, sign=s) for s in found]
    for one in sorted(occasions, key=lambda o: (o.day, o.rank)):
        _lapse(steps, due, stated, before=one.day)
        if one.report is not None:
            due, stated = _repeat(steps, one.report, due, stated)
        elif one.sign is not None:
            _apply(steps, one.sign)
    _lapse(steps, due, stated, before=_next(at))
    return _rule(steps, decisions)


def _end(report: Report) -> str | None:
    """The end of the deadline that a report states; None for one that was over when it was published: it was misread, or is another's."""
    when: When | None = report.commitment.deadline
    end = when.end if when is not None else None
    return end if end is not None and end >= report.day else None


def _lapse(steps: list[Step], due: str | None, stated: Report, before: str) -> None:
    """The entry lapses on the day after its deadline, where that lies before a day and nothing was heard."""
    if due is None or steps[-1].state != "open" or _next(due) >= before or _next(due) <= steps[-1].day:
        return
    steps.append(Step("lapsed", _next(due), f"the deadline of {due} passed and nothing was heard", (evidence(stated.commitment, stated.heading),)))


def _repeat(steps: list[Step], report: Report, due: str | None, stated: Report) -> tuple[str | None, Report]:
    """A further report: a new deadline counts from its day; it may open the entry again."""
    end, told = _end(report), evidence(report.commitment, report.heading)
    last = steps[-1]
    if last.state == "lapsed" and end is not None and due is not None and end > due:
        steps.append(Step("open", report.day, f"told again with a new deadline, {end}", (told,)))
    elif last.state == "withdrawn" and report.day > last.day:
        steps.append(Step("open", report.day, "told again after it had been withdrawn", (told,)))
    elif last.state == "open":
        steps[-1] = replace(last, evidence=(*last.evidence, told))
    return (end, report) if end is not None else (due, stated)


def _apply(steps: list[Step], sign: Sign) -> None:
    last, told = steps[-1], sign.told.evidence
    if sign.state == last.state:
        known = min((d for d in (last.happened, told.day if last.evidence else "") if d and d < last.day), default=None)
        steps[-1] = replace(last, evidence=_with(last.evidence, told), happened=known if last.state != "open" else None)
    elif sign.state in MOVES[last.state] and not (sign.state == "disputed" and not _disputable(steps, sign)):
        happened = told.day if told.day and told.day != sign.told.day else None
        steps.append(Step(sign.state, sign.told.day, sign.why, (told,), happened))


def _disputable(steps: Sequence[Step], sign: Sign) -> bool:
    """A thing told as not done disputes only what had been told as done; an allegation does not put a fact in doubt."""
    last = steps[-1].state
    if sign.told.evidence.modality == "negated" or sign.why.startswith("denied"):
        return last == ("carried out" if sign.what == "consequence" else "met")
    if sign.why.startswith("alleged"):
        return last in ("open", "lapsed")
    return True


def _with(known: tuple[Evidence, ...], told: Evidence) -> tuple[Evidence, ...]:
    return known if any(e.record == told.record for e in known) else (*known, told)


def _rule(steps: Sequence[Step], decisions: Sequence[Decision]) -> tuple[Step, ...]:
    """The last decision holds from its day on: what records say before and after stays in the history, set aside. One without a state lifts those before it."""
    if not decisions or decisions[-1].state is None:
        return tuple(steps)
    last = decisions[-1]
    state: State = last.state  # type: ignore[assignment]
    before = [replace(s, overruled=True) for s in steps if s.day <= last.since]
    after = [replace(s, overruled=True) for s in steps if s.day > last.since]
    return (*before, Step(state, last.since, last.why, (), None, last.who), *after)


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
