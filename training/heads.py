"""The loss of each head on a batch, and its score on what was held out."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training import crf
from training.batches import Cut, CutPair, pair_batch, shortened, word_batch
from training.model import Labels, Reader

COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD")
QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "ACCUSE": 3, "REQUEST": 3, "REJECT": 3, "THREATEN": 3}
NOWHERE = -1e4


def cross_entropy(scores: Tensor, gold: Tensor, smoothing: float = 0.0) -> Tensor:
    """Mean over the words that have a label."""
    return F.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=-1, label_smoothing=smoothing)


def arc_mask(batch: dict[str, Tensor]) -> Tensor:
    """(batch, words, 1 + words): 0 where an arc may run (the root, or a word of the same sentence), else NOWHERE."""
    s = batch["sentence"]
    same = (s[:, :, None] == s[:, None, :]) & (s[:, None, :] >= 0)
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    return (~allowed).float() * NOWHERE


def grammar_loss(model: Reader, h: Tensor, batch: dict[str, Tensor], silver: float) -> Tensor:
    """Arcs, labels, tags and lemmas; a silver batch counts `silver` and teaches no lemma."""
    out = model.grammar_scores(h)
    weight = silver if batch["silver"].any() else 1.0
    if weight == 0:
        return h.new_zeros(())
    heads = batch["heads"]
    loss = cross_entropy(out["arcs"].float() + arc_mask(batch), heads)
    labels = model.labels_of(out["label_dep"], out["label_head"], heads.clamp(min=0))
    loss = loss + cross_entropy(labels, torch.where(heads >= 0, batch["deprel"], -1))
    for name in ("upos", "xpos", "lemma"):
        if name in batch:
            loss = loss + 0.4 * cross_entropy(out[name], batch[name])
    return weight * loss


def span_loss(model: Reader, h: Tensor, batch: dict[str, Tensor], legal: dict[str, Tensor], silver: float) -> Tensor:
    """Attribution (CRF), entities and factuality, whichever the batch has."""
    out = model.span_scores(h)
    loss = h.new_zeros(())
    if "attribution" in batch:
        first = legal["attribution_first"]
        transitions = model.transitions + legal["attribution"]
        loss = loss + 4.0 * crf.loss(out["attribution"], transitions, batch["attribution"].clamp(min=0), batch["words"], first)
    if "entities" in batch:
        loss = loss + cross_entropy(out["entities"], batch["entities"])
    if "entities_news" in batch:
        loss = loss + 0.3 * max(silver, 0.3) * cross_entropy(out["entities_news"], batch["entities_news"])
    if "factuality" in batch:
        there = ~torch.isnan(batch["factuality"])
        if there.any():
            gold = batch["factuality"][there]
            loss = loss + F.smooth_l1_loss(out["factuality"].float()[there], gold, beta=0.5)
    return loss


def relation_loss(model: Reader, batch: dict[str, Tensor], labels: Labels) -> Tensor:
    """Root codes with smoothed labels; where only cooperation or conflict is known, the mass of those codes."""
    scores = model.relate(batch).float()
    known = batch["code"] >= 0
    loss = scores.new_zeros(())
    if known.any():
        each = F.cross_entropy(scores[known], batch["code"][known], label_smoothing=0.1, reduction="none")
        loss = loss + (each * batch["weight"][known]).mean()
    half = (batch["binary"] >= 0) & ~known
    if half.any():
        mild = torch.tensor([c in COOPERATION for c in labels.relation], device=scores.device)
        log = F.log_softmax(scores[half], 1)
        conflict = torch.tensor([c not in COOPERATION and c != "NONE" for c in labels.relation], device=scores.device)
        side = torch.where((batch["binary"][half] == 0)[:, None], mild[None], conflict[None])
        loss = loss - 0.3 * torch.logsumexp(log.masked_fill(~side, -1e4), 1).mean()
    return loss


def legal_of(labels: Labels) -> dict[str, Tensor]:
    """Transition and start scores that forbid what BIO forbids."""
    start = torch.tensor([crf.FORBIDDEN if x.startswith("I-") else 0.0 for x in labels.attribution])
    return {"attribution": crf.legal(labels.attribution), "attribution_first": start}


# ---------------------------------------------------------------- scores on what was held out
def spans(labels: list[str]) -> set[tuple[str, int, int]]:
    found, kind, start = set(), "", 0
    for i, label in enumerate([*labels, "O"]):
        tag, _, name = label.partition("-")
        if kind and (tag != "I" or name != kind):
            found.add((kind, start, i))
            kind = ""
        if tag == "B" or (tag == "I" and not kind):
            kind, start = name, i
    return found


def f1(pairs: list[tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]], kind: str) -> float:
    hit = sum(sum(s[0] == kind for s in g & p) for g, p in pairs)
    total = sum(sum(s[0] == kind for s in g) + sum(s[0] == kind for s in p) for g, p in pairs)
    return 2 * hit / total if total else 0.0


def batches_of(items: list[Cut], most: int = 4000) -> list[list[Cut]]:
    chooser = random.Random(0)
    order = sorted((shortened(i, chooser) for i in items), key=len)
    out: list[list[Cut]] = []
    for item in order:
        if out and (len(out[-1]) + 1) * len(item.pieces.ids) <= most:
            out[-1].append(item)
        else:
            out.append([item])
    return out


@torch.no_grad()
def score_words(model: Reader, items: list[Cut], labels: Labels, legal: dict[str, Tensor], name: str) -> dict[str, float]:
    """Of `name` parse: UAS, LAS (types), upos, xpos, lemma; attribution, entities, entities_news: F1 a kind; factuality: Pearson's r."""
    counts: dict[str, list[float]] = {}
    found: list[tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]] = []
    values: list[tuple[float, float]] = []
    device = next(model.parameters()).device
    for group in batches_of(items):
        batch = {k: v.to(device) for k, v in word_batch(group).items()}
        h = model.read(batch)
        if name == "parse":
            out = model.grammar_scores(h["grammar"])
            heads = (out["arcs"].float() + arc_mask(batch)).argmax(2)
            deprels = model.labels_of(out["label_dep"], out["label_head"], heads).argmax(2)
            there = batch["heads"] >= 0
            right = (heads == batch["heads"]) & there
            base = np.asarray([labels.deprel.index(x.split(":")[0]) if x.split(":")[0] in labels.deprel else i for i, x in enumerate(labels.deprel)])
            same = torch.from_numpy(base[deprels.numpy()] == base[batch["deprel"].clamp(min=0).numpy()])
            for key, hit in {"uas": right, "las": right & same}.items():
                counts.setdefault(key, [0, 0])
                counts[key][0] += float(hit.sum())
                counts[key][1] += float(there.sum())
            for key in ("upos", "xpos", "lemma"):
                known = batch[key] >= 0
                counts.setdefault(key, [0, 0])
                counts[key][0] += float(((out[key].argmax(2) == batch[key]) & known).sum())
                counts[key][1] += float(there.sum())
            continue
        out = model.span_scores(h["spans"])
        if name == "factuality":
            there = ~torch.isnan(batch["factuality"])
            values += list(zip(batch["factuality"][there].tolist(), out["factuality"][there].tolist(), strict=True))
            continue
        if name == "attribution":
            paths = crf.decode(out[name], model.transitions + legal[name], batch["words"], legal["attribution_first"])
        else:
            paths = [row[: int(n)].tolist() for row, n in zip(out[name].argmax(2), batch["words"].sum(1), strict=True)]
        names = labels.attribution if name == "attribution" else labels.entities
        for item, path in zip(group, paths, strict=True):
            found.append((spans([names[k] for k in item.gold[name]]), spans([names[k] for k in path])))
    if name == "parse":
        return {k: round(a / b, 4) for k, (a, b) in counts.items()}
    if name == "factuality":
        a = np.asarray(values)
        return {"pearson": round(float(np.corrcoef(a.T)[0, 1]), 4)}
    kinds = {"attribution": ("source", "cue", "content")}.get(name, ("PER", "ORG", "LOC"))
    return {kind: round(f1(found, kind), 4) for kind in kinds}


@torch.no_grad()
def score_pairs(model: Reader, pairs: list[CutPair], labels: Labels) -> dict[str, float]:
    """Macro F1 of the root codes and of the quad classes; NONE is no answer."""
    gold: list[str] = []
    said: list[str] = []
    device = next(model.parameters()).device
    for start in range(0, len(pairs), 64):
        group = pairs[start : start + 64]
        scores = model.relate({k: v.to(device) for k, v in pair_batch(group).items()}).float().cpu()
        scores[:, labels.relation.index("NONE")] = NOWHERE
        gold += [labels.relation[p.code] for p in group]
        said += [labels.relation[i] for i in scores.argmax(1).tolist()]

    def macro(key: Callable[[str], object]) -> float:
        values = []
        for c in sorted({str(key(g)) for g in gold}):
            hit = sum(str(key(g)) == str(key(s)) == c for g, s in zip(gold, said, strict=True))
            total = sum(str(key(g)) == c for g in gold) + sum(str(key(s)) == c for s in said)
            values.append(2 * hit / total)
        return round(sum(values) / len(values), 4)

    return {"root": macro(lambda c: c), "quad": macro(lambda c: QUAD.get(c, 4))}
