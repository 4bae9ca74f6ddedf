"""A Parquet file of made articles, and a reader that can lose its process."""

import os
from dataclasses import dataclass
from pathlib import Path

import pyarrow
from pyarrow import parquet

from dragoman.corpus.reading import Reader
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading, to_line
from tests.corpus.stub import StubReader, StubRecipe
from tests.store.made import TEXT, reading


def write(path: Path, count: int = 20, group: int = 7) -> str:
    """Articles 0 to count; the fourth is blank, the sixth unknown to the stub."""
    texts = [{3: " ", 5: "Nothing known of this one and all the others."}.get(n, TEXT.format(n=n)) for n in range(count)]
    parquet.write_table(pyarrow.table({"text": texts, "published": ["2024-03-04"] * count, "outlet": ["Sahel Post"] * count}), path, row_group_size=group)
    return str(path)


def lines(folder: Path) -> list[str]:
    """All records as JSON lines, in the order of the parts."""
    return [str(r) for p in sorted(folder.glob("part-*.parquet")) for r in parquet.read_table(p)["record"].to_pylist()]


def expected(count: int = 20) -> list[str]:
    """The records of the articles that can be read."""
    return [to_line(r) for n in range(count) if n not in (3, 5) for r in reading(n).records()]


@dataclass(frozen=True)
class Dying(StubRecipe):
    """Ends its process, as a lack of memory does, at the first article that is read when `mark` is not there."""

    mark: str = ""

    def make(self) -> Reader:
        return DyingReader(self.mark)


@dataclass(frozen=True)
class DyingReader:
    mark: str

    def read(self, raw: RawArticle) -> Reading:
        if "11. On" in raw.text and not Path(self.mark).exists():
            if Path(self.mark).parent.is_dir():
                Path(self.mark).touch()
            os._exit(9)
        return StubReader(0.0, "SANCTION").read(raw)
