"""A drift series: the level with its interval, the reports it rests on, and where it turned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from dragoman.analysis.drift import Series
from dragoman.web.charts.svg import drawing, el, link

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 960.0, 260.0, 44.0, 24.0, 12.0
LOW, HIGH = -10.0, 10.0  # Goldstein's scale


def drift_chart(series: Series) -> Markup | None:
    """The drawing; each report is a link to its first record. None where nothing is reported."""
    points = series.points
    if not points:
        return None
    first, last = _ordinal(points[0].day), max(_ordinal(points[-1].day), _ordinal(points[0].day) + 1)

    def x(day: str) -> float:
        return LEFT + (_ordinal(day) - first) / (last - first) * (WIDTH - LEFT - 8)

    def y(value: float) -> float:
        return TOP + (HIGH - min(max(value, LOW), HIGH)) / (HIGH - LOW) * (HEIGHT - TOP - BOTTOM)

    parts = [*_scale(y)]
    band = [f"{x(p.day):.1f},{y(p.high):.1f}" for p in points] + [f"{x(p.day):.1f},{y(p.low):.1f}" for p in reversed(points)]
    parts.append(el("polygon", points=" ".join(band), class_="band"))
    for turn in series.turns:
        label = f"Change about {turn.day}: from {turn.before:+.1f} to {turn.after:+.1f}, between {turn.first} and {turn.last}"
        parts.append(el("rect", x=x(turn.first), y=TOP, width=max(x(turn.last) - x(turn.first), 1.0), height=HEIGHT - TOP - BOTTOM, class_="turn-range"))
        parts.append(el("g", el("title", label), el("line", x1=x(turn.day), x2=x(turn.day), y1=TOP, y2=HEIGHT - BOTTOM, class_="turn")))
    parts.append(el("polyline", points=" ".join(f"{x(p.day):.1f},{y(p.level):.1f}" for p in points), class_="level"))
    for p in points:
        for o in p.observations:
            label = f"{o.day}: {o.sign}, {o.value:+.1f}, weight {o.weight:.2f}"
            dot = el("circle", cx=x(p.day), cy=y(o.value), r=1.8 + 3 * min(o.weight, 1.0) ** 0.5, class_="report " + ("coop" if o.value >= 0 else "conf"))
            parts.append(link(f"/record/{o.evidence[0].record}", label, dot) if o.evidence else el("g", el("title", label), dot))
    parts += _days(points[0].day, points[-1].day)
    title = f"Drift of {series.actor_name} toward {series.toward_name}, {points[0].day} to {points[-1].day}"
    return drawing(WIDTH, HEIGHT, title, *parts, class_="chart drift")


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _scale(y: Callable[[float], float]) -> list[Markup]:
    out = []
    for value in (10, 5, 0, -5, -10):
        at = y(float(value))
        out.append(el("line", x1=LEFT, x2=WIDTH, y1=at, y2=at, class_="axis" if value == 0 else "grid"))
        out.append(el("text", f"{value:+d}".replace("-", "−") if value else "0", x=LEFT - 8, y=at + 4, class_="tick end"))
    return out


def _days(first: str, last: str) -> list[Markup]:
    """Five days under the line, the same distance apart."""
    begin, end = _ordinal(first), _ordinal(last)
    out = []
    for k in range(5 if end > begin else 1):
        at = begin + (end - begin) * k / 4
        anchor = "start" if k == 0 else "end" if k == 4 else "middle"
        out.append(el("text", date.fromordinal(round(at)).isoformat(), x=LEFT + (WIDTH - LEFT - 8) * k / 4, y=HEIGHT - 6, class_=f"tick {anchor}"))
    return out
