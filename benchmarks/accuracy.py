"""How well does each head do on what was held out?

    python -m benchmarks.accuracy DATA [--score SCORE.PY]

DATA: the folder that training reads. Held out: EWT and GUM dev, PolNeAR's dev sentences, UDS factuality dev. Predictions are those of
benchmarks.predict; figures are of the definitions named in each row.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import predict
from dragoman.encoder.decode import spans
from training.corpora import conllu


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def attribution(path: Path) -> str:
    gold = lines(path)
    said = list(predict.attribution(gold))
    out = []
    for kind in ("source", "cue", "content"):
        pairs = [({s for s in spans(g["labels"]) if s[0] == kind}, {s for s in spans(p["labels"]) if s[0] == kind}) for g, p in zip(gold, said, strict=True)]
        hit, total = sum(len(a & b) for a, b in pairs), sum(len(a) + len(b) for a, b in pairs)
        out.append(f"{kind} {2 * hit / total:.4f}")
    return "exact span F1: " + ", ".join(out)


def parse(path: Path) -> str:
    rows = [r for _, _, r in conllu(path)]
    said = list(predict.parse([{"tokens": [r[1] for r in sentence]} for sentence in rows]))
    n = heads = labels = 0
    for sentence, p in zip(rows, said, strict=True):
        for r, h, d in zip(sentence, p["heads"], p["deprels"], strict=True):
            n += 1
            heads += int(r[6]) == h
            labels += int(r[6]) == h and r[7].split(":")[0] == d.split(":")[0]
    return f"UAS {heads / n:.4f}, LAS {labels / n:.4f} without sub-types, {n} tokens"


def factuality(path: Path) -> str:
    gold = lines(path)
    said = [v for p in predict.factuality(gold) for v in p["values"]]
    true = [x["value"] for g in gold for x in g["predicates"]]
    return f"Pearson {float(np.corrcoef(true, said)[0, 1]):.4f}, {len(true)} predicates"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    print("attribution, PolNeAR dev   ", attribution(data / "polnear/sentences-dev.jsonl.gz"))
    print("parse, EWT dev             ", parse(data / "ud/ewt-dev.conllu.gz"))
    print("parse, GUM dev             ", parse(data / "ud/gum-dev.conllu.gz"))
    print("factuality, UDS dev        ", factuality(data / "factuality/dev.jsonl.gz"))


if __name__ == "__main__":
    main()
