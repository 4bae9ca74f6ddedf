"""What went wrong, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.web.page import Page, doc


@dataclass(frozen=True, kw_only=True)
class Problem(Page):
    """A page that could not be shown."""

    template = "problem.html"
    what: str = doc("What went wrong.")
    next: str = doc("What to do about it.")
