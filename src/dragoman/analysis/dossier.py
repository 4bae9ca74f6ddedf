"""All of it on one actor: who it is, what it said and did, what it is bound to, where it belongs, how it stands to others, which way it drifts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.drift import Series, drift
from dragoman.analysis.evidence import Evidence, evidence, sentence
from dragoman.analysis.implied import implied
from dragoman.analysis.ledger import Entry, ledger
from dragoman.analysis.members import Line, memberships_of
from dragoman.analysis.parties import code_of, name_of
from dragoman.records import ActorRef, Event, Stance, Statement
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.terms import Leader
from dragoman.store import Store
from dragoman.store.headings import Heading, headings, texts

COUNTERPARTS = 3  # actors toward which the drift is shown, where none are named
FEWEST = 3  # reports that make a series worth a chart
OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "organisation_head")  # whose holders are named
PEOPLE = 12  # speakers that are listed


@dataclass(frozen=True)
class Quote:
    """Words of a record in their sentence: what stands before them, the words, what stands after them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Claim:
    """One thing that the news tells, in words of ours, with the record, the quotation and the source it rests on. `day` is ISO, '' if unknown."""

    day: str
    says: str
    quote: Quote
    evidence: Evidence


@dataclass(frozen=True)
class Who:
    """What is known of an actor, and who speaks for it in the news (name, number of statements)."""

    kind: str
    leaders: tuple[Leader, ...]
    speakers: tuple[tuple[str, int], ...]
    articles: int
    outlets: int
    first: str
    last: str


@dataclass(frozen=True)
class Dossier:
    """An actor (code and name) from `since` to `until` (ISO days, both with them). Lists are by day; `memberships` by organisation;
    `quotes` has the quotation of every record that an entry, a membership or a series points to."""

    actor: str
    name: str
    since: str
    until: str
    who: Who
    statements: tuple[Claim, ...]
    events: tuple[Claim, ...]
    commitments: tuple[Entry, ...]
    memberships: tuple[tuple[str, Line], ...]
    stances: tuple[Claim, ...]
    drifts: tuple[Series, ...]
    quotes: Mapping[str, Quote]


def dossier(store: Store, actor: str, *, since: str | None = None, until: str | None = None, toward: Sequence[str] | None = None) -> Dossier:
    """The dossier of an actor (code, name or alias). `since`, `until`: ISO days, months or years, both with them; `toward`: whose drift is shown, else that
    toward the actors it is most often told to act on. Commitments and memberships are as they stood on the last day."""
    code, heads = code_of(actor), headings(store)
    last = _last_day(until)
    spoken = list(store.statements(speaker=code, since=since, until=until))
    done = [*store.events(actor=code, since=since, until=until)]
    suffered = [e for e in store.events(toward=code, since=since, until=until) if e.id not in {d.id for d in done}]
    leaning = list(store.stances(actor=code, since=since, until=until)) + [s for s in store.stances(toward=code, since=since, until=until)]
    leaning += _implied(store, code, heads, events=[*done, *suffered], since=since, until=until, stated=leaning)
    bound = _commitments(store, code, since, last)
    others = [code_of(t) for t in toward] if toward is not None else _counterparts(done, code)
    drifts = tuple(s for s in (drift(store, code, o, since=since, until=until) for o in others) if s.points and (toward is not None or s.reports >= FEWEST))
    belongs = memberships_of(store, code, at=last)
    events = sorted([*done, *suffered], key=lambda e: evidence(e, heads[e.article]).day)
    pointed = [*_pointed(bound, belongs, drifts)]
    articles = {s.article for s in spoken} | {e.article for e in events} | {s.article for s in leaning} | {e.article for e in pointed}
    words = texts(store, articles)
    return Dossier(
        code, name_of(code), since or min((heads[a].published for a in articles if heads[a].published), default=""), last,
        _who(code, last, spoken, [heads[a] for a in articles]),
        tuple(_claim(s, _said(s), heads, words) for s in spoken), tuple(_claim(e, _did(e), heads, words) for e in events),
        bound, belongs, tuple(_claim(s, _leans(s), heads, words) for s in leaning), drifts,
        {e.record: _quote(words[e.article], e) for e in pointed},
    )  # fmt: skip


def _implied(
    store: Store, code: str, heads: Mapping[str, Heading], *, events: Sequence[Event], since: str | None, until: str | None, stated: Sequence[Stance]
) -> list[Stance]:  # fmt: skip
    """The stances of an actor, or toward it, that its memberships and events imply and no article states."""
    told = {(s.article, s.actor.code, s.toward.code, s.direction) for s in stated}
    belongs = [m for m in store.memberships(actor=code, since=since, until=until)]
    out: list[Stance] = []
    for article in sorted({m.article for m in belongs} | {e.article for e in events}):
        found = implied([m for m in belongs if m.article == article], [e for e in events if e.article == article], heads[article].published)
        out += [s for s, _ in found if (s.article, s.actor.code, s.toward.code, s.direction) not in told]
    return out


def _last_day(until: str | None) -> str:
    """The last day of a day, month or year; today without one, and for what is not over."""
    today = date.today().isoformat()
    if until is None:
        return today
    return until if len(until) == 10 else min(today, max(until, f"{until}-12-31" if len(until) == 4 else f"{until}-{_days(until)}"))


def _days(month: str) -> int:
    year, number = int(month[:4]), int(month[5:7])
    following = date(year + number // 12, number % 12 + 1, 1)
    return (following - date(year, number, 1)).days


def _commitments(store: Store, code: str, since: str | None, last: str) -> tuple[Entry, ...]:
    """Entries that the actor holds or that are addressed to it, alive or changed in the time."""
    both = {e.id: e for e in (*ledger(store, at=last, holder=code), *ledger(store, at=last, addressee=code))}
    return tuple(sorted((e for e in both.values() if since is None or e.state == "open" or e.since >= since), key=lambda e: (e.reports[0].day, e.id)))


def _counterparts(done: Iterable[Event], code: str) -> list[str]:
    found = Counter(c for e in done for c in {r.code or r.country for r in e.target} if c and c != code)
    return [c for c, _ in sorted(found.items(), key=lambda x: (-x[1], x[0]))[:COUNTERPARTS]]


def _pointed(bound: Iterable[Entry], belongs: Iterable[tuple[str, Line]], drifts: Iterable[Series]) -> Iterable[Evidence]:
    yield from (e for entry in bound for step in entry.history for e in step.evidence)
    yield from (e for _, line in belongs for news in line.news for e in news.evidence)
    yield from (e for s in drifts for p in s.points for o in p.observations for e in o.evidence)


def _who(code: str, last: str, spoken: Iterable[Statement], articles: Sequence[Heading]) -> Who:
    knowledge = load_knowledge()
    organisation = knowledge.organisations.get(code)
    kind = organisation.kind.replace("_", " ") if organisation else "state" if any(f.code == code for f in knowledge.forms) else "actor"
    leaders = tuple(x for x in knowledge.leaders if x.code == code and x.office in OFFICES and x.serves(last))
    names = Counter(s.speaker.name or s.speaker.mention.text for s in spoken)
    days = sorted(h.published for h in articles if h.published)
    outlets = {o for h in articles for o in (h.outlets or (h.outlet,)) if o}
    return Who(kind, leaders, tuple(sorted(names.items(), key=lambda x: (-x[1], x[0]))[:PEOPLE]), len(articles), len(outlets), days[0] if days else "", days[-1] if days else "")


# ---- claims
def _claim(record: Statement | Event | Stance, says: str, heads: Mapping[str, Heading], words: Mapping[str, str]) -> Claim:
    told = evidence(record, heads[record.article])
    return Claim(told.day, says, _quote(words[record.article], told), told)


def _quote(text: str, told: Evidence) -> Quote:
    around = sentence(text, told.span)
    return Quote(text[around.start : told.span.start], told.span.text, text[told.span.end : around.end])


def _said(s: Statement) -> str:
    to = f" to {_name(s.addressee)}" if s.addressee else ""
    via = f", via {', '.join(_name(v) for v in s.via)}" if s.via else ""
    return f"{_name(s.speaker)}{to}{via} ({s.kind})"


def _did(e: Event) -> str:
    what = f"{e.type}{'/' + e.mode if e.mode else ''}"
    return f"{_names(e.source)} → {_names(e.target)}: {what}, {e.modality}" + (f", intensity {e.intensity:g}" if e.intensity is not None else "")


def _leans(s: Stance) -> str:
    return f"{_name(s.actor)} {'closer to' if s.direction == 'closer' else 'away from'} {_name(s.toward)}, {s.modality}" + (" (implied)" if s.implied else "")


def _name(ref: ActorRef) -> str:
    return ref.name or ref.mention.text


def _names(refs: Sequence[ActorRef]) -> str:
    return ", ".join(dict.fromkeys(_name(r) for r in refs)) or "?"
