"""Between what a source gave and what a store keeps of it."""

from __future__ import annotations

from dataclasses import asdict

from dragoman.ingest.raw import RawArticle
from dragoman.records import content_id
from dragoman.store import Stored


def given_of(raw: RawArticle) -> dict[str, str | int | None]:
    """What the source said of an article, its text left out: enough to read it again as it was read."""
    fields = asdict(raw)
    del fields["text"]
    return fields


def source_of(raw: RawArticle) -> str:
    """A hash of all that the source gave: the same article from the same place has the same one, whichever version reads it."""
    return content_id("source", raw.text, *given_of(raw).items())


def raw_of(stored: Stored) -> RawArticle:
    """The article as its source gave it."""
    return RawArticle(stored.article.text, **stored.given) if stored.given else RawArticle(stored.article.text, stored.article.url, stored.article.outlet, published=stored.article.published)
