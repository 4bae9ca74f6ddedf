"""The audit of events: rates of what was judged by hand, with Wilson intervals, causes of what is wrong, and recall on annotated sentences.

`data/event_audit.tsv` holds events as an article's reading told them and, for each, the verdicts on type, source, target, modality and date
('1' right, '0' wrong, '' not judged: no event at all, or no resolved date) and a class of cause; `round` 0 is an older state, 1 the state
before the rules that followed from it, 2 and 3 new samples after them. `data/event_recall.tsv` holds sentences with the events a reader finds in
them: `required` 1, or 0 for what may be told or left out; alternatives are parted by '/', '-' is nobody, '*' anybody. No text of an article.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from dragoman.records import ActorRef, Event
from training.corpora import read_jsonl

DATA = Path(__file__).parent / "data"
FIELDS = ("type", "source", "target", "modality", "date")
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
Z = 1.959964  # of a 95 per cent interval

Row = Mapping[str, str]


def rows_of(name: str) -> list[dict[str, str]]:
    """Rows of one of the tables under `benchmarks/data`."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 per cent interval of a rate after Wilson (1927); (0, 1) where nothing was counted."""
    if n == 0:
        return 0.0, 1.0
    p, z = hits / n, Z * Z / n
    middle, half = (p + z / 2) / (1 + z), Z * sqrt(p * (1 - p) / n + z / (4 * n)) / (1 + z)
    return max(0.0, middle - half), min(1.0, middle + half)


def rate(hits: int, n: int) -> str:
    """'80/300 = 0.27 (0.22 to 0.32)'."""
    low, high = wilson(hits, n)
    return f"{hits}/{n} = {hits / n if n else 0:.2f} ({low:.2f} to {high:.2f})"


def rates(rows: Iterable[Row]) -> dict[str, str]:
    """The rate of each verdict, and of events right in type, source and target together."""
    judged = list(rows)
    out = {"type, source and target": rate(sum(all(r[k] == "1" for k in FIELDS[:3]) for r in judged), len(judged))}
    return out | {k: rate(sum(r[k] == "1" for r in judged), sum(r[k] != "" for r in judged)) for k in FIELDS}


def causes(rows: Iterable[Row]) -> list[tuple[str, int]]:
    """Causes of wrong events, the most frequent first."""
    return sorted(Counter(r["cause"] for r in rows if r["cause"]).items(), key=lambda c: (-c[1], c[0]))


# ---- recall
@dataclass(frozen=True)
class Recall:
    """Of what a reader finds: told with the right type, with type and actors, of these with the right modality; and what else was told there."""

    wanted: int
    typed: int
    found: int
    modal: int
    besides: int
    missed: tuple[str, ...]


def is_actor(wanted: str, told: Sequence[ActorRef]) -> bool:
    """Is one of the wanted codes among the told actors, or nobody told where '-' is wanted?"""
    codes = {c for r in told for c in (r.code, r.country) if c}
    return any(w == "*" or (w == "-" and not codes) or w in codes for w in wanted.split("/"))


def has_parties(row: Row, event: Event) -> bool:
    """Are source and target those of the row? What takes two alike may be told from either side."""
    sides = [(event.source, event.target)] + ([(event.target, event.source)] if event.type in MUTUAL else [])
    return any(is_actor(row["source"], a) and is_actor(row["target"], b) for a, b in sides)


def spans(cell: str) -> list[tuple[int, int]]:
    """'12-18;40-52' as ranges."""
    return [(int(a), int(b)) for a, b in (part.split("-") for part in cell.split(";") if part)]


def reports(events: Iterable[Event], start: int, end: int) -> list[tuple[Event, int, int]]:
    """Every report of an event (its trigger or further evidence) that lies in a sentence."""
    return [(e, s.start, s.end) for e in events for s in (e.trigger, *e.evidence) if start <= s.start < end]


def recall(rows: Iterable[Row], events_of: Callable[[str, str], Sequence[Event]]) -> Recall:
    """What of the annotated events is told. `events_of` gives the events of (corpus, article)."""
    sentences: dict[tuple[str, str, int, int], list[Row]] = defaultdict(list)
    for row in rows:
        sentences[row["corpus"], row["article"], int(row["start"]), int(row["end"])].append(row)
    wanted = typed = found = modal = besides = 0
    missed: list[str] = []
    for (corpus, article, start, end), gold in sentences.items():
        told = reports(events_of(corpus, article), start, end)
        for row in sorted((g for g in gold if g["type"]), key=lambda g: g["required"], reverse=True):
            hits = [t for t in told if t[0].type in row["type"].split("/")]
            whole = [t for t in hits if has_parties(row, t[0])]
            best = max(whole or hits, key=lambda t: any(a < t[2] and t[1] < b for a, b in spans(row["triggers"])), default=None)
            if best is not None:
                told.remove(best)
            if row["required"] != "1":
                continue
            wanted, typed, found = wanted + 1, typed + (best is not None), found + bool(whole)
            modal += bool(whole) and best is not None and best[0].modality in row["modality"].split("/")
            if not whole:
                missed.append(f"{corpus} {article} {row['triggers']} {row['source']} {row['type']} {row['target']}")
        besides += len(told)
    return Recall(wanted, typed, found, modal, besides, tuple(missed))


def articles(data: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Text and date of the wanted (corpus, article) of `data`: re3d by the number of the row, PolNeAR by id."""
    out: dict[tuple[str, str], tuple[str, str | None]] = {}
    for corpus in sorted({c for c, _ in wanted}):
        path = data / ("polnear/train.jsonl.gz" if corpus == "polnear-train" else f"articles/{corpus}.jsonl.gz")
        for number, row in enumerate(read_jsonl(path)):
            key = (corpus, row["id"] if corpus == "polnear-train" else str(number))
            if key in wanted:
                out[key] = (row["text"], row.get("published"))
    return out
