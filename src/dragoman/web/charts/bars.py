"""Counts over time as bars that stand on each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dragoman.web.charts.svg import drawing, el, link

WIDTH, LEFT, BOTTOM, TOP = 960.0, 36.0, 22.0, 8.0
HEIGHT, LOW = 150.0, 84.0
MOST_MONTHS = 180  # bars of months; a longer time is drawn in years
WIDEST = 26.0  # of a bar


def stacked(
    title: str, counts: Sequence[tuple[str, str, int]], order: Sequence[str], address: Callable[[str], str] | None = None,
    *, height: float = HEIGHT, now: str | None = None,
) -> Markup | None:  # fmt: skip
    """Counts of (time, class, how many) as stacked bars in the order of the classes, each of which the style sheet colours as `fill-CLASS`.

    Times are days, or months: those between that have nothing are drawn as gaps, and very many as years. `address` makes a bar a link, `now` is the
    one that is shown. None where there is nothing to draw.
    """
    counts, times = _filled(counts)
    if not times:
        return None
    heights = _sums(counts)
    most = max(heights.values())
    step = (WIDTH - LEFT) / len(times)
    width = min(WIDEST, max(step * 0.72, 0.8))
    by_place = {(t, c): n for t, c, n in counts}
    parts = [*_axis(most, height)]
    for k, time in enumerate(times):
        x, y = LEFT + k * step + (step - width) / 2, height - BOTTOM
        bars: list[Markup] = []
        for name in order:
            n = by_place.get((time, name), 0)
            tall = n / most * (height - BOTTOM - TOP)
            y -= tall
            if n:
                bars.append(el("rect", x=x, y=y, width=width, height=tall, class_=f"fill-{name}" + (" now" if time == now else "")))
        label = f"{time}: {heights.get(time, 0)}"
        if bars:
            parts.append(link(address(time), label, *bars) if address else el("g", el("title", label), *bars))
    parts += _times(times, step, height)
    return drawing(WIDTH, height, title, *parts)


def _filled(counts: Sequence[tuple[str, str, int]]) -> tuple[Sequence[tuple[str, str, int]], list[str]]:
    """The counts and all times from the first to the last of them."""
    times = sorted({t for t, _, _ in counts})
    if not times or len(times[0]) != 7:
        return counts, times
    first, last = (12 * int(t[:4]) + int(t[5:]) - 1 for t in (times[0], times[-1]))
    if last - first < MOST_MONTHS:
        return counts, [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(first, last + 1)]
    years: dict[tuple[str, str], int] = {}
    for time, name, n in counts:
        years[(time[:4], name)] = years.get((time[:4], name), 0) + n
    return [(year, name, n) for (year, name), n in sorted(years.items())], [f"{y:04}" for y in range(first // 12, last // 12 + 1)]


def _sums(counts: Sequence[tuple[str, str, int]]) -> dict[str, int]:
    out: dict[str, int] = {}
    for time, _, n in counts:
        out[time] = out.get(time, 0) + n
    return out


def _axis(most: int, height: float) -> list[Markup]:
    base = height - BOTTOM
    return [
        el("line", x1=LEFT, x2=WIDTH, y1=base, y2=base, class_="axis"),
        el("line", x1=LEFT, x2=WIDTH, y1=TOP, y2=TOP, class_="grid"),
        el("text", str(most), x=LEFT - 6, y=TOP + 4, class_="tick end"),
        el("text", "0", x=LEFT - 6, y=base, class_="tick end"),
    ]


def _times(times: Sequence[str], step: float, height: float) -> list[Markup]:
    """At most eight of the times under the bars."""
    every = max(1, -(-len(times) // 8))
    return [el("text", t, x=LEFT + k * step + step / 2, y=height - 6, class_="tick middle") for k, t in enumerate(times) if k % every == 0]
