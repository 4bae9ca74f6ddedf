"""Words in articles and statements, and actors by name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup, escape

from dragoman.errors import StoreError
from dragoman.records import Article
from dragoman.store.browsing import actors
from dragoman.store.search import CLOSE, OPEN, Hit
from dragoman.web.asking import Asking
from dragoman.web.filters import Filters, address
from dragoman.web.names import code_for, name_of
from dragoman.web.page import Page, doc
from dragoman.web.shown import line, shown

SIZE = 20  # hits a page
MOST = 2000  # hits that can be paged through


@dataclass(frozen=True)
class HitLine:
    """A hit: where it leads, its title, and its words with those that matched marked."""

    address: str
    title: str
    outlet: str | None
    published: str | None
    snippet: Markup


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """What was found."""

    template = "search.html"
    words: str = doc("What was searched for.")
    where: str = doc("'articles' or 'statements'.")
    filters: Filters = doc("The period.")
    hits: tuple[HitLine, ...] = doc("What was found, best first.")
    more: str | None = doc("Address of the next hits.")
    before: str | None = doc("Address of the hits before.")
    actors: tuple[tuple[str, str, int, str], ...] = doc("(name, code or '', in how many records, address) of actors whose name or code begins so; without words, the most frequent.")
    problem: str | None = doc("Why nothing could be searched for.")


def search(asking: Asking) -> SearchPage:
    """The page of a search; without words, the actors of the store."""
    words, filters = asking.word("q", 400), asking.filters
    where = "statements" if asking.word("in") == "statements" else "articles"
    hits: list[Hit] = []
    problem = None
    offset = min((filters.page - 1) * SIZE, MOST)
    if words:
        try:
            found = asking.store.search(words, statements=where == "statements", since=filters.since, until=filters.until, limit=offset + SIZE + 1)
            hits = list(islice(found, offset, None))
        except StoreError as error:
            problem = error.problem
    given = {"q": words, "in": where if where == "statements" else None, "since": filters.since, "until": filters.until}
    return SearchPage(
        title=f"Search: {line(words, 60)}" if words else "Search", section="search", words=words, where=where, filters=filters, problem=problem,
        hits=tuple(map(_hit, hits[:SIZE])), more=address("/search", **given, page=filters.page + 1) if len(hits) > SIZE and offset < MOST else None,
        before=address("/search", **given, page=filters.page - 1 if filters.page > 2 else None) if filters.page > 1 else None, actors=_actors(asking, words),
    )  # fmt: skip


def _hit(hit: Hit) -> HitLine:
    to = f"/article/{hit.record.id}" if isinstance(hit.record, Article) else f"/record/{hit.record.id}"
    return HitLine(to, line(hit.title or "Untitled", 160), hit.outlet, (hit.published or "")[:10] or None, marked(hit.snippet))


def marked(snippet: str) -> Markup:
    """The words around a match; what matched is between <mark>s."""
    out = [escape(shown(p)) for p in snippet.replace(CLOSE, OPEN).split(OPEN)]
    return Markup("").join(Markup("<mark>{}</mark>").format(p) if k % 2 else p for k, p in enumerate(out))


def _actors(asking: Asking, words: str) -> tuple[tuple[str, str, int, str], ...]:
    code = code_for(words) if words else words
    rows = actors(asking.store, beginning=words or None, limit=24)
    if code != words and words:
        rows = list(dict.fromkeys([*actors(asking.store, beginning=code, limit=1), *rows]))
    return tuple((line(name_of(key), 80) if is_code else line(key, 80), key if is_code else "", n, address("/actor", actor=key)) for key, is_code, n in rows)
