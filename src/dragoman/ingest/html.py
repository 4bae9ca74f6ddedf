"""A web page as an article: its main text and what its head says, by trafilatura. Nothing of it is fetched or run."""

from __future__ import annotations

import trafilatura
from trafilatura.metadata import extract_metadata

from dragoman.errors import InputError
from dragoman.ingest.raw import RawArticle


def from_html(page: str, where: str) -> RawArticle | InputError:
    """The article of a page; an error where no text of some length is found."""
    text = trafilatura.extract(page, include_comments=False, include_tables=False)
    if not text:
        return InputError(where, "no article text was found in the page")
    about = extract_metadata(page)
    paragraphs = "\n\n".join(line for line in text.split("\n") if line.strip())
    if about is None:
        return RawArticle(paragraphs, path=where)
    return RawArticle(paragraphs, about.url or None, about.sitename or None, about.title or None, about.date or None, None, about.author or None, where)
