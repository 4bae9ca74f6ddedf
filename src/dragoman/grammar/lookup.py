"""What is asked of every word many times over, made once a Doc: who hangs on whom, the small letters, the lemmas.

Kept in `doc.user_data` as numbers and strings, never tokens: a Doc that refers to itself is freed late. The parse must not change after the first question.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True)
class Lookup:
    """By token: `arcs` its children as (dependency, token) in the order of the text, `lower` and `lemmas` in small letters."""

    arcs: tuple[list[tuple[str, int]], ...]
    lower: list[str]
    lemmas: list[str]


def lookup(doc: Doc) -> Lookup:
    """The tables of a Doc."""
    found: Lookup | None = doc.user_data.get("lookup")
    if found is None:
        arcs: tuple[list[tuple[str, int]], ...] = tuple([] for _ in doc)
        for token in doc:
            head = token.head.i
            if head != token.i:
                arcs[head].append((token.dep_, token.i))
        found = doc.user_data["lookup"] = Lookup(arcs, [t.lower_ for t in doc], [t.lemma_.lower() for t in doc])
    return found
