"""Scores to structure: dependency trees, BIO spans and lemmas. Nothing here knows of spaCy or of the model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
NOWHERE = np.float32(-1e4)


def tree(arcs: Floats) -> Ints:
    """Heads (n) of the best tree with one root, 0 the root. arcs (n, 1 + n): score of each head of each word.

    Greedy where that is a tree already (nineteen sentences in twenty), else Chu-Liu-Edmonds (Chu and Liu 1965, Edmonds 1967)
    for each of the likeliest roots.
    """
    n = len(arcs)
    if n == 1:
        return np.zeros(1, np.int64)
    scores = arcs.copy()
    scores[np.arange(n), np.arange(n) + 1] = NOWHERE * 10
    heads = np.asarray(scores.argmax(1), np.int64)
    if (heads == 0).sum() == 1 and not _cycle(heads):
        return heads
    best, chosen = -np.inf, heads
    for root in np.argsort(-scores[:, 0])[:3]:
        fixed = scores.copy()
        fixed[:, 0] = NOWHERE * 10
        fixed[root] = NOWHERE * 10
        fixed[root, 0] = 0
        found = _edmonds(fixed)
        value = float(fixed[np.arange(n), found].sum() + scores[root, 0])
        if value > best:
            best, chosen = value, found
    return chosen


def _cycle(heads: Ints) -> list[int]:
    """The words (0-based) of one cycle, or none."""
    state = np.zeros(len(heads) + 1, np.int8)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return [w - 1 for w in path[path.index(at) :]]
        for w in path:
            state[w] = 2
    return []


def _edmonds(scores: Floats) -> Ints:
    """The maximum spanning arborescence: contract a cycle of the greedy heads, solve, expand."""
    heads = np.asarray(scores.argmax(1), np.int64)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    n = len(heads)
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    own = scores[np.arange(n), heads]
    columns = np.concatenate([[0], rest + 1])
    small = np.full((len(rest) + 1, len(rest) + 2), NOWHERE * 10, np.float32)
    small[:-1, : len(columns)] = scores[np.ix_(rest, columns)]
    leaving = scores[np.ix_(rest, np.asarray(cycle) + 1)]
    small[:-1, -1] = leaving.max(1) if len(rest) else 0
    entering = scores[np.ix_(np.asarray(cycle), columns)] - own[cycle][:, None]
    small[-1, : len(columns)] = entering.max(0)
    small[np.arange(len(small)), np.arange(len(small)) + 1] = NOWHERE * 10
    solved = _edmonds(small)
    out = heads.copy()
    for i, word in enumerate(rest):
        head = solved[i]
        out[word] = cycle[int(leaving[i].argmax())] + 1 if head == len(columns) else columns[head]
    head = solved[-1]
    entry = cycle[int(entering[:, head].argmax())]
    out[entry] = columns[head]
    return out


def viterbi(scores: Floats, transitions: Floats, start: Floats) -> list[int]:
    """The best labels of a sequence: scores (n, labels), transitions (labels, labels), start (labels)."""
    if not len(scores):
        return []
    best, back = scores[0] + start, []
    for row in scores[1:]:
        table = best[:, None] + transitions
        where = table.argmax(0)
        best = table[where, np.arange(len(row))] + row
        back.append(where)
    path = [int(best.argmax())]
    for where in reversed(back):
        path.append(int(where[path[-1]]))
    return path[::-1]


def bio_transitions(labels: Sequence[str]) -> tuple[Floats, Floats]:
    """(transitions, start): 0 where BIO allows a step, very low where not."""
    table = np.zeros((len(labels), len(labels)), np.float32)
    for j, after in enumerate(labels):
        if after.startswith("I-"):
            for i, before in enumerate(labels):
                if before not in (after, "B-" + after[2:]):
                    table[i, j] = NOWHERE
    return table, np.asarray([NOWHERE if x.startswith("I-") else 0 for x in labels], np.float32)


def spans(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """(kind, start, end) of the spans of a BIO sequence."""
    out, kind, start = [], "", 0
    for i, label in enumerate([*labels, "O"]):
        tag, _, name = label.partition("-")
        if kind and (tag != "I" or name != kind):
            out.append((kind, start, i))
            kind = ""
        if tag == "B" or (tag == "I" and not kind):
            kind, start = name, i
    return out


def lemma(form: str, script: str) -> str:
    """The lemma that an edit script ('keep 1 y': form as it is, one character cut, 'y' added) makes of a form."""
    case, cut, add = script.split(" ", 2)
    base = form if case == "keep" else form.lower()
    n = int(cut)
    if n > len(base):
        return base
    return base[: len(base) - n] + add


def mended(form: str, lemma: str, known: frozenset[str], words: frozenset[str]) -> str:
    """A verb's lemma that is no word ('seiz', 'barr', 'qui') as the one its form regularly comes from; `known` verbs come before `words`."""
    low, base = lemma.lower(), form.lower()
    if low in known or not low.isalpha():
        return lemma
    stems = [base]
    for ending, added in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", "")):
        if base.endswith(ending) and len(base) > len(ending) + 1:
            stem = base[: -len(ending)] + added
            stems += [stem, stem[:-1] if len(stem) > 2 and not added and stem[-1] == stem[-2] else stem]
    found = next((s for s in stems if s in known), None)
    if found is not None or low in words:
        return found or lemma
    return next((s for s in stems[1:] if s in words), lemma)
