"""Conditional sentences: the clause or phrase that states a condition, what opens it, and the clause that depends on it.

Reads the parse alone. Subordinate forms are found here (those of `grammar.openings`, and inversion); coordinate ones and those over two
sentences in `grammar.alternatives`, those that a predicate tells in `grammar.predicated`. What the two clauses mean to anybody is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_predicate
from dragoman.grammar.extents import QUOTES, Range, clause_span, complement, core_of, is_inserted, trimmed
from dragoman.grammar.openings import MODALS, Opening, opening_at
from dragoman.grammar.phrases import child, children
from dragoman.resources.openings import Polarity


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


def find_conditionals(doc: Doc) -> Iterator[Conditional]:
    """Conditions in subordinate form, in the order of the text."""
    passed = 0
    for token in doc:
        if token.i < passed:
            continue
        opening = opening_at(token)
        if opening is None:
            found = _inverted(token)
        else:
            passed = opening.end
            found = _built(doc, opening)
            if found is None or not _is_bound(doc[found.main]):
                found = _by_edges(doc, opening) or (None if found is not None and _is_telling(doc, opening, found) else found)
        if found is not None:
            yield found


def _inverted(token: Token) -> Conditional | None:
    """'Should the ban stay, we will ...', 'Were Chad to close the camps, ...': the auxiliary stands before its subject."""
    word, doc = token.lower_, token.doc
    if word not in ("should", "were", "had") or token.i + 3 >= len(doc) or doc[token.i + 1].lower_ not in ("either", "both", "neither") and doc[token.i + 1].tag_ not in ("DT", "NNP", "NNPS", "NN", "NNS", "PRP", "PRP$", "JJ", "CD", "EX"):
        return None
    first = token.i == token.sent.start or doc[token.i - 1].text in QUOTES or doc[token.i - 1].text in ",;:—–" or doc[token.i - 1].dep_ in ("cc", "mark") or doc[token.i - 1].is_space
    end = token.sent.end
    if any(t.text == "?" for t in token.sent):
        return None
    if first:
        comma = next((k for k in range(token.i + 3, end) if doc[k].text == ","), None)
        modal = next((t for t in doc[comma:end] if t.lower_ in MODALS and t.dep_ in ("aux", "ROOT")), None) if comma is not None else None
        if comma is not None and modal is not None:
            return _inverted_first(token, comma, modal)
    head = token.head
    if word not in ("should", "were") or head.i < token.i or head.dep_ != "advcl" or not any(token.i < s.i < head.i for s in children(head, *SUBJECTS)):
        return None
    return _built(doc, Opening("inversion", "if", token.i, token.i + 1, head))


def _inverted_first(token: Token, comma: int, modal: Token) -> Conditional | None:
    """The inverted clause stands first and ends at a comma; what depends on it has an auxiliary of the future."""
    doc, between = token.doc, token.doc[token.i + 2 : comma]
    head = next((t for t in between if t.pos_ in ("VERB", "AUX") and t.tag_ in ("VB", "VBN")), doc[comma - 1])
    if token.lower_ == "were" and not any(t.tag_ == "TO" for t in between):
        return None
    main = modal.head if modal.dep_ == "aux" else modal
    return _conditional(doc, "inversion", "if", (token.i, token.i + 1), (token.i + 1, comma), head, _finite(main))


# ---- the two clauses
def _built(doc: Doc, opening: Opening) -> Conditional | None:
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


def _main(opening: Opening) -> Token | None:
    """The finite predicate that the condition hangs on; what somebody says of it in passing ('she promised') is passed over."""
    at = opening.clause
    if at.head == at:
        return None
    at = at.head
    while (opening.start <= at.i < opening.end or not is_predicate(at)) and at.head != at:
        at = at.head
    if at.dep_ == "parataxis" and is_inserted(at, opening.clause):
        at = at.head
    at = _finite(at)
    others = [c for c in children(at, "ccomp") if c.i != opening.clause.i]
    if at.tag_ in ("VBD", "VBZ", "VBP") and not _is_future(at):
        said = next((c for c in sorted(others, key=lambda c: c.i < opening.start) if _is_future(c)), None)
        if said is not None:
            return said
    while at.dep_ == "ccomp" and _is_future(at.head) and at.head.i < at.i:  # 'will reconsider how it will help if ...'
        at = at.head
    return at if is_predicate(at) else None


def _finite(verb: Token) -> Token:
    """The predicate that an infinitive depends on: 'is ready to cut' from 'cut'; never beyond the clause of a verb of asking."""
    for _ in range(4):
        head = verb.head
        if verb.dep_ == "xcomp" and head != verb and (is_predicate(head) or head.dep_ == "xcomp" and head.pos_ == "ADJ") or verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and head.dep_ == "xcomp":
            verb = head
    return verb


def _is_future(verb: Token) -> bool:
    return any(a.lower_ in MODALS for a in auxiliaries(verb))


def _is_bound(main: Token) -> bool:
    """Has the predicate an auxiliary of the future, or is it one that needs none ('threatened to', 'is ready to')?"""
    return _is_future(main) or complement(main) != main or child(main, "xcomp") is not None


def _condition(doc: Doc, opening: Opening, main: Token) -> Range | None:
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


# ---- where the parse went another way
def _by_edges(doc: Doc, opening: Opening) -> Conditional | None:
    """By commas and quotation marks alone: the condition up to the comma before, or from the marker behind, a clause with 'will'."""
    low, high = _unit(doc, opening)
    before = [t for t in doc[low : opening.start] if not t.is_punct and not t.is_space and t.dep_ not in ("cc", "mark")]
    if before:
        close = next((k for k in range(opening.end, high) if doc[k].text in (",", ";", "—", "–")), high)
        region = (low, opening.start)
    else:
        close = next((k for k in range(opening.end, high) if doc[k].text in (",", "—", "–") and _modal(doc, k, high) is not None), high)
        region = (close, high)
    modal = _modal(doc, *region)
    if close <= opening.end:
        return None
    if modal is None:
        main = next((t for t in doc[slice(*region)] if t.dep_ in ("ROOT", "ccomp", "parataxis") and is_predicate(t) and _is_now(t)), None) if opening.rule == "the moment" else None
    else:
        main = _finite(modal.head) if modal.dep_ == "aux" else modal
    if main is None:
        return None
    if not region[0] <= main.i < region[1]:
        return None
    barred = set(range(opening.start, close)) | set(range(low)) | set(range(high, len(doc)))
    condition, consequence = trimmed(doc, opening.end, close), clause_span(main, barred)
    if condition is None or consequence is None:
        return None
    head = opening.clause if opening.end <= opening.clause.i < close else doc[condition[1] - 1]
    return Conditional(opening.rule, opening.polarity, (opening.start, opening.end), condition, head.i, consequence, main.i)


def _is_telling(doc: Doc, opening: Opening, found: Conditional) -> bool:
    """Is what the condition seems to hang on the verb of telling, outside the quotation it stands in?"""
    low, high = _unit(doc, opening)
    return doc[found.main].tag_ == "VBD" and not low <= found.main < high


def _unit(doc: Doc, opening: Opening) -> Range:
    """The sentence, or the part of it between quotation marks, colons and semicolons, that an opening stands in."""
    sentence = doc[opening.start].sent
    walls = [k for k in range(sentence.start, sentence.end) if doc[k].text in QUOTES and doc[k].text != "'" or doc[k].text in ":;"]
    low = max((k + 1 for k in walls if k < opening.start), default=sentence.start)
    high = min((k for k in walls if k >= opening.end), default=sentence.end)
    return low, high


def _is_now(verb: Token) -> bool:
    """Is the predicate finite and in the present?"""
    return verb.tag_ in ("VBZ", "VBP") or any(a.tag_ in ("VBZ", "VBP") for a in children(verb, "aux", "aux:pass", "cop"))


def _modal(doc: Doc, low: int, high: int) -> Token | None:
    """The first auxiliary of the future of a main clause in a range."""
    return next((t for t in doc[low:high] if t.lower_ in MODALS - {"must", "should"} and t.dep_ in ("aux", "ROOT") and t.head.dep_ not in ("acl:relcl", "advcl")), None)
