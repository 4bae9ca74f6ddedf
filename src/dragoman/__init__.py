"""dragoman: who says and does what to whom, read out of the news."""

from __future__ import annotations

from functools import lru_cache

from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading

__version__ = "0.1.0"
__all__ = ["Pipeline", "Reading", "__version__", "read"]


@lru_cache(maxsize=2)
def _pipeline(name: str | None) -> Pipeline:
    return Pipeline(pipeline=name)


def read(text: str, *, published: str | None = None, outlet: str | None = None, url: str | None = None, title: str | None = None, pipeline: str | None = None) -> Reading:
    """All records of one article. `published`: ISO date; `pipeline`: another spaCy pipeline for the linguistics."""
    return _pipeline(pipeline).read(RawArticle(text, url, outlet, title, published))
