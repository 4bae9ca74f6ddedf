"""The encoder as it ships: three ONNX graphs, loaded once, run in batches of like length."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from dragoman.errors import DataError
from dragoman.resources.wordpieces import CASES, PLACEHOLDER, Pieces, cut

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FOLDER = Path(__file__).parent.parent / "data" / "model"
WINDOW = 400  # pieces of one pass; the encoder has places for 512
OVERLAP = 100
BATCH = 250  # padded pieces of a batch; processor seconds for 15 articles: 3.1 (one passage a batch), 3.0 (150), 3.0 (250), 3.3 (400), 4.2 (800), 5.3 (1,600)
MARKS = (1, 2, 3, 4)  # pieces that stand for <s>, </s>, <t>, </t>
NOWHERE = np.float32(-1e4)


@dataclass(frozen=True)
class Labels:
    """The labels of each head, in the order of its scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    attribution: tuple[str, ...]
    entities: tuple[str, ...]
    relation: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """One passage of n words: (n, labels) for each head; arcs (n, 1 + n), column 0 the root; the two sides of the label scorer; `states`
    (n, 3 * 384): the vectors of a word before and after the layers of grammar and of spans, for the heads of events."""

    upos: Floats
    xpos: Floats
    lemma: Floats
    arcs: Floats
    label_dep: Floats
    label_head: Floats
    attribution: Floats
    entities: Floats
    entities_news: Floats
    factuality: Floats
    states: Floats


NAMES = tuple(Scores.__dataclass_fields__)


class Model:
    """Word pieces to scores. `threads`: of one run; two processes of one thread each outrun one of two."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        self.folder = folder
        self._check()
        tables = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{k: tuple(v) for k, v in tables["labels"].items()})
        self.transitions: Floats = np.asarray(tables["transitions"], np.float32)
        self.start: Floats = np.asarray(tables["start"], np.float32)
        self._label_weight: Floats = np.asarray(tables["label"]["weight"], np.float32)
        self._label_bias: Floats = np.asarray(tables["label"]["bias"], np.float32)
        self.blas = ThreadpoolController()  # the products outside the graphs are too small for more than one thread
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.words = frozenset(w for w in self._tokenizer.get_vocab() if w.isalpha())  # whole words of the vocabulary: a dictionary of sorts
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._encoder, self._words, self._pair = (
            onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "words", "pair")
        )

    def _check(self) -> None:
        """A file that is missing or not the one of the manifest is named with its checksum."""
        manifest = self.folder / "manifest.json"
        if not manifest.exists():
            raise DataError(manifest, "the model's manifest is missing: reinstall dragoman")
        for name, expected in json.loads(manifest.read_text(encoding="utf-8"))["files"].items():
            path = self.folder / name
            if not path.exists():
                raise DataError(path, "a file of the model is missing: reinstall dragoman")
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != expected["sha256"]:
                raise DataError(path, f"the file is damaged or of another version (sha256 {found}, expected {expected['sha256']}): reinstall dragoman")

    def read(self, passages: Sequence[Sequence[str]]) -> list[Scores]:
        """The scores of each passage of words; one longer than the window is read in overlapping windows, each word where it stands best."""
        pieces = cut(self._tokenizer, passages)
        parts: list[tuple[int, int, int]] = []
        for i, p in enumerate(pieces):
            parts += [(i, start, end) for start, end in windows(p)]
        scores: list[Scores | None] = [None] * len(parts)
        for group in batches([part_length(pieces[i], a, b) for i, a, b in parts]):
            for k, found in zip(group, self._run([part(pieces[i], a, b) for i, a, b in (parts[k] for k in group)]), strict=True):
                scores[k] = found
        out: list[Scores] = []
        for i in range(len(pieces)):
            own = [(parts[k][1], parts[k][2], s) for k, s in enumerate(scores) if parts[k][0] == i and s is not None]
            out.append(own[0][2] if len(own) == 1 else merged(own, len(pieces[i].first)))
        return out

    def _run(self, parts: list[Pieces]) -> Iterator[Scores]:
        b, n, w = len(parts), max(len(p.ids) for p in parts), max(1, *(len(p.first) for p in parts))
        ids, cases, mask = np.zeros((b, n), np.int64), np.full((b, n), len(CASES) - 1, np.int64), np.zeros((b, n), np.float32)
        first, last, words = np.zeros((b, w), np.int64), np.zeros((b, w), np.int64), np.zeros((b, w), np.float32)
        for i, p in enumerate(parts):
            k, m = len(p.ids), len(p.first)
            ids[i, :k], cases[i, :k], mask[i, :k] = p.ids, p.cases, 1
            first[i, :m], last[i, :m], words[i, :m] = p.first, p.last, 1
        vectors = self._encoder.run(None, {"ids": ids, "cases": cases, "mask": mask})[0]
        found = self._words.run(list(NAMES), {"vectors": vectors, "first": first, "last": last, "words": words})
        for i, p in enumerate(parts):
            m = len(p.first)
            row: dict[str, Any] = {name: values[i, :m] for name, values in zip(NAMES, found, strict=True)}
            row["arcs"] = row["arcs"][:, : m + 1]
            row["label_head"] = found[NAMES.index("label_head")][i, : m + 1]
            yield Scores(**row)

    def labels_of(self, scores: Scores, heads: Ints) -> Floats:
        """(n, labels): scores of the dependency label of each word's arc to its head, 0 the root."""
        hidden = scores.label_dep + scores.label_head[heads]
        inner = 0.5 * hidden * (1 + erf(hidden / np.float32(np.sqrt(2))))
        return np.asarray(inner @ self._label_weight.T + self._label_bias, np.float32)

    def relate(self, pairs: Sequence[tuple[Sequence[str], tuple[int, int], tuple[int, int]]]) -> Floats:
        """(pairs, codes): log-probabilities of the root codes of (words, source range, target range)."""
        pieces = cut(self._tokenizer, [words for words, _, _ in pairs])
        rows = [marked(p, source, target) for p, (_, source, target) in zip(pieces, pairs, strict=True)]
        out = np.zeros((len(rows), len(self.labels.relation)), np.float32)
        for group in batches([len(r[0]) for r in rows]):
            b, n = len(group), max(len(rows[k][0]) for k in group)
            ids, cases, mask = np.zeros((b, n), np.int64), np.full((b, n), len(CASES) - 1, np.int64), np.zeros((b, n), np.float32)
            for i, k in enumerate(group):
                m = len(rows[k][0])
                ids[i, :m], cases[i, :m], mask[i, :m] = rows[k][0], rows[k][1], 1
            vectors = self._encoder.run(None, {"ids": ids, "cases": cases, "mask": mask})[0]
            source, target = (np.asarray([rows[k][2][side] for k in group], np.int64) for side in (0, 1))
            scores = self._pair.run(None, {"vectors": vectors, "mask": mask, "source": source, "target": target})[0]
            scores = scores - scores.max(1, keepdims=True)
            out[group] = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        return out


def erf(x: Floats) -> Floats:
    """The error function to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(x) * (1 - poly * np.exp(-x * x)), np.float32)


def windows(p: Pieces) -> list[tuple[int, int]]:
    """Ranges of words whose pieces fit the window, overlapping where there are several; at least one, also for no words."""
    n = len(p.first)
    if len(p.ids) <= WINDOW or n == 0:
        return [(0, n)]
    out, start = [], 0
    while True:
        end = int(np.searchsorted(p.last, p.first[start] + WINDOW - 3, side="right"))
        end = max(end, start + 1)
        out.append((start, min(end, n)))
        if end >= n:
            return out
        back = int(np.searchsorted(p.first, p.last[end - 1] - OVERLAP))
        start = max(start + 1, min(back, end))


def part_length(p: Pieces, start: int, end: int) -> int:
    return len(p.ids) if end - start == len(p.first) else int(p.last[end - 1] - p.first[start]) + 3


def part(p: Pieces, start: int, end: int) -> Pieces:
    """The words start to end with the two pieces that frame them; a single word longer than the window keeps its beginning."""
    if end - start == len(p.first) and len(p.ids) <= WINDOW:
        return p
    low, high = int(p.first[start]), min(int(p.last[end - 1]) + 1, int(p.first[start]) + WINDOW)
    frame = [np.concatenate([row[:1], row[low:high], row[-1:]]) for row in (p.ids, p.cases)]
    return Pieces(frame[0], frame[1], p.first[start:end] - low + 1, np.minimum(p.last[start:end] - low + 1, len(frame[0]) - 2))


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices in groups of like length whose padded size is at most BATCH."""
    out: list[list[int]] = []
    for k in sorted(range(len(lengths)), key=lambda k: lengths[k]):
        if out and (len(out[-1]) + 1) * lengths[k] <= BATCH:
            out[-1].append(k)
        else:
            out.append([k])
    return out


def merged(parts: list[tuple[int, int, Scores]], n: int) -> Scores:
    """One passage from its windows: each word's scores come from the window in which it stands farthest from an end."""
    best = np.full(n, -1, np.int64)
    depth = np.full(n, -1, np.int64)
    for k, (start, end, _) in enumerate(parts):
        for i in range(start, end):
            d = min(i - start if start else n, end - 1 - i if end < n else n)
            if d > depth[i]:
                best[i], depth[i] = k, d
    columns: dict[str, Any] = {}
    for name in NAMES:
        sample = getattr(parts[0][2], name)
        if name == "arcs":
            columns[name] = np.full((n, n + 1), NOWHERE, np.float32)
        elif name == "label_head":
            columns[name] = np.zeros((n + 1, sample.shape[1]), np.float32)
        else:
            columns[name] = np.zeros((n, *sample.shape[1:]), np.float32)
    for k, (start, end, scores) in enumerate(parts):
        own = np.flatnonzero(best == k)
        for name in NAMES:
            values = getattr(scores, name)
            if name == "arcs":
                columns[name][own, 0] = values[own - start, 0]
                columns[name][own[:, None], np.arange(start + 1, end + 1)[None]] = values[own - start, 1:]
            elif name == "label_head":
                columns[name][0] = values[0]
                columns[name][own + 1] = values[own - start + 1]
            else:
                columns[name][own] = values[own - start]
    return Scores(**columns)


def marked(p: Pieces, source: tuple[int, int], target: tuple[int, int]) -> tuple[Ints, Ints, tuple[int, int]]:
    """Pieces with the pair's marks put in, at most WINDOW of them around the pair: ids, cases, places of the opening marks."""
    marks: list[tuple[int, int, int]] = []
    for (start, end), (opening, closing) in ((source, MARKS[:2]), (target, MARKS[2:])):
        marks += [(int(p.first[start]), 1, opening), (int(p.last[end - 1]) + 1, 0, closing)]
    low, high = 1, len(p.ids) - 1
    if high - low > WINDOW:
        middle = (min(m[0] for m in marks) + max(m[0] for m in marks)) // 2
        low = max(1, min(middle - WINDOW // 2, high - WINDOW))
        high = low + WINDOW
    marks = sorted((min(max(at, low), high), order, mark) for at, order, mark in marks)
    ids, cases, where = [int(p.ids[0])], [int(p.cases[0])], {}
    for at in range(low, high + 1):
        for place, _, mark in marks:
            if place == at:
                where[mark] = len(ids)
                ids.append(mark)
                cases.append(len(CASES) - 1)
        if at < high:
            ids.append(int(p.ids[at]))
            cases.append(int(p.cases[at]))
    ids.append(int(p.ids[-1]))
    cases.append(int(p.cases[-1]))
    return np.asarray(ids, np.int64), np.asarray(cases, np.int64), (where[MARKS[0]], where[MARKS[2]])


@lru_cache(maxsize=4)
def load_model(folder: Path = FOLDER, threads: int = 1) -> Model:
    """The model, loaded once a process."""
    return Model(folder, threads)


__all__ = ["PLACEHOLDER", "Labels", "Model", "Scores", "load_model"]
