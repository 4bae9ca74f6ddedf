"""Articles into a store. What was added before is known by its source and not read again, so that a run that was stopped goes on where it was."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from dragoman.corpus.reading import Job, Passed, Recipe, read_all
from dragoman.corpus.sources import given_of, source_of
from dragoman.errors import InputError
from dragoman.extract.pipeline import article_of
from dragoman.ingest.layout import parse_layout
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading
from dragoman.store import Added, Store


@dataclass(frozen=True)
class Done:
    """What became of one article; when it is seen, its records are on the disk. `reading` is None where nothing had to be read."""

    raw: RawArticle
    added: Added
    reading: Reading | None = None


def add_all(store: Store, articles: Iterator[RawArticle | InputError], recipe: Recipe, workers: int = 1) -> Generator[Done | InputError, None, None]:
    """Reads and adds each article, one transaction an article; what cannot be read is an InputError in between."""
    version = recipe.version()
    for item in read_all(recipe, (_known(store, raw) for raw in articles), workers):
        if isinstance(item, Passed):
            yield item.value
        elif isinstance(item.reading, InputError):
            yield item.reading
        else:
            raw, reading = item.job.raw, item.reading
            yield Done(raw, store.add(reading, version=version, given=given_of(raw), source=item.job.key), reading)


def _known(store: Store, raw: RawArticle | InputError) -> Job[str] | Passed[Done | InputError]:
    """An article to be read, or what is known of it without reading."""
    if isinstance(raw, InputError):
        return Passed(raw)
    source = source_of(raw)
    article = store.seen(source)
    if article is not None:
        return Passed(Done(raw, Added("same", article)))
    made = article_of(raw, parse_layout(raw))
    if not store.has(made.id):
        return Job(source, raw)
    store.see(made, source)  # the same words and date from another place
    return Passed(Done(raw, Added("same", made.id)))
