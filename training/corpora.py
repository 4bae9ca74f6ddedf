"""The corpora as items: words of one passage with the labels of each head, -1 (nan for factuality) where a corpus has none."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ATTRIBUTION = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ENTITIES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
ROOTS = "AGREE CONSULT SUPPORT COOPERATE AID YIELD ACCUSE REQUEST REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT NONE".split()
LONGEST = 180  # words of a passage in training; longer ones are cut


@dataclass
class Item:
    """A passage: one list entry a word."""

    words: list[str]
    sentence: list[int] = field(default_factory=list)  # number of the word's sentence in the passage
    heads: list[int] = field(default_factory=list)  # place in the passage + 1, 0 the root
    gold: dict[str, list[Any]] = field(default_factory=dict)
    silver: bool = False
    document: str = ""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def edit_script(form: str, lemma: str) -> str:
    """How the lemma is made of the form: 'keep' or 'lower', characters cut from the end, characters added."""
    base, keep = form.lower(), "lower"
    if form != base and lemma[:1] == form[:1]:
        base, keep = form, "keep"
    n = 0
    while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
        n += 1
    return f"{keep} {len(base) - n} {lemma[n:]}"


def conllu(path: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """(document, sentence id, rows of ten columns) of each sentence; ranges and empty nodes are left out."""
    document = name = ""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = line.split("=", 1)[1].strip()
            elif line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
            elif not line:
                if rows:
                    yield document, name, rows
                rows = []
            elif line[0] != "#" and line.split("\t", 1)[0].isdigit():
                rows.append(line.split("\t"))


def treebank(path: Path, factuality: dict[str, dict[int, float]] | None = None) -> list[Item]:
    items = []
    for document, name, rows in conllu(path):
        values = (factuality or {}).get(name, {})
        items.append(Item(
            [r[1] for r in rows], [0] * len(rows), [int(r[6]) for r in rows],
            {
                "upos": [r[3] for r in rows], "xpos": [r[4] for r in rows], "deprel": [r[7] for r in rows],
                "lemma": [edit_script(r[1], r[2]) for r in rows],
                "factuality": [values.get(i + 1, float("nan")) for i in range(len(rows))],
            }, document=document,
        ))  # fmt: skip
    return items


def factuality_of(path: Path) -> dict[str, dict[int, float]]:
    return {s["sent_id"]: {p["token"]: p["value"] for p in s["predicates"]} for s in read_jsonl(path)}


# ---- news with silver parses: Universal Dependencies 1 to 2
RENAMED = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "mwe": "fixed",
    "nmod:tmod": "obl:unmarked", "nmod:npmod": "obl:unmarked", "neg": "advmod", "name": "flat",
}  # fmt: skip
NOMINAL = re.compile(r"NN|PRP|CD|DT|WP")


def version_two(rows: list[list[str]]) -> tuple[list[int], list[str]]:
    """Heads and labels of a CoreNLP sentence (index, form, lemma, tag, head, label) in the second version's terms."""
    heads, labels = [int(r[4]) for r in rows], [r[5] for r in rows]
    for i, label in enumerate(labels):
        if label == "nmod":
            labels[i] = "nmod" if heads[i] and NOMINAL.match(rows[heads[i] - 1][3]) else "obl"
        elif label == "cc":  # the conjunction belongs to the conjunct that follows it
            after = [j for j in range(i + 1, len(rows)) if labels[j] == "conj" and heads[j] == heads[i]]
            heads[i] = after[0] + 1 if after else heads[i]
        labels[i] = RENAMED.get(labels[i], labels[i])
    return heads, labels


SILVER_ENTITY = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}


def corenlp(path: Path) -> dict[str, list[list[list[str]]]]:
    """Article id to its sentences' rows."""
    articles: dict[str, list[list[list[str]]]] = {}
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# article"):
                sentences: list[list[list[str]]] = []
                articles[line.split("=", 1)[1].strip()] = sentences
            elif not line:
                if rows:
                    sentences.append(rows)
                rows = []
            elif line[0] != "#" or "\t" in line:
                rows.append(line.split("\t"))
    return articles


def news(articles_path: Path, parses_path: Path) -> list[Item]:
    """Passages of PolNeAR: neighbouring sentences that an attribution spans stay together (as CofeNet cuts them)."""
    items = []
    parses = corenlp(parses_path)
    for article in read_jsonl(articles_path):
        sentences = parses.get(article["id"], [])
        starts = [(int(s[0][7]), int(s[-1][8])) for s in sentences]
        joined = [False] * len(sentences)  # to the sentence before
        for attribution in article["attributions"]:
            spans = [s for role in ("source", "cue", "content") for s in attribution[role] or []]
            if not spans:
                continue
            low, high = min(s[0] for s in spans), max(s[1] for s in spans)
            touched = [i for i, (a, b) in enumerate(starts) if a < high and b > low]
            for i in touched[1:]:
                joined[i] = True
        groups: list[list[int]] = []
        for i in range(len(sentences)):
            if joined[i] and groups:
                groups[-1].append(i)
            else:
                groups.append([i])
        for group in groups:
            item = Item([], silver=True, document=article["id"])
            gold: dict[str, list[Any]] = {k: [] for k in ("xpos", "deprel", "entities_news", "attribution")}
            spans_of: list[tuple[int, int]] = []
            for k, i in enumerate(group):
                rows = sentences[i]
                offset = len(item.words)
                heads, labels = version_two(rows)
                item.words += [r[1] for r in rows]
                item.sentence += [k] * len(rows)
                item.heads += [h + offset if h else 0 for h in heads]
                gold["xpos"] += [r[3] for r in rows]
                gold["deprel"] += labels
                before = ""
                for r in rows:
                    kind = SILVER_ENTITY.get(r[6], "")
                    gold["entities_news"].append(("I-" if kind == before else "B-") + kind if kind else "O")
                    before = kind
                spans_of += [(int(r[7]), int(r[8])) for r in rows]
            labels = ["O"] * len(item.words)
            for attribution in article["attributions"]:
                for role in ("content", "source", "cue"):
                    for start, end in attribution[role] or []:
                        inside = [j for j, (a, b) in enumerate(spans_of) if a >= start and b <= end]
                        for n, j in enumerate(inside):
                            labels[j] = ("B-" if n == 0 else "I-") + role
            gold["attribution"] = labels
            item.gold = gold
            items.append(item)
    return items


def attribution_sentences(path: Path) -> list[Item]:
    return [Item(s["tokens"], [0] * len(s["tokens"]), [], {"attribution": s["labels"]}) for s in read_jsonl(path)]


KIND = {"per": "PER", "person": "PER", "org": "ORG", "organisation": "ORG", "organization": "ORG", "loc": "LOC", "location": "LOC", "misc": "MISC"}


def entities(path: Path) -> list[Item]:
    """A token-per-line file with IO or BIO tags; tags of other kinds are O."""
    items = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().replace("\r", "").split("\n\n")
    for block in blocks:
        rows = [line.split() for line in block.splitlines() if line.strip() and not line.startswith("-DOCSTART")]
        if not rows:
            continue
        labels, before = [], None
        for r in rows:
            tag, _, name = r[-1].partition("-")
            kind = KIND.get(name.lower()) if tag in "BI" else None
            labels.append("O" if kind is None else ("I-" if tag == "I" and before == name else "B-") + kind)
            before = name if tag in "BI" else None
        items.append(Item([r[0] for r in rows], [0] * len(rows), [], {"entities": labels}))
    return items


# ---- marked pairs
MARK = re.compile(r"</?[st]>")


@dataclass
class Pair:
    """A sentence with its source and target as word ranges; code is a root, or for `binary` 0 (cooperation) or 1 (conflict)."""

    words: list[str]
    source: tuple[int, int]
    target: tuple[int, int]
    code: str = ""
    binary: int = -1
    weight: float = 1.0


def marked(text: str, tokenize: Any) -> tuple[list[str], tuple[int, int], tuple[int, int]] | None:
    """Words, source and target ranges of a marked sentence; None where a mark is missing."""
    plain, marks, last = "", {}, 0
    for m in MARK.finditer(text):
        plain += text[last : m.start()]
        marks.setdefault(m.group(), len(plain))
        last = m.end()
    plain += text[last:]
    if len(marks) < 4:
        return None
    tokens = [t for t in tokenize(plain) if not t.is_space]
    ranges = []
    for opening, closing in (("<s>", "</s>"), ("<t>", "</t>")):
        inside = [i for i, t in enumerate(tokens) if t.idx < marks[closing] and t.idx + len(t) > marks[opening]]
        if not inside:
            return None
        ranges.append((inside[0], inside[-1] + 1))
    return [t.text for t in tokens], ranges[0], ranges[1]


def pairs(path: Path, tokenize: Any, weight: float = 1.0) -> list[Pair]:
    out = []
    for row in read_jsonl(path):
        found = marked(row.get("marked_sentence") or row["marked"], tokenize)
        if found:
            code = row.get("gold_root") or row.get("root") or ""
            out.append(Pair(*found, code=code, binary=int(row.get("gold_binary", -1)), weight=weight))
    return out


def hold_out(items: list[Any], share: float, key: Any = None, seed: int = 7) -> tuple[list[Any], list[Any]]:
    """(kept, held out): a share of the items, of each class where key gives one."""
    groups = defaultdict(list)
    for item in items:
        groups[key(item) if key else 0].append(item)
    chooser, kept, held = random.Random(seed), [], []
    for name in sorted(groups):
        group = groups[name]
        chooser.shuffle(group)
        n = round(len(group) * share)
        held += group[:n]
        kept += group[n:]
    return kept, held


def label_set(items: list[Item], name: str, least: int) -> list[str]:
    counts = Counter(label for item in items if name in item.gold for label in item.gold[name])
    return sorted(label for label, n in counts.items() if n >= least)
