"""The work of `dragoman code` in pieces."""

from __future__ import annotations

from dataclasses import dataclass

CHUNK = 64  # articles: some seconds of work, and what is done again where a process is lost


@dataclass(frozen=True)
class Chunk:
    """Some rows of an input file: number of the chunk, row group and first row in it, how many, and the number of the first row in the file."""

    number: int
    path: str
    group: int
    start: int
    count: int
    first: int


@dataclass(frozen=True)
class Coded:
    """What became of a chunk; `cpu`: seconds of a processor that it took, the making of the reader left out; `problems`: of the rows that could not be read."""

    number: int
    articles: int
    records: int
    cpu: float
    problems: tuple[str, ...] = ()
