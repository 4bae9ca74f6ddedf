"""The words of one clause: what hangs on a predicate or noun without belonging to another clause, and the prepositions in it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.grammar.clauses import RELATIVE, antecedent, direct_object
from dragoman.grammar.lookup import lookup
from dragoman.grammar.phrases import NOMINAL, child, children

_OTHER = frozenset({"advcl", "ccomp", "acl:relcl", "parataxis", "csubj", "advcl:relcl", "csubj:pass", "list"})


def domain(head: Token) -> list[Token]:
    """The head and all that depends on it within its own clause, in the order of the text."""
    doc = head.doc
    known: dict[int, tuple[int, ...]] = doc.user_data.setdefault("domains", {})  # asked for by every pattern that the head may open
    if head.i not in known:
        arcs = lookup(doc).arcs
        found, todo = [head.i], [head.i]
        while todo:
            for dep, i in arcs[todo.pop()]:
                if dep in _OTHER or (dep in ("conj", "xcomp", "acl") and doc[i].pos_ in ("VERB", "AUX")):
                    continue
                found.append(i)
                todo.append(i)
        known[head.i] = tuple(sorted(found))
    return [doc[i] for i in known[head.i]]


def extent(head: Token) -> tuple[int, int]:
    """Token range of the clause without what is joined to its predicate: where to look for its date."""
    joined = {t.i for c in children(head, "conj") for t in c.subtree}
    own = [t.i for t in domain(head) if t.i not in joined]
    return own[0], own[-1] + 1


def governed(token: Token, prepositions: Sequence[str]) -> bool:
    """Does one of the prepositions ('from', 'out of', 'closer to') stand before the nominal? A conjunct shares the first one's."""
    cases = children(token, "case")
    if not cases:
        return token.dep_ == "conj" and token.head.pos_ in NOMINAL and child(token.head, "case") is not None and governed(token.head, prepositions)
    last = max((c for case in cases for c in (case, *children(case, "fixed")) if c.i < token.i), key=lambda c: c.i, default=None)
    if last is None:
        return False
    for preposition in prepositions:
        words = preposition.split()
        if [t.lower_ for t in token.doc[max(0, last.i + 1 - len(words)) : last.i + 1]] == words:
            return True
    return False


def under(head: Token, prepositions: Sequence[str]) -> list[Token]:
    """The nominals of a clause that stand under one of the prepositions, in the order of the text."""
    return [t for t in domain(head) if t.i != head.i and t.pos_ in NOMINAL and child(t, "case") is not None and governed(t, prepositions)]


def gap_object(verb: Token) -> Token | None:
    """The object, also where it is the gap of a relative clause further up: 'which Britain helped to found and left'."""
    own = direct_object(verb)
    if own is not None:
        return own
    at = verb
    while at.dep_ in ("xcomp", "conj") and at.head.pos_ in ("VERB", "AUX"):
        at = at.head
        gap = next((c for c in children(at, "obj") if c.lower_ in RELATIVE), None)
        if gap is not None:
            return antecedent(gap)
    return None
