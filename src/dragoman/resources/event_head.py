"""The event head: from the vectors of words, which of PLOVER's types a word tells, and which nominals are source and target.

A file of arrays (`data/model/events.npz`, 16-bit floats) that `training.events` writes. The sums are small enough for numpy, so that
nothing of the encoder has to be run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from dragoman.errors import DataError
from dragoman.resources.model import FOLDER, Floats, Ints, erf

PATH = FOLDER / "events.npz"
NONE = "NONE"  # no event


class EventHead:
    """Weights and the names of features. `types`: PLOVER's types and NONE, in the order of the scores; `width`: of a word's vector."""

    def __init__(self, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
        text = {name: bytes(arrays.pop(name).astype(np.uint8)).decode("utf-8").split("\n") for name in ("types", "vocabulary", "whose.vocabulary")}
        self.types = tuple(text["types"])
        self._features = {name: i for i, name in enumerate(text["vocabulary"], 1)}  # 0: not known
        self._options = {name: i for i, name in enumerate(text["whose.vocabulary"], 1)}
        self._w: dict[str, Floats] = {name: a.astype(np.float32) for name, a in arrays.items()}
        self.width = self._w["inp.weight"].shape[1]
        self.blas = ThreadpoolController()  # its products are too small for more than one thread

    def _linear(self, name: str, x: Floats) -> Floats:
        return np.asarray(x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"], np.float32)

    def read(self, vectors: Floats) -> Floats:
        """(n, width) to (n, 384): the words as the head sees them."""
        return self._linear("inp", vectors)

    def chances(self, read: Floats) -> Floats:
        """(n, types): the probability of each type, and of no event, at each word."""
        return _softmax(self._linear("types", _gelu(self._linear("hidden", read))))

    def roles(self, trigger: Floats, candidates: Floats, features: Sequence[Iterable[str]], own: Iterable[str]) -> Floats:
        """(2, m + 1): the probability that each of m candidates, last nobody, is source and target of a trigger. `features`: of each
        candidate, `own`: of the trigger (dragoman.extract.arguments)."""
        t, c = self._linear("t", trigger[None]), self._linear("c", candidates)
        told = self._sums("emb", self._features, features)
        pair = np.concatenate([np.repeat(t, len(c), 0), c, t * c, told], 1)
        scores = self._linear("role", _gelu(self._linear("pair", pair)))
        nobody = self._linear("none", np.concatenate([_gelu(t), self._sums("emb", self._features, [own])], 1))
        return _softmax(np.concatenate([scores, nobody]).T)

    def whose(self, mention: Floats, anchors: Floats, features: Sequence[Iterable[str]], own: Iterable[str]) -> Floats:
        """(m + 1,): the probability that a mention is of each of m codes, last of none of them. `anchors` (m, width): the words that name
        the codes, zero for a code that is not named; `features`: of each code, `own`: of the mention (dragoman.extract.whose)."""
        m, c = self._linear("whose.m", mention[None]), self._linear("whose.c", anchors)
        told = self._sums("whose.emb", self._options, features)
        scores = self._linear("whose.b", _gelu(self._linear("whose.a", np.concatenate([np.repeat(m, len(c), 0), c, m * c, told], 1))))[:, 0]
        unknown = self._linear("whose.none", np.concatenate([_gelu(m), self._sums("whose.emb", self._options, [own])], 1))[:, 0]
        return _softmax(np.concatenate([scores, unknown]))

    def _sums(self, table: str, names: dict[str, int], features: Sequence[Iterable[str]]) -> Floats:
        """(n, size): the sum of the vectors of each row's features."""
        weight = self._w[f"{table}.weight"]
        out = np.zeros((len(features), weight.shape[1]), np.float32)
        for k, row in enumerate(features):
            where: Ints = np.asarray([names.get(f, 0) for f in row], np.int64)
            out[k] = weight[where].sum(0)
        return out


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + erf(x / np.float32(np.sqrt(2)))), np.float32)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


@lru_cache(maxsize=2)
def load_event_head(path: Path | None = None) -> EventHead:
    """The head of the package, or of another file; one that is no such file raises DataError."""
    path = path or PATH
    try:
        with np.load(path, allow_pickle=False) as file:
            return EventHead({name: file[name] for name in file.files})
    except (OSError, ValueError, KeyError) as error:
        raise DataError(path, f"is no event head ({error}): reinstall dragoman") from None
