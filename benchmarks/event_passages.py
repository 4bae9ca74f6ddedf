"""Events on passages of real news that two readers annotated in full, without seeing what the coder tells.

`data/event_passages.tsv` holds, for each reader, the passages by corpus, article and character range and every event found in them: type,
modality, trigger range, codes of source and target; alternatives are parted by '/', '-' is nobody told, '?' a state that the reader cannot
know; `unsure` 1 where the reader would not insist: neither missed nor false. No text of an article. None of these articles was learnt from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.event_audit import MUTUAL, rate
from dragoman.records import ActorRef, Event

Row = Mapping[str, str]


@dataclass(frozen=True)
class Marked:
    """One event that a reader found."""

    start: int
    end: int
    types: frozenset[str]
    modalities: frozenset[str]
    source: frozenset[str]
    target: frozenset[str]
    unsure: bool

    @classmethod
    def of(cls, row: Row) -> Marked:
        """The event of a row."""
        start, end = map(int, row["trigger"].split("-"))
        several = (frozenset(row[k].split("/")) for k in ("type", "modality", "source", "target"))
        return cls(start, end, *several, row["unsure"] == "1")


def agrees(wanted: frozenset[str], told: Sequence[ActorRef]) -> bool:
    """Is one of the wanted codes among those told, or nobody's told where nobody, or an unknown state, is wanted?"""
    codes = {c for r in told for c in (r.code, r.country) if c}
    return bool(codes & wanted) if codes else bool(wanted & {"-", "?"})


def fits(marked: Marked, event: Event) -> bool:
    """Has an event the type and the parties of what a reader found? What takes two alike may be told from either side."""
    if event.type not in marked.types:
        return False
    sides = [(event.source, event.target)] + ([(event.target, event.source)] if event.type in MUTUAL | {"SUPPORT"} else [])
    return any(agrees(marked.source, a) and agrees(marked.target, b) for a, b in sides)


def tally(marked: Sequence[Marked], events: Sequence[Event], start: int, end: int, least: float = 0.0) -> Counter[str]:
    """Counts of one passage: right, wrong, found, wanted, modal; events of a confidence of `least` and more. A told event is right if it fits
    what the reader marked at its words or anywhere in the passage that no other is right for; beside an unsure mark it counts as nothing."""
    out: Counter[str] = Counter()
    told = [(e, [s for s in (e.trigger, *e.evidence) if start <= s.start < end]) for e in events if e.confidence >= least]
    told = [(e, spans) for e, spans in told if spans]
    wanted, unsure = [m for m in marked if not m.unsure], [m for m in marked if m.unsure]
    hit: set[int] = set()
    for event, spans in told:
        at = [k for k, m in enumerate(wanted) if any(s.start < m.end and m.start < s.end for s in spans)]
        good = [k for k in at if fits(wanted[k], event)] or [k for k, m in enumerate(wanted) if k not in hit and fits(m, event)]
        hit |= set(good)
        if good:
            out["right"] += 1
            out["modal"] += any(event.modality in wanted[k].modalities for k in good)
        elif not any(s.start < m.end and m.start < s.end for m in unsure for s in spans):
            out["wrong"] += 1
            out["wrong parties"] += any(event.type in wanted[k].types for k in at)
    hit |= {k for k, m in enumerate(wanted) if any(fits(m, e) for e, _ in told)}
    out["found"], out["wanted"] = len(hit), len(wanted)
    return out


def passages(rows: Sequence[Row], events_of: Callable[[str, str], Sequence[Event]], least: float = 0.0) -> str:
    """'precision ..., recall ..., F1 ..., modality ...' over the passages of one reader."""
    where: dict[tuple[str, str, int, int], list[Marked]] = defaultdict(list)
    for row in rows:
        found = where[row["corpus"], row["article"], int(row["start"]), int(row["end"])]
        if row["trigger"]:
            found.append(Marked.of(row))
    total: Counter[str] = Counter()
    for (corpus, article, start, end), marked in where.items():
        total += tally(marked, events_of(corpus, article), start, end, least)
    told = total["right"] + total["wrong"]
    p, r = total["right"] / max(1, told), total["found"] / max(1, total["wanted"])
    return (
        f"{len(where)} passages: precision {rate(total['right'], told)}, recall {rate(total['found'], total['wanted'])}, F1 {2 * p * r / max(1e-9, p + r):.3f}, "
        f"modality of the right {rate(total['modal'], total['right'])}; of the wrong {total['wrong parties']} only in their parties"
    )
