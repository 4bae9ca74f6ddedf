"""Raw text to all records in the store: how fast, in how much memory, and does it grow?

    python -m benchmarks.throughput ARTICLES.jsonl.gz [--sizes 1 100 840] [--workers 2] [--store FOLDER] [--seconds N]
    python -m benchmarks.throughput ARTICLES.jsonl.gz --replay 20000     # the store alone: readings of 100 articles, again with changed text and ids
    python -m benchmarks.throughput ARTICLES.jsonl.gz --profile 40       # where the processor's time goes, by stage

Each size is a run of its own from a cold start, with `dragoman add`'s own function: worker processes, one transaction an article, copies and stories
woven in. More articles than the file has are made of it: every other paragraph comes from another article, so that no two texts are alike. Sentences
are those of the prose. Memory is the proportional set (PSS) of all processes together, looked at twice a second. Processor seconds are printed beside
seconds, for on a machine with other work only they say what a run costs. --seconds: stop a size after so long; with --store the same command goes on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import spacy

from benchmarks.stages import profile
from dragoman.corpus.adding import Done, add_all
from dragoman.corpus.reading import Recipe
from dragoman.corpus.weaving import weaving
from dragoman.encoder.sentences import sentence_starts
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading, content_id
from dragoman.store import Store

WINDOW = 1000  # articles between two looks at the growth
REPLAYED = 100  # articles that are read once and replayed
LOOK = 0.5  # seconds between two looks at the memory


@dataclass(frozen=True)
class Source:
    """An article of the file: its fields, paragraphs, and the sentences of each."""

    fields: dict[str, str]
    paragraphs: tuple[str, ...]
    sentences: tuple[int, ...]


def sources(path: Path) -> list[Source]:
    """All articles of the file."""
    tokenizer = spacy.blank("en").tokenizer
    out = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            paragraphs = tuple(row["text"].split("\n\n"))
            counts = tuple(sum(1 for _ in sentence_starts(tokenizer(p))) for p in paragraphs)
            out.append(Source({k: row[k] for k in ("id", "outlet", "title", "published")}, paragraphs, counts))
    return out


def articles(found: list[Source], size: int) -> Iterator[tuple[RawArticle, int]]:
    """So many articles with the number of their sentences."""
    for n in range(size):
        turn, k = divmod(n, len(found))
        one, other = found[k], found[(k + 37 * turn) % len(found)]
        chosen = [one if turn == 0 or i % 2 == 0 or i >= len(other.paragraphs) else other for i in range(len(one.paragraphs))]
        text = "\n\n".join(source.paragraphs[i] for i, source in enumerate(chosen))
        f = one.fields
        yield RawArticle(text, f"{f['id']}/{turn}", f["outlet"], f["title"], f["published"]), sum(source.sentences[i] for i, source in enumerate(chosen))


class Memory(threading.Thread):
    """The most memory that this process and its children had together, in MB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = self.recent = 0.0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(LOOK):
            now = sum(pss(p) for p in family(os.getpid()))
            self.peak, self.recent = max(self.peak, now), max(self.recent, now)


def family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(p for c in children for p in family(int(c)))]


def pss(pid: int) -> float:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)


def run(path: Path, size: int, workers: int, folder: Path, seconds: float) -> None:
    """One size from a cold start; prints a line, and one a window."""
    made = list(sources(path)) if size else []
    count: dict[str, int] = {}

    def fed() -> Iterator[RawArticle]:
        for raw, sentences in articles(made, size):
            count[raw.url or ""] = sentences
            yield raw

    memory = Memory()
    memory.start()
    began, cpu = time.perf_counter(), os.times()
    window, total, read, told = began, 0, 0, 0
    with Store.open(folder / f"{size}.db", create=True) as store:
        for one in weaving(store, add_all(store, fed(), Recipe(), workers)):
            if not isinstance(one, Done):
                print(f"    {one}")
                continue
            sentences = count.pop(one.raw.url or "")
            if one.added.status != "new":
                continue
            read, told = read + 1, told + sentences
            if read % WINDOW == 0:
                now = time.perf_counter()
                print(f"    to {read:6}: {WINDOW / (now - window):6.1f} articles/s, {memory.recent:5.0f} MB", flush=True)
                window, memory.recent = now, 0.0
            if time.perf_counter() - began > seconds:
                break
        total = sum(store.counts().values())
    taken = time.perf_counter() - began
    memory.done.set()
    used = sum(b - a for a, b in zip(cpu[:4], os.times()[:4], strict=True))
    print(
        f"{read:6} articles, {told:7} sentences, {total:7} records in the store: {taken:7.1f} s, {told / taken:6.1f} sentences/s, {read / taken:6.2f} articles/s; "
        f"{used:7.1f} processor s, {1000 * used / max(told, 1):5.2f} ms a sentence; peak {max(memory.peak, pss(os.getpid())):4.0f} MB",
        flush=True,
    )  # fmt: skip


def replay(path: Path, size: int, folder: Path) -> None:
    """The store alone: what a record costs, as it grows."""
    made = sources(path)[: REPLAYED * 2]
    pipeline = Pipeline()
    readings = [pipeline.read(raw) for raw, _ in articles(made, REPLAYED)]
    with Store.open(folder / "replay.db", create=True) as store:
        began, records = time.process_time(), 0
        for n in range(size):
            reading = changed(readings[n % len(readings)], n)
            records += len(reading.records())
            store.add(reading, version="replay")
            if (n + 1) % WINDOW == 0:
                taken = time.process_time() - began
                print(f"    to {n + 1:6}: {1e6 * taken / records:6.1f} processor microseconds a record, {pss(os.getpid()):5.0f} MB, {store.path.stat().st_size >> 20:5} MB on disk", flush=True)
                began, records = time.process_time(), 0


def changed(reading: Reading, n: int) -> Reading:
    """The same reading under another text and other ids."""
    article = content_id(reading.article.id, n)

    def renamed(records: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(replace(r, id=content_id(r.id, n), article=article) for r in records)

    text = f"{reading.article.text}\n\nNumber {n}.\n"
    return Reading(
        replace(reading.article, id=article, text=text, url=f"{reading.article.url}/{n}"), renamed(reading.statements), renamed(reading.events), renamed(reading.commitments),
        renamed(reading.memberships), renamed(reading.stances), tuple(replace(w, record=content_id(w.record, n)) for w in reading.why),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 100, 840])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--store", type=Path, default=None)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--replay", type=int, default=0)
    parser.add_argument("--profile", type=int, default=0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.store or Path(scratch)
        folder.mkdir(exist_ok=True)
        if args.profile:
            print(profile([raw for raw, _ in articles(sources(args.articles)[: args.profile], args.profile)], folder / "profile.db"))
        elif args.replay:
            replay(args.articles, args.replay, folder)
        else:
            for size in args.sizes:
                child = get_context("spawn").Process(target=run, args=(args.articles, size, args.workers, folder, args.seconds))
                child.start()
                child.join()


if __name__ == "__main__":
    main()
