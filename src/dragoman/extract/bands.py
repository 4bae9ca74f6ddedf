"""Whom 'this terrorist group', 'the enemy' and 'the Coalition' are: the armed group or coalition that the article names.

Reads Names and the parse. A nominal that names its own country or group is left to those; so is one where the article names nobody that
the word may mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.nouns import Frame, Name, Names
from dragoman.grammar.phrases import children
from dragoman.resources.band_words import load_band_words, load_wars
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.lexicon import Entry

ARMED = frozenset({"REB", "UAF"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
COALITION = frozenset({"coalition"})
INNER = ("amod", "compound", "nmod:desc", "nmod")


class Bands:
    """The armed groups and coalitions of one article."""

    def __init__(self, frame: Frame, names: Names, knowledge: Knowledge) -> None:
        self._frame, self._names, self._knowledge, self._words = frame, names, knowledge, load_band_words()
        self._groups = [n for n in names.hits if n.entry.kind == "group" and n.entry.sector in ARMED]
        self._coalitions = [n for n in names.hits if n.entry.code in knowledge.organisations and COALITION & set(knowledge.organisations[n.entry.code or ""].nouns)]
        last = {frame.doc[n.end - 1].lower_ for n in names.hits if n.entry.kind == "group" and n.entry.sector not in ARMED}
        self._political = bool(COALITION & last)  # the article names a party or front that is called so
        published = (frame.article.published or "")[:10]
        self._wars = [w for w in load_wars() if any(g.entry.name == w.enemy for g in self._groups) and (not published or published >= w.start[: len(published)])]

    def at(self, token: Token) -> Entry | None:
        """The group or coalition that a nominal stands for, or the coalition of 'Coalition partners'; None where another stage should tell."""
        if token.i in self._names.by_token or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        if token.lemma_.lower() in COALITION:
            return self._coalition(token)
        if token.lemma_.lower() in self._words["many"]:
            whole = next((c for c in children(token, "compound", "amod") if c.lemma_.lower() in COALITION), None)
            return self._coalition(whole) if whole is not None else None
        return self._group(token)

    def spoken_of(self, token: Token) -> Entry | None:
        """'It' at the head of a sentence, where the sentence before names an armed group last."""
        here = self._frame.places[token.i]
        named = [n for n in self._names.hits if n.end <= token.i and self._frame.places[n.start].sentence == here.sentence - 1 and n.entry.kind != "outlet"]
        if not named or not token.is_sent_start or token.dep_ != "nsubj" or token.lower_ != "it":
            return None
        return named[-1].entry if named[-1] in self._groups else None

    # ---- groups
    def _group(self, token: Token) -> Entry | None:
        """'this terrorist group', 'the militants', 'the enemy': the one named last."""
        lemma, words = token.lemma_.lower(), self._words
        around = {c.lower_ for c in children(token, *INNER)} | {c.lemma_.lower() for c in children(token, *INNER)}
        hostile = lemma in words["enemy"] and token.dep_ not in ("compound", "amod") or lemma in words["fighters"] and bool(around & words["enemy"])
        armed = lemma in words["group"] and bool(around & words["violent"]) or lemma in words["fighters"] and token.tag_ in ("NNS", "NNPS")
        pointed = any(c.lower_ in POINTING for c in children(token, "det"))
        if not hostile and not (armed and pointed) or self._is_told(token):
            return None
        if lemma in words["group"]:
            called = {f"{w} group" for w in around & words["violent"]}
        else:
            called = {token.lower_, f"{lemma} group"}
        return self._nearest(token, self._groups, None if hostile else called)

    def _is_told(self, token: Token) -> bool:
        """Does the phrase name whose it is, or who it is?"""
        return any(t.i in self._names.by_token for t in token.subtree if t.dep_ != "det" and t.i != token.i and abs(t.i - token.i) < 8)

    def _nearest(self, token: Token, groups: Sequence[Name], called: set[str] | None) -> Entry | None:
        """The group named last before the token that may be `called` so; the only one of the article where none stands before."""
        fit = [g for g in groups if called is None or self._may_be(g.entry, called)]
        before = [g for g in fit if g.end <= token.i]
        if before:
            return before[-1].entry
        return fit[0].entry if len({g.entry.code for g in fit}) == 1 else None

    def _may_be(self, entry: Entry, called: set[str]) -> bool:
        """May a group be called by one of the phrases: by its own nouns, or as a terrorist one where it is jihadist?"""
        nouns = next((g.nouns for g in self._knowledge.groups if g.names[0] == entry.name), ())
        jihadist = "jihadist group" in nouns or "militant group" in nouns
        return bool(called & set(nouns)) or jihadist and bool({w.split()[0] for w in called} & self._words["violent"])

    # ---- coalitions
    def _coalition(self, token: Token) -> Entry | None:
        """'the Coalition', 'the global coalition', 'Coalition' in 'Coalition forces'."""
        around = {w for c in children(token, *INNER) for w in c.lower_.replace("’", "'").split("-")} | {w for c in children(token, *INNER) for t in c.subtree for w in (t.lower_,)}
        part = token.head.lemma_.lower() if token.dep_ in ("compound", "amod", "nmod:poss", "nmod") else ""
        if self._political or around & self._words["political"]:
            return None
        named = self._nearest(token, [n for n in self._coalitions if n.entry.code != token.text], None) if not self._enemies(token) else None
        if named is not None:
            return named
        sure = token.text[0].isupper() and not token.is_sent_start or bool(around & self._words["military"]) or part in self._words["military"] | self._words["many"] or "led" in around
        if not (sure or any(c.lower_ in POINTING for c in token.children)) or len({w.coalition for w in self._wars}) != 1:
            return None
        organisation = self._knowledge.organisations[self._wars[0].coalition]
        return Entry("organisation", organisation.name, organisation.code, None, organisation.sector)

    def _enemies(self, token: Token) -> bool:
        """Does the phrase name whom the coalition fights?"""
        return any(g.start >= token.left_edge.i and g.end <= token.i for g in self._groups)
