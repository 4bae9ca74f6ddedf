"""Train the event head: which type a word tells, who takes part, and whose a party is.

    python -m training.events DATA OUT.npz [--only types,whose] [--fold N/M] [--epochs N] [--seed N] [--every N] [--log FILE]

DATA: a folder with polnear/ and articles/, whose texts the tables of training/data annotate; the paragraphs of training/data and the
articles with gold records, but those set aside, are the repository's own. OUT.npz: what dragoman.resources.event_head loads; a manifest.json
beside it is told of it. The log (OUT.log): the items, the losses and, with --fold, the scores on the Nth of M parts of the articles, which
then are not trained on. With --only the other net is taken from OUT.npz, or from the package. --every N reads each Nth text alone, for a trial.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from dragoman.cli.progress import with_progress
from dragoman.errors import DragomanError
from dragoman.extract.pipeline import Pipeline
from dragoman.resources.event_head import PATH, load_event_head
from training.event_corpora import OWN, TYPES, Annotated, gold, paragraphs
from training.event_fitting import EVENTS, KINDS, WHOSE, Plan, Say, train_events, train_whose
from training.event_items import Mention, Passage, mentions, passages
from training.event_model import EventNet, WhoseNet
from training.event_scene import scene_of
from training.event_scores import mention_scores, passage_scores
from training.event_tables import article_texts, label_rows, labels, passage_rows
from training.event_tables import passages as passage_texts

LONGEST = 260  # words of a passage that is learnt
PARAGRAPHS = 7  # with --fold each 7th paragraph is held out of the mentions
CHANCE = 5  # seed of which mentions are learnt alone
Item = TypeVar("Item", Passage, Mention)
Array = npt.NDArray[np.generic]


def texts(data: Path, every: int) -> list[Annotated]:
    """All annotated texts, or each Nth of a kind."""
    judged, annotated = label_rows(OWN / "event_labels.tsv"), passage_rows(OWN / "event_passages.tsv")
    found = article_texts(data, set(judged) | set(annotated))
    kinds = (gold(), labels(judged, found), passage_texts(annotated, found), paragraphs(sorted(OWN.glob("events-*.txt"))))
    return [text for kind in kinds for text in list(kind)[::every]]


def items_of(read: Sequence[Annotated], wanted: set[str]) -> tuple[list[Passage], list[Mention]]:
    """Passages and mentions of the texts, of the wanted kinds of net."""
    pipeline, chooser = Pipeline(), random.Random(CHANCE)
    first: list[Passage] = []
    second: list[Mention] = []
    for text in with_progress(iter(read), "reading", len(read), beside_output=True, unit="texts"):
        scene = scene_of(pipeline, text.text, text.published)
        if "types" in wanted:
            first += [p for p in passages(scene, text) if p.words <= LONGEST]
        if "whose" in wanted:
            second += mentions(scene, text, chooser)
    return first, second


# ---- what is held out
def fold_of(names: Iterable[str], part: int, parts: int) -> set[str]:
    """The articles of one part."""
    order = sorted(set(names))
    random.Random(1).shuffle(order)
    return set(order[part - 1 :: parts])


def is_held(item: Passage | Mention, held: set[str]) -> bool:
    """Is an item held out: its article is, or, of a mention of a paragraph, the paragraph's number says so?"""
    if item.kind != "paragraph":
        return item.article in held
    return bool(held) and isinstance(item, Mention) and int(item.name.rpartition("#")[2]) % PARAGRAPHS == 0


def parted(items: Sequence[Item], held: set[str]) -> tuple[list[Item], list[Item]]:
    """(trained on, held out)."""
    return [i for i in items if not is_held(i, held)], [i for i in items if is_held(i, held)]


# ---- the file
def weights(net: nn.Module, prefix: str = "") -> dict[str, Array]:
    return {prefix + name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}


def lines(names: Iterable[str]) -> Array:
    """Names as bytes, one a line; one that holds a line break raises ValueError."""
    rows = list(names)
    if broken := [n for n in rows if "\n" in n]:
        raise ValueError(f"a feature holds a line break: {broken[0]!r}")
    return np.frombuffer("\n".join(rows).encode("utf-8"), np.uint8)


def named(net: EventNet | WhoseNet, names: dict[str, int]) -> Array:
    """A vocabulary in the order of its numbers; one of another size than the net's table raises ValueError."""
    if len(names) + 1 != net.emb.num_embeddings:
        raise ValueError(f"{len(names)} features, but {net.emb.num_embeddings} rows")
    return lines(sorted(names, key=names.__getitem__))


def kept(out: Path, wanted: set[str]) -> dict[str, Array]:
    """The arrays of the net that is not trained, of an earlier file or the package's."""
    source = out if out.exists() else PATH
    if not source.exists():
        raise SystemExit(f"{out}: only {', '.join(sorted(wanted))} was asked for, and there is no file to take the other net from: train both first")
    with np.load(source, allow_pickle=False) as file:
        return {name: file[name] for name in file.files if name.startswith("whose.") != ("whose" in wanted)}


def note(out: Path) -> None:
    """Tell the manifest of the model's folder, if the file lies in one, of its size and checksum."""
    path = out.parent / "manifest.json"
    if path.exists():
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["files"][out.name] = {"bytes": out.stat().st_size, "sha256": hashlib.sha256(out.read_bytes()).hexdigest()}
        path.write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the corpora")
    parser.add_argument("out", type=Path, help="the file to write, .npz")
    parser.add_argument("--only", default="types,whose", help="which net to train: types, whose (default: both)")
    parser.add_argument("--fold", default="", help="N/M: hold out the Nth of M parts of the articles and score on it")
    parser.add_argument("--epochs", type=int, help=f"passes over the items (default {EVENTS.epochs} and {WHOSE.epochs})")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, help="read each Nth text alone, for a trial")
    parser.add_argument("--log", type=Path, help="where the log goes (default: beside OUT)")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.wanted = set(args.only.split(","))
    if not args.wanted or not args.wanted <= {"types", "whose"}:
        parser.error(f"--only {args.only}: types, whose or both")
    part, _, parts = args.fold.partition("/")
    if args.fold and not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        parser.error(f"--fold {args.fold}: N/M with N from 1 to M, as 1/3")
    args.part = (int(part), int(parts)) if args.fold else None
    if args.out.suffix != ".npz" or not args.out.parent.is_dir():
        parser.error(f"{args.out}: a name that ends in .npz, in a folder that is there")
    if args.every < 1 or (args.epochs or 1) < 1:
        parser.error("--every and --epochs are 1 or more")
    return args


def trained_events(items: Sequence[Passage], held: set[str], plan: Plan, seed: int, say: Say) -> dict[str, Array]:
    """The arrays of the net of types and roles; says its scores on what is held out."""
    mine, rest = parted(items, held)
    say(f"types: {len(mine)} passages with {sum(len(p.deeds) for p in mine)} events")
    net, names = train_events(mine, plan, seed, say)
    for kind in KINDS[:3] if held else ():
        for line in passage_scores(net, [p for p in rest if p.kind == kind], names):
            say(f"held out, {kind}s: {line}")
    return weights(net) | {"types": lines(TYPES), "vocabulary": named(net, names)}


def trained_whose(items: Sequence[Mention], held: set[str], plan: Plan, seed: int, say: Say) -> dict[str, Array]:
    """The arrays of the net of whose a mention is; says its scores on what is held out."""
    mine, rest = parted(items, held)
    say(f"whose: {len(mine)} mentions")
    net, names = train_whose(mine, plan, seed, say)
    for kind in KINDS if held else ():
        for alone in (False, True):
            line = mention_scores(net, [i for i in rest if i.kind == kind and i.alone == alone], names)
            say(f"held out, mentions of {kind}s{' without the other party' if alone else ''}: {line}")
    return weights(net, "whose.") | {"whose.vocabulary": named(net, names)}


def train(args: argparse.Namespace, say: Say) -> None:
    """Read, train and write."""
    arrays = kept(args.out, args.wanted) if len(args.wanted) == 1 else {}
    read = texts(args.data, args.every)
    for kind, n in Counter(t.kind for t in read).items():
        say(f"{n} {kind}s with {sum(len(t.events) for t in read if t.kind == kind)} events")
    first, second = items_of(read, args.wanted)
    held = fold_of((t.article for t in read if t.kind != "paragraph"), *args.part) if args.part else set()
    if "types" in args.wanted:
        arrays |= trained_events(first, held, replace(EVENTS, epochs=args.epochs or EVENTS.epochs), args.seed, say)
    if "whose" in args.wanted:
        arrays |= trained_whose(second, held, replace(WHOSE, epochs=args.epochs or WHOSE.epochs), args.seed, say)
    np.savez_compressed(args.out, **arrays)  # type: ignore[arg-type]
    load_event_head(args.out)
    note(args.out)
    say(f"{args.out.name}: {args.out.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    args = options()
    torch.set_num_threads(args.threads)
    began = time.monotonic()
    with (args.log or args.out.with_suffix(".log")).open("w", encoding="utf-8") as log:

        def say(line: str) -> None:
            line = f"{time.monotonic() - began:7.1f} s  {line}"
            print(line, file=log, flush=True)
            print(line, flush=True)

        try:
            train(args, say)
        except DragomanError as error:
            raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
