"""Whom pronouns and nominals that speak stand for: a sample judged by hand.

    python -m benchmarks.speakers DATA --sample 100      # print a sample to judge, as rows of data/speaker_audit.tsv with what was read

Each row of `benchmarks/data/speaker_audit.tsv` is a source of PolNeAR's dev part that is a pronoun or a definite nominal: article, character range, kind,
and the range of a named mention of the one who is meant (the nearest of the right ones), found by reading the article; empty where the article names nobody.
Right is a speaker whose name and that mention share their last word or a name of the knowledge files; where nobody is named, one without a name.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Statement
from dragoman.resources.lexicon import load_lexicon
from training.coreference_corpora import corenlp_mentions
from training.corpora import read_jsonl

AUDIT = Path(__file__).parent / "data" / "speaker_audit.tsv"
PRONOUNS = frozenset("he she they it his her their its him them".split())
DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|their|its) ", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]+")
SEED = 20240315


@dataclass(frozen=True)
class Item:
    """A source to judge: article, character range, kind, the right named mention (start, end), none where nobody is named."""

    article: str
    start: int
    end: int
    kind: str
    right: tuple[int, int] | None


def load_items(path: Path = AUDIT) -> list[Item]:
    """The judged items."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [Item(r["article"], int(r["start"]), int(r["end"]), r["kind"], (int(r["right_start"]), int(r["right_end"])) if r["right_start"] else None) for r in rows]


def kind_of(source: str) -> str | None:
    """'pronoun', 'nominal' (definite, without a name), or None."""
    if source.lower() in PRONOUNS:
        return "pronoun"
    return "nominal" if DEFINITE.match(source) and not _NAME.search(source.split(" ", 1)[1]) and len(source.split()) <= 8 else None


def candidates(articles: Iterable[dict[str, object]]) -> Iterator[Item]:
    """Every source of the corpus that is a pronoun or a definite nominal."""
    for a in articles:
        text = str(a["text"])
        for attribution in a["attributions"]:  # type: ignore[attr-defined]
            for start, end in attribution["source"][:1]:
                kind = kind_of(text[start:end].strip())
                if kind is not None and attribution["content"]:
                    yield Item(str(a["id"]), start, end, kind, None)


def spoken(item: Item, statements: Sequence[Statement]) -> Statement | None:
    """The statement whose speaker's phrase is the source, or holds most of it."""
    shared = [(min(item.end, s.speaker.mention.end) - max(item.start, s.speaker.mention.start), s) for s in statements]
    return max((p for p in shared if p[0] > 0), key=lambda p: p[0], default=(0, None))[1]


def silver(item: Item, text: str, mentions: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    """The nearest named mention before the source in its silver chain, else after it."""
    own = {c for a, b, c in mentions if a < item.end and b > item.start and b - a <= item.end - item.start + 12}
    named = [(a, b) for a, b, c in mentions if c in own and _is_named(text[a:b])]
    before = [m for m in named if m[1] <= item.start]
    return max(before, default=None) or min(named, default=None)


def _is_named(words: str) -> bool:
    found = _NAME.search(words)
    return found is not None and found.group().lower() not in {*PRONOUNS, "the", "this", "that", "these", "i", "we", "you"} and len(words) < 90


def same(name: str | None, words: str | None) -> bool:
    """Do a speaker's name and the words of a mention name the same: last words shared, or an entry of the knowledge files?"""
    if name is None or words is None:
        return name is None and words is None
    ours, theirs = (re.findall(r"[\w’'-]+", re.sub(r"[’']s\b", "", x).casefold()) for x in (name, words))
    if ours and theirs and (ours[-1] in theirs or theirs[-1] in ours):
        return True
    entries = [hit.entries[0].name for hit in load_lexicon().find(words)]
    return name in entries


def audit(read: Mapping[str, tuple[str, Sequence[Statement]]], parses: Path, items: Sequence[Item] | None = None) -> Iterator[str]:
    """The rates of the sample: of the statements, and of the silver chains."""
    mentions = corenlp_mentions(parses)
    for kind in ("pronoun", "nominal"):
        ours = theirs = said = n = 0
        for item in (i for i in (items or load_items()) if i.kind == kind and i.article in read):
            text, statements = read[item.article]
            right = text[slice(*item.right)] if item.right else None
            statement, near = spoken(item, statements), silver(item, text, mentions.get(item.article, []))
            n += 1
            said += statement is not None
            ours += statement is not None and same(statement.speaker.name if statement.speaker.by != "role" else None, right)
            theirs += same(text[slice(*near)] if near else None, right)
        yield f"speakers {kind:8} right {ours} of {said} with a statement ({n} judged); nearest name of the silver chain right {theirs} of {n}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    args = parser.parse_args()
    articles = read_jsonl(args.data / "polnear/dev.jsonl.gz")
    chosen = random.Random(SEED).sample(sorted(candidates(articles), key=lambda i: (i.article, i.start)), args.sample)
    texts = {a["id"]: a["text"] for a in articles}
    mentions = corenlp_mentions(args.data / "polnear/dev.corenlp.conll.gz")
    for item in sorted(chosen, key=lambda i: (i.article, i.start)):
        text, near = texts[item.article], silver(item, texts[item.article], mentions.get(item.article, []))
        print("\t".join(map(str, (item.article, item.start, item.end, item.kind, *(near or ("", ""))))))
        print(f"    {text[max(0, item.start - 420) : item.start]}[[{text[item.start : item.end]}]]{text[item.end : item.end + 90]}".replace("\n", " / "))
        print(f"    silver: {text[slice(*near)] if near else None}")


if __name__ == "__main__":
    main()
