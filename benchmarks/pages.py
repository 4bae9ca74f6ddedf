"""How long pages of a thousand records take to make: `python -m benchmarks.pages`.

Prints for each page the records on it, its size, and the best of five: seconds from question to whole page, and of these the processor's.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.store.made import reading
from tests.web.made import client, stored

PAGES = ("/timeline?size=1000&kind=event", "/actor?actor=KEN&size=1000", "/dyad?actor=KEN&toward=SOM&size=1000")


def main() -> None:
    many = [replace(reading(n), statements=(), commitments=(), memberships=(), stances=()) for n in range(1000)]
    with tempfile.TemporaryDirectory() as folder:
        browser = client(stored(Path(folder), *many))
        for page in PAGES:
            runs = []
            for _ in range(5):
                began, worked = time.perf_counter(), time.process_time()
                answer = browser.get(page)
                runs.append((time.perf_counter() - began, time.process_time() - worked))
            wall, work = min(r[0] for r in runs), min(r[1] for r in runs)
            records = answer.text.count('<li class="record')
            print(f"{page}: {records} records, {len(answer.content) >> 10} KB, {wall:.2f} s, {work:.2f} s of the processor")


if __name__ == "__main__":
    main()
