"""Scores of the event head on what it was not trained on, as lines of a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch

from training.event_corpora import TYPES
from training.event_items import Flags, Mention, Passage
from training.event_model import EventNet, Vocabulary, WhoseNet, event_chances, has_parties, mention_batch, passage_batch, whose_chances

Floats = npt.NDArray[np.float32]
SURE = (0.3, 0.5, 0.7, 0.9)  # thresholds of an event at all
KEPT = (0.05, 0.1, 0.2, 0.35)  # of the type that an earlier state told
EVEN = dict.fromkeys(("article", "label", "passage", "paragraph"), 1.0)
NONE = TYPES.index("NONE")


def area(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The area under the ROC curve: how often a right one has the higher score than a wrong one, ties half; nan without both."""
    good = np.asarray([s for s, r in zip(scores, right, strict=True) if r])
    bad = np.asarray([s for s, r in zip(scores, right, strict=True) if not r])
    if not len(good) or not len(bad):
        return float("nan")
    return float(((good[:, None] > bad).sum() + 0.5 * (good[:, None] == bad).sum()) / (len(good) * len(bad)))


def typed(chances: Floats, answers: Floats) -> str:
    """Precision and recall of the likeliest type, and of an event at all, where that is likelier than each threshold; (n, types) each."""
    gold, event = answers[:, NONE] == 0, 1 - chances[:, NONE]
    best = np.delete(chances, NONE, 1).argmax(1)
    hit = np.delete(answers, NONE, 1)[np.arange(len(answers)), best] > 0
    parts = []
    for t in SURE:
        told = event > t
        n, wanted = max(1, int(told.sum())), max(1, int(gold.sum()))
        right, found = int((hit & told).sum()), int((gold & told).sum())
        parts.append(f"over {t}: type P {right / n:.3f} R {right / wanted:.3f}, event P {found / n:.3f} R {found / wanted:.3f}")
    return "; ".join(parts)


def judged(chances: Sequence[float], right: Sequence[bool]) -> str:
    """How well the chance of a told type tells right from wrong ones: the area, and precision and share of the right ones kept."""
    c, r = np.asarray(chances), np.asarray(right)
    parts = [f"over {t}: P {r[c > t].mean() if (c > t).any() else 0:.3f}, keeps {r[c > t].sum() / max(1, r.sum()):.3f}" for t in KEPT]
    return f"area {area(chances, right):.3f}; " + "; ".join(parts)


def chosen(rows: Sequence[tuple[Floats, Flags]]) -> str:
    """How often the likeliest is right: of all, and of the surer half."""
    found = sorted(((float(row.max()), bool(right[int(row.argmax())])) for row, right in rows), reverse=True)
    hits = [h for _, h in found]
    half = hits[: max(1, len(hits) // 2)]
    return f"{sum(hits) / max(1, len(hits)):.3f} of {len(hits)}, the surer half {sum(half) / len(half) if half else 0:.3f}"


def passage_scores(net: EventNet, items: Sequence[Passage], names: Vocabulary) -> list[str]:
    """Lines on one kind of text."""
    chances: list[Floats] = []
    answers: list[Floats] = []
    told: list[tuple[float, bool]] = []
    sides: Mapping[str, list[tuple[Floats, Flags]]] = {"source": [], "target": []}
    with torch.no_grad():
        for item in items:
            batch = passage_batch([item], EVEN, names)
            types, roles = event_chances(net, batch)
            chances.append(types.numpy())
            answers.append(batch.answers.numpy())
            for deed, row in zip(item.deeds, types.numpy()[len(item.none) :], strict=True):
                if deed.told in TYPES:
                    told.append((float(row[TYPES.index(deed.told)]), deed.told in deed.types))
            for deed, found in zip(filter(has_parties, item.deeds), roles, strict=True):
                for name, row_, right in zip(sides, found, (deed.source, deed.target), strict=True):
                    if right is not None:
                        sides[name].append((row_.numpy(), right))
    first = judged([c for c, _ in told], [r for _, r in told]) if told else typed(np.concatenate(chances), np.concatenate(answers)) if chances else "nothing"
    return [first, *(f"{name} {chosen(rows)}" for name, rows in sides.items())]


def mention_scores(net: WhoseNet, items: Sequence[Mention], names: Vocabulary) -> str:
    """How often the likeliest code is right, beside the rules."""
    with torch.no_grad():
        rows = [row.numpy() for k in range(0, len(items), 128) for row in whose_chances(net, mention_batch(items[k : k + 128], names))]
    rules = sum(bool((i.right & i.rule).any()) for i in items) / max(1, len(items))
    return f"{chosen([(row, i.right) for row, i in zip(rows, items, strict=True)])}, the rules {rules:.3f}"
