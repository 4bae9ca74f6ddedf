"""Events of several articles that are one: same story, type, source, target and modality, and days that agree."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.records import Event, content_id
from dragoman.store.stories import Report, Weave

BEFORE = 2  # days before publication in which an event without a date of its own may have happened
LOOKED_AT = 20  # events that may be the same, however many reports a story has
LONGEST = 31  # days: a stated time that is longer is no evidence of the same day


def merge_events(weave: Weave, article: str, story: str) -> None:
    """Merges each event of an article into those of its story that are the same; one event of an article goes into each."""
    for report in weave.events(article):
        extent = days_of(report.event, report.day)
        if extent is None or not (report.event.source or report.event.target):
            continue
        first, last = (date.fromisoformat(d) for d in extent)
        found = weave.alike(report, story, (first - timedelta(LONGEST)).isoformat(), (last + timedelta(BEFORE)).isoformat(), LOOKED_AT)
        same = [other for other in found if _agree(extent, days_of(other.event, other.day)) and _same_actors(report.event, other.event)]
        best = min(same, key=lambda other: _distance(report, other), default=None)
        if best is not None:
            weave.merge([best.event.id, report.event.id], best.merged or content_id("merged", best.event.id))


def _distance(report: Report, other: Report) -> tuple[bool, bool, bool]:
    """Told in the same words, of the same day, merged already: the nearest first, and of those the earliest."""
    return _stem(other.event) != _stem(report.event), other.day != report.day, other.merged is None


def days_of(event: Event, day: str | None) -> tuple[str, str] | None:
    """First and last day on which an event can have happened: as stated, else the days up to that of publication."""
    if event.date is not None and event.date.start and event.date.end:
        first, last = date.fromisoformat(event.date.start), date.fromisoformat(event.date.end)
        return (first.isoformat(), last.isoformat()) if (last - first).days < LONGEST else None
    if day is None or len(day) != 10:
        return None
    return (date.fromisoformat(day) - timedelta(BEFORE)).isoformat(), day


def _agree(one: tuple[str, str], other: tuple[str, str] | None) -> bool:
    return other is not None and one[0] <= other[1] and other[0] <= one[1]


def _same_actors(one: Event, other: Event) -> bool:
    """Actors without a code are the same by their names."""
    return all(_names(a) == _names(b) for a, b in ((one.source, other.source), (one.target, other.target)))


def _names(refs: tuple[object, ...]) -> str | None:
    for ref in refs:
        known = getattr(ref, "code", None) or getattr(ref, "country", None)
        if known:
            return str(known)
    return next((str(name).casefold() for ref in refs if (name := getattr(ref, "name", None))), None)


def _stem(event: Event) -> str:
    return event.trigger.text.casefold()[:5]
