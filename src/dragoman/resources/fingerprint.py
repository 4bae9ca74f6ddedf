"""Which dragoman read an article: its version, its rules and its knowledge in one short string."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from dragoman.resources.tables import DATA

ROOMS = ("records", "resources", "ingest", "encoder", "grammar", "extract")  # what a record depends on; the model's manifest stands for its weights


@lru_cache(maxsize=8)
def reader_version(pipeline: str | None = None, codebook: Path | None = None, actors: Path | None = None) -> str:
    """Such as `0.1.0+5f0c2a91b7de`: two readers of one string give the same records, byte for byte.

    After the plus, twelve digits of the SHA-256 of the code, the data files, and another pipeline's name and version, a codebook's content or an actor dictionary's.
    """
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.as_posix().encode() + b"\0" + (DATA.parent / path).read_bytes())
    if pipeline is not None:
        digest.update(f"{pipeline} {version(pipeline)}".encode())
    if codebook is not None:
        digest.update(codebook.read_bytes())
    if actors is not None:
        digest.update(b"actors\0" + actors.read_bytes())
    return f"{version('dragoman')}+{digest.hexdigest()[:12]}"


def _files() -> Iterator[Path]:
    """Code and data, relative to the package, in an order that every machine has."""
    code = [p for room in ROOMS for p in (DATA.parent / room).rglob("*.py")]
    data = [p for p in DATA.rglob("*") if p.suffix in (".tsv", ".toml", ".yaml", ".json") and p.name != "tokenizer.json"]
    return iter(sorted(p.relative_to(DATA.parent) for p in (*code, *data)))
