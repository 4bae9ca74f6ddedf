"""Titles that stand shortened before a name: 'Adm.', 'Sen.'."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dragoman.resources.tables import DATA, rows


@lru_cache(maxsize=2)
def load_titles(path: Path = DATA / "lexicon" / "titles.tsv") -> Mapping[str, str]:
    """Title without its full stop, lower case, to the office that it is."""
    return {r["title"]: r["office"] for _, r in rows(path, ("title", "office"))}
