"""A dossier as HTML and as Markdown, by the templates beside this module.

Whatever comes from an article is escaped: in HTML by Jinja, in Markdown character by character. Control characters and those that
turn the direction of writing are shown as signs, so that a hostile title cannot rearrange the page. Addresses other than http and https are text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.analysis.charts import svg
from dragoman.analysis.dossier import Dossier
from dragoman.analysis.drift import Series
from dragoman.analysis.members import Line
from dragoman.analysis.parties import name_of

LONGEST = 2000  # characters of a title or quotation
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}  # marks of bidirectional writing (UAX 9)
_SIGNS = {c: 0x2400 + c for c in range(32)} | {127: 0x2421} | dict.fromkeys(range(128, 160), 0xFFFD) | dict.fromkeys(_TURNING, 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_INLINE = re.compile(r"[\\`*_{}\[\]#!|~$^]|:(?=//)|(?<=www)\.|(?<=WWW)\.")
_LEADING = re.compile(r"^([-+=](?=[-=\s]|$)|\d+(?=[.)](?:\s|$)))")  # what would begin a list, a rule or a heading
_ENTITIES = {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}


class Finished(str):
    """Markdown that a template has already made: not escaped again."""


def html(dossier: Dossier) -> str:
    """One self-contained page: no script, nothing fetched, charts as SVG with their data in a table beside them."""
    return _environment(True).get_template("dossier.html").render(_context(dossier), chart=_chart)


def markdown(dossier: Dossier) -> str:
    """The same in Markdown (CommonMark with tables), the charts as their tables."""
    text = _environment(False).get_template("dossier.md").render(_context(dossier))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _chart(s: Series) -> Markup:
    # The names in it are those of the knowledge files, or escaped by matplotlib.
    return Markup(svg((s,)))  # noqa: S704


def shown(value: object) -> str:
    """A text in one line, at most LONGEST characters, its control and direction marks as signs; '' for None."""
    text = " ".join(("" if value is None else str(value))[: LONGEST + 1].split()).translate(_SIGNS)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def edged(value: str) -> str:
    """As `shown`, with one space kept where the text has white space at an end."""
    inner = shown(value)
    return (" " if value[:1].isspace() else "") + inner + (" " if inner and value[-1:].isspace() else "")


def marked(value: object) -> str:
    """A text in which nothing is Markdown or HTML any more (CommonMark 2.4: a backslash before punctuation)."""
    if isinstance(value, Finished):
        return value
    text = _INLINE.sub(lambda m: "\\" + m[0], edged("" if value is None else str(value))).translate(_ENTITIES)
    return _LEADING.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], text)


def address(value: str | None) -> str:
    """A web address that can be linked to; '' for what is none."""
    if value is None or len(value) > LONGEST:
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return quote(value, safe="%/:=&?~#+!$,;@") if parts.scheme in ("http", "https") and parts.netloc else ""


def _context(d: Dossier) -> Mapping[str, Any]:
    return {"d": d, "name_of": name_of, "conflicts": _conflicts(d.memberships)}


def _conflicts(memberships: Sequence[tuple[str, Line]]) -> list[str]:
    return [line.conflict for _, line in memberships if line.conflict]


@lru_cache(maxsize=2)
def _environment(escape: bool) -> Environment:
    made = Environment(loader=PackageLoader("dragoman.analysis.paper"), autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["shown"] = shown
    made.filters["edged"] = edged
    made.filters["address"] = address
    made.globals["raw"] = Finished
    made.filters["number"] = "{:.2f}".format
    if not escape:
        made.finalize = marked  # every value that a Markdown template prints
    return made
