"""`dragoman add` killed with SIGKILL at random points: nothing that was reported is lost, nothing is half written, and it goes on."""

import multiprocessing
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from dragoman.cli.app import app
from dragoman.corpus.reading import Recipe
from dragoman.store import Store
from dragoman.store.writing import KINDS
from tests.corpus.stub import StubRecipe, write
from tests.store.made import reading

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork, and kill -9")
ARTICLES = 300


def add(source: Path, store: Path, report: Path, workers: int) -> None:
    """In a process of its own: the command, with a reader that takes 2 ms an article."""
    out = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(out, 1)
    sys.stdout = os.fdopen(1, "w")
    stub = StubRecipe(seconds=0.002)
    Recipe.make, Recipe.version = lambda self: stub.make(), lambda self: stub.version()  # type: ignore[method-assign]
    app(["add", str(source), "--store", str(store), "--workers", str(workers), "--list"])


def start(*args: object) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=add, args=args)
    process.start()
    return process


def check(store: Path, report: Path) -> int:
    """Every reported article is there; every article that is there is whole; no record is without its article. How many there are."""
    reported = {int(line.rsplit(" ", 1)[1]) for line in report.read_text().splitlines(keepends=True) if line.startswith("new ") and line.endswith("\n")}
    if not store.exists():
        assert not reported
        return 0
    with Store.open(store, create=True) as opened:
        opened.check()
        stored = {int((a.title or "").split()[-1]) for a in opened.articles()}
        assert reported <= stored
        for n in stored:
            assert opened.reading(reading(n).article.id) == reading(n)
        for table in (*KINDS, "actor", "why", "sighting"):
            assert opened.connection.execute(f'select count(*) from "{table}" where article not in (select id from article)').fetchone() == (0,)
        return len(stored)


def kill_often(tmp_path: Path, times: int, workers: int, seed: int) -> None:
    source = tmp_path / "articles.jsonl"
    write(source, range(ARTICLES))
    chance, killed, number = random.Random(seed), 0, 0
    while killed < times:
        number += 1
        store, report = tmp_path / f"{number}.db", tmp_path / f"{number}.txt"
        report.touch()
        while killed < times:
            process = start(source, store, report, workers)
            process.join(chance.uniform(0.02, 0.5))
            if process.exitcode is not None:
                assert process.exitcode == 0 and check(store, report) == ARTICLES
                break
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            killed += 1
            check(store, report)
    process = start(source, store, report, workers)
    process.join(60)
    assert process.exitcode == 0 and check(store, report) == ARTICLES


def test_killed_a_few_times(tmp_path: Path) -> None:
    kill_often(tmp_path, times=6, workers=2, seed=5)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_fifty_times(tmp_path: Path, workers: int) -> None:
    kill_often(tmp_path, times=50, workers=workers, seed=7)


def test_workers_do_not_outlive_the_command(tmp_path: Path) -> None:
    source, store = tmp_path / "articles.jsonl", tmp_path / "a.db"
    write(source, range(ARTICLES))
    process = start(source, store, tmp_path / "report.txt", 2)
    deadline = time.monotonic() + 20
    children: list[int] = []
    while len(children) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
        children = children_of(process.pid or 0)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    while any(map(alive, children)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(children) == 2 and not any(map(alive, children))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> list[int]:
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
