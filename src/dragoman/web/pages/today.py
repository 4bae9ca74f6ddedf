"""A day: what was published, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dragoman.store.browsing import Found, Question, articles_of, days, find
from dragoman.web.asking import Asking
from dragoman.web.charts.bars import LOW, stacked
from dragoman.web.filters import address
from dragoman.web.lines import Line, date_text
from dragoman.web.page import Page, doc
from dragoman.web.shown import line

SHOWN = 40  # records of each kind
STRIP = 30  # days of the strip above


@dataclass(frozen=True)
class ArticleLine:
    """An article in a list; `counts`: records of each kind that has any."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Today(Page):
    """The last day on which something was published, or the day of the address."""

    template = "today.html"
    day: str | None = doc("The ISO day that is shown; None where the store has no dated article.")
    is_today: bool = doc("True where it is the day of the reader's calendar.")
    earlier: str | None = doc("Address of the last day before with an article.")
    later: str | None = doc("Address of the next day with an article.")
    articles: tuple[ArticleLine, ...] = doc("What was published, in the order it was added.")
    groups: tuple[tuple[str, tuple[Line, ...]], ...] = doc("(heading, records) of the day: what happened, was said, was bound, who moves.")
    strip: Markup | None = doc("The last days as bars of articles, each a link.")
    strip_table: tuple[tuple[str, int], ...] = doc("The same in figures: ISO day, articles.")
    undated: bool = doc("True where the store has articles but none with a date.")


GROUPS = (("What happened", "event"), ("What is bound to what", "commitment"), ("Who joins and leaves", "membership"), ("Who moves where", "stance"), ("What was said", "statement"))


def today(asking: Asking) -> Today:
    """The page of a day. `day` in the query names another than the last."""
    store = asking.store
    wanted = asking.filters.since if asking.word("since") else _day(asking.word("day"))
    last = days(store, limit=STRIP, until=wanted)
    day = wanted or (last[0][0] if last else None)
    after = store.connection.execute("select min(substr(published, 1, 10)) from article where substr(published, 1, 10) > ?", (day or "9999",)).fetchone()[0]
    before = next((d for d, _ in last if day and d < day), None)
    articles = articles_of(store, day) if day else []
    strip = sorted(last)
    return Today(
        title=f"News of {date_text(day)}" if day else "Today", section="today", day=day, is_today=day == date.today().isoformat(),
        earlier=address("/", day=before) if before else None, later=address("/", day=after) if after else None,
        articles=tuple(
            ArticleLine(a.id, line(a.title or "Untitled", 160), a.outlet, (a.published or "")[:10] or None, tuple((k, n) for k, n in counts.items() if n)) for a, counts in articles
        ),
        groups=_groups(asking, day, [a.id for a, _ in articles]) if day else (),
        strip=stacked("Articles on the last days", [(d, "article", n) for d, n in strip], ("article",), lambda d: address("/", day=d), height=LOW, now=day) if len(strip) > 1 else None,
        strip_table=tuple(strip), undated=day is None and store.counts()["article"] > 0,
    )  # fmt: skip


def _groups(asking: Asking, day: str, articles: list[str]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """What that day's articles say, most certain first within a kind."""
    out = []
    for heading, kind in GROUPS:
        found: list[Found] = []
        for article in articles:
            found += find(asking.store, Question(kind=kind, article=article), limit=SHOWN)
        found.sort(key=lambda f: (-getattr(f.record, "confidence", 0.0)))
        if found:
            out.append((heading, asking.lines(found[:SHOWN])))
    return tuple(out)


def _day(given: str) -> str | None:
    try:
        return date.fromisoformat(given).isoformat() if len(given) == 10 else None
    except ValueError:
        return None
