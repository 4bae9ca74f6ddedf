"""The progress bar of what takes more than two seconds: how far, how fast, how long still."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

PATIENCE = 2.0  # seconds of work before a progress bar is worth its place
T = TypeVar("T")


class RateColumn(ProgressColumn):
    """Articles a minute since the beginning."""

    def render(self, task: Task) -> Text:
        if not task.elapsed or not task.completed:
            return Text("")
        return Text(f"{60 * task.completed / task.elapsed:,.0f}/min")


def with_progress(items: Iterator[T], verb: str, total: int | None = None, *, beside_output: bool = False, unit: str = "articles") -> Iterator[T]:
    """The same items, with a bar on standard error where that is a terminal and it takes a while.

    `total`: how many are expected, where known; `beside_output`: also where standard output is a terminal (else the lines printed there are progress enough).
    """
    console = Console(stderr=True)
    if not console.is_terminal or (sys.stdout.isatty() and not beside_output):
        yield from items
        return
    began = time.monotonic()
    known = (TimeRemainingColumn(),) if total else (TimeElapsedColumn(),)
    columns = (TextColumn(verb), BarColumn(), TextColumn("{task.completed:,}" + (" of {task.total:,}" if total else "") + f" {unit}"), RateColumn(), *known)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task(verb, total=total, visible=False)
        for item in items:
            late = time.monotonic() - began > PATIENCE
            progress.update(task, advance=1, visible=late, refresh=late)
            yield item
