"""Predictions of one task, JSON Lines in and out, in the same order, by the code that `dragoman read` runs.

    python -m benchmarks.predict TASK < INPUT > OUTPUT

attribution {"tokens"} -> {"labels"}; relation {"sentence", "marked_sentence", "source", "target"} -> {"root", "scores"};
parse {"tokens"} -> {"upos", "heads", "deprels"}; entities {"tokens"} -> {"labels"}; factuality {"tokens", "predicates"} -> {"values"};
records {"text", "published"} -> {"events": [{"source", "type", "target"}]}.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import spacy

from dragoman import read
from dragoman.encoder.component import Passage, heads_of
from dragoman.encoder.decode import bio_transitions, viterbi
from dragoman.encoder.posterior import best_spans, chain_of
from dragoman.resources.model import Scores, load_model

CHUNK = 256
MARK = re.compile(r"</?[st]>")
# The pair classifier's codes are those of PLOVER's older list, in which CONCEDE and RETREAT are YIELD.
TOKENIZE = spacy.blank("en").tokenizer


def scores_of(items: list[dict[str, Any]]) -> list[Scores]:
    return load_model().read([item["tokens"] for item in items])


def attribution(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    model = load_model()
    chain = chain_of(model.labels.attribution, model.transitions, model.start)
    for item, found in zip(items, best_spans([s.attribution for s in scores_of(items)], chain), strict=True):
        labels = ["O"] * len(item["tokens"])
        for span in found:
            labels[span.start : span.end] = ["B-" + span.kind] + ["I-" + span.kind] * (span.end - span.start - 1)
        yield {"labels": labels}


def entities(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    labels = load_model().labels.entities
    table = bio_transitions(labels)
    for s in scores_of(items):
        found = [labels[k] for k in viterbi(s.entities, *table)]
        yield {"labels": [x if x[2:] in ("PER", "ORG", "LOC") else "O" for x in found]}


def factuality(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item, s in zip(items, scores_of(items), strict=True):
        places = [p["token"] if isinstance(p, dict) else p for p in item["predicates"]]
        yield {"values": [round(float(s.factuality[p - 1]), 4) for p in places]}


def parse(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    model = load_model()
    for item, s in zip(items, scores_of(items), strict=True):
        n = len(item["tokens"])
        if n == 0:
            yield {"upos": [], "heads": [], "deprels": []}
            continue
        heads = heads_of(Passage((tuple(range(n)),)), s.arcs)
        label = model.labels_of(s, heads)
        root = model.labels.deprel.index("root")
        label[:, root] = np.where(heads == 0, 1e4, -1e4)
        yield {
            "upos": [model.labels.upos[k] for k in s.upos.argmax(1)],
            "heads": [int(h) for h in heads],
            "deprels": [model.labels.deprel[k] for k in label.argmax(1)],
        }


def relation(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    model = load_model()
    pairs = [marked(item["marked_sentence"]) for item in items]
    codes = model.labels.relation
    for row in model.relate(pairs):
        scores = {c: round(float(v), 4) for c, v in zip(codes, np.exp(row), strict=True) if c != "NONE"}
        yield {"root": max(scores, key=lambda c: scores[c]), "scores": scores}


def marked(text: str) -> tuple[list[str], tuple[int, int], tuple[int, int]]:
    """Words, source range and target range of a sentence with its marks; a missing mark stands for the whole sentence."""
    plain, marks, last = "", {}, 0
    for m in MARK.finditer(text):
        plain += text[last : m.start()]
        marks.setdefault(m.group(), len(plain))
        last = m.end()
    plain += text[last:]
    tokens = [t for t in TOKENIZE(plain) if not t.is_space]
    ranges = []
    for opening, closing in (("<s>", "</s>"), ("<t>", "</t>")):
        start, end = marks.get(opening, 0), marks.get(closing, len(plain))
        inside = [i for i, t in enumerate(tokens) if t.idx < end and t.idx + len(t) > start] or [0]
        ranges.append((inside[0], inside[-1] + 1))
    return [t.text for t in tokens] or ["*"], ranges[0], ranges[1]


def records(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        reading = read(item["text"], published=item.get("published"))
        yield {
            "events": [
                {"source": [r.code for r in e.source if r.code], "type": e.type, "target": [r.code for r in e.target if r.code]} for e in reading.events
            ]
        }


TASKS: dict[str, Callable[[list[dict[str, Any]]], Iterator[dict[str, Any]]]] = {
    f.__name__: f for f in (attribution, relation, parse, entities, factuality, records)
}


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        sys.exit(f"{__doc__}\nexpected one of: {', '.join(TASKS)}")
    task = TASKS[sys.argv[1]]
    chunk: list[dict[str, Any]] = []
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            chunk.append(json.loads(line))
        except json.JSONDecodeError as error:
            sys.exit(f"standard input, line {number}: no whole JSON object ({error.msg})")
        if len(chunk) == CHUNK:
            flush(task, chunk)
            chunk = []
    flush(task, chunk)
    sys.stdout.flush()


def flush(task: Callable[[list[dict[str, Any]]], Iterator[dict[str, Any]]], chunk: list[dict[str, Any]]) -> None:
    for row in task(chunk) if chunk else ():
        print(json.dumps(row))


if __name__ == "__main__":
    main()
