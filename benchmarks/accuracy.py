"""How well does each head do on what was held out?

    python -m benchmarks.accuracy DATA

DATA: the folder that training reads. Held out: EWT and GUM dev, PolNeAR's dev sentences, UDS factuality dev, and the parts of the entities and
pairs that training.corpora.hold_out keeps. Predictions are those of
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
from dragoman.resources.model import load_model
from training.corpora import conllu, hold_out, pairs
from training.corpora import entities as entity_items

QUAD = {"AGREE": "1", "CONSULT": "1", "SUPPORT": "1", "COOPERATE": "2", "AID": "2", "YIELD": "2", "ACCUSE": "3", "REQUEST": "3", "REJECT": "3", "THREATEN": "3"}


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def span_f1(gold: list[list[str]], said: list[list[str]], kinds: tuple[str, ...]) -> str:
    out = []
    for kind in kinds:
        both = [({s for s in spans(g) if s[0] == kind}, {s for s in spans(p) if s[0] == kind}) for g, p in zip(gold, said, strict=True)]
        hit, total = sum(len(a & b) for a, b in both), sum(len(a) + len(b) for a, b in both)
        out.append(f"{kind} {2 * hit / total:.4f}")
    return "exact span F1: " + ", ".join(out)


def attribution(path: Path) -> str:
    gold = lines(path)
    return span_f1([g["labels"] for g in gold], [p["labels"] for p in predict.attribution(gold)], ("source", "cue", "content"))


def entities(path: Path) -> str:
    _, held = hold_out(entity_items(path), 0.15)
    said = predict.entities([{"tokens": item.words} for item in held])
    return span_f1([item.gold["entities"] for item in held], [p["labels"] for p in said], ("PER", "ORG", "LOC"))


def relation(path: Path) -> str:
    _, held = hold_out(pairs(path, predict.TOKENIZE), 0.12, key=lambda p: p.code)
    codes = load_model().labels.relation
    scores = load_model().relate([(p.words, p.source, p.target) for p in held])
    scores[:, codes.index("NONE")] = -np.inf
    both = [(p.code, codes[k]) for p, k in zip(held, scores.argmax(1), strict=True)]
    quads = [(QUAD.get(a, "4"), QUAD.get(b, "4")) for a, b in both]
    return f"macro F1: root {macro(both):.4f}, quad {macro(quads):.4f}, {len(both)} pairs"


def macro(both: list[tuple[str, str]]) -> float:
    classes = sorted({a for a, _ in both})
    return sum(2 * sum(a == b == c for a, b in both) / sum((a == c) + (b == c) for a, b in both) for c in classes) / len(classes)


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
    print("entities, wikigold held out", entities(data / "entities/wikigold.conll.gz"))
    print("entities, re3d held out    ", entities(data / "entities/re3d-train.conll.gz"))
    print("pairs held out             ", relation(data / "plover/plv-train.jsonl.gz"))


if __name__ == "__main__":
    main()
