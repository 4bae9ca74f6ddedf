"""What a record's article is, without its text: outlet, title, date, address, and the story it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.store.connection import plain_errors
from dragoman.store.store import Store

CHUNK = 500  # ids in one query


@dataclass(frozen=True)
class Heading:
    """The head of an article; `published` is its ISO date (a day), '' where unknown; `outlets` all that carried it.

    `story` is the story it belongs to, where the store has told; `witness` who vouches for it: the outlet (else the id) of the article that it is a
    copy of, else its own.
    """

    id: str
    title: str | None
    outlet: str | None
    published: str
    url: str | None
    outlets: tuple[str, ...] = ()
    story: str | None = None
    witness: str = ""


def headings(store: Store) -> dict[str, Heading]:
    """All articles by id."""
    with plain_errors(store.path, store.patience):
        seen: dict[str, list[str]] = {}
        for article, outlet in store.connection.execute("select article, outlet from sighting where outlet <> '' order by article, outlet"):
            seen.setdefault(article, []).append(outlet)
        rows = store.connection.execute("select id, title, outlet, substr(coalesce(published, ''), 1, 10), url from article order by n").fetchall()
        stories = dict(store.connection.execute("select article, story from story_article").fetchall())
        originals = dict(store.connection.execute("select article, original from copy").fetchall())
    own = {i: outlet or i for i, _, outlet, _, _ in rows}
    return {
        i: Heading(i, title, outlet, day, url, tuple(dict.fromkeys(seen.get(i, ()))), stories.get(i), own.get(originals.get(i, i), own[i])) for i, title, outlet, day, url in rows
    }


def texts(store: Store, articles: Iterable[str]) -> dict[str, str]:
    """The texts of articles by id."""
    wanted = sorted(set(articles))
    out: dict[str, str] = {}
    with plain_errors(store.path, store.patience):
        for k in range(0, len(wanted), CHUNK):
            part = wanted[k : k + CHUNK]
            out.update(store.connection.execute(f"select id, text from article where id in ({', '.join('?' * len(part))})", part).fetchall())
    return out
