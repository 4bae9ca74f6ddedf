"""How well does the coreference step link mentions?

    python -m benchmarks.coreference DATA [--weights TABLE.tsv]

DATA: the folder that training reads. GUM dev is gold; the chains of PolNeAR dev are CoreNLP's (silver, with errors of their own). Text is parsed by the
shipped encoder (GUM on its own tokens).

pronouns   third person, with an antecedent in the gold: the share whose nearest link before (precision: of those linked) is of the same entity
nominals   links of definite nominals and of names in other words: precision and recall of links to a mention of the same entity
MUC, B3    of chains of heads, singletons left out (Vilain et al. 1995; Bagga and Baldwin 1998)
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.extract.coreference.chains import Chains, find_chains
from dragoman.extract.coreference.features import pronoun_class
from dragoman.resources.coreference import Weights, load_weights
from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.reporting import load_reporting
from training.coreference_corpora import Linked, gum, parser, polnear

Sets = list[frozenset[tuple[str, int]]]


@dataclass
class Tally:
    """Links by class: right, made, wanted; and all chains."""

    right: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    gold: Sets = field(default_factory=list)
    said: Sets = field(default_factory=list)

    def line(self, kind: str) -> str:
        p, r = self.right[kind] / max(1, self.made[kind]), self.right[kind] / max(1, self.wanted[kind])
        return f"  {kind:8} precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}  ({self.wanted[kind]} wanted, {self.made[kind]} made)"


def count(document: Linked, chains: Chains, tally: Tally) -> None:
    """Add a document's links."""
    seen: set[str] = set()
    gold: dict[str, set[tuple[str, int]]] = defaultdict(set)
    said: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for m in document.mentions:
        entity, chain = document.entity(m), chains.at(m.token)
        if m.form == "joint" or chain is None:
            continue
        word = document.frame.doc[m.token].lower_
        kind = pronoun_class(word) if m.form == "pronoun" else "nominal" if m.form == "nominal" and m.definite else "other"
        before = [x for x in chain.mentions if x.token < m.token and x.form != "joint"] or [x for x in chain.mentions if x.form == "joint" and x.token < m.token]
        if before:
            tally.made[kind] += entity is not None or kind != "nominal"
            entities = {document.entity(x) for x in (before if kind == "nominal" else before[-1:])}
            tally.right[kind] += entity is not None and entity in entities
        if entity is not None:
            tally.wanted[kind] += entity in seen
            seen.add(entity)
            gold[entity].add((document.id, m.token))
        said[id(chain)].add((document.id, m.token))
    tally.gold += [frozenset(s) for s in gold.values() if len(s) > 1]
    tally.said += [frozenset(s) for s in said.values() if len(s) > 1]


def muc(key: Sets, response: Sets) -> float:
    """Recall of MUC: links of the key that the response keeps."""
    of = {m: n for n, s in enumerate(response) for m in s}
    kept = sum(len(s) - len({of.get(m, (m,)) for m in s}) for s in key)
    return kept / max(1, sum(len(s) - 1 for s in key))


def b_cubed(key: Sets, response: Sets) -> float:
    """Recall of B3: for each mention of the key, the share of its chain that the response puts with it."""
    of = {m: s for s in response for m in s}
    values = [len(s & of.get(m, frozenset({m}))) / len(s) for s in key for m in s]
    return sum(values) / max(1, len(values))


def report(name: str, documents: Iterable[Linked], weights: Weights) -> None:
    tally = Tally()
    n = 0
    for document in documents:
        n += 1
        count(document, find_chains(document.frame, document.mentions, load_knowledge(), load_reporting(), document.quotes, weights), tally)
    print(f"{name}, {n} documents")
    for kind in ("he", "it", "they", "nominal"):
        print(tally.line(kind))
    for title, metric in (("MUC", muc), ("B3", b_cubed)):
        r, p = metric(tally.gold, tally.said), metric(tally.said, tally.gold)
        print(f"  {title:8} precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--weights", type=Path)
    args = arguments.parse_args()
    weights = load_weights(args.weights) if args.weights else load_weights()
    nlp = parser()
    report("GUM dev (gold)", gum(args.data / "ud/gum-dev.conllu.gz", nlp), weights)
    report("PolNeAR dev (silver)", polnear(args.data / "polnear/dev.jsonl.gz", args.data / "polnear/dev.corenlp.conll.gz", nlp), weights)


if __name__ == "__main__":
    main()
