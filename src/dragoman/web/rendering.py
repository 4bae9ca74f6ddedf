"""Contexts to HTML: templates that escape everything, and the few words they use."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.web.filters import address
from dragoman.web.lines import KIND_NAMES, QUADS, SIGNS, date_text
from dragoman.web.page import Page
from dragoman.web.shown import finalize

FOLDER = Path(__file__).parent
SECTIONS = (
    ("today", "Today", "/"), ("timeline", "Timeline", "/timeline"), ("ledger", "Ledger", "/ledger"), ("members", "Alliances", "/members"),
    ("network", "Network", "/network"), ("search", "Search", "/search"), ("review", "Review", "/review"),
)  # fmt: skip
VERDICTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added", "withdraw": "withdrawn"}
STATIC = {"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates. Every value is escaped and its control characters shown; a name that is not there is an error."""
    env = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, finalize=finalize, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    env.globals.update(sections=SECTIONS, kind_names=KIND_NAMES, signs=SIGNS, quads=QUADS, verdicts=VERDICTS, address=address, quote=quote)
    env.filters["day"] = date_text
    env.filters["signed"] = lambda value: f"{value:+.1f}".replace("-", "−")
    env.filters["percent"] = lambda value: "—" if value is None else f"{100 * value:.0f} %"
    env.filters["thousands"] = lambda value: f"{value:,}".replace(",", "\u202f")
    return env


def render(page: Page) -> bytes:
    """The page as UTF-8; half a surrogate pair, which has none, is a question mark."""
    context = {f.name: getattr(page, f.name) for f in fields(page)}
    return environment().get_template(page.template).render(context).encode("utf-8", "replace")


@lru_cache(maxsize=1)
def static_files() -> dict[str, tuple[bytes, str]]:
    """The style sheet, the script and the icon: the only files that are served."""
    return {name: ((FOLDER / "static" / name).read_bytes(), kind) for name, kind in STATIC.items()}
