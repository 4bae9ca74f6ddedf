"""Conditional sentences: the clause or phrase that states a condition, what opens it, and the clause that depends on it.

Reads the parse alone. Subordinate forms are found here (if, unless, until, once, as long as, provided that, on condition that, only
when, the day that, inversion, without, in exchange for); coordinate ones and those over two sentences in `grammar.alternatives`.
What the two clauses mean to anybody is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_predicate
from dragoman.grammar.extents import QUOTES, Range, clause_span, complement, core_of, is_inserted, trimmed
from dragoman.grammar.phrases import child, children

Polarity = Literal["if", "unless"]

SUBORDINATORS: dict[str, Polarity] = {
    "if": "if", "unless": "unless", "until": "unless", "till": "unless", "once": "if", "provided": "if", "providing": "if", "when": "if",
}  # fmt: skip
TIMES = frozenset({"day", "moment", "minute", "instant", "hour", "second"})
MODALS = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "sha", "'d", "’d", "can", "ca", "could", "may", "might", "must", "should"})
# Governors of 'if' in the sense of 'whether'.
ASKING = frozenset("ask wonder know see doubt determine question decide check care tell learn find unclear consider discuss say sure".split())
IDIOMS = frozenset("necessary possible needed required so asked any anything ever only applicable true not".split())


@dataclass(frozen=True)
class Conditional:
    """A condition and what depends on it, as token ranges; `head` and `main` are the predicates (or nouns) of the two."""

    rule: str
    polarity: Polarity
    marker: Range | None
    condition: Range
    head: int
    consequence: Range
    main: int
    otherwise: Range | None = None
    other_main: int | None = None


@dataclass(frozen=True)
class _Opening:
    """What opens a condition: its rule and words, the predicate or noun it opens, and the token by which that hangs on the rest."""

    rule: str
    polarity: Polarity
    start: int
    end: int
    clause: Token
    anchor: Token


def find_conditionals(doc: Doc) -> Iterator[Conditional]:
    """Conditions in subordinate form, in the order of the text."""
    for token in doc:
        opening = _subordinator(token) or _as_long_as(token) or _on_condition(token) or _the_moment(token) or _phrase(token)
        found = _built(doc, opening) if opening is not None else _inverted(token)
        if found is not None:
            yield found


# ---- what opens a condition
def _subordinator(token: Token) -> _Opening | None:
    word, doc = token.lower_, token.doc
    if word not in SUBORDINATORS:
        return None
    before = doc[token.i - 1].lower_ if token.i else ""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else token
    if before in ("even", "as", "what", "than") or after.is_punct and after.text not in QUOTES or word == "when" and before != "only":
        return None
    clause, anchor = token.head, token.head
    end = token.i + 1
    if word in ("provided", "providing"):
        if after.lower_ == "that":
            end += 1
        elif token.dep_ != "mark":
            return None
        inner = child(token, "ccomp", "advcl") or (after.head if after.dep_ == "mark" and after.head.i > token.i else None)
        if token.dep_ != "mark" and inner is not None:
            clause, anchor = inner, token if inner.head == token or token.dep_ in ("advcl", "acl") else inner
    elif token.dep_ not in ("mark", "advmod"):
        return _until_noun(token) if word in ("until", "till") and token.dep_ == "case" else None
    if clause.i <= token.i or word == "once" and token.dep_ != "mark" or _is_idiom(token, clause):
        return None
    if word == "if" and clause.dep_ in ("ccomp", "csubj") and clause.head.lemma_.lower() in ASKING and clause.head.i < token.i:
        return None
    only = before == "only"
    rule = "only if" if only else "provided" if word == "providing" else "until" if word == "till" else word
    return _Opening(rule, SUBORDINATORS[word], token.i - only, end, clause, anchor)


def _until_noun(token: Token) -> _Opening | None:
    """'until the withdrawal of all troops': an event, not a date."""
    noun = token.head
    if noun.pos_ != "NOUN" or noun.dep_ not in ("obl", "nmod") or noun.ent_type_ in ("DATE", "TIME") or not children(noun, "nmod", "acl", "amod", "det"):
        return None
    return _Opening("until", "unless", token.i, token.i + 1, noun, noun)


def _is_idiom(token: Token, clause: Token) -> bool:
    """'if necessary', 'if so', 'if any'."""
    return clause.i == token.i + 1 and clause.lower_ in IDIOMS and child(clause, *SUBJECTS) is None


def _as_long_as(token: Token) -> _Opening | None:
    doc = token.doc
    if token.lower_ not in ("long", "soon") or not 0 < token.i < len(doc) - 2 or doc[token.i - 1].lower_ not in ("as", "so") or doc[token.i + 1].lower_ != "as":
        return None
    second = doc[token.i + 1]
    clause = second.head if second.head.i > second.i else child(token, "advcl")
    if clause is None or clause.lower_ in IDIOMS or clause.pos_ in ("NUM",):
        return None
    start = token.i - 1 - (token.i > 1 and doc[token.i - 2].lower_ == "only")
    return _Opening("as soon as" if token.lower_ == "soon" else "as long as", "if", start, token.i + 2, clause, clause)


def _on_condition(token: Token) -> _Opening | None:
    """'on condition that', 'on the condition that'; never 'on condition of anonymity'."""
    doc, i = token.doc, token.i
    if token.lower_ not in ("condition", "understanding") or i + 2 >= len(doc) or doc[i + 1].lower_ != "that":
        return None
    start = next((k for k in (i - 1, i - 2) if k >= 0 and doc[k].lower_ in ("on", "under")), None)
    clause = doc[i + 1].head if doc[i + 1].head.i > i else child(token, "acl", "acl:relcl", "ccomp")
    if start is None or clause is None:
        return None
    start -= start > 0 and doc[start - 1].lower_ == "only"
    return _Opening("on condition", "if", start, i + 2, clause, token)


def _the_moment(token: Token) -> _Opening | None:
    """'the day the rigs stop drilling': a time at which, not one that is spoken of."""
    doc = token.doc
    if token.lower_ not in TIMES or token.i == 0 or doc[token.i - 1].lower_ not in ("the", "very") or token.dep_ in ("nsubj", "obj", "nsubj:pass", "nmod"):
        return None
    clause = child(token, "acl:relcl", "acl", "ccomp")
    if clause is None or any(c.lower_ in ("before", "after", "on") for c in children(token, "case")):
        return None
    end = token.i + 1 + (doc[token.i + 1].lower_ in ("that", "when"))
    return _Opening("the moment", "if", token.i - 1, end, clause, token)


def _phrase(token: Token) -> _Opening | None:
    """'without Algeria's consent', 'without withdrawing', 'in exchange for a yes', 'in return for recognition'."""
    doc, i = token.doc, token.i
    if token.lower_ == "without" and token.dep_ in ("case", "mark") and token.head.i > i and token.head.dep_ in ("obl", "advcl", "nmod"):
        head = token.head
        if head.lower_ in ("delay", "doubt", "question", "exception", "warning", "him", "her", "me", "us", "them", "you", "it"):
            return None
        return _Opening("without", "unless", i, i + 1, head, head)
    if token.lower_ in ("exchange", "return") and 0 < i < len(doc) - 2 and doc[i - 1].lower_ == "in" and doc[i + 1].lower_ == "for":
        inner = doc[i + 1].head
        if inner.i > i + 1:
            return _Opening("in exchange", "if", i - 1, i + 2, inner, token if inner.head == token else inner)
    return None


def _inverted(token: Token) -> Conditional | None:
    """'Should the ban stay, we will ...', 'Were Chad to close the camps, ...': the auxiliary stands before its subject."""
    word, doc = token.lower_, token.doc
    if word not in ("should", "were", "had") or token.i + 3 >= len(doc) or doc[token.i + 1].tag_ not in ("DT", "NNP", "NNPS", "NN", "NNS", "PRP", "PRP$", "JJ", "CD", "EX"):
        return None
    first = token.i == token.sent.start or doc[token.i - 1].text in QUOTES or doc[token.i - 1].text in ",;:—–" or doc[token.i - 1].dep_ in ("cc", "mark") or doc[token.i - 1].is_space
    end = token.sent.end
    if any(t.text == "?" for t in token.sent):
        return None
    if first:
        comma = next((k for k in range(token.i + 3, end) if doc[k].text == ","), None)
        modal = next((t for t in doc[comma:end] if t.lower_ in MODALS and t.dep_ in ("aux", "ROOT")), None) if comma is not None else None
        if comma is None or modal is None:
            return None
        head = next((t for t in doc[token.i + 2 : comma] if t.pos_ in ("VERB", "AUX") and t.tag_ in ("VB", "VBN")), doc[comma - 1])
        if word == "were" and not any(t.tag_ == "TO" for t in doc[token.i + 2 : comma]):
            return None
        main = modal.head if modal.dep_ == "aux" else modal
        return _conditional(doc, "inversion", "if", (token.i, token.i + 1), (token.i + 1, comma), head, _finite(main))
    head = token.head
    if word != "should" or head.i < token.i or head.dep_ != "advcl" or not any(token.i < s.i < head.i for s in children(head, *SUBJECTS)):
        return None
    return _built(doc, _Opening("inversion", "if", token.i, token.i + 1, head, head))


# ---- the two clauses
def _built(doc: Doc, opening: _Opening) -> Conditional | None:
    main = _main(opening)
    if main is None or main.i == opening.clause.i:
        return None
    condition = _condition(doc, opening, main)
    if condition is None:
        return None
    return _conditional(doc, opening.rule, opening.polarity, (opening.start, opening.end), condition, opening.clause, main)


def _conditional(doc: Doc, rule: str, polarity: Polarity, marker: Range, condition: Range, head: Token, main: Token) -> Conditional | None:
    barred = set(range(min(marker[0], condition[0]), condition[1]))
    if main.i in barred:
        return None
    found = trimmed(doc, *condition)
    consequence = clause_span(complement(main), barred)
    if found is None or consequence is None:
        return None
    return Conditional(rule, polarity, marker, found, head.i, consequence, main.i)


def _main(opening: _Opening) -> Token | None:
    """The finite predicate that the condition hangs on; what somebody says of it in passing ('she promised') is passed over."""
    at = opening.anchor
    if at.head.i == at.i:
        return None
    at = at.head
    while not is_predicate(at) and at.head.i != at.i:
        at = at.head
    if at.dep_ == "parataxis" and is_inserted(at, opening.clause):
        at = at.head
    at = _finite(at)
    others = [c for c in children(at, "ccomp") if c.i != opening.clause.i and c.i > opening.start]
    if at.tag_ in ("VBD", "VBZ", "VBP") and not _is_future(at):
        said = next((c for c in others if _is_future(c)), None)
        if said is not None:
            return said
    return at if is_predicate(at) else None


def _finite(verb: Token) -> Token:
    """The predicate that an infinitive depends on: 'is ready to cut' from 'cut'; never beyond the clause of a verb of asking."""
    for _ in range(4):
        if verb.dep_ == "xcomp" and verb.head.i != verb.i and is_predicate(verb.head) or verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and verb.head.dep_ == "xcomp":
            verb = verb.head
    return verb


def _is_future(verb: Token) -> bool:
    return any(a.lower_ in MODALS for a in auxiliaries(verb))


def _condition(doc: Doc, opening: _Opening, main: Token) -> Range | None:
    """The range of a condition: its subtree; one that comes first ends at the comma before the rest."""
    own = [t.i for t in opening.clause.subtree if t.i >= opening.end and not t.is_punct and not t.is_space]
    if not own:
        return None
    core = core_of(main)
    end = max(own) + 1
    if core and opening.clause.i < min(core):
        edge = min(core)
        end = min(end, edge)
        comma = next((k for k in range(end, edge) if doc[k].text in (",", "—", "–", ";")), None)
        end = comma if comma is not None else end
    else:
        aside = [min(t.i for t in c.subtree) for c in children(opening.clause, "parataxis") if is_inserted(c)]
        end = min([end, *(a for a in aside if a > opening.clause.i)])
    if end < len(doc) and doc[end].text in QUOTES and sum(t.text in QUOTES for t in doc[opening.end : end]) % 2:
        end += 1
    return (opening.end, end) if end > opening.end else None
