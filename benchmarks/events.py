"""How good are the events?

    python -m benchmarks.events DATA

DATA: the folder that training reads. Printed: macro F1 of the pair classifier on the pairs that training holds out (root codes and quad
classes), F1 of (source, type, target) on the PLOVER gold records, and the rates of the audit in `benchmarks/data/event_audit.tsv`: events of real
articles, each judged by hand ('1' right, '0' wrong, '' not judged) for type, source, target, modality and date.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy

from benchmarks.predict import records
from dragoman.resources.codebook import load_codebook
from dragoman.resources.model import load_model
from training.corpora import hold_out, pairs, read_jsonl

AUDIT = Path(__file__).parent / "data" / "event_audit.tsv"
SHARE = 0.12  # of each class; the share that training holds out
FIELDS = ("type", "source", "target", "modality", "date")


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean of the F1 of each gold class."""
    hit, wanted, got = Counter(g for g, s in zip(gold, said, strict=True) if g == s), Counter(gold), Counter(said)
    return sum(2 * hit[c] / (wanted[c] + got[c]) for c in wanted) / len(wanted)


def relation(path: Path) -> str:
    """Macro F1 of root codes and of quad classes on the pairs held out."""
    model = load_model()
    _, held = hold_out(pairs(path, spacy.blank("en").tokenizer), SHARE, key=lambda p: p.code)
    codes = model.labels.relation
    rows = model.relate([(p.words, p.source, p.target) for p in held])
    said = [max((v, c) for c, v in zip(codes, row, strict=True) if c != "NONE")[1] for row in rows]
    quad = {t.name: str(t.quad) for t in load_codebook().types.values()} | {"YIELD": "2"}
    gold = [p.code for p in held]
    return f"root {macro_f1(gold, said):.3f}, quad {macro_f1([quad.get(c, c) for c in gold], [quad.get(c, c) for c in said]):.3f}, {len(held)} pairs"


def triples(path: Path) -> str:
    """F1 of (source country, type, target country) on gold records."""
    gold = read_jsonl(path)
    said = list(records([{"text": g["text"], "published": g.get("date")} for g in gold]))
    hit = wanted = got = 0
    for g, s in zip(gold, said, strict=True):
        sides = [[str(a.get("code", ""))[:3] for a in g[k]] if isinstance(g.get(k), list) else [] for k in ("source", "target")]
        want = {(a, g["event"], b) for a in sides[0] for b in sides[1]}
        have = {(a[:3], e["type"], b[:3]) for e in s["events"] for a in e["source"] for b in e["target"]}
        hit, wanted, got = hit + len(want & have), wanted + len(want), got + len(have)
    return f"F1 {2 * hit / (wanted + got) if wanted + got else 0:.3f} ({hit} of {wanted} found, {got} told)"


def audit(rows: Iterable[dict[str, str]]) -> str:
    """The share of each judgement that is 'right', and of events right in type, source and target together."""
    judged = list(rows)
    rates = [f"{k} {sum(r[k] == '1' for r in judged)}/{sum(r[k] != '' for r in judged)}" for k in FIELDS]
    whole = sum(all(r[k] == "1" for k in ("type", "source", "target")) for r in judged)
    return f"{', '.join(rates)}; type, source and target together {whole}/{len(judged)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    print("pairs held out      ", relation(data / "plover/plv-train.jsonl.gz"))
    print("gold records, triple", triples(data / "plover/gold-records-dev.jsonl.gz"))
    with AUDIT.open(encoding="utf-8", newline="") as file:
        print("audit of real text  ", audit(csv.DictReader(file, delimiter="\t")))


if __name__ == "__main__":
    main()
