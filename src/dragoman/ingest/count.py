"""How many articles the paths hold, for a progress bar: counted where that is quick, else estimated from the beginning of a file."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from pathlib import Path

from dragoman.ingest.files import LINES, articles_in
from dragoman.ingest.formats import ARCHIVES, TABLES

LOOK = 4 << 20  # bytes of a file that are looked at


def expected(paths: Sequence[str]) -> int | None:
    """How many articles; None where nobody can tell (standard input, a table or archive, a file that cannot be read)."""
    total = 0
    for name in paths:
        try:
            path = Path(name)
            if name == "-" or not path.exists() or path.name.lower().endswith((*TABLES, *ARCHIVES)):
                return None
            for one in articles_in(path) if path.is_dir() else [path]:
                total += _lines(one) if one.name.lower().endswith(LINES) else 1
        except (OSError, EOFError, zlib.error, ValueError):
            return None
    return total


def _lines(path: Path) -> int:
    """Lines that hold something, to the share of the file that was looked at."""
    size = path.stat().st_size
    with path.open("rb") as raw, gzip.open(raw) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        data = file.read(LOOK)
        whole = not file.read(1)
        at = raw.tell() if path.suffix.lower() == ".gz" else file.tell()
    lines = sum(1 for line in data.split(b"\n") if line.strip())
    return lines if whole or not at else max(lines, round(lines * size / at))
