"""Groups of states and parts of a state before an office: 'European governments', 'Gulf leaders', 'Ohio Gov. Ana Lind'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.roles import Role
from dragoman.grammar.phrases import children
from dragoman.resources.regional import Region, load_regions

BEFORE = ("amod", "compound", "nmod:desc", "nmod", "flat")


def region_of(token: Token, role: Role | None = None) -> Region | None:
    """The region that a word before a noun names; words of the office itself ('foreign minister') are none
    where they mean nobody."""
    inner = range(role.start, role.end) if role is not None else range(0)
    regions = load_regions()
    before = children(token, *BEFORE)
    for c in (*before, *(n for b in before for n in children(b, *BEFORE))):
        found = next((regions[w] for w in _words(c) if w in regions), None) if c.i < token.i else None
        if found is not None and (c.i not in inner or found.code):
            return found
    return None


def _words(token: Token) -> Iterator[str]:
    """A word with the capitals before it, then alone: 'New Jersey', 'Jersey'."""
    before = token.doc[token.i - 1] if token.i else token
    if before.i < token.i and before.text[:1].isupper() and before.pos_ in ("PROPN", "ADJ"):
        yield f"{before.text} {token.text}"
    yield token.text
