"""Pages of records of all kinds at once, by day: what a timeline, a dossier and a search form ask."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Article, Record
from dragoman.store.connection import plain_errors
from dragoman.store.querying import TYPES, Where, made
from dragoman.store.store import Store
from dragoman.store.writing import KINDS

DOERS, OTHERS = "source,speaker,holder,actor", "target,addressee,organisation,toward"
_COLUMN = {"statement": "kind", "event": "type", "commitment": "kind", "membership": "relation", "stance": "direction"}  # what `Question.type` asks of each
CHUNK = 500  # ids in one query


@dataclass(frozen=True)
class Question:
    """What is asked of all kinds of records; None asks nothing.

    `actor` does, says or moves; `toward` is at the other end; `about` is one of them, whichever; `pair` are two, either way round. Actors are codes,
    countries, or names of those without a code. `type`: of an event, relation of a membership, kind of a commitment or statement, direction of a
    stance. `since`, `until`: YYYY, YYYY-MM or YYYY-MM-DD, both with them.
    """

    kind: str | None = None
    actor: str | None = None
    toward: str | None = None
    about: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    modality: str | None = None
    quad: int | None = None
    outlet: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Found:
    """A record, the ISO day it counts for ('' where unknown), and the head of its article."""

    record: Record
    day: str
    article: str
    title: str | None
    outlet: str | None
    published: str | None


def find(store: Store, question: Question, *, limit: int = 100, offset: int = 0, oldest_first: bool = False) -> list[Found]:
    """A page of records, newest day first, those of a day as they stand in their articles."""
    down = "asc" if oldest_first else "desc"
    parts, values = [], []
    for kind, where in _wheres(question):
        inner = f"select '{kind}' kind, record, coalesce(day, '') day, article, n from \"{kind}\" where {where.sql()} order by day {down}, n limit ?"
        parts.append(f"select * from ({inner})")
        values += [*where.values, limit + offset]
    if not parts:
        return []
    union = f"{' union all '.join(parts)} order by day {down}, article, n limit ? offset ?"
    query = (
        f"with page as ({union}) select p.kind, p.record, p.day, p.article, a.title, a.outlet, a.published "
        f"from page p join article a on a.id = p.article order by p.day {down}, a.n, p.n"
    )
    with plain_errors(store.path, store.patience):
        rows = store.connection.execute(query, (*values, limit, offset)).fetchall()
    return [Found(made(TYPES[kind], record), *rest) for kind, record, *rest in rows]


def count(store: Store, question: Question) -> dict[str, int]:
    """How many of each kind; kinds that cannot be meant are left out."""
    with plain_errors(store.path, store.patience):
        return {k: store.connection.execute(f'select count(*) from "{k}" where {w.sql()}', w.values).fetchone()[0] for k, w in _wheres(question)}


def by_month(store: Store, question: Question) -> list[tuple[str, str, int]]:
    """(month YYYY-MM, kind, how many), in order; records of no month are left out."""
    out: list[tuple[str, str, int]] = []
    with plain_errors(store.path, store.patience):
        for kind, where in _wheres(question):
            query = f'select month, count(*) from "{kind}" where month is not null and {where.sql()} group by month'
            out += [(month, kind, n) for month, n in store.connection.execute(query, where.values)]
    return sorted(out)


def actors(store: Store, *, beginning: str | None = None, limit: int = 100, offset: int = 0) -> list[tuple[str, bool, int]]:
    """(code, or name of one without; is it a code; in how many records), the most frequent first; those whose code or name begins so."""
    query = (
        "select coalesce(code, country, name) key, coalesce(code, country) is not null, count(distinct record) c from actor "
        "where key is not null and (?1 is null or key like ?1 || '%' escape '\\' or name like ?1 || '%' escape '\\') group by key order by c desc, key limit ?2 offset ?3"
    )
    start = beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") if beginning else None
    with plain_errors(store.path, store.patience):
        return [(k, bool(is_code), n) for k, is_code, n in store.connection.execute(query, (start, limit, offset))]


def counterparts(store: Store, actor: str, *, since: str | None = None, until: str | None = None, limit: int = 12) -> list[tuple[str, int, float | None]]:
    """(code or name, how many events, mean intensity) of those an actor acts on or is acted on by, as deeds, the most frequent first."""
    where = Where().between("e.day", since, until)
    query = (
        "select coalesce(o.code, o.country, o.name) key, count(distinct e.id) c, avg(e.intensity) from actor a "
        "join event e on e.id = a.record and e.modality = 'actual' join actor o on o.record = e.id and o.role in ('source', 'target') and o.role <> a.role "
        f"where a.role in ('source', 'target') and (a.code = ? or a.country = ? or (a.code is null and a.name = ? collate nocase)) and {where.sql()} "
        "group by key having key is not null and key <> ? order by c desc, key limit ?"
    )
    query = query.replace('"e.day"', "e.day")
    with plain_errors(store.path, store.patience):
        return [(k, n, mean) for k, n, mean in store.connection.execute(query, (actor, actor, actor, *where.values, actor, limit))]


def days(store: Store, *, limit: int = 14, until: str | None = None) -> list[tuple[str, int]]:
    """(ISO day, how many articles) of the last days on which something was published."""
    query = "select substr(published, 1, 10) d, count(*) from article where published is not null and (?1 is null or d <= ?1) group by d order by d desc limit ?2"
    with plain_errors(store.path, store.patience):
        return [(d, n) for d, n in store.connection.execute(query, (until, limit))]


def articles_of(store: Store, day: str, *, limit: int = 100, offset: int = 0) -> list[tuple[Article, dict[str, int]]]:
    """Articles published on a day (without their text), each with how many records of each kind."""
    query = "select record, id from article where substr(published, 1, 10) = ? order by n limit ? offset ?"
    out = []
    with plain_errors(store.path, store.patience):
        for record, article in store.connection.execute(query, (day, limit, offset)).fetchall():
            out.append((made(Article, record, ""), {k: store.connection.execute(f'select count(*) from "{k}" where article = ?', (article,)).fetchone()[0] for k in KINDS}))
    return out


def _wheres(q: Question) -> list[tuple[str, Where]]:
    """The conditions for each kind that can be meant: `quad` asks of events alone, `modality` of those that have one."""
    out = []
    for kind in KINDS:
        if (q.kind and kind != q.kind) or (q.quad and kind != "event") or (q.modality and kind in ("statement", "commitment")):
            continue
        where = Where().who(DOERS, q.actor).who(OTHERS, q.toward).who(f"{DOERS},{OTHERS}", q.about).equal("article", q.article).between("day", q.since, q.until)
        where.equal(_COLUMN[kind], q.type).equal("quad", q.quad).equal("modality", q.modality)
        where.add("article in (select id from article where outlet = ? collate nocase union select article from sighting where outlet = ? collate nocase)", q.outlet, q.outlet)
        if q.pair:
            one, other = (Where().who(DOERS, a).who(OTHERS, b) for a, b in (q.pair, q.pair[::-1]))
            where.conditions.append(f"(({one.sql()}) or ({other.sql()}))")
            where.values += [*one.values, *other.values]
        out.append((kind, where))
    return out
