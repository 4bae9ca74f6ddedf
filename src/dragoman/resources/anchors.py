"""Known events by which news tells time ('since the beginning of the Ukraine war')."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.resources.tables import DATA, is_iso, rows


@lru_cache(maxsize=2)
def load_anchors(path: Path = DATA / "anchors.tsv") -> tuple[dict[str, str], ...]:
    """Rows of phrase, start, end, precision, source; dates are ISO."""
    out = []
    for line, row in rows(path, ("phrase", "start", "end", "precision", "source")):
        for value in (row["start"], row["end"]):
            if not is_iso(value):
                raise DataError(path, f"{value!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD)", line)
        out.append(row)
    return tuple(out)
