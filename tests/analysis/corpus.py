"""The invented story of samples/ledger, read once by the shipped reader into a store in memory."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.files import gather
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading
from dragoman.store import Store

STORY = Path(__file__).parent.parent.parent / "samples" / "ledger"


@lru_cache(maxsize=1)
def reader() -> Pipeline:
    """The shipped reader, loaded once."""
    return Pipeline()


@lru_cache(maxsize=1)
def readings() -> tuple[Reading, ...]:
    """The ten articles as read, in their order."""
    return tuple(reader().read(raw) for raw in gather([str(STORY)]) if isinstance(raw, RawArticle))


def story(path: str | Path = ":memory:") -> Store:
    """A new store with the story in it."""
    store = Store.open(path, create=True)
    for reading in readings():
        store.add(reading, version="1")
    return store
