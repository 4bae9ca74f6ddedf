"""Where the processor's time goes: cProfile on processor time, each stage with all that it calls."""

from __future__ import annotations

import cProfile
import pstats
import time
from pathlib import Path

from dragoman.corpus.sources import given_of, source_of
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.store import Store

FLOW = (("pipeline.py", "read"), ("pipeline.py", "parse"), ("component.py", "__call__"), ("benchmarks/stages.py", "_add"))


def profile(articles: list[RawArticle], store: Path) -> str:
    """A table: seconds and share of each function that the flow calls (pipeline.read, parse, the encoder component, the store)."""
    pipeline = Pipeline()
    pipeline.read(articles[0])  # loads what is loaded once
    plain = time.process_time()
    for raw in articles:
        pipeline.read(raw)
    plain = time.process_time() - plain
    with Store.open(store, create=True) as opened:
        profiler = cProfile.Profile(time.process_time)
        profiler.enable()
        for raw in articles:
            _add(opened, pipeline, raw)
        profiler.disable()
    rows = sorted(_rows(pstats.Stats(profiler)), reverse=True)
    total = sum(seconds for seconds, _ in rows)
    lines = [f"{len(articles)} articles: {plain:.2f} processor s to read; with the profiler's own work and the store {total:.2f} s, of which"]
    return "\n".join([*lines, *(f"  {seconds:7.3f} s {100 * seconds / total:5.1f} %  {name}" for seconds, name in rows if seconds > 0.002 * total)])


def _add(store: Store, pipeline: Pipeline, raw: RawArticle) -> None:
    store.add(pipeline.read(raw), version="profile", given=given_of(raw), source=source_of(raw))


def _rows(stats: pstats.Stats) -> list[tuple[float, str]]:
    """(seconds, name) of each function that one of the flow calls and that is none itself."""
    out = []
    for (file, _, name), (_, _, _, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if _in_flow(file, name):
            continue
        seconds = sum(values[3] for (caller_file, _, caller), values in callers.items() if _in_flow(caller_file, caller))
        if seconds:
            out.append((seconds, f"{Path(file).stem}.{name}" if file != "~" else name))
    return out


def _in_flow(file: str, name: str) -> bool:
    return any(file.endswith(end) and name == flow for end, flow in FLOW)
