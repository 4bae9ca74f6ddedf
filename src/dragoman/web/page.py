"""What every page has: the base of the pages' contexts, each a frozen dataclass whose fields say what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


def doc(text: str, **kwargs: Any) -> Any:
    """A field with its documentation."""
    return field(metadata={"doc": text}, **kwargs)


@dataclass(frozen=True, kw_only=True)
class Page:
    """Every page."""

    template = "page.html"
    title: str = doc("What the page is about, as the browser's tab has it.")
    path: str = doc("The page's own path, without its query.", default="/")
    section: str = doc("Which entry of the navigation it belongs to.", default="")
    store: str = doc("The name of the store's file.", default="")
    read_only: bool = doc("True where the server was started with --read-only.", default=False)
    proof: str | None = doc("What a form must carry so that the session may write; None where it may not.", default=None)
    reviewer: str = doc("Who reviews.", default="")
    said: str | None = doc("What the last form did, in a sentence.", default=None)


def documented(page: type[Page]) -> dict[str, str]:
    """Field to documentation; '' for one that has none."""
    return {f.name: f.metadata.get("doc", "") for f in fields(page)}
