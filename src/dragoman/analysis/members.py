"""Who belongs to an organisation on a day: what the knowledge files have, joined with what the news says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.analysis.evidence import Evidence, evidence
from dragoman.analysis.parties import code_of, name_of
from dragoman.records import Membership, Modality
from dragoman.resources.knowledge import Knowledge, Tie, load_knowledge
from dragoman.store import Store
from dragoman.store.headings import Heading, headings

INSIDE = ("member", "founder", "suspended")  # relations of those that belong to it
UNTOLD = ("hypothetical",)  # what stands in a condition tells nothing of who belongs
CHANGES = ("member", "founder", "left", "suspended")  # told as facts, these are checked against what is known


@dataclass(frozen=True)
class News:
    """One relation as the news tells it: every record that says so, the first first. `day` is the ISO day it tells of."""

    relation: str
    modality: Modality
    day: str
    evidence: tuple[Evidence, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e.outlet for e in self.evidence if e.outlet))


@dataclass(frozen=True)
class Line:
    """A state and its relation to the organisation. `relation` is the known one, None where nothing is known; `since` its ISO date, '' if unknown.

    `news` is what was told by then, by day; `conflict` says in a sentence where news and knowledge differ.
    """

    state: str
    name: str
    relation: str | None
    since: str
    news: tuple[News, ...] = ()
    conflict: str | None = None

    @property
    def inside(self) -> bool:
        """Is it known to belong?"""
        return self.relation in INSIDE

    @property
    def told(self) -> News | None:
        """The last thing that the news tells as a fact."""
        return next((n for n in reversed(self.news) if n.modality == "actual"), None)


@dataclass(frozen=True)
class Table:
    """An organisation on a day; members first, then the others by name. `known` is false for one that the knowledge files lack."""

    organisation: str
    name: str
    at: str
    known: bool
    lines: tuple[Line, ...]

    @property
    def conflicts(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.conflict)


@dataclass(frozen=True)
class Change:
    """A point of an organisation's history. `what`: a known relation begins or ends, or the news tells one; `day` is '' where unknown."""

    day: str
    state: str
    name: str
    what: Literal["begins", "ends", "news"]
    relation: str
    modality: Modality | None = None
    evidence: tuple[Evidence, ...] = ()


def members(store: Store | None, organisation: str, *, at: str | None = None) -> Table:
    """The table of an organisation (code, name or alias) on the ISO day `at` (today). Without a store, what is known alone.

    Of the news only what was published by that day counts.
    """
    at, code, knowledge = at or date.today().isoformat(), code_of(organisation), load_knowledge()
    told = _told(store, code, at)
    ties: dict[str, Tie] = {}
    for state in sorted({s for o, s in knowledge.ties if o == code}):
        tie = knowledge.tie(code, state, at)
        if tie is not None:
            ties[state] = tie
    lines = [_line(knowledge, code, state, ties.get(state), told.get(state, ()), at) for state in {*ties, *told}]
    ordered = sorted(lines, key=lambda x: (not x.inside, x.name))
    return Table(code, name_of(code), at, any(o == code for o, _ in knowledge.ties), tuple(ordered))


def membership_history(store: Store | None, organisation: str, *, until: str | None = None) -> tuple[Change, ...]:
    """All that is known and told of who joined and left an organisation, by day."""
    until, code, knowledge = until or date.today().isoformat(), code_of(organisation), load_knowledge()
    out: list[Change] = []
    for (o, state), ties in knowledge.ties.items():
        for tie in ties if o == code else ():
            out.append(Change(tie.start, state, name_of(state), "begins", tie.relation))
            if tie.end:
                out.append(Change(tie.end, state, name_of(state), "ends", tie.relation))
    for state, news in _told(store, code, until).items():
        out += [Change(n.day, state, name_of(state), "news", n.relation, n.modality, n.evidence) for n in news]
    return tuple(sorted((c for c in out if c.day <= until), key=lambda c: (c.day, c.what != "ends", c.name, c.relation)))


def memberships_of(store: Store | None, state: str, *, at: str | None = None) -> tuple[tuple[str, Line], ...]:
    """The organisations that a state has to do with on a day, each with its line, by name."""
    at, code, knowledge = at or date.today().isoformat(), code_of(state), load_knowledge()
    known = {o: tie for o, s in knowledge.ties if s == code and (tie := knowledge.tie(o, s, at)) is not None}
    told: dict[str, tuple[News, ...]] = {}
    if store is not None:
        found = [m for m in store.memberships(actor=code) if (m.actor.code or m.actor.country) == code]
        by_organisation: dict[str, list[Membership]] = defaultdict(list)
        for m in found:
            by_organisation[m.organisation.code or m.organisation.name or m.organisation.mention.text].append(m)
        heads = headings(store)
        told = {o: news for o, ms in by_organisation.items() if (news := _news(ms, heads, at))}
    lines = ((o, _line(knowledge, o, code, known.get(o), told.get(o, ()), at)) for o in {*known, *told})
    return tuple(sorted(lines, key=lambda pair: (name_of(pair[0]), pair[0])))


def _told(store: Store | None, code: str, at: str) -> dict[str, tuple[News, ...]]:
    """State to what the news told of it and the organisation by a day."""
    if store is None:
        return {}
    by_state: dict[str, list[Membership]] = defaultdict(list)
    for m in store.memberships(organisation=code):
        state = m.actor.code or m.actor.country
        if state and (m.organisation.code or m.organisation.name or "").casefold() == code.casefold():
            by_state[state].append(m)
    heads = headings(store) if by_state else {}
    return {state: news for state, ms in by_state.items() if (news := _news(ms, heads, at))}


def _news(found: Iterable[Membership], heads: Mapping[str, Heading], at: str) -> tuple[News, ...]:
    """Records to what they tell: the same relation, modality and day once, with all its evidence."""
    groups: dict[tuple[str, str, Modality], list[Evidence]] = defaultdict(list)
    for m in found:
        head = heads[m.article]
        told = evidence(m, head)
        if m.modality in UNTOLD or not head.published or head.published > at:
            continue
        if told.day <= at or m.modality != "actual":
            groups[(min(told.day, head.published), m.relation, m.modality)].append(told)
    made = [News(relation, modality, day, tuple(sorted(e, key=lambda x: (x.published, x.record)))) for (day, relation, modality), e in groups.items()]
    return tuple(sorted(made, key=lambda n: (n.day, n.evidence[0].published, n.relation)))


def _line(knowledge: Knowledge, code: str, state: str, tie: Tie | None, news: tuple[News, ...], at: str) -> Line:
    relation, since = (tie.relation, tie.start) if tie is not None else (None, "")
    return Line(state, name_of(state), relation, since, news, _conflict(knowledge, code, state, relation, since, news))


def _conflict(knowledge: Knowledge, code: str, state: str, relation: str | None, since: str, news: tuple[News, ...]) -> str | None:
    """A sentence where the last told fact and the knowledge files differ; None where they agree or the organisation's members are not known."""
    told = next((n for n in reversed(news) if n.modality == "actual" and n.relation in CHANGES), None)
    if told is None or not any(o == code for o, _ in knowledge.ties):
        return None
    who, name, source = name_of(state), name_of(code), ", ".join(told.outlets) or "the news"
    inside = relation in INSIDE
    if told.relation == "left" and inside and told.day >= since:
        return f"{who} is known as a member of {name} since {since or 'its beginning'}; it left by {told.day}, says {source}."
    if told.relation in ("member", "founder") and not inside:
        return f"{who} is not known as a member of {name}; it is one by {told.day}, says {source}."
    if told.relation == "founder" and relation == "member":
        return f"{who} is known as a member of {name} since {since}, not as a founder, as {source} says."
    if told.relation == "suspended" and relation is None:
        return f"{who} is not known as a member of {name}; it was suspended by {told.day}, says {source}."
    return None
