"""Stage `places`: where things happen. Cities of the gazetteer and states under a preposition of place.

Reads the parse and Actors; writes Place records. A city of several names' sakes is the one in a country that the article names, else the
largest if it is a big one; an actor that acts or is acted on ('Moscow announced') is no place.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame
from dragoman.extract.slots import governing
from dragoman.grammar.phrases import conjuncts
from dragoman.records import Place, Span
from dragoman.resources.gazetteer import find_city

LOCATIVE = frozenset("in at near outside off from around across over above inside throughout through to into on towards toward between of".split())
WHERE = frozenset("in at near outside off around across over above inside throughout on".split())  # where a deed is done
CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl", "parataxis", "acl"})


@dataclass(frozen=True)
class Places:
    """Place records by the token that heads them; `home` the country of the dateline."""

    at: dict[int, Place]
    home: str | None
    frame: Frame
    actors: Actors
    countries: frozenset[str]

    def of(self, predicate: Token) -> Place | None:
        """Where the deed of a predicate happens: a place under a preposition of place in its clause, the nearest one first."""
        found: list[tuple[int, Place]] = []
        todo = [(predicate, 0)]
        while todo:
            head, depth = todo.pop()
            for c in head.children:
                if c.dep_ in CLAUSES or (c.dep_ in ("conj", "xcomp") and c.pos_ in ("VERB", "AUX")):
                    continue
                if c.dep_.split(":")[0] in ("obl", "nmod") and governing(c).split(" ")[-1] in WHERE:
                    found += [(depth, self.at[t.i]) for n in conjuncts(c) for t in (n, *(x for x in n.children if governing(x) == "of")) if t.i in self.at][:1]  # 'the suburb of Sitra'
                if depth < 3:
                    todo.append((c, depth + 1))
        return min(found, key=lambda f: (f[0], f[1].latitude is None, f[1].mention.start))[1] if found else None

    def is_place(self, token: Token) -> bool:
        """Is the nominal a city of the gazetteer, in whatever slot it stands?"""
        return token.i in self.at or self.city(token) is not None

    def city(self, token: Token) -> Place | None:
        """The city that a proper noun names, whatever governs it."""
        if token.pos_ != "PROPN" or token.ent_type_ not in ("LOC", "ORG", "") and not self._is_lone(token) or token.dep_ in ("compound", "flat") or any(r.code for r in self.actors.refs.get(token.i, ())):
            return None
        place = _place(self.frame, self.actors, token, self.countries)
        return place if place is None or token.ent_type_ != "PER" or place.country in self.countries else None

    def _is_lone(self, token: Token) -> bool:
        """A single word in object position that the entity layer took for a person: 'jets buzzed Chios'."""
        return token.ent_type_ == "PER" and token.dep_ in ("obj", "obl", "nmod") and not any(c.dep_ in ("flat", "compound", "nmod:desc") for c in token.children)

    def country_about(self, token: Token) -> str | None:
        """The country of the place that the token's phrase, clause or sentence names; the phrase counts first."""
        near = [t.i for t in token.subtree if t.i in self.at]
        if near:
            return self.at[near[0]].country
        here = self.of(token.head) if token.head != token else None
        if here is not None:
            return here.country
        countries = [self.at[t.i].country for t in token.sent if t.i in self.at and governing(t).split(" ")[-1] in WHERE]
        return countries[0] if countries else None


def find_places(frame: Frame, actors: Actors, home: str | None) -> Places:
    """All places of an article that stand under a preposition of place."""
    countries = frozenset({r.country for refs in actors.refs.values() for r in refs if r.country} | ({home} if home else set()))
    out: dict[int, Place] = {}
    for token in frame.doc:
        if token.pos_ != "PROPN" or not frame.prose[token.i] or token.dep_ in ("compound", "flat", "nmod:poss") or token.ent_type_ == "PER":
            continue
        if token.dep_ == "conj" or governing(token).split(" ")[-1] in LOCATIVE:
            place = _place(frame, actors, token, countries)
            if place is not None:
                out[token.i] = place
    return Places(out, home, frame, actors, countries)


def _place(frame: Frame, actors: Actors, token: Token, countries: frozenset[str]) -> Place | None:
    span = _name(frame, token)
    refs = actors.refs.get(token.i, ())
    if any(r.name in actors.genders for r in refs):
        return None  # 'demands on Putin': a person, whatever the entity layer made of the name
    state = next((r for r in refs if r.by in ("name", "metonym") and r.country and r.sector in ("GOV", None)), None)
    city = find_city(span.text, [state.country] if state is not None and state.country else countries)
    if city is not None and (state is None or state.by == "metonym" and city.country == state.country):
        return Place(span, city.name, city.country or None, city.latitude, city.longitude)
    if state is not None and state.by == "name" and state.name and " " not in span.text.replace(state.name, ""):
        return Place(span, state.name, state.country, None, None)
    return None


def _name(frame: Frame, token: Token) -> Span:
    """The capitalised words of a place name: 'Port Said', 'Dar es Salaam', without 'the northern city of'."""
    doc, start, end = frame.doc, token.i, token.i + 1
    parts = {c.i for c in token.subtree if c.dep_ in ("compound", "flat", "punct", "fixed", "nmod:desc", "case") or c.i == token.i}
    while start - 1 in parts and (doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ == "PROPN" or doc[start - 1].text == "-"):
        start -= 1
    while end in parts and (doc[end].text[:1].isupper() or doc[end].text == "-" or end + 1 in parts and (doc[end + 1].text[:1].isupper() or doc[end + 1].text == "-") and len(doc[end]) <= 3 and doc[end].is_alpha):
        end += 1
    return frame.span(start, end)
