"""Questions asked of a noun phrase: its head, its words, its owner, what it is joined to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.grammar.lookup import lookup

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
# What hangs on a noun without being part of the phrase that names it.
_APART = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "nsubj", "nsubj:pass", "cop", "aux", "ccomp", "csubj", "mark", "advmod", "obl", "discourse", "dep", "orphan", "list", "advcl:relcl", "aux:pass", "nsubj:outer", "expl", "vocative"})  # fmt: skip
# Behind a hyphen, what somebody does for others: 'the Soviet-backed junta' is no Soviet one.
BACKED = frozenset("backed supported allied aligned sponsored funded financed trained armed equipped friendly vetted recognised recognized".split())


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of the dependency labels, in the order of the text."""
    doc = token.doc
    return [doc[i] for dep, i in lookup(doc).arcs[token.i] if dep in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the dependency labels."""
    doc = token.doc
    for dep, i in lookup(doc).arcs[token.i]:
        if dep in deps:
            return doc[i]
    return None


def preposition(token: Token) -> str:
    """The preposition that governs a nominal ('on', 'because of'), lower case; '' where there is none."""
    case = case_of(token)
    if case is None:
        return ""
    words = [case, *children(case, "fixed")]
    return " ".join(w.lower_ for w in words)


def case_of(token: Token) -> Token | None:
    """The preposition of a nominal, also where the parse hangs it on the first word of a name ('in Abu Dhabi')."""
    own = child(token, "case")
    if own is None:
        own = next((c for part in children(token, "compound", "flat") if part.i < token.i for c in children(part, "case") if c.lower_ not in ("'s", "’s")), None)
    return own


def prepositional(token: Token) -> list[tuple[str, Token]]:
    """(preposition, nominal) of the phrases that hang on a verb or noun, conjuncts of the nominals not included."""
    return [(preposition(c), c) for c in token.children if c.dep_.split(":")[0] in ("obl", "nmod") and c.dep_ != "nmod:poss" and case_of(c) is not None]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by 'and' or 'or'."""
    out = [token]
    for c in children(token, "conj"):
        if c.pos_ in NOMINAL:
            out += conjuncts(c)
    return out


def phrase(token: Token, *, whole: bool = False) -> tuple[int, int]:
    """Token range of the noun phrase of which the token is head: without its preposition; with appositions and clauses if `whole`."""
    known: dict[tuple[int, bool], tuple[int, int]] = token.doc.user_data.setdefault("phrases", {})  # each is asked for three times and more
    key = (token.i, whole)
    if key not in known:
        known[key] = _phrase(token, whole)
    return known[key]


def _phrase(token: Token, whole: bool) -> tuple[int, int]:
    left = right = token.i
    for c in token.children:
        if c.dep_ == "case" and c.i < token.i and c.lower_ not in ("'s", "’s"):
            continue
        if not whole and c.dep_ in _APART:
            continue
        if whole and c.dep_ in ("conj", "cc", "nsubj", "nsubj:pass", "cop", "aux", "ccomp", "csubj", "mark", "parataxis"):
            continue
        if c.dep_ in ("punct",) and c.i > token.i:
            continue
        low, high = c.left_edge.i, c.right_edge.i
        left, right = min(left, low), max(right, high)
    # what the head joins, and its preposition, may stand inside the edges
    for c in token.children:
        if c.dep_ == "case" and left <= c.i < token.i and c.lower_ not in ("'s", "’s"):
            left = max(left, c.i + 1)
    while left < token.i and (token.doc[left].dep_ == "case" and token.doc[left].head.dep_ in ("compound", "flat") or (token.doc[left].is_punct or token.doc[left].is_space) and token.doc[left].text not in "“\"‘'«„("):
        left += 1
    while right > token.i and (token.doc[right].is_space or token.doc[right].text in ",;:.—–-"):
        right -= 1
    return left, right + 1


def owners(token: Token) -> Iterator[Token]:
    """What a noun belongs to, nearest first: an adjective or noun before it, a possessor, 'of X', 'in X', 'from X'; 'Iran-backed' is nobody's."""
    if token.lower_ in BACKED and token.i and token.doc[token.i - 1].text in "-‐‑–":
        return
    yield from children(token, "amod", "compound", "nmod:desc")
    yield from children(token, "nmod:poss")
    by_preposition = prepositional(token)
    for wanted in (("of",), ("from", "for", "in", "to", "at")):
        yield from (t for p, t in by_preposition if p in wanted)


def head_noun(token: Token) -> Token:
    """The noun that a name, title or modifier stands in: 'Prime Minister Pashinyan' from any of its words."""
    while token.dep_ in ("compound", "flat", "amod", "nmod:desc", "case", "det", "nummod", "goeswith") and token.head != token:
        token = token.head
    return token
