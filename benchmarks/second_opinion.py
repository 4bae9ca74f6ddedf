"""Would the encoder's pair head, asked about each event, tell the right ones from the wrong ones?

Reads the articles of the event audit again, takes the judged events that are still told, and asks the head for the probability of the event's
type and of no relation between source and target, each where it stands in the sentence (a missing one: the whole sentence). Prints the area
under the ROC curve of each against the verdicts, and what a threshold would drop. 0.5 is chance.

    python -m benchmarks.second_opinion DATA      # DATA: the folder with polnear/ and articles/
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Span

from benchmarks.event_audit import FIELDS, articles, rows_of
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.records import ActorRef, Event
from dragoman.resources.model import load_model

DOUBTS = (0.01, 0.03, 0.1)  # probabilities of the type below which an event would go
NONES = (0.3, 0.5, 0.7)  # probabilities of no relation above which it would


@dataclass(frozen=True)
class Opinion:
    """Was the event right (type, source and target), is its type; the head's probability of the type and of no relation."""

    right: bool
    type_right: bool
    of_type: float
    of_none: float


def area(scores: Sequence[tuple[bool, float]]) -> float:
    """The area under the ROC curve: how often a right event scores above a wrong one, ties counted half; 0.5 where there are none of a kind."""
    good, bad = [s for ok, s in scores if ok], [s for ok, s in scores if not ok]
    if not good or not bad:
        return 0.5
    return sum((a > b) + 0.5 * (a == b) for a in good for b in bad) / (len(good) * len(bad))


def opinion(doc: Doc, event: Event, verdicts: tuple[bool, bool]) -> Opinion:
    """What the head says of one event."""
    model = load_model()
    trigger = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    sentence = trigger.sent
    words = [t for t in sentence if not t.is_space]
    ranges = (_range(doc, event.source, sentence), _range(doc, event.target, sentence))
    row = np.exp(model.relate([([t.text for t in words], *ranges)])[0])
    chances = {code: float(p) for code, p in zip(model.labels.relation, row, strict=True)}
    return Opinion(*verdicts, chances.get(event.type, 0.0), chances["NONE"])


def _range(doc: Doc, refs: Sequence[ActorRef], sentence: Span) -> tuple[int, int]:
    """Word range of the first actor that stands in the sentence; the whole sentence where none does."""
    words = [t.i for t in sentence if not t.is_space]
    for ref in refs:
        span = doc.char_span(ref.mention.start, ref.mention.end, alignment_mode="expand")
        if span is not None and sentence.start <= span.start and span.end <= sentence.end:
            inside = [k for k, i in enumerate(words) if span.start <= i < span.end]
            if inside:
                return inside[0], inside[-1] + 1
    return 0, len(words)


def opinions(data: Path) -> list[Opinion]:
    """Of the judged events that are still told."""
    pipeline, judged = Pipeline(), rows_of("event_audit.tsv")
    texts = articles(data, {(r["corpus"], r["article"]) for r in judged})
    out = []
    for key, (text, published) in texts.items():
        raw = RawArticle(text, published=published)
        reading = pipeline.read(raw)
        doc = pipeline.parse(text)
        for r in (r for r in judged if (r["corpus"], r["article"]) == key):
            told = [e for e in reading.events if e.type == r["type_told"] and e.trigger.start < int(r["end"]) and int(r["start"]) < e.trigger.end]
            if told:
                out.append(opinion(doc, told[0], (all(r[k] == "1" for k in FIELDS[:3]), r["type"] == "1")))
    return out


def report(found: Sequence[Opinion]) -> str:
    """The areas, then what each threshold would drop."""
    lines = [f"{len(found)} events still told, {sum(o.right for o in found)} right in type, source and target, {sum(o.type_right for o in found)} in type"]
    for name, verdict in (("type, source and target", [o.right for o in found]), ("type", [o.type_right for o in found])):
        by_type = area(list(zip(verdict, (o.of_type for o in found), strict=True)))
        by_none = area(list(zip(verdict, (-o.of_none for o in found), strict=True)))
        lines.append(f"{name}: area {by_type:.2f} by the type's probability, {by_none:.2f} by that of no relation")
    for low in DOUBTS:
        gone = [o for o in found if o.of_type < low]
        lines.append(f"dropped below {low}: {sum(not o.right for o in gone)} wrong, {sum(o.right for o in gone)} right")
    for high in NONES:
        gone = [o for o in found if o.of_none > high]
        lines.append(f"dropped above {high} of no relation: {sum(not o.right for o in gone)} wrong, {sum(o.right for o in gone)} right")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    print(report(opinions(parser.parse_args().data)))


if __name__ == "__main__":
    main()
