"""What an older dragoman read, read again by this one."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from dragoman.corpus.reading import Job, Made, Passed, Recipe, read_all
from dragoman.corpus.sources import raw_of
from dragoman.errors import InputError
from dragoman.store import Added, Store


def reread_all(store: Store, recipe: Recipe, workers: int = 1) -> Generator[Added | InputError, None, None]:
    """Replaces what another version read, one transaction an article; a run that was stopped goes on where it was.

    An article that this version cannot read keeps its records, and is an InputError.
    """
    version = recipe.version()
    jobs: Iterator[Job[str] | Passed[None]] = (Job(stored.article.id, raw_of(stored)) for stored in store.stale(version))
    for item in read_all(recipe, jobs, workers):
        if isinstance(item, Made):
            yield item.reading if isinstance(item.reading, InputError) else store.replace(item.job.key, item.reading, version=version)
