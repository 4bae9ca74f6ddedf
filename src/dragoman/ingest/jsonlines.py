"""JSON Lines as articles: one object a line, `{"id", "text", "published", "outlet", "title", "url"}`, of which only text must be there."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.raw import RawArticle

WANTED = '{"id", "text", "published", "outlet", "title", "url"}'


def looks_like_json_lines(text: str) -> bool:
    """Is the first line a whole JSON object?"""
    first = text.lstrip()[:2_000_000].split("\n", 1)[0].rstrip()
    return first.startswith("{") and first.endswith("}") and '"' in first


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
