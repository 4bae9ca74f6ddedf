"""Trigger words in a parse: which frames of the codebook fit a verb, noun or adjective."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.extract.slots import fillers, things
from dragoman.grammar.clauses import is_negated
from dragoman.grammar.phrases import child, children
from dragoman.resources.codebook import Codebook, Condition, Trigger

WINDOW = 5  # words between a verb and the rest of its phrase: 'pulled its last troops out'


def figurative(doc: Doc, codebook: Codebook) -> frozenset[int]:
    """Tokens of phrases that are not meant literally ('price war'): lemmas in order, '*' for up to three words between."""
    lemmas = [t.lemma_.lower() for t in doc]
    lower = [t.lower_ for t in doc]
    out: set[int] = set()
    for start in range(len(doc)):
        for pattern in {*codebook.figurative.get(lemmas[start], ()), *codebook.figurative.get(lower[start], ())}:
            end = _match(pattern, lemmas, lower, start)
            if end:
                out |= set(range(start, end))
    return frozenset(out)


def _match(pattern: tuple[frozenset[str], ...], lemmas: list[str], lower: list[str], start: int) -> int:
    at, slack = start, 0
    for words in pattern:
        if "*" in words:
            slack = 3
            continue
        for step in range(slack + 1):
            if at + step < len(lemmas) and (lemmas[at + step] in words or lower[at + step] in words):
                at += step + 1
                break
        else:
            return 0
        slack = 0
    return at


def lemmas_of(token: Token) -> tuple[str, ...]:
    """The lemma, and before it the compound that it ends ('test-fire' of 'test-fired')."""
    lemma = token.lemma_.lower()
    doc, i = token.doc, token.i
    if i > 1 and doc[i - 1].text in ("-", "‑", "‐") and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        return (f"{doc[i - 2].lower_}-{lemma}", lemma)
    return (lemma,)


def _is_form(token: Token, trigger: Trigger) -> bool:
    words = trigger.lemma.split()
    if trigger.pos == "verb":
        if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
            return False
        return len(words) == 1 or has_words(token, words[1:])
    if trigger.pos == "adj":
        return token.pos_ in ("ADJ", "VERB", "NOUN") and (len(words) == 1 or has_words(token, words[1:]))
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return len(words) == 1 or _before(token, 2 * len(words)).endswith(trigger.lemma)


def _before(token: Token, n: int) -> str:
    """The words up to the token, lower case, hyphens as written; its own lemma last."""
    start = max(0, token.i - n)
    return " " + "".join(t.lower_ + (" " if t.whitespace_ else "") for t in token.doc[start : token.i]) + token.lemma_.lower()


def has_words(verb: Token, words: list[str]) -> bool:
    """The rest of a phrasal verb: a particle, an adverb or preposition close by, or words after a short object."""
    doc = verb.doc
    if len(words) == 1 and any(c.lower_ == words[0] for c in children(verb, "compound:prt", "advmod") if c.i > verb.i):
        return True
    near = doc[verb.i + 1 : verb.i + 1 + WINDOW]
    n = len(words)
    for k in range(len(near) - n + 1):
        if near[k].is_punct and near[k].text in ",;.:":
            return False
        if all(w in (t.lower_, t.lemma_.lower()) for w, t in zip(words, near[k : k + n], strict=True)):
            return k < 4 and (near[k].dep_ in ("compound:prt", "advmod", "case", "fixed") or n > 1 or k == 0 or near[k].head == verb)
    return False


class Matcher:
    """Frames of a codebook against the words of one article; what stands in a slot is looked up once."""

    def __init__(self, codebook: Codebook, actors: Actors) -> None:
        self.codebook, self.actors = codebook, actors
        self._quantities = codebook.classes.get("$quantity", frozenset())
        self._fillers: dict[tuple[int, str], list[Token]] = {}

    def fillers(self, token: Token, slot: str) -> list[Token]:
        """The nominals in a slot of a trigger word."""
        key = (token.i, slot)
        if key not in self._fillers:
            self._fillers[key] = fillers(token, slot)
        return self._fillers[key]

    def things(self, token: Token) -> list[Token]:
        """A nominal with what is joined to it and what it is a quantity of."""
        return things(token, self._quantities)

    def matches(self, token: Token) -> Iterator[Trigger]:
        """The frames that fit a token, the most demanding first."""
        for lemma in lemmas_of(token):
            for trigger in self.codebook.triggers.get(lemma, ()):
                if _is_form(token, trigger) and all(self._found(token, c) != c.negative for c in trigger.conditions):
                    yield trigger

    def _found(self, token: Token, c: Condition) -> bool:
        kind, _, rest = c.slot.partition(":")
        if kind in ("actor", "org", "place"):
            return any(self._is_actor(f, kind) for f in self.fillers(token, rest.removeprefix("prep:") or "obj"))
        if kind == "neg":
            return is_negated(token)
        if kind == "light":
            return True
        if kind == "comp":
            return child(token, "ccomp") is not None
        if kind == "xcomp":
            return any(not c.lemmas or x.lemma_.lower() in c.lemmas for x in children(token, "xcomp", "advcl", "acl", "ccomp"))
        found = self.fillers(token, rest if kind == "prep" else kind)
        return bool(found) if not c.lemmas else any(self._is_one(t, c.lemmas) for f in found for t in self.things(f))

    def _is_actor(self, filler: Token, kind: str) -> bool:
        refs = self.actors.within(filler)
        if kind == "org":
            return any(r.country is None and r.code for r in refs)
        return any(r.sector != "MED" for r in refs)

    def _is_one(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Is the nominal one of the words, alone or with the word before it; '@person' and '@force' ask for its kind."""
        lemma = token.lemma_.lower()
        if lemma in lemmas or token.lower_ in lemmas:
            return True
        if token.i and f"{token.doc[token.i - 1].lemma_.lower()} {lemma}" in lemmas:
            return True
        if "@person" in lemmas and (token.ent_type_ == "PER" or any(r.by == "role" and r.sector in PEOPLE for r in self.actors.refs.get(token.i, ()))):
            return True
        return "@force" in lemmas and any(r.sector in ("MIL", "REB", "UAF") for r in self.actors.refs.get(token.i, ()))


PEOPLE = frozenset("CVL MIL REB OPP CRM LAB AGR BUS EDU MED COP HLH REL REF HRI NGO SPY JUD LEG UAF".split())
