"""Are copies found, and only copies?

    python -m benchmarks.copies [DATA] [--seed 1] [--limit N] [--words 3 4 6] [--copy 0.4 0.55 0.7] [--show]

Makes a corpus with known copies from the repository's samples and, where DATA is given (the folder that training reads), PolNeAR's training
articles. Of every second article there are copies as outlets make them: cut at the end, under another headline, with lines of the outlet's own,
with paragraphs re-ordered, with small edits, or several of these. Hard negatives tell the same story in other words around the same quotations,
and PolNeAR itself has many articles of one story by different writers. All are added to a store in an order of chance.

A pair of articles is found where both have one original. Figures: precision and recall of pairs, and recall by what was done to the copy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from dragoman.records import Article, Reading, content_id
from dragoman.store import Store
from dragoman.stories import copies, shingles
from dragoman.stories.weaving import weave_in

SAMPLES = Path(__file__).parent.parent / "samples"
PAPERS = "Sahel Post,Andes Daily,Baltic Courier,Levant Tribune,Pacific Standard Times,Danube Gazette,Cape Observer".split(",")
LEADS = "Officials spoke at length on the matter this week.|The question has divided the capital for days.|It was the latest turn in a long dispute.|Analysts had expected as much.|The talks were to go on behind closed doors.|Neither side gave way in public.|The reaction abroad was muted at first.|What comes next is anybody's guess.".split("|")
CUES = "{name} told reporters|{name} was quoted as saying|said {name}|{name} added|according to {name}|{name} wrote".split("|")
EDITS = {"said": "stated", "about": "around", "but": "however", "more than": "over", "%": " percent", "percent": "per cent", "US": "U.S.", "also": "too", "while": "whereas", "because": "as"}


@dataclass(frozen=True)
class Text:
    """An article of the corpus: the family of copies it belongs to, and what was done to it."""

    family: str
    done: str
    title: str
    text: str
    published: str
    outlet: str


def cut(text: str, rng: random.Random) -> str:
    """The first third to four fifths."""
    words = text.split(" ")
    return " ".join(words[: int(len(words) * rng.uniform(0.33, 0.8))])


def headline(text: str, rng: random.Random) -> str:
    """Another first line."""
    rest = text.split("\n", 1)[1] if "\n" in text else text
    return " ".join(rng.sample("Leaders talks crisis vote deal warning envoy border plan row minister summit pressure".split(), 6)).capitalize() + "\n\n" + rest.lstrip("\n")


def boilerplate(text: str, rng: random.Random) -> str:
    """An outlet's lines before and after."""
    paper = rng.choice(PAPERS)
    front = f"{paper} | World news\nBy {paper} staff and agencies\nShare this story\n\n"
    back = f"\n\nThis story was published from an agency feed; {paper} did not change its text. Sign up for our newsletter and follow {paper} for more. All rights reserved."
    return front + text + back


def reorder(text: str, rng: random.Random) -> str:
    """Some paragraphs (or sentences, where there are few) in other places."""
    mark = "\n\n" if text.count("\n\n") > 4 else ". "
    parts = text.split(mark)
    for _ in range(max(1, len(parts) // 4)):
        parts.insert(rng.randrange(len(parts)), parts.pop(rng.randrange(len(parts))))
    return mark.join(parts)


def edit(text: str, rng: random.Random) -> str:
    """Small edits: two to six words in a hundred dropped, doubled, or put otherwise."""
    rate, out = rng.uniform(0.02, 0.06), []
    for word in text.split(" "):
        chance = rng.random()
        if chance < rate / 3:
            continue
        out.append(EDITS.get(word, word) if chance > rate else rng.choice([word.upper(), word + " reportedly", "the " + word]))
    return " ".join(out)


def reprint(text: str, rng: random.Random) -> str:
    """Word for word."""
    return text


def several(text: str, rng: random.Random) -> str:
    """Two or three of the others."""
    for change in rng.sample([cut, headline, boilerplate, reorder, edit], rng.choice([2, 2, 3])):
        text = change(text, rng)
    return text


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (reprint, cut, headline, boilerplate, reorder, edit, several, several)


def other_writer(text: str, rng: random.Random) -> str:
    """The same story around the same quotations, by another: half the quotations word for word, all else in other words."""
    quotations = [q for q in re.findall(r"[“\"]([^“”\"]{30,250})[”\"]", text)]
    names = re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", text) or ["An official"]
    out = []
    for quotation in rng.sample(quotations, len(quotations) // 2):
        out += [rng.choice(LEADS), f"“{quotation}” " + rng.choice(CUES).format(name=rng.choice(names)) + ".", rng.choice(LEADS)]
    filler = [f"{rng.choice(names)} met {rng.choice(names)} in {rng.choice(PAPERS).split()[0]} {rng.choice(['on Monday', 'last week', 'in May'])}. {rng.choice(LEADS)}" for _ in range(12)]
    return f"{rng.choice(names)} in dispute\n\n" + "\n\n".join(rng.sample(out + filler, len(out) + len(filler)))


def bases(data: Path | None, limit: int | None) -> Iterator[Text]:
    for path in sorted(SAMPLES.glob("*.txt")):
        yield Text(path.stem, "base", path.stem, path.read_text(encoding="utf-8"), "2024-01-05", "Agency")
    if data is not None:
        with gzip.open(data / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in list(file)[:limit]:
                row = json.loads(line)
                yield Text(row["id"], "base", row["title"], row["text"], row["published"], row["outlet"])


def corpus(found: list[Text], rng: random.Random) -> list[Text]:
    """The articles with their copies and the hard negatives, in an order of chance."""
    out = list(found)
    for n, base in enumerate(found):
        for change in rng.sample(CHANGES, rng.randint(1, 4)) if n % 2 == 0 else ():
            out.append(Text(base.family, change.__name__, base.title, change(base.text, rng), base.published[:8] + f"{rng.randint(1, 28):02}", rng.choice(PAPERS)))
        if n % 3 == 0:
            out.append(Text(f"{base.family}, another writer", "other_writer", base.title, other_writer(base.text, rng), base.published, rng.choice(PAPERS)))
    rng.shuffle(out)
    return out


def add(store: Store, texts: list[Text]) -> dict[str, Text]:
    """Adds articles without records; their ids."""
    out = {}
    for n, text in enumerate(texts):
        identity = content_id("article", text.text, text.published, n)
        store.add(Reading(Article(identity, f"https://{n}.example", text.outlet, None, text.title, None, text.published, None, "en", text.text)), version="1")
        out[identity] = text
    return out


def measure(texts: list[Text], folder: Path, show: bool = False) -> dict[str, float]:
    """Adds, weaves in, and compares the pairs."""
    with Store.open(folder / "copies.db", create=True) as store:
        by_id = add(store, texts)
        began = time.monotonic()
        for _ in weave_in(store):
            pass
        took = time.monotonic() - began
        original = dict(store.connection.execute("select article, original from copy"))
    group = {i: original.get(i, i) for i in by_id}
    sought = {frozenset(p) for p in _pairs(by_id, lambda i: by_id[i].family)}
    found = {frozenset(p) for p in _pairs(by_id, lambda i: group[i])}
    for pair in list(found - sought)[:20] if show else ():
        print("  wrong:", *(f"{by_id[i].family[:60]} ({by_id[i].done}, {len(by_id[i].text.split())} words);" for i in pair))
    for pair in list(sought - found)[:20] if show else ():
        print("  missed:", *(f"{by_id[i].family[:60]} ({by_id[i].done}, {len(by_id[i].text.split())} words);" for i in pair))
    missed, all_of = Counter(by_id[i].done for p in sought - found for i in p), Counter(by_id[i].done for p in sought for i in p)
    print(f"{len(texts)} articles, {len(sought)} pairs of copies, {len(found)} found; {1000 * took / len(texts):.1f} ms an article")
    print("recall of pairs with: " + ", ".join(f"{k} {1 - missed[k] / n:.3f}" for k, n in sorted(all_of.items())))
    return {"precision": len(found & sought) / max(1, len(found)), "recall": len(found & sought) / max(1, len(sought))}


def _pairs(ids: dict[str, Text], key: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(key(i), []).append(i)
    for members in groups.values():
        yield from combinations(members, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", action="store_true", help="print pairs that are wrong, and pairs that are missed")
    parser.add_argument("--words", type=int, nargs="*", default=[shingles.WORDS], help="words of a shingle")
    parser.add_argument("--copy", type=float, nargs="*", default=[copies.COPY], help="share of shingles that makes a copy")
    args = parser.parse_args()
    found = list(bases(args.data, args.limit))
    for shingles.WORDS, copies.COPY in product(args.words, args.copy):
        with tempfile.TemporaryDirectory() as folder:
            told = measure(corpus(found, random.Random(args.seed)), Path(folder), args.show)
        print(f"shingles of {shingles.WORDS} words, {copies.COPY} shared:", *(f"{k} {v:.4f}" for k, v in told.items()))


if __name__ == "__main__":
    main()
