"""Inquits by their place: '..., warned the analyst, ...', '..., its director made plain.' What stands around one is what is said.

The parse often hangs such a clause wrongly (the speaker as object, the words said as an adverb); its commas tell it surely.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import RELATIVE, SUBJECTS
from dragoman.grammar.lookup import lookup
from dragoman.grammar.phrases import NOMINAL, children, phrase

FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLOSED = frozenset({",", "”", '"', "’", "»", "“", "''", "'", "?", "!", "–", "—", "-"})
ENDS = frozenset({",", ".", ";", ":", "–", "—", "“", '"', "„", "«", "‘", "!", "?", "”"})
# What goes on after an inquit as a clause of the reporter's own.
OTHER = frozenset("but and while as after adding citing quoting referring according who which whose where when although though because since".split())
# What opens a sentence that the first comma does not end.
OPEN = frozenset("if unless until should were had when once as without with in for provided so only not failing otherwise".split())
PARTS = frozenset({";", ":", "–", "—"})


@dataclass(frozen=True)
class Inquit:
    """An inquit: its verb, the head of its speaker's phrase, its own tokens, the tokens of what is said."""

    verb: int
    speaker: int
    own: frozenset[int]
    content: frozenset[int]


def manner_of(verb: Token, manners: Mapping[str, str], phrases: Mapping[str, list[tuple[list[str], str]]]) -> str | None:
    """How the verb reports, by its lemma, or with the words that make it a phrase ('go on', 'make plain')."""
    lemma = verb.lemma_.lower()
    rests = phrases.get(lemma)
    if rests is None and lemma not in manners:
        return None
    near = lookup(verb.doc).lower[verb.i + 1 : min(verb.i + 9, verb.sent.end)] if rests else []
    for rest, manner in rests or ():
        at = -1
        for word in rest:
            at = near.index(word, at + 1) if word in near[at + 1 :] else len(near)
        if at < len(near):
            return manner
    return None if any(c.dep_ == "compound:prt" for c in verb.children) else manners.get(lemma)  # 'called off' is no call


def phrases_of(manners: Mapping[str, str]) -> dict[str, list[tuple[list[str], str]]]:
    """The reporting phrases of several words by their verb."""
    out: dict[str, list[tuple[list[str], str]]] = {}
    for entry, manner in manners.items():
        first, *rest = entry.split()
        if rest:
            out.setdefault(first, []).append((rest, manner))
    return out


def inquit(verb: Token, quoted: Container[int]) -> Inquit | None:
    """The inquit that a verb heads, by its place in the sentence; None where it is none. `quoted`: tokens inside quotations."""
    if verb.tag_ not in FINITE or verb.i in quoted or verb.dep_ in ("acl:relcl", "aux"):
        return None
    doc, sent = verb.doc, verb.sent
    speaker, low, high = _core(verb)
    if speaker is None or speaker.i in quoted or speaker.lower_ in RELATIVE:
        return None
    while high < sent.end and doc[high].text not in ENDS:  # 'on Tuesday', 'him on the telephone'
        if doc[high].dep_ == "mark" or doc[high].tag_ in FINITE and doc[high].i not in {t.i for t in speaker.subtree} and doc[high].dep_ not in ("acl:relcl", "aux"):
            return None
        high += 1
    before = low - 1
    if before < sent.start or doc[before].text not in CLOSED:
        return None
    left = _left(doc, sent.start, before, quoted)
    right = _right(doc, high, sent.end, left, quoted)
    content = {i for i in (*left, *right) if not doc[i].is_space}
    if not any(doc[i].is_alpha for i in content) or not _is_said(doc, content, quoted):
        return None
    return Inquit(verb.i, speaker.i, frozenset(range(low, high)), frozenset(content))


def _core(verb: Token) -> tuple[Token | None, int, int]:
    """The speaker and the range of tokens of verb and speaker together."""
    doc = verb.doc
    own = [c for c in children(verb, *SUBJECTS) if c.pos_ in NOMINAL]
    parts = [c.i for c in children(verb, "aux", "advmod", "compound:prt") if abs(c.i - verb.i) <= 3]
    if not own:
        own = [c for c in verb.children if c.i > verb.i and c.dep_ in ("obj", "dep", "obl", "iobj", "xcomp", "ccomp") and c.left_edge.i == verb.i + 1 and c.pos_ in ("NOUN", "PROPN")]
    if not own:
        return None, verb.i, verb.i + 1
    speaker = own[0]
    start, end = phrase(speaker, whole=True)
    if speaker.i > verb.i:
        end = max(end, speaker.i + 1)
        if any(doc[k].text == "," for k in range(start, end)):  # appositions and clauses that belong to it end at a comma or with the sentence
            end = max([speaker.i + 1, *(c.right_edge.i + 1 for c in children(speaker, "appos", "acl:relcl", "flat", "nmod", "acl", "nmod:desc", "conj"))])
        return speaker, min([verb.i, *(p for p in parts if p < verb.i)]), end
    end = verb.i + 1
    return speaker, min([start, verb.i]), max([end, *(p + 1 for p in parts)])


def _left(doc: Doc, start: int, end: int, quoted: Container[int]) -> range:
    """What stands before the inquit in its sentence, from the last colon or semicolon on."""
    at = start
    for i in range(start, end):
        if doc[i].text in PARTS and i not in quoted:
            at = i + 1
    while at < end and (doc[at].is_space or doc[at].dep_ == "cc"):
        at += 1
    return range(at, end)


def _right(doc: Doc, high: int, end: int, left: range, quoted: Container[int]) -> range:
    """What goes on after the inquit as the words of the same speaker; nothing where the reporter goes on."""
    if high >= end or doc[high].text != ",":
        return range(0)
    at = high + 1
    while at < end and doc[at].text in "“\"„«‘'":
        at += 1
    if at >= end or at not in quoted and (doc[at].lower_ in OTHER or doc[at].tag_ == "VBG"):
        return range(0)
    begun = [doc[i] for i in left if doc[i].is_alpha]
    whole = any(t.tag_ in FINITE or t.tag_ == "MD" for t in begun) and begun[0].lower_ not in OPEN and begun[-1].pos_ != "AUX"
    return range(0) if whole and at not in quoted else range(at, end)


def _is_said(doc: Doc, content: set[int], quoted: Container[int]) -> bool:
    """Words in quotation marks, or with a verb of their own, or a few that are all there is ('On Serbian soil, says Belgrade')."""
    return any(i in quoted for i in content) or any(doc[i].tag_ in FINITE or doc[i].tag_ == "MD" for i in content)
