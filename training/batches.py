"""Items as tensors: word pieces cut once, passages joined, padded and batched by length."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dragoman.resources.wordpieces import CASES, Pieces, cut
from training.corpora import LONGEST, Item, Pair

MARKS = (1, 2, 3, 4)  # pieces the vocabulary leaves unused: <s>, </s>, <t>, </t>
MOST_PIECES = 400  # of a passage in training and scoring
MASK, OPENING, CLOSING, OTHER = 103, 101, 102, len(CASES) - 1
WORD_HEADS = ("upos", "xpos", "lemma", "deprel", "attribution", "entities", "entities_news")


@dataclass
class Cut:
    """An item with its pieces and its labels as numbers."""

    pieces: Pieces
    sentence: np.ndarray
    heads: np.ndarray
    gold: dict[str, np.ndarray]
    silver: bool
    document: str

    def __len__(self) -> int:
        return len(self.pieces.first)


def prepare(items: list[Item], tokenizer: Any, index: dict[str, dict[str, int]]) -> list[Cut]:
    """Cut the items' words; a label outside its set is -1, a dependency label falls back to its type without sub-type."""
    out = []
    for item, pieces in zip(items, cut(tokenizer, [i.words for i in items]), strict=True):
        gold = {}
        for name, values in item.gold.items():
            if name == "factuality":
                gold[name] = np.asarray(values, np.float32)
            else:
                known = index[name]
                gold[name] = np.asarray([known.get(v, known.get(v.split(":")[0], -1)) for v in values], np.int64)
        heads = np.asarray(item.heads or [-1] * len(item.words), np.int64)
        out.append(Cut(pieces, np.asarray(item.sentence, np.int64), heads, gold, item.silver, item.document))
    return out


def window(item: Cut, start: int, end: int) -> Cut:
    """The words start to end of an item; heads outside it are unknown."""
    p = item.pieces
    low, high = p.first[start], p.last[end - 1] + 1
    ids = np.concatenate([p.ids[:1], p.ids[low:high], p.ids[-1:]])
    cases = np.concatenate([p.cases[:1], p.cases[low:high], p.cases[-1:]])
    heads = item.heads[start:end].copy()
    inside = (heads > start) & (heads <= end)
    heads = np.where(inside, heads - start, np.where(heads == 0, 0, -1))
    pieces = Pieces(ids, cases, p.first[start:end] - low + 1, p.last[start:end] - low + 1)
    gold = {k: v[start:end] for k, v in item.gold.items()}
    return replace(item, pieces=pieces, sentence=item.sentence[start:end], heads=heads, gold=gold)


def join(a: Cut, b: Cut) -> Cut:
    """Two items as one passage."""
    shift, words = len(a.pieces.ids) - 2, len(a)
    pieces = Pieces(
        np.concatenate([a.pieces.ids[:-1], b.pieces.ids[1:]]), np.concatenate([a.pieces.cases[:-1], b.pieces.cases[1:]]),
        np.concatenate([a.pieces.first, b.pieces.first + shift]), np.concatenate([a.pieces.last, b.pieces.last + shift]),
    )  # fmt: skip
    heads = np.concatenate([a.heads, np.where(b.heads > 0, b.heads + words, b.heads)])
    sentence = np.concatenate([a.sentence, b.sentence + a.sentence[-1] + 1])
    gold = {k: np.concatenate([a.gold[k], b.gold[k]]) for k in a.gold}
    return replace(a, pieces=pieces, sentence=sentence, heads=heads, gold=gold)


def passages(items: list[Cut], chooser: random.Random, most: int = 70, rate: float = 0.35) -> list[Cut]:
    """The items in their order, a share of neighbours of one document joined."""
    out: list[Cut] = []
    for item in items:
        last = out[-1] if out else None
        if last is not None and last.document == item.document and len(last) + len(item) <= most and chooser.random() < rate:
            out[-1] = join(last, item)
        else:
            out.append(item)
    return out


def shortened(item: Cut, chooser: random.Random) -> Cut:
    """At most LONGEST words and MOST_PIECES pieces of an item, from a random place."""
    if len(item) > LONGEST:
        start = chooser.randrange(len(item) - LONGEST + 1)
        item = window(item, start, start + LONGEST)
    if len(item.pieces.ids) > MOST_PIECES:
        item = window(item, 0, int(np.searchsorted(item.pieces.last, MOST_PIECES - 2)))
    return item


def grouped(items: list[Any], length: Callable[[Any], int], most: int, chooser: random.Random) -> list[list[Any]]:
    """Batches of like length whose padded size is at most `most` pieces, in random order."""
    order = sorted(items, key=lambda x: length(x) + chooser.random() * 4)
    out: list[list[Any]] = []
    for item in order:
        if out and (len(out[-1]) + 1) * length(item) <= most:
            out[-1].append(item)
        else:
            out.append([item])
    chooser.shuffle(out)
    return out


def word_batch(items: list[Cut]) -> dict[str, Tensor]:
    """Padded tensors of a batch of items; labels -1 (nan) where there is none."""
    b, n, w = len(items), max(len(i.pieces.ids) for i in items), max(len(i) for i in items)
    ids, cases, mask = np.zeros((b, n), np.int64), np.full((b, n), OTHER, np.int64), np.zeros((b, n), np.float32)
    first, last, words = np.zeros((b, w), np.int64), np.zeros((b, w), np.int64), np.zeros((b, w), np.float32)
    sentence, heads = np.full((b, w), -1, np.int64), np.full((b, w), -1, np.int64)
    names = {name for item in items for name in item.gold}
    gold = {k: np.full((b, w), np.nan, np.float32) if k == "factuality" else np.full((b, w), -1, np.int64) for k in names}
    for i, item in enumerate(items):
        p, k = item.pieces, len(item)
        ids[i, : len(p.ids)], cases[i, : len(p.ids)], mask[i, : len(p.ids)] = p.ids, p.cases, 1
        first[i, :k], last[i, :k], words[i, :k] = p.first, p.last, 1
        sentence[i, :k], heads[i, :k] = item.sentence, item.heads
        for name, values in item.gold.items():
            gold[name][i, :k] = values
    batch = {"ids": ids, "cases": cases, "mask": mask, "first": first, "last": last, "words": words, "sentence": sentence, "heads": heads}
    silver = np.asarray([float(i.silver) for i in items], np.float32)
    return {k: torch.from_numpy(v) for k, v in (batch | gold | {"silver": silver}).items()}


def masked(batch: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The batch with a share of its pieces hidden, so that no head can lean on single words."""
    hide = (torch.rand(batch["ids"].shape) < share) & (batch["ids"] > CLOSING)
    return batch | {"ids": batch["ids"].masked_fill(hide, MASK)}


@dataclass
class CutPair:
    """A marked pair as pieces; `spans` are the pieces of source and target between their marks."""

    ids: np.ndarray
    cases: np.ndarray
    places: tuple[int, int]
    spans: list[tuple[int, int]]
    code: int
    binary: int
    weight: float


def mark(pieces: Pieces, source: tuple[int, int], target: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, tuple[int, int], list[tuple[int, int]]]:
    """Pieces with the marks of the pair put in: ids, cases, places of the two opening marks, pieces inside each."""
    marks = []
    for (start, end), (opening, closing) in ((source, MARKS[:2]), (target, MARKS[2:])):
        marks += [(int(pieces.first[start]), 1, opening), (int(pieces.last[end - 1]) + 1, 0, closing)]
    ids, cases, where = [], [], {}
    for at in range(len(pieces.ids)):
        for _, _, m in sorted(x for x in marks if x[0] == at):
            where[m] = len(ids)
            ids.append(m)
            cases.append(OTHER)
        ids.append(int(pieces.ids[at]))
        cases.append(int(pieces.cases[at]))
    spans = [(where[1] + 1, where[2]), (where[3] + 1, where[4])]
    return np.asarray(ids), np.asarray(cases), (where[1], where[3]), spans


def prepare_pairs(pairs: list[Pair], tokenizer: Any, codes: dict[str, int]) -> list[CutPair]:
    out = []
    for pair, pieces in zip(pairs, cut(tokenizer, [p.words for p in pairs]), strict=True):
        out.append(CutPair(*mark(pieces, pair.source, pair.target), codes.get(pair.code, -1), pair.binary, pair.weight))
    return out


def pair_batch(pairs: list[CutPair], chooser: random.Random | None = None, masked: float = 0.0) -> dict[str, Tensor]:
    """Padded tensors; with a chooser a share of the actors' names is masked."""
    b, n = len(pairs), max(len(p.ids) for p in pairs)
    ids, cases, mask = np.zeros((b, n), np.int64), np.full((b, n), OTHER, np.int64), np.zeros((b, n), np.float32)
    for i, p in enumerate(pairs):
        row = p.ids.copy()
        for start, end in p.spans:
            if chooser is not None and chooser.random() < masked:
                row[start:end] = MASK
        ids[i, : len(row)], cases[i, : len(row)], mask[i, : len(row)] = row, p.cases, 1
    columns = {"source": [p.places[0] for p in pairs], "target": [p.places[1] for p in pairs], "code": [p.code for p in pairs], "binary": [p.binary for p in pairs]}
    tensors = {k: torch.from_numpy(v) for k, v in {"ids": ids, "cases": cases, "mask": mask}.items()}
    return tensors | {k: torch.tensor(v) for k, v in columns.items()} | {"weight": torch.tensor([p.weight for p in pairs])}


def forever(make: Callable[[], list[Any]]) -> Iterator[Any]:
    while True:
        yield from make()
