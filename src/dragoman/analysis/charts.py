"""A drift series as a picture: SVG or PNG, drawn by matplotlib without a screen.

The same series gives the same bytes: no date and no random ids. Text stays text in SVG. Colours after Okabe and Ito (2008), which people of
all kinds of colour vision can tell apart; no meaning hangs on colour alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure

from dragoman.analysis.drift import Series
from dragoman.errors import DragomanError

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
GREY = "#767676"  # reads on white and on black
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_ID = re.compile(r'(\bid="|url\(#|href="#)')
SIZE = (9.0, 3.6)  # inches
# No text goes through matplotlib's mathematics, and '$' in a name stays what it is.
_STYLE: Any = {"svg.fonttype": "none", "svg.hashsalt": "dragoman", "text.parse_math": False, "font.family": ["sans-serif"], "axes.spines.top": False, "axes.spines.right": False}


def svg(series: Sequence[Series]) -> str:
    """The series as one SVG element, to stand in a page: no XML declaration, no script, nothing from elsewhere, transparent ground.

    Its ids begin with the codes of the series, so that several charts can stand in one page.
    """
    with mpl.rc_context(_STYLE):
        figure = _figure(series)
        out = io.StringIO()
        FigureCanvasSVG(figure).print_svg(out, metadata={"Date": None, "Creator": None})
    text = _METADATA.sub("", out.getvalue())
    prefix = "-".join(re.sub(r"\W", "", f"{s.actor}-{s.toward}") for s in series) + "-"
    return _ID.sub(lambda m: m[1] + prefix, text[text.index("<svg") :]).strip() + "\n"


def png(series: Sequence[Series]) -> bytes:
    """The series as a PNG on white, 150 dots an inch."""
    with mpl.rc_context(_STYLE):
        figure = _figure(series)
        figure.patch.set_facecolor("white")
        figure.set_dpi(150)
        out = io.BytesIO()
        FigureCanvasAgg(figure).print_png(out, metadata={"Software": None})
    return out.getvalue()


def save(series: Sequence[Series], path: Path) -> None:
    """Writes the picture in the format that the file's name says. DragomanError: another format, or a place that cannot be written."""
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise DragomanError(f"{path}: a chart is written as .svg or .png; give the file such a name")
    try:
        if kind == ".svg":
            path.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + svg(series), encoding="utf-8")
        else:
            path.write_bytes(png(series))
    except OSError as error:
        raise DragomanError(f"{path}: cannot be written ({error.strerror}); name another file") from None


def _figure(series: Sequence[Series]) -> Figure:
    figure = Figure(figsize=SIZE, layout="constrained")
    figure.patch.set_alpha(0)
    axes = figure.add_subplot()
    axes.patch.set_alpha(0)
    for s, colour in zip(series, COLOURS * len(series), strict=False):
        if s.points:
            _draw(axes, s, colour)
    _frame(axes, series)
    return figure


def _draw(axes: Axes, s: Series, colour: str) -> None:
    """Level as a line, broken at change points; its interval as a band; the reports as dots as big as their weight."""
    starts = [0, *(next(i for i, p in enumerate(s.points) if p.day == turn.day) for turn in s.turns), len(s.points)]
    for first, last in zip(starts, starts[1:], strict=False):
        part = s.points[first:last]
        days = [_number(p.day) for p in part]
        axes.fill_between(days, [p.low for p in part], [p.high for p in part], color=colour, alpha=0.18, linewidth=0)
        axes.plot(days, [p.level for p in part], color=colour, linewidth=1.8, label=_name(s) if first == 0 else None)
    found = [o for p in s.points for o in p.observations]
    axes.scatter([_number(o.day) for o in found], [o.value for o in found], s=[10 + 30 * o.weight for o in found], facecolors="none", edgecolors=colour, linewidths=0.8, alpha=0.7)
    for turn in s.turns:
        axes.axvspan(_number(turn.first), _number(turn.last), color=colour, alpha=0.12, linewidth=0)
        axes.axvline(_number(turn.day), color=colour, linewidth=1, linestyle=(0, (4, 3)))


def _frame(axes: Axes, series: Sequence[Series]) -> None:
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.set_ylim(-10.5, 10.5)
    axes.set_ylabel("away ← Goldstein → closer", color=GREY)
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.tick_params(colors=GREY)
    for spine in axes.spines.values():
        spine.set_color(GREY)
    if any(s.points for s in series):
        axes.legend(frameon=False, labelcolor=GREY, loc="upper left", ncols=3)
    else:
        axes.text(0.5, 0.6, "nothing was reported", transform=axes.transAxes, ha="center", color=GREY)


def _name(s: Series) -> str:
    return f"{s.actor_name} toward {s.toward_name}"


def _number(day: str) -> float:
    return float(date2num(date.fromisoformat(day)))
