"""Words that the tokenizer parts and a name does not: 'Oh Ji-won', 'Hsu Kuo-liang' are a family name and one given name."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_GIVEN = re.compile(r"\b[A-Z][a-z]+ ([A-Z][a-z]{1,6}-([a-z]{2,6}))\b(?!-)")
_ENGLISH = re.compile(r"(?:.*(?:ed|en|ing)|led|run|born|era|wide|made|free|like|only|class|level|time|term|old|area|style|held|ruled|built|owned)$")


def join_names(doc: Doc) -> Doc:
    """The Doc with given names of two joined syllables as one token each."""
    spans = []
    for m in _GIVEN.finditer(doc.text):
        span = doc.char_span(m.start(1), m.end(1)) if not _ENGLISH.match(m.group(2)) else None
        if span is not None and len(span) > 1:
            spans.append(span)
    if spans:
        with doc.retokenize() as retokenizer:
            for span in spans:
                retokenizer.merge(span)
    return doc
