"""Conditions over two sentences or clauses: 'X must ... . If not, Y', 'If X, Z. Otherwise Y', 'has until Friday to X, after which Y'.

Reads the parse alone; gives the same Conditionals as `grammar.conditionals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.grammar.alternatives import DEMANDING, OBLIGING, is_imperative
from dragoman.grammar.clauses import is_predicate
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import QUOTES, Range, clause_span, complement, is_inserted, trimmed
from dragoman.grammar.openings import MODALS
from dragoman.resources.openings import load_openings

# 'has until Friday to', 'gave them 48 hours to'.
GIVING = frozenset({"have", "give", "get", "grant", "set", "allow"})
TERMS = frozenset({"until", "hours", "days", "weeks", "day", "week", "hour", "month", "months", "deadline", "ultimatum"})


def find_branches(doc: Doc, others: Sequence[Conditional]) -> Iterator[Conditional]:
    """Conditions that take up what was said before; `others` are those in subordinate form, of which it may be the other branch."""
    for token in doc:
        end = _taken_up(token)
        if end is not None:
            found = _otherwise(token, end, others)
            if found is not None:
                yield found
        elif token.text in (",", ";") or token.lower_ == "or":
            found = _after_term(token)
            if found is not None:
                yield found


def _taken_up(token: Token) -> int | None:
    """Where the words that take up what was before end; None where there are none."""
    doc, i = token.doc, token.i
    for row in load_openings().get(token.lower_, ()):
        words = row.words
        if row.opens != "before" or tuple(t.lower_.replace("’", "'") for t in doc[i : i + len(words)]) != words:
            continue
        if words == ("if", "not") and not (i + 2 < len(doc) and doc[i + 2].text in ("—", "–") or token.sent.start >= i - 1):
            continue
        if words == ("otherwise",) and token.dep_ not in ("advmod", "ROOT", "discourse", "parataxis", "cc", "dep"):
            continue
        if words[0] == "after" and not _names_term(doc, token.sent.start if words[1] == "which" else i - 30, i):
            continue
        return i + len(words)
    return None


def _names_term(doc: Doc, low: int, high: int) -> bool:
    return any(t.lower_ in TERMS or t.ent_type_ in ("DATE", "TIME") for t in doc[max(0, low) : high])


def _otherwise(token: Token, end: int, others: Sequence[Conditional]) -> Conditional | None:
    """The clause after 'If not, ...' with the condition of the clause or sentence before."""
    doc, i = token.doc, token.i
    sentence = token.sent
    starts = all(doc[k].is_punct or doc[k].is_space or doc[k].lower_ in ("but", "and") for k in range(sentence.start, i))
    if not starts and not (doc[i - 1].text in ",;:—–" or doc[i - 1].text in QUOTES or doc[i - 1].lower_ in ("and", "but", "or")):
        return None
    stop = next((k for k in range(end, sentence.end) if doc[k].text in ";"), sentence.end)
    main = next((t for t in doc[end:stop] if is_predicate(t) and not is_inserted(t) and t.dep_ not in ("advcl", "acl", "acl:relcl", "xcomp")), None)
    if main is None or starts and sentence.start == 0:
        return None
    before = _before(doc, sentence.start, i, starts)
    if before is None:
        return None
    consequence = clause_span(complement(main), set(range(before[0], end)))
    if consequence is None:
        return None
    branch = next((c for c in reversed(others) if c.polarity == "if" and before[0] <= c.condition[0] and c.condition[1] <= before[1]), None)
    if branch is not None:
        return replace(branch, rule="otherwise", otherwise=consequence, other_main=main.i)
    asked = obligation(doc, *before)
    condition = clause_span(asked, set(range(i, consequence[1]))) if asked is not None else None
    if asked is None or condition is None:
        return None
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in asked.children):
        condition = trimmed(doc, *condition) or condition
    return Conditional("otherwise", "unless", (i, end), condition, asked.i, consequence, main.i)


def _before(doc: Doc, start: int, i: int, starts: bool) -> Range | None:
    """The clause or sentence that is taken up; not across a paragraph."""
    if not starts:
        return start, i
    previous = doc[start - 1].sent
    if any("\n" in t.text for t in doc[previous.start : start] if t.is_space):
        return None
    return previous.start, previous.end


def obligation(doc: Doc, start: int, end: int) -> Token | None:
    """The last predicate of a passage that says what is to be done: 'must', 'has to', an imperative, what is demanded."""
    for token in reversed(doc[start:end]):
        if token.lower_ in OBLIGING and token.tag_ == "MD":
            head = token.head
            return head.head if head.dep_ == "cop" else head
        if token.tag_ in ("VB", "VBP", "VBZ") and token.dep_ in ("ccomp", "xcomp", "acl") and token.head.lemma_.lower() in DEMANDING - {"give"} | {"have", "need", "want", "expect", "hour", "day", "week", "deadline", "ultimatum"}:
            return token
        if token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp", "acl", "ccomp") and token.head.lemma_.lower() in GIVING and _names_term(doc, start, token.i):
            return token
        if token.tag_ == "VB" and is_imperative(token):
            return token
    return None


def _after_term(token: Token) -> Conditional | None:
    """'has until Friday to leave or its men will be arrested', 'was given 48 hours to X, or face Y'."""
    doc, i = token.doc, token.i
    if token.lower_ != "or":
        return None
    sentence = token.sent
    asked = next((t for t in reversed(doc[sentence.start : i]) if t.tag_ == "VB" and any(c.lower_ == "to" for c in t.children) and t.dep_ in ("xcomp", "acl", "advcl", "ccomp")), None)
    if asked is None or not _names_term(doc, sentence.start, asked.i):
        return None
    giver = asked.head
    for _ in range(3):
        if giver.pos_ in ("VERB", "AUX") or giver.head == giver:
            break
        giver = giver.head
    if giver.lemma_.lower() not in GIVING:
        return None
    main = next((t for t in doc[i + 1 : sentence.end] if is_predicate(t) and not is_inserted(t) and (t.tag_ == "VB" or any(c.lower_ in MODALS for c in t.children))), None)
    if main is None:
        return None
    condition, consequence = clause_span(asked, set(range(i, sentence.end))), clause_span(main, set(range(sentence.start, i + 1)))
    if condition is None or consequence is None:
        return None
    return Conditional("or", "unless", (i, i + 1), condition, asked.i, (i + 1, consequence[1]), main.i)
