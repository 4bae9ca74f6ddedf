"""Quotation marks around a range of tokens."""

from __future__ import annotations

from spacy.tokens import Doc

CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", '"': '"', "'": "'", "``": "''", "''": "''"}
SPACED = frozenset("«»")  # French marks have spaces inside


def with_marks(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The range with the marks that stand right before and after it, and without a comma after the closing one."""
    if start > 0 and doc[start].text not in CLOSING and doc[start - 1].text in CLOSING and (not doc[start - 1].whitespace_ or doc[start - 1].text in SPACED):
        start -= 1
    closing = CLOSING.get(doc[start].text, "")
    if closing and end < len(doc) and doc[end].text in closing and (not doc[end - 1].whitespace_ or doc[end].text in SPACED):
        end += 1
    while end - start > 1 and doc[end - 1].text in ",;:" and doc[end - 2].text in closing:
        end -= 1
    return start, end
