"""Tab-separated knowledge files, read with their line numbers and checked against their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import DataError

_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
DATA = Path(__file__).parent.parent / "data"


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, column -> value) of each row; '#' begins a comment line. A file of other columns raises DataError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(path, f"cannot be read: {error.strerror}") from None
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        values = [v.strip() for v in line.split("\t")]
        if header is None:
            header = values
            missing = [c for c in columns if c not in header]
            if missing:
                raise DataError(path, f"the header lacks the column {missing[0]!r}; expected: {', '.join(columns)}", number)
            continue
        if len(values) > len(header):
            raise DataError(path, f"{len(values)} values where the header has {len(header)}", number)
        values += [""] * (len(header) - len(values))
        yield number, dict(zip(header, values, strict=True))


def parts(value: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by '|'."""
    return tuple(v for v in map(str.strip, value.split("|")) if v) if "|" in value else (value.strip(),) if value.strip() else ()


def is_iso(value: str) -> bool:
    """'', a year, a month or a day of ISO 8601."""
    return not value or _ISO.fullmatch(value) is not None
