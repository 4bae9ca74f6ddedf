"""JSON Lines as articles: one object a line, `{"id", "text", "published", "outlet", "title", "url"}`, of which only text must be there."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from dragoman.errors import InputError
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.raw import RawArticle

WANTED = '{"id", "text", "published", "outlet", "title", "url"}'


def looks_like_json_lines(text: str) -> bool:
    """Is the first line a whole JSON object?"""
    first = text.lstrip()[:2_000_000].split("\n", 1)[0].rstrip()
    return first.startswith("{") and first.endswith("}") and '"' in first


def is_utf8_lines(path: Path) -> bool:
    """Can the file be read line by line? One in UTF-16 or another encoding has to be looked at whole."""
    try:
        with opened(path) as file:
            data = file.read(1 << 16)
            if len(data) == 1 << 16:
                data += file.readline()
        data.decode("utf-8")
        return b"\0" not in data and bool(data.strip())
    except (OSError, EOFError, zlib.error, ValueError):
        return False


def opened(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked where its name says so."""
    return cast(IO[bytes], gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def from_line_file(path: Path) -> Iterator[RawArticle | InputError]:
    """As `from_lines`, a line in memory at a time: a file of a million articles takes no more than one of ten."""
    number = 0
    try:
        with opened(path) as file:
            for number, line in enumerate(file, 1):  # noqa: B007 - told where the file breaks off
                try:
                    text = line.decode("utf-8").lstrip("\ufeff")
                except UnicodeDecodeError:
                    yield InputError(path, "the line is no UTF-8; save the file as UTF-8, the line is skipped", number)
                    continue
                if text.strip(" \t\r\n"):
                    yield _article(text, str(path), number)
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(path, f"cannot be read on ({getattr(error, 'strerror', None) or error}); check that the file is whole", number + 1)


def from_lines(text: str, where: str) -> Iterator[RawArticle | InputError]:
    """An article, or what is wrong with it, for each line that is not blank."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip("\ufeff \t\r"):
            yield _article(line.lstrip("\ufeff"), where, number)


def _article(line: str, where: str, number: int) -> RawArticle | InputError:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return InputError(where, f"no whole JSON object ({error.msg} at column {error.colno}); mend the line, it is skipped", number)
    except (ValueError, RecursionError) as error:
        return InputError(where, f"JSON that cannot be read ({error.__class__.__name__}); mend the line, it is skipped", number)
    if not isinstance(row, dict):
        return InputError(where, f"a JSON {type(row).__name__} where an object was expected: {WANTED}; skipped", number)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        what = 'no "text"' if text is None else 'an empty "text"' if isinstance(text, str) else f'a "text" that is a {type(text).__name__}'
        return InputError(where, f"the object has {what}; expected {WANTED}; skipped", number)
    told = {key: _string(row.get(key)) for key in ("url", "outlet", "title", "published", "section", "author")}
    if told["published"] is not None and iso_date(told["published"]) is None:
        return InputError(where, f'"published" is no date: {told["published"][:40]!r}; expected YYYY-MM-DD; skipped', number)
    identity = row.get("id")
    url = told["url"] or (str(identity) if isinstance(identity, str | int) and str(identity) else None)
    return RawArticle(text, url, told["outlet"], told["title"], told["published"], told["section"], told["author"], where, number)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
