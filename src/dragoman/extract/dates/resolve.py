"""Resolving a time expression to an interval of days, from the day of publication and the tense of its clause.

What cannot be resolved stays so: a weekday without a day of publication, 'in recent days', 'two days later' after nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dragoman.extract.dates import intervals
from dragoman.extract.dates.anchors import Anchor, AnchorTable
from dragoman.extract.dates.intervals import Interval
from dragoman.extract.dates.placing import Setting, absolute, at_distance, direction, relative
from dragoman.extract.dates.times import Tense, TimeExpression, Unit
from dragoman.records.spans import When

LONGEST: Final[dict[Unit, int]] = {
    "minute": 1, "hour": 1, "day": 1, "weekend": 7, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653, "century": 36525,
}  # fmt: skip


def resolve(
    expression: TimeExpression,
    published: date | None,
    *,
    tense: Tense | None,
    anchors: AnchorTable | None,
    reference: When | None = None,
) -> When:
    """The days that an expression means: a time with both ends, one open end ('after 2014'), or neither where it is unresolved.

    A day or month without a year, a weekday or a season is the nearest in the direction of the tense; 'by', 'until' and
    'before' look ahead. `reference` is the time that 'two days later' counts from.
    """
    try:
        found = _related(expression, Setting(published, tense, anchors, reference))
    except (ValueError, OverflowError):  # 31 February, a thousand years before the year 900
        found = None
    if found is None or (found.first is None and found.last is None):
        return When(None, None, None, expression.span, expression.span.text)
    first = found.first.isoformat() if found.first else None
    last = found.last.isoformat() if found.last else None
    return When(first, last, found.precision, expression.span, expression.span.text)


def _related(e: TimeExpression, s: Setting) -> Interval | None:
    """The interval as its preposition has it: since, after and before open it, a deadline at the end of a month is its last day."""
    found = _placed(e, s)
    if found is None:
        return None
    match e.relation:
        case "since" if found.first:
            ends = s.published if s.published and s.published >= found.first else None
            return Interval(found.first, ends, "range")
        case "after" if e.kind not in ("offset", "vague") and found.first:
            if e.possessive and e.kind != "anchor":  # after Tuesday's vote may be on Tuesday
                return Interval(found.first, None, "range")
            if found.last is None:
                return None
            return Interval(found.last + timedelta(e.kind != "anchor"), None, "range")
        case "before" if found.first:
            ahead = s.published is not None and found.first > s.published
            if ahead or s.tense == "future" or e.prospective or e.kind == "offset":
                return found
            return Interval(None, found.last if e.possessive and e.kind != "anchor" else found.first - timedelta(1), "range")
        case "by" | "until" if e.part == "end" and found.last:
            return intervals.day(found.last)
        case "by" | "until" if e.part == "start" and found.first:
            return intervals.day(found.first)
    return found


def _placed(e: TimeExpression, s: Setting) -> Interval | None:
    """The interval of the expression itself, its part taken."""
    match e.kind:
        case "vague":
            return None
        case "range":
            return _range(e, s)
        case "anchor":
            return _anchored(e, s)
        case "offset":
            return _offset(e, s)
        case "span":
            return _span(e, s)
    whole = absolute(e, s.published)
    if whole is None and s.published:
        whole = relative(e, s.published, s)
    return intervals.narrow(whole, e.part, s.published) if whole and e.part else whole


def _span(e: TimeExpression, s: Setting) -> Interval | None:
    """Days up to publication or from it on; 'within a week' of a past deed counts from the reference."""
    if e.unit is None or e.amount is None:
        return None
    if e.relation == "within" and e.sign > 0 and s.tense == "past" and not e.prospective:
        known = _reference(s.reference)
        if known is None or known.first is None or known.last is None or known.days > LONGEST[e.unit]:
            return None
        return Interval(known.first, intervals.moved(known.last, e.unit, e.amount), "range")
    if s.published is None:
        return None
    there = intervals.moved(s.published, e.unit, e.sign * e.amount)
    return Interval(min(s.published, there), max(s.published, there), "range")


def _reference(when: When | None) -> Interval | None:
    if when is None or when.start is None or when.end is None or when.precision is None:
        return None
    return Interval(date.fromisoformat(when.start), date.fromisoformat(when.end), when.precision)


def _offset(e: TimeExpression, s: Setting) -> Interval | None:
    """A distance from the reference, or from the time named with it; none from a time vaguer than its unit."""
    known = _related(e.first, replace(s, reference=None)) if e.first else _reference(s.reference)
    if known is None or known.first is None or known.last is None or e.unit is None or known.days > LONGEST[e.unit]:
        return None
    if e.unit in ("minute", "hour") and (e.amount is None or e.amount < 24):
        if e.unit == "minute":
            return known
        back, on = (1, 0) if e.sign < 0 else (0, 1)
        return Interval(known.first - timedelta(back), known.last + timedelta(on), "range")
    if e.amount is None:
        return None
    return at_distance(known.last if e.sign > 0 else known.first, e.unit, e.sign * e.amount)


def _range(e: TimeExpression, s: Setting) -> Interval | None:
    """From the first day of the one to the last of the other; the end that states less takes its year from the other."""
    if e.first is None or e.last is None:
        return None
    first, last = replace(e.first, relation=None), e.last
    if last.year is not None and first.year is None and first.kind in ("day", "month", "season", "quarter"):
        later = (first.month or first.number or 0) > (last.month or last.number or 0)
        first = replace(first, year=last.year - later)
    if first.year is not None and last.year is None and last.kind in ("day", "month", "season", "quarter"):
        begins = _placed(first, s)
        ends = _placed(last, replace(s, published=begins.first, tense="future")) if begins and begins.first else None
    elif direction(e, s.tense, loose="past") == "future":
        begins = _placed(first, replace(s, tense="future"))
        ends = _placed(last, replace(s, published=begins.last, tense="future") if begins else s)
    else:
        ends = _placed(last, s)
        begins = _placed(first, replace(s, published=ends.first, tense="past") if ends and first.kind != "unit" else s)
    if begins is None or ends is None or begins.first is None or ends.last is None or begins.first > ends.last:
        return None
    return Interval(begins.first, ends.last, "range")


def _anchored(e: TimeExpression, s: Setting) -> Interval | None:
    """The time of a known event, or of its beginning or end; none where what is told as past began after the article was published: that is another."""
    known: Anchor | None = s.anchors.get(e.name) if s.anchors and e.name else None
    if known is None:
        return None
    begins = _iso(known.start)
    if s.published and begins.first and begins.first > s.published and (s.tense == "past" or e.relation == "since"):
        return None
    ends = _iso(known.end) if known.end else None
    if e.part == "start":
        return begins
    if e.part == "end":
        return ends
    if ends is None and s.published and begins.first and s.published >= begins.first and e.relation != "after":
        return Interval(begins.first, s.published, "range")
    precise = ends is not None and (begins == ends or known.precision != "day")
    return Interval(begins.first, ends.last if ends else None, known.precision if precise else "range")


def _iso(text: str) -> Interval:
    """A year, a month or a day as it is written: 2014, 2014-03, 2014-03-18."""
    year, *rest = (int(n) for n in text.split("-"))
    if not rest:
        return intervals.year(year)
    return intervals.month(year, rest[0]) if len(rest) == 1 else intervals.day(date(year, rest[0], rest[1]))
