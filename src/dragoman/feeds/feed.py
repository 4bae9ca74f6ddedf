"""An RSS or Atom feed as entries. Nothing is fetched here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
import trafilatura

from dragoman.errors import InputError

MOST = 500  # entries of a feed: a feed of the news has tens


@dataclass(frozen=True)
class Entry:
    """One entry: `key` tells it from others of the feed; `content` is the HTML that the feed itself has of the article."""

    key: str
    url: str | None
    title: str | None
    published: str | None
    author: str | None
    content: str


@dataclass(frozen=True)
class Feed:
    """A feed's title and entries, the latest first as feeds have them."""

    title: str | None
    entries: tuple[Entry, ...]


def read_feed(body: bytes, headers: dict[str, str], url: str) -> Feed:
    """The feed; InputError for what is none. A feed that is not well-formed is read as far as it goes."""
    told = {k: v for k, v in headers.items() if k == "content-type"}
    made: Any = feedparser.parse(BytesIO(body), response_headers={**told, "content-location": url}, sanitize_html=True)
    if not made.get("version") and not made.entries:
        raise InputError(url, "this is no RSS or Atom feed; look for the address of one in the page")
    return Feed(_text(made.feed.get("title")), tuple(_entry(e) for e in made.entries[:MOST]))


def _entry(entry: Any) -> Entry:
    link = _text(entry.get("link"))
    contents = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    title = _text(entry.get("title"))
    key = _text(entry.get("id")) or link or title or max(contents, key=len)[:200]
    moment = entry.get("published_parsed") or dict.get(entry, "updated_parsed")  # by itself, not as feedparser would fill it in
    return Entry(key, link, title, _iso(moment), _text(entry.get("author")), max(contents, key=len))


def _iso(moment: Any) -> str | None:
    """UTC, as ISO date and time; a year that is no year of the news is none."""
    try:
        year, month, day, hour, minute, second = moment[:6] if moment else (0,) * 6
        made = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError):
        return None
    return made.strftime("%Y-%m-%dT%H:%M:%SZ") if 1990 <= made.year <= 2100 else None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def text_of(content: str) -> str:
    """The words of an entry's HTML, its paragraphs parted by blank lines."""
    page = f"<html><body><article>{content if '<p' in content.lower() else f'<p>{content}</p>'}</article></body></html>"
    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=False, favor_recall=True)
    except Exception:  # a parser of others' broken HTML: whatever it raises, this entry has no text
        return ""
    return "\n\n".join(line for line in (found or "").split("\n") if line.strip())
