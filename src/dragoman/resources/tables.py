"""Tab-separated knowledge files, read with their line numbers and checked against their columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import DataError

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
        values = line.rstrip("\n").split("\t")
        if header is None:
            header = values
            missing = [c for c in columns if c not in header]
            if missing:
                raise DataError(path, f"the header lacks the column {missing[0]!r}; expected: {', '.join(columns)}", number)
            continue
        if len(values) > len(header):
            raise DataError(path, f"{len(values)} values where the header has {len(header)}", number)
        values += [""] * (len(header) - len(values))
        yield number, {k: v.strip() for k, v in zip(header, values, strict=True)}


def parts(value: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by '|'."""
    return tuple(v.strip() for v in value.split("|") if v.strip())


def is_iso(value: str) -> bool:
    """'', a year, a month or a day of ISO 8601."""
    if not value:
        return True
    numbers = value.split("-")
    return all(n.isdigit() for n in numbers) and [len(n) for n in numbers] in ([4], [4, 2], [4, 2, 2])
