"""Questions about stories and merged events: columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.store.connection import plain_errors
from dragoman.store.querying import Where
from dragoman.store.store import Store

STORY = ("id", "day", "last_day", "articles", "copies", "outlets", "title")
STORY_ARTICLE = ("article", "published", "outlet", "title", "copy_of", "similarity")
EVENT = ("id", "day", "type", "modality", "source", "target", "trigger", "coder", "article")
MERGED = ("id", "day", "type", "modality", "source", "target", "articles", "independent", "outlets", "trigger")
REPORT = ("event", "day", "type", "source", "target", "trigger", "outlet", "published", "title", "url", "copy_of", "article")
Row = tuple[str | int | float | None, ...]


def stories(store: Store, *, since: str | None = None, until: str | None = None, actor: str | None = None, articles: int = 1, limit: int | None = None) -> Iterator[Row]:
    """STORY of those with an article from `since` to `until`, latest first. `actor`: code, country or name in one of its articles; `articles`: at least so many."""
    inner = Where().add("m.day >= ?", since).add("substr(m.day, 1, length(?)) <= ?", until, until)
    inner.add("m.article in (select article from actor where code = ? or country = ? or (code is null and name = ? collate nocase))", actor, actor, actor)
    query = f"""select m.story, min(m.day), max(m.day), count(distinct m.article), count(distinct c.article), count(distinct s.outlet),
      (select a.title from story_article f join article a on a.id = f.article where f.story = m.story order by f.day, a.n limit 1)
    from story_article m left join copy c on c.article = m.article left join sighting s on s.article = m.article
    where m.story in (select m.story from story_article m where {inner.sql()}) group by m.story having count(distinct m.article) >= ? order by 3 desc, 4 desc, 1 limit ?"""
    return _rows(store, query, (*inner.values, articles, -1 if limit is None else limit))


def story_articles(store: Store, story: str) -> Iterator[Row]:
    """STORY_ARTICLE of the stories whose id begins so, by day."""
    query = """select a.id, a.published, a.outlet, a.title, c.original, m.similarity from story_article m join article a on a.id = m.article left join copy c on c.article = a.id
    where m.story glob ? order by m.story, m.day, a.n"""
    return _rows(store, query, (_beginning(story),))


def events(
    store: Store, *, merged: bool, actor: str | None = None, toward: str | None = None, type: str | None = None, modality: str | None = None, story: str | None = None,
    since: str | None = None, until: str | None = None, limit: int | None = None,
) -> Iterator[Row]:  # fmt: skip
    """EVENT, a row for each report; or MERGED, a row for each event with how many articles report it. Latest first."""
    where = Where().equal("type", type).equal("modality", modality).between("day", since, until).who("source", actor).who("target", toward)
    where.add("article in (select article from story_article where story glob ?)", _beginning(story) if story else None)
    values = (*where.values, -1 if limit is None else limit)
    if not merged:
        query = f"select id, day, type, modality, source_code, target_code, trigger, coder, article from event where {where.sql()} order by day desc, n desc limit ?"
        return _rows(store, query, values)
    query = f"""select g.merged, min(coalesce(e.date_start, e.day)) as first, min(e.type), min(e.modality), min(e.source_code), min(e.target_code), count(distinct e.article),
      count(distinct case when c.article is null then e.article end), count(distinct s.outlet), min(e.trigger)
    from event_group g join event e on e.id = g.event left join copy c on c.article = e.article left join sighting s on s.article = e.article
    where g.merged in (select merged from event_group where event in (select id from event where {where.sql()})) group by g.merged order by first desc, g.merged limit ?"""
    return _rows(store, query, values)


def reports(store: Store, merged: str) -> Iterator[Row]:
    """REPORT of the events whose id, or the id of one of their reports, begins so: each article and outlet."""
    query = """select event, day, type, source_code, target_code, trigger, outlet, published, title, url, copy_of, article from merged_event_report
    where merged in (select merged from event_group where event glob ? or merged glob ?) order by merged, published, day, event, outlet, url"""
    mark = _beginning(merged)
    return _rows(store, query, (mark, mark))


def _rows(store: Store, query: str, values: Iterable[str | int | float]) -> Iterator[Row]:
    with plain_errors(store.path, store.patience):
        yield from store.connection.execute(query, tuple(values))


def _beginning(identity: str) -> str:
    return "".join(c for c in identity.lower() if c.isalnum()) + "*"
