"""One process or several: the same readings, and one bad article ends nothing."""

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dragoman.corpus.reading import Job, Made, Passed, Reader, Recipe, read_all, read_one
from dragoman.errors import InputError
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading
from tests.corpus.stub import StubRecipe, articles
from tests.store.made import reading


def jobs(raws: list[RawArticle]) -> Iterator[Job[int] | Passed[str]]:
    for n, raw in enumerate(raws):
        yield Job(n, raw)
        yield Passed(f"after {n}")


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_article_is_read_once_and_the_rest_passed_on(workers: int) -> None:
    found = list(read_all(StubRecipe(), jobs(articles(range(7))), workers))
    made = {item.job.key: item.reading for item in found if isinstance(item, Made)}
    assert made == {n: reading(n) for n in range(7)}
    assert sorted(item.value for item in found if isinstance(item, Passed)) == [f"after {n}" for n in range(7)]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_read(workers: int) -> None:
    assert list(read_all(StubRecipe(), jobs([]), workers)) == []


@dataclass(frozen=True)
class FatalRecipe(StubRecipe):
    """Its readers' process is killed by the third article, as by a system out of memory."""

    def make(self) -> Reader:
        return Fatal(super().make())


@dataclass(frozen=True)
class Fatal:
    reader: Reader

    def read(self, raw: RawArticle) -> Reading:
        if raw.text.startswith("2."):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.reader.read(raw)


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_a_process_that_is_killed_loses_its_article_alone() -> None:
    found = [item for item in read_all(FatalRecipe(), jobs(articles(range(8))), 2) if isinstance(item, Made)]
    bad = [item.reading for item in found if isinstance(item.reading, InputError)]
    assert len(found) == 8 and len(bad) == 1 and "https://sahel.example/2" in str(bad[0]) and "out of memory" in str(bad[0])


def test_a_fault_in_the_rules_is_told_of_with_its_place() -> None:
    class Broken:
        def read(self, raw: RawArticle) -> Reading:
            raise IndexError("list index out of range")

    told = str(read_one(Broken(), RawArticle("x", path="a.txt", line=3)))
    assert told.startswith("a.txt, line 3") and "IndexError" in told and "test_reading.py" in told


def test_the_version_tells_rules_data_and_codebook(tmp_path: object) -> None:
    assert Recipe().version() == Recipe(threads=2).version() and "+" in Recipe().version()
