"""A linear-chain conditional random field over BIO labels (Lafferty, McCallum and Pereira 2001)."""

from __future__ import annotations

import torch
from torch import Tensor

FORBIDDEN = -1e4


def legal(labels: list[str]) -> Tensor:
    """(labels, labels): 0 where the second may follow the first, FORBIDDEN where an I- has no B- or I- of its kind before."""
    out = torch.zeros(len(labels), len(labels))
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after.startswith("I-") and before not in (after, "B-" + after[2:]):
                out[i, j] = FORBIDDEN
    return out


def loss(scores: Tensor, transitions: Tensor, gold: Tensor, mask: Tensor, first: Tensor) -> Tensor:
    """Negative log-likelihood a word. scores (batch, words, labels); gold, mask (batch, words); first (labels) added at the start."""
    scores, transitions = scores.float(), transitions.float()
    rows = torch.arange(scores.shape[0], device=scores.device)
    total = scores[:, 0] + first
    path = total[rows, gold[:, 0]]
    for t in range(1, scores.shape[1]):
        there = mask[:, t, None] > 0
        step = torch.logsumexp(total[:, :, None] + transitions[None], 1) + scores[:, t]
        total = torch.where(there, step, total)
        add = transitions[gold[:, t - 1], gold[:, t]] + scores[rows, t, gold[:, t]]
        path = path + add * mask[:, t]
    return (torch.logsumexp(total, 1) - path).sum() / mask.sum()


def decode(scores: Tensor, transitions: Tensor, mask: Tensor, first: Tensor) -> list[list[int]]:
    """The best path of each item (Viterbi)."""
    out = []
    for score, there in zip(scores.float(), mask, strict=True):
        n = int(there.sum())
        best, back = score[0] + first, []
        for t in range(1, n):
            value, where = (best[:, None] + transitions).max(0)
            best = value + score[t]
            back.append(where)
        path = [int(best.argmax())]
        for where in reversed(back):
            path.append(int(where[path[-1]]))
        out.append(path[::-1])
    return out
