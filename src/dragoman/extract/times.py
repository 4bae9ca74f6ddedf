"""The clock of an article: its time expressions, resolved, and which of them tells the time of a clause or a predicate."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import cast

from spacy.tokens import Token

from dragoman.extract.dates import AnchorTable, TimeExpression, find_times, resolve
from dragoman.extract.dates.times import Tense
from dragoman.extract.modality import tense as tense_of
from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import clause_head
from dragoman.records import When

LOOSE = frozenset({"xcomp", "conj", "ccomp", "acl", "advcl"})


class ArticleClock:
    """Times of an article. Called with a token range and a tense it gives the first time among the tokens."""

    def __init__(self, frame: Frame, published: date | None, anchors: AnchorTable) -> None:
        self._frame, self._published, self._anchors = frame, published, anchors
        self._found: list[tuple[int, int, TimeExpression]] = []
        text = frame.article.text
        for expression in find_times(text, 0, len(text), anchors=anchors):
            span = frame.doc.char_span(expression.span.start, expression.span.end, alignment_mode="expand")
            if span is not None and frame.prose[span.start]:
                self._found.append((span.start, span.end, expression))
        self._starts = [start for start, _, _ in self._found]
        self._resolved: dict[tuple[int, str | None], When] = {}

    def __call__(self, start: int, end: int, tense: str | None) -> When | None:
        """The time of the first expression among tokens start to end; None where there is none."""
        at = bisect_left(self._starts, start)
        for k in range(at, len(self._found)):
            first, last, _ = self._found[k]
            if first >= end:
                break
            if last <= end:
                return self._when(k, tense)
        return None

    def of(self, predicate: Token) -> When | None:
        """The time of a predicate: an expression that hangs on it, or on the predicate that it continues."""
        sentence = predicate.sent
        here = range(bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end))
        verb = predicate if predicate.pos_ in ("VERB", "AUX") else clause_head(predicate)
        for _ in range(3):
            for k in here:
                if self._governor(k) == verb or any(self._found[k][0] <= t.i < self._found[k][1] for t in predicate.children):
                    return self._when(k, tense_of(verb))
            if verb.dep_ not in LOOSE or verb.head == verb:
                break
            verb = verb.head if verb.head.pos_ in ("VERB", "AUX") else clause_head(verb.head)
        for k in here:  # 'the talks on Tuesday'
            if any(t == predicate for t in self._frame.doc[self._found[k][0]].ancestors) and predicate.pos_ == "NOUN":
                return self._when(k, tense_of(predicate))
        return None

    def is_to_come(self, when: When | None) -> bool:
        """Does a time begin after the day of publication?"""
        return when is not None and when.start is not None and self._published is not None and when.start > self._published.isoformat()

    def _governor(self, k: int) -> Token:
        start, end, _ = self._found[k]
        token = self._frame.doc[start:end].root
        while token.pos_ not in ("VERB", "AUX") and token.head != token and not (token.dep_ in ("ROOT", "ccomp", "advcl", "conj") and token.pos_ in ("ADJ",)):
            token = token.head
        return token

    def _when(self, k: int, tense: str | None) -> When:
        key = (k, tense)
        if key not in self._resolved:
            expression = self._found[k][2]
            reference = None
            for j in range(k - 1, max(-1, k - 4), -1):
                earlier = resolve(self._found[j][2], self._published, tense=cast("Tense | None", tense), anchors=self._anchors)
                if earlier.start:
                    reference = earlier
                    break
            self._resolved[key] = resolve(expression, self._published, tense=cast("Tense | None", tense), anchors=self._anchors, reference=reference)
        return self._resolved[key]


def clock_of(frame: Frame, published: date | None, anchors: AnchorTable) -> ArticleClock:
    """The clock of an article published on a day; `anchors`: known events."""
    return ArticleClock(frame, published, anchors)
