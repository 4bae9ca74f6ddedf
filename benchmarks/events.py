"""How good are the events?

    python -m benchmarks.events DATA [--only pairs|records|audit|recall|passages] [--missed]

DATA: the folder that training reads. Printed: macro F1 of the pair classifier on the pairs that training holds out (root codes and quad
classes), F1 of (source, type, target) on the PLOVER gold records, the rates of the audit by hand with 95 per cent intervals and a table of
causes (benchmarks/event_audit.py says what its tables hold), recall on sentences annotated in full, read now from the articles in DATA, and
precision and recall on passages that two readers annotated (benchmarks/event_passages.py), with and without the event head.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy

from benchmarks.event_audit import articles, causes, rate, rates, recall, rows_of
from benchmarks.event_passages import passages
from benchmarks.predict import records
from dragoman import read
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.resources.codebook import load_codebook
from dragoman.resources.model import load_model
from training.corpora import hold_out, pairs, read_jsonl

SHARE = 0.12  # of each class; the share that training holds out


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


def audit() -> str:
    """Rates and causes of each round of the audit, by corpus."""
    rows = rows_of("event_audit.tsv")
    out = []
    for round_ in sorted({r["round"] for r in rows}):
        judged = [r for r in rows if r["round"] == round_]
        for name, part in (("all", judged), ("re3d", [r for r in judged if r["corpus"].startswith("re3d")]), ("PolNeAR", [r for r in judged if r["corpus"].startswith("polnear")])):
            out.append(f"round {round_}, {name}: " + "; ".join(f"{k} {v}" for k, v in rates(part).items()))
        out += [f"  {n:3} {cause}" for cause, n in causes(judged)]
    return "\n".join(out)


def heard(data: Path, show: bool) -> str:
    """Recall on the annotated sentences, by corpus; with `show` what is missed."""
    rows = rows_of("event_recall.tsv")
    texts = articles(data, {(r["corpus"], r["article"]) for r in rows})
    events = {key: read(text, published=day).events for key, (text, day) in texts.items()}
    out = []
    for name, part in (("all", rows), ("re3d", [r for r in rows if r["corpus"].startswith("re3d")]), ("PolNeAR", [r for r in rows if r["corpus"].startswith("polnear")])):
        r = recall(part, lambda corpus, article: events[corpus, article])
        out.append(
            f"{name}: type {rate(r.typed, r.wanted)}; type, source and target {rate(r.found, r.wanted)}; of these modality {rate(r.modal, r.found)}; {r.besides} others told there"
        )
        out += [f"  missed: {m}" for m in r.missed] if show and name == "all" else []
    return "\n".join(out)


def annotated(data: Path) -> str:
    """Both readers' passages, read with the event head, of that the surer events, and with the codebook alone."""
    rows = rows_of("event_passages.tsv")
    texts = articles(data, {(r["corpus"], r["article"]) for r in rows})
    out = []
    for name, pipeline in (("with the event head", Pipeline()), ("the codebook alone", Pipeline(event_head=False))):
        events = {key: pipeline.read(RawArticle(text, published=day)).events for key, (text, day) in texts.items()}
        for reader in sorted({r["reader"] for r in rows}):
            own = [r for r in rows if r["reader"] == reader]
            for least in (0.0, 0.5, 0.7):
                out.append(f"{name}, reader {reader}, confidence {least} and more: {passages(own, lambda corpus, article: events[corpus, article], least)}")  # noqa: B023
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", choices=("pairs", "records", "audit", "recall", "passages"))
    parser.add_argument("--missed", action="store_true", help="list the annotated events that were not told")
    args = parser.parse_args()
    parts = {
        "pairs": lambda: f"pairs held out       {relation(args.data / 'plover/plv-train.jsonl.gz')}",
        "records": lambda: f"gold records, triple {triples(args.data / 'plover/gold-records-dev.jsonl.gz')}",
        "audit": lambda: f"audit of real text\n{audit()}",
        "recall": lambda: f"recall on sentences annotated in full\n{heard(args.data, args.missed)}",
        "passages": lambda: f"passages annotated in full\n{annotated(args.data)}",
    }
    for name, part in parts.items():
        if args.only in (None, name):
            print(part())


if __name__ == "__main__":
    main()
