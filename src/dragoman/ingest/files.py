"""Files, folders and standard input as articles; what cannot be read is one error each, and the rest is read."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.errors import InputError
from dragoman.ingest.columns import Columns
from dragoman.ingest.decoding import decode
from dragoman.ingest.formats import ARCHIVES, of_format
from dragoman.ingest.html import from_html, looks_like_html
from dragoman.ingest.jsonlines import from_line_file, from_lines, is_utf8_lines, looks_like_json_lines
from dragoman.ingest.language import other_language
from dragoman.ingest.raw import RawArticle

TEXTS, PAGES, LINES = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson", ".jsonl.gz")
KNOWN = (*TEXTS, *PAGES, *LINES, *ARCHIVES)  # in a folder; a table is read when it is named, for not every table holds articles
LONGEST = 1_000_000  # characters; a longer text is no article, and would hold up the rest for minutes
NOT_ARTICLES = ("readme.md", "license.txt", "license.md", "changelog.md")


def gather(paths: Sequence[str], published: str | None = None, outlet: str | None = None, columns: Columns = Columns()) -> Iterator[RawArticle | InputError]:  # noqa: B008
    """The articles of the paths in their order ('-': standard input), folders in the order of their names; errors in between.

    `published` and `outlet`, where given, hold for all and come before what a source says itself; `columns`: of CSV and Parquet files.
    """
    for found in _all(paths, columns):
        if isinstance(found, InputError):
            yield found
        else:
            yield checked(replace(found, published=published or found.published, outlet=outlet or found.outlet))


def _all(paths: Sequence[str], columns: Columns) -> Iterator[RawArticle | InputError]:
    for name in paths:
        if name == "-":
            yield from _content("standard input", sys.stdin.buffer.read(), "-")
            continue
        path = Path(name)
        try:
            inside = articles_in(path) if path.is_dir() else None
        except OSError as error:
            yield InputError(path, f"the folder cannot be listed ({error.strerror}); check its permissions")
            continue
        if inside is not None and not inside:
            yield InputError(path, f"the folder holds no article; looked for {', '.join('*' + k for k in KNOWN)} in it and its folders")
        for one in [path] if inside is None else inside:
            yield from of_format(one, columns) or _file(one)


def articles_in(folder: Path) -> list[Path]:
    """The article files of a folder and of those in it, by name; hidden files and papers about the folder are left out."""
    found = (p for p in folder.rglob("*") if p.name.lower().endswith(KNOWN) and p.name.lower() not in NOT_ARTICLES)
    return sorted(p for p in found if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts))


def _file(path: Path) -> Iterator[RawArticle | InputError]:
    if path.name.lower().endswith(LINES) and is_utf8_lines(path):
        yield from from_line_file(path)
        return
    try:
        data = path.read_bytes()
        if path.suffix.lower() == ".gz":
            data = gzip.decompress(data)
    except FileNotFoundError:
        yield InputError(path, "there is no such file; check the path")
        return
    except (OSError, EOFError, zlib.error, ValueError) as error:
        yield InputError(path, f"cannot be read ({getattr(error, 'strerror', None) or error}); check its permissions and that it is whole")
        return
    name = path.name.lower()
    yield from _content(str(path), data, name.removesuffix(".gz"))


def _content(where: str, data: bytes, name: str) -> Iterator[RawArticle | InputError]:
    if not data.strip():
        yield InputError(where, "the file is empty; nothing to read")
        return
    text = decode(data)
    if text is None:
        yield InputError(where, "this is no text (binary data, or an encoding that could not be told); save it as UTF-8")
    elif name.endswith(LINES) or (name == "-" and looks_like_json_lines(text)):
        yield from from_lines(text, where)
    elif name.endswith(PAGES) or looks_like_html(text):
        yield from_html(text, where)
    else:
        yield RawArticle(text, path=where)


def checked(raw: RawArticle) -> RawArticle | InputError:
    """The article, unless it is blank or in another language."""
    where = raw.path or "the article"
    if not any(c.isalnum() for c in raw.text):
        return InputError(where, "the text has no words; nothing to read", raw.line)
    if len(raw.text) > LONGEST:
        return InputError(where, f"the text has {len(raw.text):,} characters, an article {LONGEST:,} at most; split it, it is skipped", raw.line)
    half = next((n for n, c in enumerate(raw.text) if "\ud800" <= c <= "\udfff"), None) if not raw.text.isascii() else None
    if half is not None:
        return InputError(where, f"half a character (a lone surrogate) at offset {half}; mend the text, it is skipped", raw.line)
    language = other_language(raw.text)
    if language is not None:
        return InputError(where, f"the text is in {language}, dragoman reads English; skipped", raw.line)
    return raw
