"""Files, folders and standard input as articles; what cannot be read is one error each, and the rest is read."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import charset_normalizer

from dragoman.errors import InputError
from dragoman.ingest.html import from_html
from dragoman.ingest.language import other_language
from dragoman.ingest.raw import RawArticle

TEXTS, PAGES, LINES = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson", ".jsonl.gz")
KNOWN = (*TEXTS, *PAGES, *LINES)


def gather(paths: Sequence[str], published: str | None = None, outlet: str | None = None) -> Iterator[RawArticle | InputError]:
    """The articles of the paths in their order ('-': standard input), folders in the order of their names; errors in between."""
    for name in paths:
        if name == "-":
            yield from _content("standard input", sys.stdin.buffer.read(), "-", published, outlet)
            continue
        path = Path(name)
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.name.endswith(KNOWN) and p.name.lower() != "readme.md")
            if not inside:
                yield InputError(path, f"the folder holds no article; looked for {', '.join('*' + k for k in KNOWN)}")
            for one in inside:
                yield from _file(one, published, outlet)
        else:
            yield from _file(path, published, outlet)


def _file(path: Path, published: str | None, outlet: str | None) -> Iterator[RawArticle | InputError]:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except FileNotFoundError:
        yield InputError(path, "there is no such file; check the path")
        return
    except (OSError, EOFError) as error:
        yield InputError(path, f"cannot be read ({error.__class__.__name__}: {error}); check its permissions and that it is whole")
        return
    yield from _content(str(path), data, path.name.lower(), published, outlet)


def _content(where: str, data: bytes, name: str, published: str | None, outlet: str | None) -> Iterator[RawArticle | InputError]:
    if not data.strip():
        yield InputError(where, "the file is empty")
        return
    text = decode(data)
    if text is None:
        yield InputError(where, "this is no text (binary data, or an encoding that could not be told); save it as UTF-8")
        return
    if name.endswith(LINES) or (name == "-" and _is_json_lines(text)):
        yield from _lines(where, text, published, outlet)
        return
    if name.endswith(PAGES) or text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        page = from_html(text, where)
        yield page if isinstance(page, InputError) else _checked(_with(page, published, outlet), where)
        return
    yield _checked(RawArticle(text, outlet=outlet, published=published, path=where), where)


def _with(raw: RawArticle, published: str | None, outlet: str | None) -> RawArticle:
    return RawArticle(raw.text, raw.url, outlet or raw.outlet, raw.title, published or raw.published, raw.section, raw.author, raw.path, raw.line)


def _checked(raw: RawArticle, where: str, line: int | None = None) -> RawArticle | InputError:
    if not raw.text.strip():
        return InputError(where, "the text is empty", line)
    language = other_language(raw.text)
    if language is not None:
        return InputError(where, f"the text is in {language}, dragoman reads English; skipped", line)
    return raw


def decode(data: bytes) -> str | None:
    """The text of a file: UTF-8, UTF-16 with its mark, or the likeliest other encoding; None for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    best = charset_normalizer.from_bytes(data[:200_000]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return None


def _is_json_lines(text: str) -> bool:
    first = text.lstrip().split("\n", 1)[0]
    return first.startswith("{") and first.rstrip().endswith("}")


def _lines(where: str, text: str, published: str | None, outlet: str | None) -> Iterator[RawArticle | InputError]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield InputError(where, f"no whole JSON object ({error.msg} at column {error.colno}); the line is skipped", number)
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            yield InputError(where, 'the object has no "text"; expected {"id", "text", "published", "outlet", "title", "url"}', number)
            continue
        fields = {k: row[k] if isinstance(row.get(k), str) and row[k].strip() else None for k in ("url", "outlet", "title", "published", "section", "author")}
        url = fields["url"] or (str(row["id"]) if row.get("id") is not None else None)
        yield _checked(
            RawArticle(row["text"], url, outlet or fields["outlet"], fields["title"], published or fields["published"], fields["section"], fields["author"], where, number),
            where, number,
        )  # fmt: skip
