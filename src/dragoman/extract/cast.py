"""Who takes part in an event: what stands in the slots of its frame, as actors.

Reads the parse, Actors, statements and Places. 'We' in a quotation is the speaker's side, 'you' the one spoken to; people and police
without a country belong where the deed is done. The source must be able to act; the target may be anything that belongs to somebody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.context import Context, codes
from dragoman.extract.frames import Matcher
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.places import Places
from dragoman.extract.slots import governing, under_preposition
from dragoman.grammar.phrases import children, conjuncts
from dragoman.records import ActorRef
from dragoman.resources.gazetteer import place_country

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
SECOND_PERSON = frozenset({"you", "your", "yours"})
LOCAL = frozenset("CVL COP JUD LAB AGR EDU OPP LEG HLH REL CRM MIL REB GOV PTY REF HRI SET ELI".split())
NEAR = frozenset({"", "on", "against", "to", "with", "near", "at", "from", "of", "over", "for", "in", "by", "into", "across", "through", "towards", "toward", "between"})
INNER = frozenset("obj obl nmod xcomp iobj ccomp acl advcl".split())


class Cast:
    """Finds the actors of events of one article."""

    def __init__(self, frame: Frame, actors: Actors, said: Sequence[Said], places: Places, matcher: Matcher, context: Context) -> None:
        self.frame, self.actors, self.said, self.places, self.matcher, self.context = frame, actors, said, places, matcher, context
        self._agents = matcher.codebook.classes.get("$agent", frozenset())
        self._speakers = {s.speaker for s in said if s.speaker is not None}

    def sources(self, token: Token, slots: Sequence[str]) -> tuple[ActorRef, ...]:
        """The actors in the first of the slots that holds any that can act."""
        for slot in slots:
            found = [r for filler in self.matcher.fillers(token, slot) for one in conjuncts(filler) for r in self.acting(one)]
            found = [r for r in found if r.sector != "MED" or r.code]
            if found:
                return distinct(found)
        return ()

    def targets(self, token: Token, slots: Sequence[str], source: Sequence[ActorRef], *, within: bool) -> tuple[ActorRef, ...]:
        """The actors in the first of the slots that holds any but the source; `within`: its own people may be the target."""
        known = codes(source) - {None}
        blank: tuple[ActorRef, ...] = ()
        for slot in slots:
            found = [r for filler in self.matcher.fillers(token, slot) for one in self.matcher.things(filler) for r in self.undergoing(one)]
            found = [r for r in found if (r.sector != "MED" or r.code) and not (r.by == "metonym" and slot in ("in", "at"))]
            found = [r for r in found if not r.code or r.code not in known or (within and slot == "obj" and r.by != "pronoun")]
            if any(r.code for r in found):
                return distinct([r for r in found if r.code])
            blank = blank or distinct(found)
        return blank

    def acting(self, token: Token) -> list[ActorRef]:
        """The actors that a nominal is, or that act through it: 'Russian drones', 'a court in Rwanda'; nobody for 'the crisis in Syria'."""
        if token.lower_ in FIRST_PERSON or token.lower_ in SECOND_PERSON:
            return self._spoken(token)
        own = self.actors.refs.get(token.i)
        if own:
            return [self._settled(token, r) for r in own]
        if self._can_act(token):
            found = list(self._owner(token)) or list(self.actors.within(token))
            if found:
                return found
            country = self.places.country_about(token)
            return [ActorRef(self.frame.span(token.i, token.i + 1), None, country, country, "CVL", "nominal")] if country else []
        for c in children(token, "amod", "compound", "nmod:poss", "nmod:desc"):
            if c.lower_ in FIRST_PERSON or c.lower_ in SECOND_PERSON:
                return self._spoken(c)
            found = list(self.actors.of(c))
            if found:
                return found
        return []

    def undergoing(self, token: Token) -> list[ActorRef]:
        """The actors that a nominal is or belongs to."""
        if token.lower_ in FIRST_PERSON or token.lower_ in SECOND_PERSON:
            return self._spoken(token)
        for c in children(token, "nmod:poss"):
            if c.lower_ in FIRST_PERSON or c.lower_ in SECOND_PERSON:
                return self._spoken(c)
        return [self._settled(token, r) for r in self.actors.within(token)]

    def about(self, token: Token, source: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
        """The first other actor inside what the trigger is about: 'lifted the controls that it had put on Korea's firms', 'silos near Odesa'."""
        known = codes(source)
        for part in token.children:
            kind = part.dep_.split(":")[0]
            if kind not in INNER and part.dep_ != "nsubj:pass" or part.dep_ == "obl:unmarked":
                continue
            if governing(part) not in NEAR or (part.i < token.i and part.dep_ != "nsubj:pass"):
                continue
            for inner in sorted(part.subtree, key=lambda t: t.i):
                refs = [r for r in self.actors.refs.get(inner.i, ()) if r.code and r.code not in known and r.sector != "MED"]
                if refs and inner.i not in self._speakers:
                    return tuple(refs)
                country = self._country(inner)
                if country is not None and country not in known:
                    return (ActorRef(self.frame.span(inner.i, inner.i + 1), None, country, country, None, "metonym"),)
        return ()

    def people(self, token: Token) -> tuple[ActorRef, ...]:
        """The country of the people in the object of a deed, by where it is done: 'shot three boys', 'detained nine of them'."""
        country = self.places.country_about(token)
        return (ActorRef(self.frame.span(token.i, token.i + 1), None, country, country, "CVL", "nominal"),) if country else ()

    def _country(self, token: Token) -> str | None:
        place = self.places.at.get(token.i)
        if place is not None:
            return place.country
        return place_country(token.text, self._countries()) if token.ent_type_ == "LOC" and token.pos_ == "PROPN" and token.i not in self.actors.refs else None

    def _countries(self) -> frozenset[str]:
        return frozenset(r.country for refs in self.actors.refs.values() for r in refs if r.country)

    def _can_act(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return lemma in self._agents or bool(token.i) and f"{token.doc[token.i - 1].lemma_.lower()} {lemma}" in self._agents or token.pos_ == "NUM"

    def _owner(self, token: Token) -> tuple[ActorRef, ...]:
        for c in children(token, "amod", "compound", "nmod:poss", "nmod:desc"):
            found = self.actors.of(c)
            if found:
                return found
        for words, t in under_preposition(token):
            if words in ("of", "from"):
                found = self.actors.within(t)
                if found:
                    return found
        return ()

    def _settled(self, token: Token, ref: ActorRef) -> ActorRef:
        """A role without a country ('police', 'protesters') is of the place where it acts."""
        if ref.code or ref.sector not in LOCAL or ref.by == "name":
            return ref
        country = self.places.country_about(token)
        return replace(ref, code=country, country=country) if country else ref

    def _spoken(self, token: Token) -> list[ActorRef]:
        """'We' is the speaker's side, 'you' the one spoken to."""
        statement = next((s.record for s in reversed(self.said) if token.i in s.content), None)
        if statement is None:
            return []
        if token.lower_ in FIRST_PERSON:
            who: ActorRef | None = statement.speaker
        else:
            who = statement.addressee if statement.addressee is not None and statement.addressee.code else self.context.partner(token, {statement.speaker.code}, far=True)
        return [replace(who, mention=self.frame.span(token.i, token.i + 1), by="pronoun")] if who is not None and who.code else []


def distinct(refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Each actor once."""
    out: list[ActorRef] = []
    for ref in refs:
        if not any(r.code == ref.code and r.sector == ref.sector for r in out):
            out.append(ref)
    return tuple(out)
