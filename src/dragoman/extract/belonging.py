"""What a noun belongs to by the words around it: 'Iran's army', 'the Saudi minister', 'a spokesman for the bloc'."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.extract.nouns import Names, Person
from dragoman.grammar.phrases import owners, preposition
from dragoman.records import ActorRef
from dragoman.resources.gazetteer import place_country

# (token) -> the actors that a nominal or possessive stands for, as far as its own words tell
Resolve = Callable[[Token], tuple[ActorRef, ...]]
Code = tuple[str | None, str | None]
Owner = tuple[str | None, str | None, str | None]  # code, country, sector
SEATED = frozenset({"based", "born", "headquartered"})
NOBODY: Owner = (None, None, None)
# Sectors that an office takes from what it belongs to: the spokesman of a militia is no government's.
OTHERS = frozenset({"OPP", "PTY", "REB", "MIL", "NGO", "BUS", "UAF", "CRM", "LAB", "REL", "EDU", "SPY", "JUD", "LEG", "MED"})


class Belonging:
    """Owners of nouns: (code, country), both None where nobody is named."""

    def __init__(self, names: Names, resolve: Resolve) -> None:
        self._names, self._resolve = names, resolve

    def of(self, head: Token, skip: Person | None = None) -> Code:
        """The owner of what a noun names; `skip`: a person who is none."""
        return self.whole(head, skip)[:2]

    def whole(self, head: Token, skip: Person | None = None) -> Owner:
        """The owner with its sector: 'the militia's spokesman' is the militia's."""
        for token in owners(head):
            if skip is not None and self._names.person_at.get(token.i) == skip:
                continue
            found = self._of_owner(token, 0)
            if found[0] or found[2] in OTHERS:
                return found
        if head.dep_ in ("compound", "flat", "nmod:desc") and head.head != head:
            return self.whole(head.head, skip)
        return NOBODY

    def _of_owner(self, token: Token, depth: int) -> Owner:
        name = self._names.by_token.get(token.i)
        if name is not None and name.entry.kind != "outlet":
            entry = name.entry
            if preposition(token) in ("in", "at", "to", "for", "from") and entry.kind not in ("state", "metonym", "organisation"):
                return NOBODY
            return entry.code, entry.country, entry.sector
        if token.pos_ in ("NOUN", "PROPN", "PRON", "DET"):
            known = self._resolve(token)
            if known and (known[0].code or known[0].sector in OTHERS):
                return known[0].code, known[0].country, known[0].sector
        if token.lower_ in SEATED and token.i > 1 and token.doc[token.i - 1].text in "-‐‑–":
            country = place_country(token.doc[token.i - 2].text)  # 'an Istanbul-based professor'
            if country is not None:
                return country, country, None
        for further in owners(token) if depth < 3 else ():
            found = self._of_owner(further, depth + 1)
            if found[0]:
                return found
        return NOBODY
