"""Processes of this machine. Work that a lost process had in hand is done again."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from dragoman.corpus.chunks import Chunk, Coded
from dragoman.corpus.coding import Coder
from dragoman.errors import DragomanError

LOST = 3  # times in a row that processes may be lost without a chunk getting done
_coder: Coder | None = None  # of a worker


def run(coder: Coder, chunks: Sequence[Chunk], workers: int, address: str | None = None) -> Iterator[Coded]:
    """What became of each chunk, as it gets done."""
    if workers == 1:
        yield from map(coder, chunks)
        return
    waiting, lost = list(chunks), 0
    while waiting:
        done: set[int] = set()
        try:
            for coded in _in_processes(coder, waiting, workers):
                done.add(coded.number)
                yield coded
        except BrokenProcessPool:
            lost = 0 if done else lost + 1
            if lost >= LOST:
                raise DragomanError(f"processes that read ended {LOST} times without getting anything done; perhaps out of memory: fewer --workers need less") from None
        waiting = [c for c in waiting if c.number not in done]


def _in_processes(coder: Coder, chunks: Sequence[Chunk], workers: int) -> Iterator[Coded]:
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    left = iter(chunks)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(coder,)) as pool:
        try:
            running: set[Future[Coded]] = {pool.submit(_work, c) for _, c in zip(range(2 * workers), left, strict=False)}
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    yield one.result()
                running |= {pool.submit(_work, c) for _, c in zip(done, left, strict=False)}
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin(coder: Coder) -> None:
    global _coder
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    _coder = coder


def _work(chunk: Chunk) -> Coded:
    if _coder is None:
        raise RuntimeError("a worker without a coder")
    return _coder(chunk)
