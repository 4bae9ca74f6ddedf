"""Who belonged to an organisation when: a bar from joining to leaving for each state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.web.charts.svg import drawing, el, link

WIDTH, ROW, TOP, LEFT = 960.0, 19.0, 24.0, 200.0
LONGEST_NAME = 30


@dataclass(frozen=True)
class Tenure:
    """A relation of a state from `start` to `end` (ISO; '' open or unknown)."""

    state: str
    name: str
    relation: str
    start: str
    end: str


@dataclass(frozen=True)
class Told:
    """A day on which the news told of a relation, and the words for it."""

    state: str
    day: str
    label: str
    address: str


def tenures(title: str, bars: Sequence[Tenure], told: Sequence[Told], at: str, address: Callable[[str], str]) -> Markup | None:
    """Rows by the day of joining; observers and the like are hollow. A line marks the day `at`. None where nothing is known."""
    if not bars and not told:
        return None
    starts = [b.start for b in bars if b.start] + [t.day for t in told if t.day]
    first = min(map(_year, starts), default=_year(at) - 1)
    last = max(_year(at), first + 1)
    order = list(dict.fromkeys(b.state for b in sorted(bars, key=lambda b: (b.start or "0", b.name)))) + sorted({t.state for t in told} - {b.state for b in bars})
    names = {b.state: b.name for b in bars} | {t.state: t.state for t in told if t.state not in {b.state for b in bars}}
    span = max(last - first, 1e-6)

    def x(day: str, otherwise: float) -> float:
        return LEFT + (min(max(_year(day), first), last) - first) / span * (WIDTH - LEFT) if day else otherwise

    height = TOP + ROW * len(order) + 6
    parts = [*_years(first, last, x, height)]
    for k, state in enumerate(order):
        y = TOP + ROW * k
        name = names[state]
        parts.append(link(address(state), name, el("text", name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…", x=LEFT - 10, y=y + 12, class_="row-name end")))
        for b in bars:
            if b.state == state:
                full = b.relation in ("member", "founder")
                label = f"{b.name}: {b.relation}{f' from {b.start}' if b.start else ''}{f' to {b.end}' if b.end else ''}"
                left, right = x(b.start, LEFT), x(b.end, WIDTH)
                parts.append(el("rect", el("title", label), x=left, y=y + 4, width=max(right - left, 1.5), height=ROW - 9, rx=2, class_="tenure" if full else "tenure hollow"))
        parts += [link(t.address, t.label, el("circle", cx=x(t.day, LEFT), cy=y + ROW / 2, r=4.5, class_="told")) for t in told if t.state == state]
    parts.append(el("line", x1=x(at, WIDTH), x2=x(at, WIDTH), y1=TOP - 4, y2=height, class_="now-line"))
    return drawing(WIDTH, height, title, *parts, class_="chart tenures")


def _year(day: str) -> float:
    """A year with its fraction; 0 for what is none."""
    parts = [int(p) for p in day.split("-") if p.isdigit()]
    return parts[0] + ((parts[1] - 1) / 12 if len(parts) > 1 else 0) + ((parts[2] - 1) / 366 if len(parts) > 2 else 0) if parts else 0.0


def _years(first: float, last: float, x: Callable[[str, float], float], height: float) -> list[Markup]:
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / n <= 10)
    out = []
    for year in range(int(first // every + 1) * every, int(last) + 1, every):
        at = x(f"{year:04}", LEFT)
        out += [el("line", x1=at, x2=at, y1=TOP - 4, y2=height, class_="grid"), el("text", str(year), x=at, y=TOP - 9, class_="tick middle")]
    return out
