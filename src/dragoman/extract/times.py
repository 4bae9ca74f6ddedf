"""The clock of an article: its time expressions, resolved, and which of them tells the time of a clause or a predicate."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import cast

from spacy.tokens import Token

from dragoman.extract.dates import AnchorTable, TimeExpression, find_times, resolve
from dragoman.extract.dates.times import Tense
from dragoman.extract.modality import GOVERNORS
from dragoman.extract.modality import tense as tense_of
from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import clause_head
from dragoman.grammar.phrases import children, preposition
from dragoman.records import When
from dragoman.resources.attitudes import load_attitudes

LOOSE = frozenset({"xcomp", "conj", "ccomp", "acl", "advcl"})
INTENT = frozenset({"planned", "promised", "threatened", "demanded"})


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
        self._resolved: dict[tuple[int, str | None, bool], When] = {}

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
        if predicate.pos_ == "NOUN":
            own = next((k for k in here if self._is_within(k, predicate)), None)
            if own is not None:
                return self._when(own, tense_of(predicate), bare=self._found[own][2].possessive)
            if is_told_of(predicate):
                return None
        verb = predicate if predicate.pos_ in ("VERB", "AUX") else clause_head(predicate)
        for _ in range(3):
            for k in here:
                if self._is_of_above(k, predicate, verb):
                    continue
                if self._governor(k) == verb or any(self._found[k][0] <= t.i < self._found[k][1] for t in predicate.children):
                    return self._when(k, tense_of(verb))
            if verb.dep_ not in LOOSE or verb.head == verb or is_report(verb) or _is_apart(verb):
                break
            verb = verb.head if verb.head.pos_ in ("VERB", "AUX") else clause_head(verb.head)
        for k in here:  # 'the talks on Tuesday'
            if any(t == predicate for t in self._frame.doc[self._found[k][0]].ancestors) and predicate.pos_ == "NOUN":
                return self._when(k, tense_of(predicate))
        return None

    def _is_of_above(self, k: int, predicate: Token, verb: Token) -> bool:
        """Is a time before an infinitive that of the plan, order or threat above it: 'decided on Monday to expel'?"""
        return verb != predicate and predicate.tag_ == "VB" and self._found[k][0] < predicate.i and GOVERNORS.get(verb.lemma_.lower()) in INTENT

    def _is_within(self, k: int, noun: Token) -> bool:
        """Does a time belong to a noun's own phrase: 'Wednesday's attacks', 'the talks on Tuesday'?"""
        token = self._frame.doc[self._found[k][0] : self._found[k][1]].root
        while token != noun and token.head != token and token.pos_ not in ("VERB", "AUX"):
            token = token.head
        return token == noun

    def is_to_come(self, when: When | None) -> bool:
        """Does a time begin after the day of publication?"""
        return when is not None and when.start is not None and self._published is not None and when.start > self._published.isoformat()

    def _governor(self, k: int) -> Token:
        start, end, _ = self._found[k]
        token = self._frame.doc[start:end].root
        if is_anothers(token):
            return token.head
        while token.pos_ not in ("VERB", "AUX") and token.head != token and not (token.dep_ in ("ROOT", "ccomp", "advcl", "conj") and token.pos_ in ("ADJ",)):
            token = token.head
        return token

    def _when(self, k: int, tense: str | None, *, bare: bool = False) -> When:
        """The time of an expression; `bare`: without its preposition, which is another's ('after Wednesday's attacks')."""
        key = (k, tense, bare)
        if key not in self._resolved:
            expression = replace(self._found[k][2], relation=None) if bare else self._found[k][2]
            reference = None
            for j in range(k - 1, max(-1, k - 4), -1):
                earlier = resolve(self._found[j][2], self._published, tense=cast("Tense | None", tense), anchors=self._anchors)
                if earlier.start:
                    reference = earlier
                    break
            self._resolved[key] = resolve(expression, self._published, tense=cast("Tense | None", tense), anchors=self._anchors, reference=reference)
        return self._resolved[key]


def is_report(verb: Token) -> bool:
    """Is a clause told by the one above, so that the day of the telling is not its own: 'admitted on 23 May that he had fled'?"""
    tensed = verb.tag_ in ("VBD", "VBZ", "VBP") or any(a.tag_ in ("VBD", "VBZ", "VBP", "MD") for a in children(verb, "aux", "aux:pass", "cop"))
    return tensed and (verb.dep_ == "ccomp" or verb.dep_ == "acl" and any(m.lower_ == "that" for m in children(verb, "mark")))


def is_told_of(noun: Token) -> bool:
    """Is an event noun only spoken of, so that the clause's time is not its own: 'posted in July about the attack', 'condemned on Monday the raid'?"""
    if preposition(noun) in ("about", "over", "on", "regarding", "concerning", "of"):
        return noun.dep_ in ("obl", "nmod", "acl")
    return noun.dep_ in ("obj", "nsubj:pass") and (noun.head.lemma_.lower(), "presupposed") in load_attitudes()


def is_anothers(token: Token) -> bool:
    """Is a time that of a thing spoken of: 'cited a 2001 memorandum', 'condemned last year's attack'; but 'at Monday's summit', 'Monday's attack killed'?"""
    noun = token.head
    if token.i > noun.i or noun.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("nmod:poss", "compound", "nummod", "amod", "nmod:desc", "nmod"):
        return False
    return noun.dep_ in ("obj", "nsubj:pass", "nmod", "appos", "conj")


def _is_apart(verb: Token) -> bool:
    """Is it a finite clause under 'after', 'although', 'because', whose time is its own: 'the direction since the war, after X attacked Y'?"""
    return verb.dep_ in ("advcl", "acl") and verb.tag_ in ("VBD", "VBZ", "VBP") and any(c.dep_ == "mark" for c in verb.children)


def clock_of(frame: Frame, published: date | None, anchors: AnchorTable) -> ArticleClock:
    """The clock of an article published on a day; `anchors`: known events."""
    return ArticleClock(frame, published, anchors)
