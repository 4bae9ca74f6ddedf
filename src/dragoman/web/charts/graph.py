"""The network of actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, log1p, sqrt

from markupsafe import Markup

from dragoman.web.charts.layout import layout
from dragoman.web.charts.svg import drawing, el, link

WIDTH, HEIGHT, EDGE = 960.0, 620.0, 56.0


@dataclass(frozen=True)
class Node:
    """An actor and in how many events it stands."""

    code: str
    name: str
    events: int
    address: str


@dataclass(frozen=True)
class Tie:
    """Two actors (places in the list of nodes), how many events between them, and their mean Goldstein intensity, -10 to 10."""

    one: int
    other: int
    events: int
    intensity: float
    address: str


def tone(intensity: float) -> str:
    """The class of a mean intensity: cooperation, conflict or mixed."""
    return "coop" if intensity >= 1 else "conf" if intensity <= -1 else "mixed"


def graph(title: str, nodes: Sequence[Node], ties: Sequence[Tie]) -> Markup | None:
    """The drawing; conflict is dashed, so that it does not hang on colour. None where there is nobody."""
    if not nodes:
        return None
    where = layout(len(nodes), [(t.one, t.other, float(t.events)) for t in ties])
    spots = [(EDGE + x * (WIDTH - 2 * EDGE), EDGE + y * (HEIGHT - 2 * EDGE)) for x, y in where.tolist()]
    most = max((t.events for t in ties), default=1)
    lines = [_tie(t, nodes, spots, most) for t in sorted(ties, key=lambda t: t.events)]
    largest = max(n.events for n in nodes)
    dots = [_node(n, spot, largest) for n, spot in zip(nodes, spots, strict=True)]
    names = [el("text", n.code, x=x, y=y - _radius(n, largest) - 5, class_="node-name middle") for n, (x, y) in zip(nodes, spots, strict=True)]
    return drawing(WIDTH, HEIGHT, title, *lines, *dots, *names, class_="chart network")


def _tie(t: Tie, nodes: Sequence[Node], spots: Sequence[tuple[float, float]], most: int) -> Markup:
    (x1, y1), (x2, y2) = spots[t.one], spots[t.other]
    label = f"{nodes[t.one].name} and {nodes[t.other].name}: {t.events} event{'s' * (t.events != 1)}, mean intensity {t.intensity:+.1f}"
    bend = 0.08 * hypot(x2 - x1, y2 - y1)
    length = max(hypot(x2 - x1, y2 - y1), 1.0)
    cx, cy = (x1 + x2) / 2 - (y2 - y1) / length * bend, (y1 + y2) / 2 + (x2 - x1) / length * bend
    path = f"M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"
    return link(t.address, label, el("path", d=path, class_="tie-hit"), el("path", d=path, class_=f"tie tie-{tone(t.intensity)}", stroke_width=1 + 5 * t.events / most))


def _radius(n: Node, largest: int) -> float:
    return 4 + 11 * sqrt(log1p(n.events) / log1p(max(largest, 2)))


def _node(n: Node, spot: tuple[float, float], largest: int) -> Markup:
    label = f"{n.name}: {n.events} event{'s' * (n.events != 1)}"
    return link(n.address, label, el("circle", cx=spot[0], cy=spot[1], r=_radius(n, largest), class_="node"))
