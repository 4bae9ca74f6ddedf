"""Which column of a table holds what of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.errors import InputError
from dragoman.ingest.headerdates import iso_date
from dragoman.ingest.raw import RawArticle

FIELDS = ("text", "url", "outlet", "title", "published", "section", "author")


@dataclass(frozen=True)
class Columns:
    """Column by field, where it was named; a field that was not named has the column of its own name, where there is one."""

    named: tuple[tuple[str, str], ...] = ()

    def found(self, header: Sequence[str], where: str) -> dict[str, str] | InputError:
        """Field to column of a table with this header; an error where the text or a named column is not there."""
        plain = {h.strip().casefold(): h for h in reversed(header)}
        named = dict(self.named)
        for field, column in named.items():
            if column not in header and column.casefold() not in plain:
                return InputError(where, f"there is no column {column!r} for {field}; the table has {_listed(header)}")
        out = {field: plain[named.get(field, field).casefold()] for field in FIELDS if named.get(field, field).casefold() in plain}
        out |= {field: column for field, column in named.items() if column in header}
        if "text" not in out:
            return InputError(where, f"no column is named 'text'; say which one is with --map text=COLUMN; the table has {_listed(header)}")
        if "url" not in out and "id" in plain:
            out["url"] = plain["id"]
        return out


def read_map(words: str | None) -> Columns:
    """`text=body,published=date` as columns; InputError for what is none."""
    named: dict[str, str] = {}
    for part in (words or "").split(",") if words else ():
        field, sign, column = (p.strip() for p in part.partition("="))
        if not sign or not column or field not in FIELDS:
            raise InputError("--map", f"{part.strip()!r} is no FIELD=COLUMN; the fields are {', '.join(FIELDS)}, as in --map text=body,published=date")
        if field in named:
            raise InputError("--map", f"{field} is named twice; name it once")
        named[field] = column
    return Columns(tuple(named.items()))


def article_of(row: Mapping[str, object], fields: Mapping[str, str], where: str, number: int) -> RawArticle | InputError:
    """The article of a row, or what is wrong with it. `fields`: field to column, as `Columns.found` gives them."""
    told = {field: _string(row.get(column)) for field, column in fields.items()}
    text = row.get(fields["text"])
    if not isinstance(text, str) or not text.strip():
        what = f"a {type(text).__name__}" if text is not None and not isinstance(text, str) else "empty"
        return InputError(where, f"the column {fields['text']!r} is {what} where the text of an article was expected; the row is skipped", number)
    published = told.get("published")
    if published is not None and iso_date(published) is None:
        return InputError(where, f"the column {fields['published']!r} holds no date: {published[:40]!r}; expected YYYY-MM-DD; the row is skipped", number)
    return RawArticle(
        text, told.get("url"), told.get("outlet"), told.get("title"), published, told.get("section"), told.get("author"), where, number
    )  # fmt: skip


def _string(value: object) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _listed(header: Sequence[str]) -> str:
    shown = ", ".join(repr(h) for h in header[:20])
    return shown + (f" and {len(header) - 20} more" if len(header) > 20 else "") if header else "no columns"
