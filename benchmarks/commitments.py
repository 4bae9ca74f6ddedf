"""How well are commitments told from all that looks like one?

    python -m benchmarks.commitments DATA [--half held|train|all] [--show]

DATA: the folder that training reads. Read are the passages of `benchmarks/data/commitments.tsv`, each in its whole article: sentences with a word
that can open a condition, of PolNeAR's training articles, re3d's and the generated stories of PLOVER's authors. Two passes of labels, made apart, are kept
as offsets (guidelines: `benchmarks/data/commitments.md`); the second settles only which spans are accepted for a holder or addressee.

A commitment is found where condition and consequence both overlap by half or more of the longer one. Figures: precision, recall and F1, by
corpus and together; of those found, the share with the right holder, addressee, polarity, kind and deadline; Cohen's kappa of the two passes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import ActorRef, Commitment

TABLE = Path(__file__).parent / "data" / "commitments.tsv"
HELD = 40  # per cent of the articles that no rule is tuned on
SPANS = ("condition", "consequence", "holder", "addressee", "deadline")
Range = tuple[int, int]


@dataclass(frozen=True)
class Label:
    """One pass over a passage: the commitment in it, or why there is none."""

    kind: str
    polarity: str
    spans: dict[str, Range | None]  # characters of the article


@dataclass(frozen=True)
class Passage:
    """A passage of an article and what the two passes said of it."""

    corpus: str
    article: str
    start: int
    end: int
    first: Label | None
    second: Label | None

    @property
    def held(self) -> bool:
        """Is it of an article that is held out?"""
        return zlib.crc32(f"{self.corpus}/{self.article}".encode()) % 100 < HELD


def passages(path: Path = TABLE) -> list[Passage]:
    """The labelled passages."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_passage(r) for r in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")]


def _passage(row: dict[str, str]) -> Passage:
    return Passage(row["corpus"], row["article"], int(row["start"]), int(row["end"]), _label(row, "1"), _label(row, "2"))


def _label(row: dict[str, str], number: str) -> Label | None:
    if not row[f"kind{number}"]:
        return None
    spans = {name: _range(row[name + number]) for name in SPANS}
    return Label(row[f"kind{number}"], row[f"polarity{number}"], spans)


def _range(text: str) -> Range | None:
    if not text:
        return None
    start, end = text.split("-")
    return int(start), int(end)


def articles(data: Path, corpus: str) -> Iterator[tuple[str, str]]:
    """The id and text of each article of a corpus; a story's id is its number."""
    paths = {"polnear": data / "polnear" / "train.jsonl.gz", "synthetic-stories": data / "plover" / "synthetic-stories.jsonl.gz"}
    with gzip.open(paths.get(corpus, data / "articles" / f"{corpus}.jsonl.gz"), "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            yield str(row.get("id") or number), row.get("text") or ""


def overlap(a: Range | None, b: Range | None) -> float:
    """The shared part of the longer of two ranges."""
    if a is None or b is None:
        return 0.0
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(a[1] - a[0], b[1] - b[0])


def matches(record: Commitment, label: Label) -> bool:
    """Do condition and consequence overlap by half or more?"""
    own = (record.condition.start, record.condition.end), (record.consequence.start, record.consequence.end)
    return overlap(own[0], label.spans["condition"]) >= 0.5 and overlap(own[1], label.spans["consequence"]) >= 0.5


def names(ref: ActorRef | None, wanted: Iterable[Range | None], text: str) -> bool:
    """Does an actor's mention touch one of the accepted spans, or bear the name of one?"""
    spans = list(wanted)
    if ref is None:
        return any(s is None for s in spans)
    for span in spans:
        if span is None:
            continue
        if ref.mention.start < span[1] and span[0] < ref.mention.end:
            return True
        last = text[slice(*span)].split()[-1].strip(".,’'\"”").lower()
        if len(last) > 3 and last in (ref.name or "").lower():
            return True
    return False


def speaks_of_itself(record: Commitment, wanted: Iterable[Range | None], text: str) -> bool:
    """Is the label a pronoun of the consequence, and the holder told whoever says it? Such a pronoun is taken to stand for the speaker."""
    own = record.speaker is not None and record.holder.mention == record.speaker.mention
    return own and any(s is not None and text[slice(*s)].lower() in ("it", "they", "he", "she", "we", "i") and record.consequence.start <= s[0] < record.consequence.end for s in wanted)


@dataclass
class Tally:
    """Counts of one corpus: wanted, told and found, and what was right of those found."""

    wanted: int = 0
    told: int = 0
    found: int = 0

    def __str__(self) -> str:
        p, r = self.found / max(1, self.told), self.found / max(1, self.wanted)
        return f"precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}  ({self.wanted} wanted, {self.told} told)"


def kappa(all_passages: Sequence[Passage]) -> float:
    """Cohen's kappa of the two passes on 'is there a commitment'."""
    n = len(all_passages)
    agreed = sum((p.first is None) == (p.second is None) for p in all_passages) / n
    one, two = (sum(x is not None for x in column) / n for column in ((p.first for p in all_passages), (p.second for p in all_passages)))
    chance = one * two + (1 - one) * (1 - two)
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("held", "train", "all"), default="held", help="which part of the passages (held)")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is false; never of the part that is held out")
    options = parser.parse_args()
    if options.show and options.half != "train":
        parser.error("--show is for --half train: the part held out is looked at by its totals alone")
    labelled = passages()
    asked = [p for p in labelled if options.half == "all" or p.held == (options.half == "held")]
    by_corpus: dict[str, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in asked:
        by_corpus[passage.corpus][passage.article].append(passage)
    pipeline, tallies, right = Pipeline(), defaultdict(Tally), Counter[str]()
    for corpus, wanted in by_corpus.items():
        for name, text in articles(options.data, corpus):
            if name not in wanted:
                continue
            records = pipeline.read(RawArticle(text=text, path=name)).commitments
            for passage in wanted[name]:
                score(passage, records, text, tallies[corpus], right, show=options.show)
    total = Tally(*(sum(getattr(t, k) for t in tallies.values()) for k in ("wanted", "told", "found")))
    print(f"{len(labelled)} passages, {sum(p.first is not None for p in labelled)} with a commitment; kappa of the two passes {kappa(labelled):.3f}; read: {len(asked)} ({options.half})")
    for corpus, tally in sorted(tallies.items()):
        print(f"  {corpus:20} {tally}")
    print(f"  {'all':20} {total}")
    print("  of those found: " + ", ".join(f"{k} {right[k] / max(1, total.found):.3f}" for k in ("holder", "addressee", "polarity", "kind", "deadline")))


def score(passage: Passage, records: Iterable[Commitment], text: str, tally: Tally, right: Counter[str], *, show: bool) -> None:
    """Count one passage. A passage has one label: a second record in a passage that has a commitment counts as told too many only if it is another one."""
    inside = [r for r in records if passage.start <= r.condition.start and r.consequence.start >= passage.start and max(r.condition.end, r.consequence.end) <= passage.end]
    label = passage.first
    tally.wanted += label is not None
    hit = next((r for r in inside if label is not None and matches(r, label)), None)
    tally.found += hit is not None
    tally.told += len(inside) if label is None else max(1, len(inside)) if hit is not None else len(inside)
    if show and (label is None and inside or label is not None and hit is None):
        print("FALSE " if label is None else "MISSED", text[passage.start : passage.end].replace("\n", " "), *(f"\n    told {r.kind} {r.holder.name or r.holder.mention.text} [{r.condition.text}] -> [{r.consequence.text}]" for r in inside), sep=" ")
    if hit is None or label is None:
        return
    both = [x for x in (label, passage.second) if x is not None]
    right["holder"] += names(hit.holder, [x.spans["holder"] for x in both], text) or speaks_of_itself(hit, [x.spans["holder"] for x in both], text)
    right["addressee"] += names(hit.addressee, [x.spans["addressee"] for x in both], text)
    right["polarity"] += hit.polarity == label.polarity
    right["kind"] += hit.kind in {x.kind for x in both}
    if show and hit.kind not in {x.kind for x in both}:
        print(f"KIND   told {hit.kind}, labelled {label.kind}: [{hit.condition.text}] -> [{hit.consequence.text}]")
    if show and not names(hit.addressee, [x.spans["addressee"] for x in both], text):
        wanted = label.spans["addressee"]
        print(f"TO     told {hit.addressee.mention.text if hit.addressee else None}, labelled {text[slice(*wanted)] if wanted else None}: [{hit.condition.text}] -> [{hit.consequence.text}]")
    right["deadline"] += (hit.deadline is not None) == (label.spans["deadline"] is not None)


if __name__ == "__main__":
    main()
