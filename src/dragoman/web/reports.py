"""All reports of a record: where its article was seen, and other articles that tell the same."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Article, Commitment, Event, Membership, Record, Stance, Statement
from dragoman.store import Store
from dragoman.store.browsing import Question, find
from dragoman.store.connection import plain_errors
from dragoman.store.likeness import anchor
from dragoman.web.shown import line, web_address

MOST = 50  # reports that are shown
NEARBY = 200  # records of the same day and parties that are looked at


@dataclass(frozen=True)
class Report:
    """One place where it was printed. `what`: 'this article', 'copy' (the same text elsewhere), 'same article' (told again in it), 'same event' (another
    article whose event was merged with it), 'same day' (another that tells the same kind of thing of the same parties on the same day)."""

    what: str
    outlet: str
    published: str | None
    title: str
    words: str
    address: str | None
    url: str | None


def reports_of(store: Store, record: Record, article: Article) -> tuple[Report, ...]:
    """Every report that the store knows of."""
    day, title = (article.published or "")[:10] or None, line(article.title or "Untitled", 160)
    evidence = " … ".join(s.text for s in anchor(record))
    out = [Report("this article", article.outlet or "unknown outlet", day, title, line(evidence), f"/article/{article.id}", web_address(article.url))]
    if isinstance(record, Event):
        out += [Report("same article", article.outlet or "unknown outlet", day, title, line(s.text), f"/article/{article.id}", None) for s in record.evidence]
    seen = store.connection.execute("select distinct url, outlet, title from sighting where article = ?", (article.id,)).fetchall()
    for url, outlet, other in seen:
        if (url or None, outlet or None) not in ((article.url, article.outlet), (None, None)):
            out.append(Report("copy", outlet or "unknown outlet", day, line(other or title, 160), line(evidence), None, web_address(url)))
    merged = _merged(store, record)
    out += merged
    out += (r for r in _same_day(store, record, article) if r.address not in {m.address for m in merged})
    return tuple(out[:MOST])


def _merged(store: Store, record: Record) -> list[Report]:
    """The other reports of a merged event."""
    if not isinstance(record, Event):
        return []
    query = (
        "select e.id, e.trigger, a.title, a.outlet, a.published, a.url, c.original from merged m join merged o on o.merged = m.merged and o.event <> m.event "
        "join event e on e.id = o.event join article a on a.id = e.article left join copy c on c.article = a.id "
        "where m.event = ? and m.event not in (select event from apart) and o.event not in (select event from apart) order by a.published, e.id"
    )
    with plain_errors(store.path, store.patience):
        rows = store.connection.execute(query, (record.id,)).fetchall()
    return [
        Report("same event, in a copy" if original else "same event", outlet or "unknown outlet", (day or "")[:10] or None, line(title or "Untitled", 160), line(words), f"/record/{i}", web_address(url))
        for i, words, title, outlet, day, url, original in rows
    ]


def _same_day(store: Store, record: Record, article: Article) -> list[Report]:
    """Records of other articles that say the same of the same parties on the same day."""
    if isinstance(record, Article | Statement):
        return []
    wanted, kind = _claim(record), type(record).__name__.lower()
    actor, toward = wanted[0], wanted[1]
    row = store.connection.execute(f'select day from "{kind}" where id = ?', (getattr(record, "id", ""),)).fetchone()
    if row is None or row[0] is None or actor is None or toward is None:
        return []
    found = find(store, Question(kind=kind, actor=actor, toward=toward, type=wanted[2], since=row[0], until=row[0]), limit=NEARBY)
    return [
        Report("same day", f.outlet or "unknown outlet", (f.published or "")[:10] or None, line(f.title or "Untitled", 160),
               line(" … ".join(s.text for s in anchor(f.record))), f"/record/{getattr(f.record, 'id', '')}", None)
        for f in found if f.article != article.id and _claim(f.record) == wanted
    ]  # fmt: skip


def _claim(record: Record) -> tuple[str | None, str | None, str | None, str | None]:
    """First source, first target, type and modality."""
    if isinstance(record, Event):
        return *(next((r.code or r.country for r in side), None) for side in (record.source, record.target)), record.type, record.modality  # type: ignore[return-value]
    if isinstance(record, Commitment):
        return record.holder.code or record.holder.country, (record.addressee.code or record.addressee.country) if record.addressee else None, record.kind, None
    if isinstance(record, Membership):
        return record.actor.code or record.actor.country, record.organisation.code, record.relation, record.modality
    if isinstance(record, Stance):
        return record.actor.code or record.actor.country, record.toward.code or record.toward.country, record.direction, record.modality
    return None, None, None, None
