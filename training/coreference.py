"""Learn the weights of the coreference step: a log-linear ranking of candidate chains (Denis and Baldridge 2008).

    python -m training.coreference DATA OUT.tsv [--articles N]

DATA: the folder of the corpora. GUM's training documents weigh 1; of PolNeAR's training articles (silver chains, N of them) only pronouns are
learnt, at the weight SILVER. Weights below LEAST are left out of the table.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import torch

from dragoman.extract.coreference.chains import Linker
from dragoman.extract.coreference.features import Growing
from dragoman.extract.coreference.mentions import Mention
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.reporting import load_reporting
from training.coreference_corpora import Linked, gum, parser, polnear

SILVER, LEAST, RARE, DECAY, EPOCHS, RATE = 0.3, 0.02, 4, 3e-4, 60, 0.05


@dataclass
class Choice:
    """One decision: features of each candidate, those of none last; which are right; how much it weighs."""

    options: list[list[str]]
    right: list[bool]
    weight: float


def choices(document: Linked, weight: float, pronouns_only: bool) -> list[Choice]:
    """The decisions of a document, with all links before each one right."""
    out: list[Choice] = []
    entity_of = {id(m): document.entity(m) for m in document.mentions}

    def oracle(mention: Mention, chains: list[Growing], candidates: list[list[str]], none: list[str]) -> int:
        entity = entity_of[id(mention)]
        right = [entity is not None and any(entity_of[id(m)] == entity for m in c.mentions) for c in chains]
        if candidates and (mention.form == "pronoun" and (entity is not None or not pronouns_only) or mention.form != "pronoun" and not pronouns_only):
            out.append(Choice([*candidates, none], [*right, not any(right)], weight))
        return right.index(True) if any(right) else -1

    Linker(document.frame, load_knowledge(), load_reporting(), document.quotes, oracle).run(document.mentions)
    return out


def learn(items: list[Choice]) -> dict[str, float]:
    """Weights by Adam on the likelihood of the right candidates taken together."""
    counts = Counter(f for c in items for o in c.options for f in o)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE))}
    flat: list[int] = []
    offsets: list[int] = []
    group: list[int] = []
    for number, c in enumerate(items):
        for option in c.options:
            offsets.append(len(flat))
            group.append(number)
            flat += [index[f] for f in option if f in index]
    table = torch.nn.EmbeddingBag(len(index), 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    words, starts, groups = torch.tensor(flat), torch.tensor(offsets), torch.tensor(group)
    right = torch.tensor([r for c in items for r in c.right])
    weight = torch.tensor([c.weight for c in items])
    optimiser = torch.optim.Adam(table.parameters(), lr=RATE)
    for epoch in range(EPOCHS):
        scores = table(words, starts).squeeze(1)
        total = log_sums(scores, groups, len(items))
        good = log_sums(scores.masked_fill(~right, -1e4), groups, len(items))
        loss = (weight * (total - good)).sum() / weight.sum()
        (loss + DECAY * table.weight.square().sum() / 10).backward()
        optimiser.step()
        optimiser.zero_grad()
        if epoch % 10 == 9:
            print(f"epoch {epoch + 1}: loss {loss.item():.4f}", file=sys.stderr, flush=True)
    return {f: float(table.weight[i].item()) for f, i in index.items()}


def log_sums(scores: torch.Tensor, groups: torch.Tensor, n: int) -> torch.Tensor:
    """The logarithm of the sum of exponentials of each group."""
    top = torch.full((n,), -1e9).scatter_reduce(0, groups, scores, "amax").detach()
    return top + torch.zeros(n).scatter_add(0, groups, (scores - top[groups]).exp()).log()


def write(weights: dict[str, float], path: Path, what: str, by: str, note: str) -> None:
    """The table that the package reads."""
    kept = sorted((f, w) for f, w in weights.items() if abs(w) >= LEAST)
    lines = [f"# Weights of the features of {what}, learnt by {by}.", f"# {note}", "feature\tweight"]
    path.write_text("\n".join([*lines, *(f"{f}\t{w:.3f}" for f, w in kept)]) + "\n", encoding="utf-8")


def all_choices(documents: Iterable[Linked], weight: float, pronouns_only: bool) -> list[Choice]:
    return [c for d in documents for c in choices(d, weight, pronouns_only)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--articles", type=int, default=200)
    args = arguments.parse_args()
    nlp = parser()
    gold = all_choices(gum(args.data / "ud/gum-train.conllu.gz", nlp), 1.0, False)
    silver = all_choices(polnear(args.data / "polnear/train.jsonl.gz", args.data / "polnear/train.corenlp.conll.gz", nlp, args.articles), SILVER, True)
    print(f"{len(gold)} decisions of GUM, {len(silver)} of PolNeAR", file=sys.stderr)
    note = f"GUM training documents (CC BY and CC BY-NC-SA by text), {args.articles} articles of PolNeAR's training part (silver chains) at weight {SILVER}."
    write(learn([*gold, *silver]), args.out, "coreference (extract/coreference/features.py)", "training/coreference.py", note)


if __name__ == "__main__":
    main()
