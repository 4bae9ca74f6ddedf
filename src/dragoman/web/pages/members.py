"""Who belongs to an organisation on a day, and over time: what is known, joined with what the news says."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.members import Change, News, members, membership_history
from dragoman.resources.knowledge import load_knowledge
from dragoman.web.asking import Asking
from dragoman.web.charts.tenure import Tenure, Told, tenures
from dragoman.web.filters import address
from dragoman.web.lines import MARKS, date_text
from dragoman.web.names import code_for, name_of
from dragoman.web.page import Page, doc
from dragoman.web.pages.ledger import day_of
from dragoman.web.shown import line

MOST = 120  # rows of the chart


@dataclass(frozen=True)
class NewsLine:
    """What the news tells: relation, modality, day; `evidence`: (words, outlet, address of the record)."""

    relation: str
    modality: str
    day: str
    evidence: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class MemberLine:
    """A state: its known relation and since when, what the news told, where they differ."""

    name: str
    code: str
    address: str
    relation: str | None
    since: str
    inside: bool
    news: tuple[NewsLine, ...]
    conflict: str | None


@dataclass(frozen=True, kw_only=True)
class MembersPage(Page):
    """One organisation."""

    template = "members.html"
    organisation: str = doc("Its code, or its name where it has none; '' where none was chosen.")
    name: str = doc("What it is called.")
    at: str = doc("The ISO day as of which it is shown.")
    known: bool = doc("False for one that the knowledge files lack.")
    lines: tuple[MemberLine, ...] = doc("Those that belong to it or have to do with it, members first.")
    count: int = doc("How many are known to belong to it on that day.")
    chart: Markup | None = doc("Memberships over time.")
    changes: tuple[tuple[str, str, str, NewsLine | None], ...] = doc("(day, state, what changed, what the news told or None), newest first.")
    told: tuple[tuple[str, str, int, str], ...] = doc("(name, code, in how many records, address) of organisations that the store has memberships of.")
    all: tuple[tuple[str, str], ...] = doc("(code, name) of all known organisations, by name.")


def members_page(asking: Asking) -> MembersPage:
    """The page of `organisation` in the query as of `at` (today); without one, the most told."""
    told = _told_of(asking)
    wanted = asking.word("organisation") or (told[0][1] or told[0][0] if told else "")
    at = day_of(asking)
    every = tuple(sorted(((c, line(o.name, 80)) for c, o in load_knowledge().organisations.items()), key=lambda pair: pair[1]))
    if not wanted:
        return MembersPage(title="Alliances", section="members", organisation="", name="Alliances", at=at, known=False, lines=(), count=0, chart=None, changes=(), told=told, all=every)
    table = members(asking.store, code_for(wanted), at=at)
    history = membership_history(asking.store, table.organisation, until=at)
    return MembersPage(
        title=line(table.name, 80), section="members", organisation=table.organisation, name=line(table.name, 120), at=at, known=table.known, count=sum(x.inside for x in table.lines),
        lines=tuple(
            MemberLine(line(x.name, 80), x.state, address("/actor", actor=x.state), x.relation, date_text(x.since), x.inside, tuple(map(_news, x.news[::-1][:4])), x.conflict) for x in table.lines
        ),
        chart=_chart(table.organisation, table.name, history, at), changes=tuple(map(_change, history[::-1][:200])), told=told, all=every,
    )  # fmt: skip


def _told_of(asking: Asking) -> tuple[tuple[str, str, int, str], ...]:
    query = (
        "select coalesce(code, name) key, count(distinct record) c from actor where kind = 'membership' and role = 'organisation' and key is not null "
        "group by key order by c desc, key limit 20"
    )
    return tuple((line(name_of(k), 60), k, n, address("/members", organisation=k)) for k, n in asking.store.connection.execute(query))


def _chart(code: str, name: str, history: tuple[Change, ...], at: str) -> Markup | None:
    bars = [Tenure(state, name_of(state), t.relation, t.start, t.end) for (o, state), ties in load_knowledge().ties.items() if o == code for t in ties if not t.start or t.start <= at]
    bars = sorted(bars, key=lambda b: b.start)[:MOST]
    told = [
        Told(name_of(c.state) if c.state not in {b.state for b in bars} else c.state, c.day, f"{c.name}: {c.relation}, {c.modality}, {c.day}", f"/record/{c.evidence[0].record}")
        for c in history if c.what == "news" and c.evidence and c.day
    ]  # fmt: skip
    return tenures(f"Memberships of {name} over time", bars, told[-MOST:], at, lambda state: address("/actor", actor=state))


def _news(n: News) -> NewsLine:
    return NewsLine(n.relation, n.modality, date_text(n.day), _evidence(n.evidence))


def _evidence(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((line(e.span.text.strip(MARKS), 160), line(e.outlet or "unknown outlet", 60), f"/record/{e.record}") for e in evidence[:3])


def _change(c: Change) -> tuple[str, str, str, NewsLine | None]:
    what = {"begins": f"becomes {c.relation}", "ends": f"is no longer {c.relation}", "news": f"{c.relation}, told as {c.modality}"}[c.what]
    return date_text(c.day) or "no date", line(c.name, 80), what, NewsLine(c.relation, c.modality or "", date_text(c.day), _evidence(c.evidence)) if c.evidence else None
