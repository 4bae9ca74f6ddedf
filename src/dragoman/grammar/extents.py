"""How far a clause reaches: its range of tokens around the predicate, up to what belongs to another clause."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries
from dragoman.grammar.phrases import child, children

Range = tuple[int, int]

# What one does by saying it: the clause that hangs on these is the deed that is promised or threatened.
COMMISSIVE = frozenset("threaten promise pledge vow offer agree undertake swear commit guarantee volunteer".split())
QUOTES = frozenset("“”‘’„«»\"'`") | {"``", "''"}


def is_inserted(verb: Token, but: Token | None = None) -> bool:
    """'..., she said, ...': a clause of its own with little in it but who says so; `but` is not counted."""
    full = [c for c in children(verb, "mark", "obj", "ccomp", "xcomp") if c != but]
    return child(verb, *SUBJECTS) is not None and not full and verb.tag_ in ("VBD", "VBZ", "VBP")


def complement(main: Token) -> Token:
    """The deed that is promised, threatened or offered: 'to leave' of 'threatened to leave'; else the predicate itself."""
    if main.lemma_.lower() in COMMISSIVE or any(main.lower_ in (w + "ed", w + "d", w + "s", w + "ing") for w in COMMISSIVE):
        found = child(main, "xcomp", "ccomp")
        if found is not None and found.i > main.i:
            return found
    return main


def core_of(verb: Token) -> set[int]:
    """A predicate with its auxiliaries, negation and subject."""
    out = {verb.i, *(a.i for a in auxiliaries(verb))}
    for c in children(verb, *SUBJECTS, "expl", "advmod"):
        if c.dep_ != "advmod" or c.lower_ in ("not", "n't", "n’t", "never"):
            near = [t.i for t in c.subtree]
            out |= set(near) if max(near) - min(near) < 25 else {c.i}
    return out


def clause_span(verb: Token, barred: set[int]) -> Range | None:
    """The range of a clause around its predicate, up to the barred tokens, to inserted clauses and to joined clauses of their own."""
    doc = verb.doc
    own = [t.i for t in verb.subtree]
    wall = set(barred) | {a.i for a in verb.ancestors}
    wall |= {t.i for a in verb.ancestors for s in children(a, *SUBJECTS) if verb not in s.subtree for t in s.subtree} - set(own)
    for c in children(verb, "parataxis", "conj", "cc"):
        if c.dep_ == "cc" or is_inserted(c) or (c.dep_ == "conj" and child(c, *SUBJECTS) is not None) or c.dep_ == "parataxis":
            wall |= {t.i for t in c.subtree}
            if c.dep_ == "conj":
                wall |= {g.i for g in children(c, "cc")}
    if any(c.dep_ == "conj" and child(c, *SUBJECTS) is None for c in verb.children):
        wall -= {c.i for c in children(verb, "cc")}
    core = {i for i in core_of(verb) if i not in barred and i in own} | {verb.i}
    core = {i for i in core if not is_parted(i, verb.i, barred)}
    low, high = min(core), max(core)
    left, right = min(own), max(own)
    while high < right and high + 1 not in wall:
        high += 1
    while low > left and low - 1 not in wall:
        low -= 1
    return trimmed(doc, low, high + 1)


def is_parted(i: int, j: int, barred: set[int]) -> bool:
    """Do more than a dozen barred tokens stand between the two?"""
    return sum(k in barred for k in range(min(i, j), max(i, j))) > 12


def trimmed(doc: Doc, start: int, end: int) -> Range | None:
    """The range without punctuation, joining words and unpaired quotation marks at its edges."""
    moved = True
    while moved and start < end:
        moved = False
        first, last = doc[start], doc[end - 1]
        if first.is_space or first.text in ",;:.—–-)…" or first.lower_ in ("and", "or", "but", "then", "that", "else") and first.dep_ in ("cc", "mark", "advmod", "punct"):
            start, moved = start + 1, True
        elif last.is_space or last.text in ",;:.—–-!(" or last.dep_ == "cc":
            end, moved = end - 1, True
        elif first.text in QUOTES and not any(t.text in QUOTES for t in doc[start + 1 : end]):
            start, moved = start + 1, True
        elif last.text in QUOTES and not any(t.text in QUOTES for t in doc[start : end - 1]):
            end, moved = end - 1, True
    if end - start > 2 and doc[start].text in QUOTES and doc[end - 1].text in QUOTES and not any(t.text in QUOTES for t in doc[start + 1 : end - 1]):
        start, end = start + 1, end - 1
    return (start, end) if start < end else None
