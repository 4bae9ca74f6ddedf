"""Conditions in coordinate form and over two sentences: 'do X or (else) Y', 'either X or Y', 'must X or face Y', 'do X, and Y',
'no X, no Y', 'X must ... . If not, Y', 'If X, Z. Otherwise Y'.

Reads the parse alone; gives the same Conditionals as `grammar.conditionals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_predicate
from dragoman.grammar.conditionals import MODALS, Conditional, Polarity
from dragoman.grammar.extents import QUOTES, clause_span, complement, is_inserted, trimmed
from dragoman.grammar.phrases import child, children

SUFFERING = frozenset("face risk suffer lose bear pay be".split())
OBLIGING = frozenset({"must", "should", "shall", "ought"})
DEMANDING = frozenset("demand order urge call warn tell give ask insist require".split())


def find_alternatives(doc: Doc, others: Sequence[Conditional]) -> Iterator[Conditional]:
    """Conditions in coordinate form; `others` are those in subordinate form, of which an 'if not' may be the other branch."""
    for token in doc:
        found = None
        if token.dep_ == "cc" and token.lower_ in ("or", "and"):
            found = _joined(token)
        elif token.lower_ == "no" and token.dep_ == "det":
            found = _no_no(token)
        if found is None:
            found = _otherwise(token, others)
        if found is not None:
            yield found


# ---- 'X or Y'
def _joined(cc: Token) -> Conditional | None:
    second = cc.head
    first = second.head if second.dep_ in ("conj", "parataxis") else None
    if first is None or first.i > cc.i or not (is_predicate(second) or second.tag_ == "VB") or not (is_predicate(first) or first.tag_ == "VB"):
        return None
    rule, polarity = _kind_of_pair(cc, first, second)
    if rule is None:
        return None
    barred = {t.i for t in second.subtree} | {cc.i}
    condition = clause_span(first, barred)
    consequence = clause_span(second, set(range(first.i, cc.i + 1)))
    if condition is None or consequence is None:
        return None
    doc = cc.doc
    if doc[condition[0]].lower_ == "either":
        condition = (condition[0] + 1, condition[1])
    return Conditional(rule, polarity, (cc.i, cc.i + 1), condition, first.i, consequence, second.i)


def _kind_of_pair(cc: Token, first: Token, second: Token) -> tuple[str | None, Polarity]:
    doc = cc.doc
    words = {a.lower_ for a in auxiliaries(first)}
    own_subject = child(second, *SUBJECTS) is not None
    threat = _is_threat(second)
    else_ = doc[cc.i + 1].lower_ == "else" if cc.i + 1 < len(doc) else False
    if cc.lower_ == "and":
        present = second.tag_ in ("VBZ", "VBP") or child(second, "cop") is not None or _is_future(second)
        return ("and", "if") if is_imperative(first) and own_subject and present and doc[cc.i - 1].text == "," else (None, "if")
    low = min(t.i for t in first.subtree)
    if own_subject and _is_future(second) and any(doc[k].lower_ == "either" for k in range(max(0, low - 1), first.i)):
        return "either", "unless"
    if is_imperative(first) and (else_ or own_subject and (_is_future(second) or threat) or threat):
        return "or", "unless"
    obliged = bool(words & OBLIGING) or _is_told(first)
    if obliged and (else_ or threat or own_subject and _is_future(second)):
        return "or", "unless"
    return None, "unless"


def _is_threat(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in SUFFERING - {"be"} or verb.lower_ in ("face", "risk", "suffer") or bool(child(verb, "aux:pass")) and verb.tag_ == "VBN"


def _is_future(verb: Token) -> bool:
    return any(a.lower_ in MODALS for a in auxiliaries(verb))


def _is_told(verb: Token) -> bool:
    """'told Iran to stop', 'has until Friday to leave', 'has to leave'."""
    return verb.tag_ == "VB" and verb.dep_ in ("xcomp", "acl", "advcl", "ccomp") and (verb.head.lemma_.lower() in DEMANDING | {"have", "need"})


def is_imperative(verb: Token) -> bool:
    """A bare infinitive without subject, auxiliary or marker, first of what is said."""
    if verb.tag_ not in ("VB", "VBP") or child(verb, *SUBJECTS, "mark") is not None:
        return False
    if any(a.lower_ not in ("do", "don't") for a in children(verb, "aux", "cop")):
        return False
    low = min(t.i for t in verb.subtree)
    doc = verb.doc
    before = doc[low - 1] if low else None
    return doc[low].text in QUOTES or before is None or before.is_space or before.text in QUOTES or before.text in ".:;,!?" or low == verb.sent.start


def _no_no(token: Token) -> Conditional | None:
    """'No deal, no market.'"""
    doc, first = token.doc, token.head
    comma = first.i + 1
    if first.i - token.i > 4 or comma + 1 >= len(doc) or doc[comma].text not in (",", "—", "–") or doc[comma + 1].lower_ != "no":
        return None
    second = doc[comma + 1].head
    if token.i and not (doc[token.i - 1].text in QUOTES or doc[token.i - 1].text in ".:;—–" or doc[token.i - 1].is_space or token.is_sent_start):
        return None  # one of a list
    if second.i - comma > 5 or is_predicate(first) or second.pos_ in ("VERB", "AUX"):
        return None
    return Conditional("no X, no Y", "if", None, (token.i, first.i + 1), first.i, (comma + 1, second.i + 1), second.i)


# ---- over two sentences
def _otherwise(token: Token, others: Sequence[Conditional]) -> Conditional | None:
    """'If not, ...', 'Otherwise ...', 'Or else ...' with the condition of the clause or sentence before."""
    doc, i = token.doc, token.i
    word = token.lower_
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if not (word == "if" and after == "not" and doc[min(i + 2, len(doc) - 1)].text == "," or word == "otherwise" and token.dep_ == "advmod" or word == "or" and after == "else"):
        return None
    end = i + 2 if word in ("if", "or") else i + 1
    sentence = token.sent
    starts = all(doc[k].is_punct or doc[k].is_space for k in range(sentence.start, i))
    if not starts and not (doc[i - 1].text in ",;:—–" or doc[i - 1].text in QUOTES):
        return None
    main = next((t for t in doc[end : sentence.end] if is_predicate(t) and not is_inserted(t) and t.dep_ not in ("advcl", "acl", "acl:relcl", "xcomp")), None)
    if main is None or starts and sentence.start == 0:
        return None
    if not starts:
        before = (sentence.start, i)
    else:
        previous = doc[sentence.start - 1].sent
        if any("\n" in t.text for t in doc[previous.start : sentence.start] if t.is_space):
            return None
        before = (previous.start, previous.end)
    consequence = clause_span(complement(main), set(range(before[0], end)))
    if consequence is None:
        return None
    branch = next((c for c in reversed(others) if c.polarity == "if" and before[0] <= c.condition[0] and c.condition[1] <= before[1]), None)
    if branch is not None:
        return replace(branch, rule="otherwise", otherwise=consequence, other_main=main.i)
    asked = _obligation(doc, *before)
    condition = clause_span(asked, set(range(i, consequence[1]))) if asked is not None else None
    if asked is None or condition is None:
        return None
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in asked.children):
        condition = trimmed(doc, *condition) or condition
    return Conditional("otherwise", "unless", (i, end), condition, asked.i, consequence, main.i)


def _obligation(doc: Doc, start: int, end: int) -> Token | None:
    """The last predicate of a passage that says what is to be done: 'must', 'has to', an imperative, what is demanded."""
    for token in reversed(doc[start:end]):
        if token.lower_ in OBLIGING and token.tag_ == "MD":
            head = token.head
            return head.head if head.dep_ == "cop" else head
        if token.tag_ in ("VB", "VBP", "VBZ") and token.dep_ in ("ccomp", "xcomp") and token.head.lemma_.lower() in DEMANDING - {"give"} | {"have", "need", "want", "expect"}:
            return token
        if token.tag_ == "VB" and is_imperative(token):
            return token
    return None
