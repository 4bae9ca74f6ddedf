"""How fast is the encoder on real news sentences?

    python -m benchmarks.speed_encoder POLNEAR.jsonl.gz [--sentences 2000] [--float FOLDER]

Sentences and tokens a second with one and two threads and several batch sizes, all in one run, with the peak memory of the process.
--float: a model folder written with `training.export --float`, timed beside the shipped one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from pathlib import Path

import spacy

from dragoman.encoder.sentences import sentence_starts
from dragoman.resources import model as runtime


def sentences(path: Path, n: int) -> list[list[str]]:
    tokenizer = spacy.blank("en").tokenizer
    out: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            doc = tokenizer(json.loads(line)["text"])
            starts = [*sentence_starts(doc), len(doc)]
            out += [[t.text for t in doc[a:b] if not t.is_space] for a, b in zip(starts, starts[1:], strict=False)]
            if len(out) >= n:
                break
    return [s for s in out if s][:n]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--float", type=Path, default=None)
    args = parser.parse_args()
    items = sentences(args.articles, args.sentences)
    tokens = sum(map(len, items))
    print(f"{len(items)} sentences, {tokens} tokens")
    for name, folder in (("int8", runtime.FOLDER), ("fp32", args.float)):
        if folder is None:
            continue
        for threads in (1, 2):
            model = runtime.Model(folder, threads)
            model.read(items[:50])
            for size in (400, 1600, 6400):
                runtime.BATCH = size
                start = time.perf_counter()
                model.read(items)
                taken = time.perf_counter() - start
                print(f"{name} {threads} thread(s) batch {size:5} pieces: {len(items) / taken:6.0f} sentences/s {tokens / taken:8.0f} tokens/s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
