"""One event, many sentences: repeated reports of an event within an article become one record with all its evidence.

Two reports are of one event if type and modality agree, their actors do not speak against one another and their dates do not. What is told
of an old event keeps its own date and stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import ActorRef, Event, When, Why

Made = tuple[Event, Why]


def merged(made: Sequence[Made]) -> list[Made]:
    """Events in their order, each once; a later report adds its trigger to `evidence` and what the first one lacked."""
    out: list[Made] = []
    for event, why in made:
        at = next((k for k in range(len(out) - 1, -1, -1) if same(out[k][0], event)), None)
        if at is None:
            out.append((event, why))
        else:
            first, reason = out[at]
            out[at] = (joined(first, event), reason)
    return out


def joined(first: Event, again: Event) -> Event:
    """The first report with the evidence of another."""
    place = first.place if first.place is not None else again.place
    evidence = (*first.evidence, again.trigger, *again.evidence)
    return replace(first, date=_better(first.date, again.date), place=place, evidence=evidence, source=first.source or again.source, target=first.target or again.target)


def same(a: Event, b: Event) -> bool:
    """Are two records reports of one event?"""
    if a.type != b.type or a.modality != b.modality or a.mode != b.mode and a.type == "ASSAULT" and None not in (a.mode, b.mode):
        return False
    if a.type in SEVERAL and (a.cameo or "")[:3] != (b.cameo or "")[:3]:
        return False
    if not _agree(a.source, b.source) or not _agree(a.target, b.target) or not (_codes(a.source) & _codes(b.source) or _codes(a.target) & _codes(b.target)):
        return False
    if not _codes(a.target) and not _codes(b.target) and a.type in UNTARGETED and a.trigger.text.lower() != b.trigger.text.lower():
        return False
    return is_compatible(a.date, b.date)


# Deeds of these types are of many kinds: an ambassador recalled and aid stopped are two, an attack and a strike may be one.
SEVERAL = frozenset({"SANCTION", "COERCE", "RETREAT", "CONCEDE", "COOPERATE", "AID", "MOBILIZE", "REJECT"})
UNTARGETED = frozenset({"MOBILIZE", "PROTEST", "AID", "CONCEDE", "RETREAT", "COERCE"})  # two of these by one actor, against nobody, are likelier two than one


def is_compatible(a: When | None, b: When | None) -> bool:
    """May two times be one: either unknown, or one within the other."""
    if a is None or b is None or not a.start or not b.start:
        return True
    first, second = (a.start, a.end or a.start), (b.start, b.end or b.start)
    return first[0] <= second[0] and second[1] <= first[1] or second[0] <= first[0] and first[1] <= second[1]


def _better(a: When | None, b: When | None) -> When | None:
    """The narrower of two times that may be one."""
    if a is None or not a.start:
        return b if b is not None and b.start else a
    if b is None or not b.start or not a.end or not b.end:
        return a
    return b if a.start <= b.start and b.end <= a.end and (b.start, b.end) != (a.start, a.end) else a


def _agree(a: Sequence[ActorRef], b: Sequence[ActorRef]) -> bool:
    one, other = _codes(a), _codes(b)
    return not one or not other or bool(one & other)


def _codes(refs: Sequence[ActorRef]) -> frozenset[str]:
    return frozenset(r.code for r in refs if r.code)
