"""A web page as an article: its main text and what its head says, by trafilatura. Nothing of it is fetched or run."""

from __future__ import annotations

import logging
import re

import trafilatura
from trafilatura.metadata import extract_metadata

from dragoman.errors import InputError
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.raw import RawArticle

# It warns of every page without a text; the InputError says so once, and names the file.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)


def looks_like_html(text: str) -> bool:
    """Does a text begin as a page does?"""
    return _PAGE.match(text[:2000].lstrip("\ufeff")) is not None


def from_html(page: str, where: str) -> RawArticle | InputError:
    """The article of a page, its paragraphs parted by blank lines; an error where no text of some length is found.

    Spans count from the start of this text, not of the page.
    """
    try:
        text = trafilatura.extract(page, include_comments=False, include_tables=False)
        about = extract_metadata(page) if text else None
    except Exception as error:  # a parser of others' broken pages: whatever it raises, it is this page that cannot be read
        return InputError(where, f"the page cannot be parsed ({error.__class__.__name__}); save its text as .txt")
    if not text:
        return InputError(where, "no article text was found in the page; save its text as .txt")
    paragraphs = "\n\n".join(line for line in text.split("\n") if line.strip())
    if about is None:
        return RawArticle(paragraphs, path=where)
    return RawArticle(paragraphs, about.url or None, about.sitename or None, about.title or None, iso_date(about.date), None, about.author or None, where)
