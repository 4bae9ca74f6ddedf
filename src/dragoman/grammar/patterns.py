"""Patterns over a clause: a head word, the words and prepositions it needs, and the slots of who moves and toward whom.

A pattern is written as one reads it: 'A move closer to T', 'X push into T's arms', 'A's pivot to T', 'A+T mend fence'. `A` is the one who
moves, as subject; `X` the one who is moved, as object; `T` toward whom; `A's` and `T's` possessors of the next word; `A+T` parties joined
by 'and' or 'each other', each toward the others, `X+T` the same as object; `S` a subject toward whom another moves ('S lose grip on X'); `O` an object that does
not count; `self` a reflexive; `a|b` either; `*` marks the head where it is not the first word, `=` a head that is a noun after 'be' ('A =odds with T').
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dragoman.grammar.clauses import grammatical_subject, is_passive, subject
from dragoman.grammar.domains import domain, gap_object, governed, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import NOMINAL, child, children

Role = Literal["A", "X", "T", "S", "A+T", "X+T", "O", "self", "word"]
ROLES: dict[str, Role] = {"A": "A", "X": "X", "T": "T", "S": "S", "A+T": "A+T", "X+T": "X+T", "O": "O", "self": "self"}
PREPOSITIONS = frozenset("to toward towards from off with on upon against at of for in into out out_of away_from between behind within by over around outside inside before under beside beneath past through down without as about aboard".split())
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
# Verbs that only carry the noun that is their object: 'made a pivot', 'signalled a shift'.
LIGHT = frozenset("make begin start launch complete signal undertake pursue continue announce mark accelerate execute perform".split())


@dataclass(frozen=True)
class Part:
    """One slot or word, with the prepositions before it and the slot that owns it."""

    role: Role
    words: frozenset[str] = frozenset()
    prepositions: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True)
class Pattern:
    """A pattern as parsed: its parts, which of them is the head, and whether that is a noun."""

    text: str
    parts: tuple[Part, ...]
    head: int
    noun: bool

    @property
    def weight(self) -> int:
        """How much it asks for; of two that fit, the more exacting one holds."""
        return sum(2 if p.role in ("word", "self") else 1 for p in self.parts) + sum(bool(p.owner) for p in self.parts)


@dataclass(frozen=True)
class Match:
    """Where a pattern was found: heads of the phrases of who moves (none where it is left to the context) and toward whom, all tokens that matter, and what fills O."""

    movers: tuple[Token, ...]
    targets: tuple[Token, ...]
    tokens: tuple[int, ...]
    others: tuple[Token, ...] = ()


def parse_pattern(text: str) -> Pattern:
    """The pattern of a line of text; ValueError says what is wrong with it."""
    parts: list[Part] = []
    head: int | None = None
    prepositions: tuple[str, ...] = ()
    owner = ""
    written = text.split()
    for n, word in enumerate(written):
        choices = word.lstrip("*=").split("|")
        if _is_preposition(word) and n + 1 < len(written) and not _is_preposition(written[n + 1]):
            prepositions = tuple(c.replace("_", " ") for c in choices)
            continue
        if word in ("A's", "T's"):
            owner = word[0]
            continue
        role = ROLES.get(word, "word")
        if word.startswith(("*", "=")):
            head = len(parts)
        parts.append(Part(role, frozenset(choices) if role == "word" else frozenset(), prepositions, owner))
        prepositions, owner = (), ""
    if owner:
        raise ValueError("it ends in a possessor")
    if head is None:
        head = next((i for i, p in enumerate(parts) if p.role == "word"), None)
    if head is None:
        raise ValueError("it has no word that could be its head")
    roles = {p.role for p in parts}
    owners = {p.owner for p in parts}
    if not ({"A", "X", "A+T", "X+T"} & roles or "A" in owners) or not ({"T", "S", "A+T", "X+T"} & roles or "T" in owners):
        raise ValueError("it needs one who moves (A, X, A's, A+T or X+T) and one toward whom (T, T's, S, A+T or X+T)")
    return Pattern(text, tuple(parts), head, parts[head].owner == "A" or head == 0 or any(w.startswith("=") for w in written))


def _is_preposition(word: str) -> bool:
    """A particle ('fall out with') is a word: what another preposition follows, or nothing."""
    return all(c in PREPOSITIONS for c in word.split("|"))


def match(pattern: Pattern, head: Token) -> Match | None:
    """Where the pattern fits the clause of the head; None where it does not."""
    nominal = head.pos_ in ("NOUN", "PROPN") or child(head, "nmod:poss") is not None
    if pattern.noun != nominal or not _is_word(head, pattern.parts[pattern.head]):
        return None
    words = domain(head)
    if pattern.noun and head.dep_ == "obj" and lexeme(head.head, LIGHT):
        words = sorted({*words, *domain(head.head)}, key=lambda t: t.i)
    if head.i >= 2 and head.doc[head.i - 1].text in "-‐‑":  # 'cold-shouldered', whatever the parse makes of it
        words = [head.doc[head.i - 2], *words]
    movers: list[Token] = []
    targets: list[Token] = []
    others: list[Token] = []
    used = [head]
    last = head.i
    for n, part in enumerate(pattern.parts):
        found = _find(part, head, words, last, n < pattern.head) if n != pattern.head else [head]
        if not found:
            return None
        if part.owner:
            owners = _owners(found[0], part.owner == "A")
            if not owners and (part.owner == "T" or n == pattern.head or not any(c.lower_ == "the" for c in found[0].children)):
                return None
            (movers if part.owner == "A" else targets).extend(owners)
            used += owners
        if part.role in ("A", "X", "A+T", "X+T"):
            movers += found
        if part.role == "O":
            others += found
        if part.role in ("T", "S", "A+T", "X+T"):
            targets += found
        if n != pattern.head:
            used += found
            if part.role == "word" and n > pattern.head:
                last = max(last, found[0].i) if found[0].i > head.i else last
    if len(pattern.parts) == 3 and not pattern.noun and targets and pattern.parts[-1].prepositions and _is_nested(targets[0], head):
        return None
    end = head.doc[last] if last > head.i and pattern.parts[-1].role == "word" else None
    if end is not None and end.lower_ in ("closer", "nearer") and any(c.i not in {t.i for t in used} and governed(c, ("to",)) for c in children(end, "obl", "nmod")):
        return None  # 'drew it closer to another' draws it not to himself
    mutual = any(p.role in ("A+T", "X+T") for p in pattern.parts)
    if mutual and any(t.i > head.i and t.pos_ in NOMINAL and governed(t, ("with", "from", "to")) for t in words):
        return None  # 'both countries cut ties with Mali'
    if _has_other_object(pattern, head, used) or (not mutual and {t.i for t in movers} & {t.i for t in targets}):
        return None
    return Match(tuple(movers), tuple(targets), tuple(t.i for t in used), tuple(others))


def _is_nested(target: Token, head: Token) -> bool:
    """'turned to its bench against T': what is said of another complement."""
    at = target.head
    if at != head:
        return at.pos_ in ("NOUN", "PROPN") and at.dep_ in ("obl", "obj") and at.head == head and target.dep_ == "nmod"
    between = [c for c in children(head, "obl") if head.i < c.i < target.i and children(c, "nmod:poss") and children(c, "case")]
    return bool(between)  # 'turned to its bench against T'


def _is_word(token: Token, part: Part) -> bool:
    return lexeme(token, part.words) is not None


def _find(part: Part, head: Token, words: Sequence[Token], last: int, before: bool) -> list[Token]:
    """The tokens that fill a part; of a nominal, the head of its phrase."""
    if part.role == "self":
        return [c for c in words if c.lower_ in REFLEXIVE][:1]
    if part.role == "O" and not part.prepositions:
        moved = grammatical_subject(head) if is_passive(head) else gap_object(head)
        return [moved] if moved is not None else []
    if part.role in ("X", "X+T") and not part.prepositions:
        moved = grammatical_subject(head) if is_passive(head) else gap_object(head)
        return [moved] if moved is not None else []
    if part.role in ("A", "A+T", "S") and not part.prepositions:
        doer = grammatical_subject(head) if head.pos_ in ("NOUN", "ADJ") or head.lemma_ == "be" else subject(head)
        if doer is None and head.pos_ == "ADJ" and head.dep_ in ("amod", "acl", "appos") and head.head.pos_ in NOMINAL and head.head.i < head.i:
            doer = head.head  # 'Argentina, thick as thieves with Brazil, ...'
        own = children(head, "nsubj", "nsubj:pass")
        if len(own) > 1 and doer == own[0] and doer.pos_ != "PROPN":  # 'For years its best friend, Dhaka is pulling away': the one with the name
            doer = next((c for c in own if c.pos_ == "PROPN"), doer)
        return [doer] if doer is not None else []
    if part.role == "word":
        fit = [t for t in words if t.i != head.i and t.dep_ != "compound" and _is_word(t, part) and (not part.prepositions or governed(t, part.prepositions))]
        return [t for t in fit if before or t.i > head.i or t.dep_ not in ("advmod", "amod", "xcomp", "advcl")][:1]
    if not part.prepositions:
        thing = child(head, "iobj") or gap_object(head)
        return [thing] if thing is not None and thing.pos_ in NOMINAL else []
    fit = [t for t in words if t.i > (last if not before else -1) and (t.pos_ in NOMINAL or t.lower_ in ("each", "other")) and governed(t, part.prepositions)]
    if not fit and part.role == "T" and not before:  # 'from Chad it has drifted away'
        fit = [t for t in head.sent if t.i < head.i and t.dep_ == "obl" and (t.head == head or t.head == head.head and t.i > head.head.i) and governed(t, part.prepositions)]
    return fit if part.role == "T" else fit[:1]


def _owners(noun: Token, mover: bool) -> list[Token]:
    """Whose it is: a possessor, 'of X', or an adjective before it; for a mover also the subject of a verb that only carries the noun."""
    found = children(noun, "nmod:poss") or under(noun, ("of", "by")) or children(noun, "amod", "compound")
    found = [t for t in found if t.head == noun or t.dep_ == "conj"]
    if mover and not children(noun, "nmod:poss") and noun.dep_ == "obj" and lexeme(noun.head, LIGHT):
        doer = subject(noun.head)
        return [doer] if doer is not None else found
    return found


def _has_other_object(pattern: Pattern, head: Token, used: Sequence[Token]) -> bool:
    """'Moved troops closer to Poland': the verb has an object that the pattern does not know."""
    if pattern.noun:
        return False
    known = {t.i for t in used}
    return any(c.i not in known and c.lower_ not in REFLEXIVE and c.tag_ != "PRP$" for c in children(head, "obj"))
