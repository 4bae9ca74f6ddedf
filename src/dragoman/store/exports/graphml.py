"""GraphML (graphml.graphdrawing.org): the network of actors, an arrow from who acts to whom it is done, with counts. Gephi, networkx and igraph read it."""

from __future__ import annotations

import json
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from dragoman.records import ActorRef
from dragoman.store.exports.tables import Selection
from dragoman.store.exports.told import Told, dyads, events
from dragoman.store.store import Store

NODE = (("label", "string"), ("code", "string"), ("country", "string"), ("sector", "string"), ("events", "int"))
EDGE = (
    ("events", "int"), ("verbal_cooperation", "int"), ("material_cooperation", "int"), ("verbal_conflict", "int"), ("material_conflict", "int"),
    ("intensity", "double"), ("first", "string"), ("last", "string"),
)  # fmt: skip


class Arrow:
    """What one actor did to another: counts of the quad classes, mean intensity, first and last day."""

    def __init__(self) -> None:
        self.quads = [0, 0, 0, 0]
        self.intensity: list[float] = [0.0, 0.0]  # sum, number
        self.first: str | None = None
        self.last: str | None = None

    def add(self, told: Told) -> None:
        self.quads[told.event.quad - 1] += 1
        if told.event.intensity is not None:
            self.intensity = [self.intensity[0] + told.event.intensity, self.intensity[1] + 1]
        if told.day:
            self.first, self.last = min(self.first or told.day, told.day), max(self.last or told.day, told.day)

    def values(self) -> tuple[object, ...]:
        mean = round(self.intensity[0] / self.intensity[1], 3) if self.intensity[1] else None
        return (sum(self.quads), *self.quads, mean, self.first, self.last)


def write_graphml(store: Store, file: TextIO, selection: Selection) -> int:
    """The network of all events told as deeds with a known source and target. How many arrows; memory grows with them, not with the events."""
    nodes: dict[str, tuple[ActorRef, int]] = {}
    arrows: dict[tuple[str, str], Arrow] = {}
    for told in events(store, selection):
        if told.event.modality != "actual":
            continue
        for _, source, target in dyads(told.event):
            if source is None or target is None:
                continue
            ends = _key(source), _key(target)
            for key, ref in zip(ends, (source, target), strict=True):
                nodes[key] = (nodes[key][0] if key in nodes else ref, nodes[key][1] + 1 if key in nodes else 1)
            arrows.setdefault(ends, Arrow()).add(told)
    _write(file, nodes, arrows)
    return len(arrows)


def _key(ref: ActorRef) -> str:
    """Actors of one code and sector are one node; one without a code is its name, or its words."""
    return json.dumps([ref.code or ref.country or ref.name or ref.mention.text.casefold(), ref.sector], ensure_ascii=False)


def _write(file: TextIO, nodes: dict[str, tuple[ActorRef, int]], arrows: dict[tuple[str, str], Arrow]) -> None:
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for where, keys in (("node", NODE), ("edge", EDGE)):
        file.writelines(f'  <key id="{where}_{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n' for name, kind in keys)
    file.write('  <graph edgedefault="directed">\n')
    place = {key: f"n{number}" for number, key in enumerate(nodes)}
    for key, (ref, count) in nodes.items():
        label = ref.name or ref.mention.text if not (ref.code or ref.country) else " ".join(x for x in (ref.code or ref.country, ref.sector) if x)
        values = (label, ref.code, ref.country, ref.sector, count)
        file.write(f"    <node id={quoteattr(place[key])}>{_data('node', NODE, values)}</node>\n")
    for (source, target), arrow in arrows.items():
        file.write(f"    <edge source={quoteattr(place[source])} target={quoteattr(place[target])}>{_data('edge', EDGE, arrow.values())}</edge>\n")
    file.write("  </graph>\n</graphml>\n")


def _data(where: str, keys: tuple[tuple[str, str], ...], values: tuple[object, ...]) -> str:
    pairs = zip(keys, values, strict=True)
    return "".join(f'<data key="{where}_{name}">{_text(value)}</data>' for (name, _), value in pairs if value is not None)


def _text(value: object) -> str:
    """Control characters have no place in XML 1.0."""
    return escape("".join(c if c >= " " else " " for c in str(value)))
