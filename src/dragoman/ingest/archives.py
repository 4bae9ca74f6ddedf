"""Web archives (WARC, gzip or not, as Common Crawl's news set has them) as articles, a record in memory at a time."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dragoman.errors import InputError
from dragoman.ingest.decoding import decode
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.html import from_html
from dragoman.ingest.language import other_language
from dragoman.ingest.raw import RawArticle

LARGEST = 8 << 20  # bytes of a page; a larger one is no article
PAGES = ("text/html", "application/xhtml+xml")
_BLOCK = 1 << 20
_BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, KeyError, AttributeError, TypeError)  # what warcio raises on damaged bytes
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([a-z]{2,3})", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's iterator, which would write of odd lengths to standard error on its own."""

    INC_RECORD = ""


def from_archive(path: Path) -> Iterator[RawArticle | InputError]:
    """The pages in English of an archive; other records (requests, images, answers of servers that failed) are passed over.

    A damaged record is named by its offset and skipped: reading goes on at the next beginning of a record. How many pages were passed over
    for their language, their size or for want of an article is told once, at the end. `published` is the page's own date, else the day it was fetched.
    """
    passed: Counter[str] = Counter()
    try:
        size = path.stat().st_size
        mark = b"\x1f\x8b\x08" if path.name.lower().endswith(".gz") else b"WARC/1."
        with path.open("rb") as file:
            start: int | None = 0
            while start is not None:
                file.seek(start)
                records = _Records(file)
                problem = "it breaks off, or its length is wrong"
                try:
                    for record in records:
                        yield from _page(record, path, passed)
                except _BROKEN as error:
                    problem = " ".join(str(error).split())[:100] or error.__class__.__name__
                else:
                    if records.offset >= size:
                        break
                yield InputError(path, f"the record at byte {records.offset:,} is damaged ({problem}); it is skipped")
                start = _next(file, max(records.offset, start) + 1, mark)
    except FileNotFoundError:
        yield InputError(path, "there is no such file; check the path")
    except OSError as error:
        yield InputError(path, f"cannot be read ({error.strerror or error}); check its permissions")
    if passed:
        yield InputError(path, "passed over: " + ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items())))


def _page(record: ArcWarcRecord, path: Path, passed: Counter[str]) -> Iterator[RawArticle | InputError]:
    """The article of a record that is a page; the others are counted in `passed`."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return
    kind = (headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(PAGES):
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri")
    body = record.content_stream().read(LARGEST + 1)
    language = _LANGUAGE.search(body[:4096])
    if len(body) > LARGEST:
        passed[f"pages of more than {LARGEST >> 20} MB"] += 1
    elif language is not None and language[1].lower() not in (b"en", b"eng"):
        passed["pages in another language"] += 1
    else:
        text = _text(body, kind)
        made = from_html(text, f"{path} ({address})") if text is not None else None
        if not isinstance(made, RawArticle):
            passed["pages without the text of an article"] += 1
        elif other_language(made.text) is not None:
            passed["pages in another language"] += 1
        else:
            fetched = iso_date((record.rec_headers.get_header("WARC-Date") or "")[:10])
            yield replace(made, url=address or made.url, published=made.published or fetched, path=str(path))


def _text(body: bytes, kind: str) -> str | None:
    """The page's text by the encoding that the server told, else as any file's."""
    told = _CHARSET.search(kind)
    if told is not None:
        try:
            return body.decode(told[1])
        except (UnicodeError, LookupError):
            pass
    return decode(body)


def _next(file: IO[bytes], start: int, mark: bytes) -> int | None:
    """Where the next record begins, at `start` or after it; None at the end of the file."""
    file.seek(start)
    kept = b""
    while block := file.read(_BLOCK):
        found = (kept + block).find(mark)
        if found >= 0:
            return start - len(kept) + found
        start += len(block)
        kept = (kept + block)[-len(mark) + 1 :]
    return None
