"""Articles to readings, in this process or in several. Order is not kept: ids do not depend on it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from traceback import extract_tb
from typing import Generic, Protocol, TypeVar

from dragoman.errors import DragomanError, InputError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading
from dragoman.resources.fingerprint import reader_version

K = TypeVar("K")  # what the caller knows an article by
P = TypeVar("P")  # what is passed on


class Reader(Protocol):
    """What reads one article."""

    def read(self, raw: RawArticle) -> Reading: ...


@dataclass(frozen=True)
class Recipe:
    """How a reader is made, in whichever process: another spaCy pipeline, a codebook, threads of the encoder, an actor dictionary."""

    pipeline: str | None = None
    codebook: Path | None = None
    threads: int = 1
    actors: Path | None = None

    def make(self) -> Reader:
        return Pipeline(pipeline=self.pipeline, codebook=self.codebook, threads=self.threads, actors=self.actors)

    def version(self) -> str:
        """Which dragoman this is: two of the same version give the same records."""
        return reader_version(self.pipeline, self.codebook, self.actors)


def read_one(reader: Reader, raw: RawArticle) -> Reading | InputError:
    """The reading, or what went wrong: one article must not end the run of ten thousand."""
    where = raw.path or raw.url or "the article"
    try:
        return reader.read(raw)
    except DragomanError as error:
        return InputError(where, str(error), raw.line)
    except Exception as error:
        at = extract_tb(error.__traceback__)[-1]
        place = f"{Path(at.filename).name}:{at.lineno}"
        return InputError(where, f"could not be read, a fault of dragoman ({error.__class__.__name__}: {error}, {place}); please report it", raw.line)


@dataclass(frozen=True)
class Job(Generic[K]):
    """An article to be read, and what the caller knows it by."""

    key: K
    raw: RawArticle


@dataclass(frozen=True)
class Passed(Generic[P]):
    """What needs no reading and is passed on."""

    value: P


@dataclass(frozen=True)
class Made(Generic[K]):
    """What a job came to."""

    job: Job[K]
    reading: Reading | InputError


def read_all(recipe: Recipe, items: Iterator[Job[K] | Passed[P]], workers: int = 1) -> Iterator[Made[K] | Passed[P]]:
    """What each job came to, as it gets done, and what is passed on. One worker: this process."""
    if workers > 1:
        yield from _Workers[K, P](recipe, items, workers).run()
        return
    reader: Reader | None = None
    for item in items:
        if isinstance(item, Passed):
            yield item
            continue
        reader = reader or recipe.make()
        yield Made(item, read_one(reader, item.raw))


def _serve(recipe: Recipe, connection: Connection) -> None:
    """A worker: reads what comes until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    reader = recipe.make()
    while True:
        try:
            raw = connection.recv()
        except EOFError:
            return
        connection.send(read_one(reader, raw))


def _end_with_parent() -> None:
    """A worker does not outlive a parent that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@dataclass
class _Worker(Generic[K]):
    """A process, once there was something for it to read, and what it is reading."""

    process: BaseProcess | None = None
    connection: Connection | None = None
    job: Job[K] | None = None


class _Workers(Generic[K, P]):
    """Processes that each read one article at a time; the text goes over a pipe and the records come back, nothing else is copied."""

    def __init__(self, recipe: Recipe, items: Iterator[Job[K] | Passed[P]], workers: int) -> None:
        self.recipe, self.items, self.exhausted = recipe, items, False
        # A forked worker shares the libraries' memory; elsewhere they are loaded again.
        self.context: BaseContext = get_context("fork" if sys.platform == "linux" else "spawn")
        self.workers: list[_Worker[K]] = [_Worker() for _ in range(workers)]

    def run(self) -> Iterator[Made[K] | Passed[P]]:
        done: deque[Made[K] | Passed[P]] = deque()
        try:
            while True:
                for worker in self.workers:
                    if worker.job is None and not self.exhausted:
                        done += self._feed(worker)  # it reads the next while the caller writes the last
                while done:
                    yield done.popleft()
                busy = [w for w in self.workers if w.job is not None]
                if not busy and self.exhausted:
                    return
                hungry = len(busy) < len(self.workers) and not self.exhausted
                ready = wait([w.connection for w in busy if w.connection], timeout=0 if hungry else None)
                done += [self._take(w) for w in busy if w.connection in ready]
        finally:
            self._end()

    def _feed(self, worker: _Worker[K]) -> list[Passed[P]]:
        """Gives a worker the next job; what is no job comes back."""
        item = next(self.items, None)
        if item is None:
            self.exhausted = True
            return []
        if isinstance(item, Passed):
            return [item]
        if worker.connection is None:
            worker.connection, theirs = self.context.Pipe()
            worker.process = self.context.Process(target=_serve, args=(self.recipe, theirs), daemon=True)  # type: ignore[attr-defined]
            worker.process.start()
            theirs.close()
        worker.connection.send(item.raw)
        worker.job = item
        return []

    def _take(self, worker: _Worker[K]) -> Made[K]:
        """What a worker made. One that ended is told of and will be replaced."""
        job, worker.job = worker.job, None
        if job is None or worker.connection is None or worker.process is None:
            raise RuntimeError("a worker that reads nothing has nothing to give")
        try:
            return Made(job, worker.connection.recv())
        except (EOFError, ConnectionError):
            worker.process.join()
            problem = f"the process that read it ended (status {worker.process.exitcode}; perhaps out of memory); skipped, the others go on"
            worker.connection.close()
            worker.process = worker.connection = None
            return Made(job, InputError(job.raw.path or job.raw.url or "the article", problem, job.raw.line))

    def _end(self) -> None:
        for worker in self.workers:
            if worker.connection is not None and worker.process is not None:
                worker.connection.close()
                worker.process.terminate()
                worker.process.join()
