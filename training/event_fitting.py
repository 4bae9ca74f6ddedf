"""How the nets of the event head are fitted: weights of the kinds of text, batches, rates and averaging."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.event_items import Mention, Passage
from training.event_model import EventNet, WhoseNet, event_loss, mention_batch, passage_batch, vocabulary, whose_loss

KINDS = ("article", "label", "passage", "paragraph")
EVENT_WEIGHTS = dict(zip(KINDS, (2.0, 2.0, 2.0, 1.0), strict=True))
WHOSE_WEIGHTS = dict(zip(KINDS, (1.0, 1.5, 2.0, 1.0), strict=True))
HIDDEN = 0.1  # share of the features that are left out
SIZE = 1600  # padded words of a batch of passages
MENTIONS = 64  # of a batch
WARM, FLOOR = 50, 0.02  # steps of rising rate; the least share of it
Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How a net is trained. `least`: occurrences of a feature; `clip`: norm of a gradient."""

    epochs: int
    rate: float
    decay: float
    least: int
    clip: float = math.inf


EVENTS = Plan(epochs=8, rate=1e-3, decay=0.05, least=5, clip=2.0)
WHOSE = Plan(epochs=6, rate=1.5e-3, decay=0.03, least=4)


def fit(net: nn.Module, losses: Iterable[Tensor], steps: int, plan: Plan, say: Say) -> None:
    """Train to the end of the losses, which are computed as they are asked for; leaves the averaged weights in the net (Polyak and Juditsky 1992)."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=plan.rate, weight_decay=plan.decay)
    average = copy.deepcopy(net)
    net.train()
    recent: list[float] = []
    for step, loss in enumerate(losses, 1):
        for group in optimiser.param_groups:
            group["lr"] = plan.rate * min(1.0, step / WARM) * max(FLOOR, 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), plan.clip)
        optimiser.step()
        recent.append(float(loss.detach()))
        if step % 5 == 0:
            kept = min(0.98, (1 + step / 5) / (10 + step / 5))
            with torch.no_grad():
                for a, p in zip(average.parameters(), net.parameters(), strict=True):
                    a.lerp_(p, 1 - kept)
        if step % 100 == 0 or step == steps:
            say(f"  step {step} of {steps}: loss {sum(recent) / len(recent):.3f}")
            recent = []
    net.load_state_dict(average.state_dict())
    net.eval()


def grouped(items: Sequence[Passage], chooser: random.Random) -> list[list[Passage]]:
    """Batches of passages of like length, in random order."""
    out: list[list[Passage]] = []
    for item in sorted(items, key=lambda p: p.words + chooser.random() * 20):
        if out and (len(out[-1]) + 1) * item.words <= SIZE:
            out[-1].append(item)
        else:
            out.append([item])
    chooser.shuffle(out)
    return out


def train_events(items: Sequence[Passage], plan: Plan, seed: int, say: Say) -> tuple[EventNet, dict[str, int]]:
    """The net of types and roles, and its vocabulary."""
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    names = vocabulary((row for p in items for d in p.deeds for row in (*d.features, d.own)), plan.least)
    net = EventNet(len(names))

    def losses() -> Iterator[Tensor]:
        for _ in range(plan.epochs):
            for group in grouped(items, chooser):
                yield event_loss(net, passage_batch(group, EVENT_WEIGHTS, names, chooser, HIDDEN))

    fit(net, losses(), plan.epochs * len(grouped(items, chooser)), plan, say)
    return net, names


def train_whose(items: Sequence[Mention], plan: Plan, seed: int, say: Say) -> tuple[WhoseNet, dict[str, int]]:
    """The net of whose a mention is, and its vocabulary."""
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    names = vocabulary((row for i in items for row in (*i.features, i.own)), plan.least)
    net = WhoseNet(len(names))
    order = list(items)

    def losses() -> Iterator[Tensor]:
        for _ in range(plan.epochs):
            chooser.shuffle(order)
            for at in range(0, len(order), MENTIONS):
                yield whose_loss(net, mention_batch(order[at : at + MENTIONS], names, chooser, HIDDEN), WHOSE_WEIGHTS)

    fit(net, losses(), plan.epochs * math.ceil(len(order) / MENTIONS), plan, say)
    return net, names
