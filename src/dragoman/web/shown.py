"""Words from elsewhere made safe to look at: control characters and those that turn the direction of writing become signs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markupsafe import Markup

LONGEST = 4000  # characters of any one value on a page
_KEEP = frozenset("\n\t")
# Format characters that scripts need (joiners) stay; those that hide or reorder text are shown.
_JOINERS = frozenset("\u200c\u200d")


@lru_cache(maxsize=4096)
def sign(char: str) -> str | None:
    """What stands for a character that must not be obeyed: ⟨U+202E⟩; None for one that is harmless."""
    if char in _KEEP or char in _JOINERS or (" " <= char <= "~"):
        return None
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    if category in ("Cc", "Cf", "Zl", "Zp") or char in "\u115f\u1160\u3164\uffa0":
        return f"⟨U+{ord(char):04X}⟩"
    return None


def shown(text: str) -> str:
    """The text with signs in the place of such characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign(c) or c for c in text)


def clipped(text: str, longest: int) -> str:
    """At most so many characters, an ellipsis at the end where there were more."""
    return text if len(text) <= longest else text[: max(0, longest - 1)].rstrip() + "…"


def line(text: str, longest: int = 200) -> str:
    """A text in one line."""
    return clipped(" ".join(text[: 4 * longest].split()), longest)


def finalize(value: object) -> object:
    """What the templates do with every value before it is escaped: nothing that came with an article is obeyed, and none is endless."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    return clipped(shown(value[: LONGEST + 1]), LONGEST)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, for a link; None for any other (`javascript:`, a file's path)."""
    if url and len(url) <= 2000 and url.lower().startswith(("http://", "https://")) and url.isprintable() and not any(c in url for c in " <>\"'`\\"):
        return url
    return None
