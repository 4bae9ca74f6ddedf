"""Who 'it', 'they' or 'the country' is in an event where its chain tells nothing, or names the very doer of the deed.

Reads the parse and Actors. The subject is preferred, of the clause joined or above first, then of the sentences before: the preferences
of centering (Grosz, Joshi and Weinstein 1995) and of parallel clauses (Kameyama 1986). Number must agree; persons are left to the chains.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import RELATIVE, clause_head, grammatical_subject
from dragoman.grammar.phrases import child, children, conjuncts
from dragoman.records import ActorRef

ONE, SEVERAL = frozenset({"it", "itself"}), frozenset({"they", "them", "themselves"})
COUNTRIES = frozenset({"country", "nation", "kingdom", "republic", "island", "state"})
REACH = 2  # sentences back
UPWARD = frozenset({"ccomp", "advcl", "conj", "parataxis", "acl:relcl", "advcl:relcl"})


class Topics:
    """The subjects of one article, asked for by what may stand for them."""

    def __init__(self, frame: Frame, actors: Actors) -> None:
        self._frame, self._actors = frame, actors
        self._leads: dict[int, Token] = {}
        for token in frame.doc:
            if token.dep_ == "ROOT" and frame.prose[token.i]:
                subject = grammatical_subject(token)
                if subject is None or not self._codes(subject):
                    below = next((c for c in token.children if c.dep_ == "ccomp" and child(c, "nsubj", "nsubj:pass") is not None), None)  # 'X will leave, a paper said'
                    subject = child(below, "nsubj", "nsubj:pass") if below is not None else subject
                if subject is not None:
                    self._leads[frame.places[token.i].sentence] = subject

    def parallel(self, token: Token) -> tuple[ActorRef, ...]:
        """The subject of the clause that a pronoun's clause is joined to: 'Chad closed the road, and on Monday it recalled its envoy'."""
        verb = clause_head(token)
        if token.lower_ not in ONE | SEVERAL or not token.dep_.startswith("nsubj") or verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            return ()
        return self._refs(child(verb.head, "nsubj", "nsubj:pass"), token, ())

    def subject(self, token: Token) -> tuple[ActorRef, ...]:
        """Who a pronoun that is a subject stands for: the subject of the clause above, or of the sentence before."""
        if token.lower_ not in ONE | SEVERAL or not token.dep_.startswith("nsubj"):
            return ()
        return next((found for subject in self._above(token) if (found := self._refs(subject, token, ()))), ())

    def other(self, token: Token, known: Collection[str | None]) -> tuple[ActorRef, ...]:
        """Who a pronoun that is no subject stands for, the doers of its clause left out."""
        if token.lower_ not in ONE | SEVERAL and token.lemma_.lower() not in COUNTRIES:
            return ()
        found = next((found for subject in self._above(token) if (found := self._refs(subject, token, known))), ())
        return found or self._nearby(token, known)

    def person(self, token: Token, known: Collection[str | None]) -> tuple[ActorRef, ...]:
        """Who 'him' or 'her' is beside its own doer: the person or office of another side told last, 'received his Somali counterpart and assured him'."""
        here = self._frame.places[token.i]
        for i in range(token.i - 1, -1, -1):
            if here.sentence - self._frame.places[i].sentence > 1:
                break
            found = [r for r in self._actors.refs.get(i, ()) if r.code and r.code not in known and r.country and (r.by == "role" or r.name in self._actors.genders)]
            if found and self._frame.doc[i].tag_ in ("NN", "NNP"):
                mention = self._frame.span(token.i, token.i + 1)
                return tuple(replace(r, mention=mention, by="pronoun") for r in found)
        return ()

    def is_elsewhere(self, token: Token, known: Collection[str | None]) -> bool:
        """Was the sentence before about another state than the doers: then 'the country' in 'Russian soldiers overran the country' is that one?"""
        lead = self._leads.get(self._frame.places[token.i].sentence - 1)
        return token.lemma_.lower() in COUNTRIES and token.tag_ == "NN" and lead is not None and bool(self._codes(lead) - set(known)) and not self._codes(lead) & set(known)

    def _nearby(self, token: Token, known: Collection[str | None]) -> tuple[ActorRef, ...]:
        """The last state or organisation named in the sentence before, in its paragraph: 'the quarrel is with Benin. Niger accuses it'."""
        here = self._frame.places[token.i]
        for i in range(token.sent.start - 1, -1, -1):
            place = self._frame.places[i]
            if here.sentence - place.sentence > 1 or place.paragraph != here.paragraph:
                break
            if any(r.by in ("name", "metonym") for r in self._actors.refs.get(i, ())):
                found = self._refs(self._frame.doc[i], token, known)
                if found:
                    return found
        return ()

    def _above(self, token: Token) -> Iterator[Token]:
        """Subjects in the order of preference."""
        verb = clause_head(token)
        for _ in range(4):
            if verb.dep_ not in UPWARD or verb.head == verb:
                break
            above = verb.head if verb.head.pos_ in ("VERB", "AUX", "ADJ") else clause_head(verb.head)
            subject = grammatical_subject(above)
            if subject is not None and subject.i < token.i:
                yield subject
            verb = above
        here = self._frame.places[token.i]
        for back in range(1, REACH + 1):
            lead = self._leads.get(here.sentence - back)
            if lead is not None and self._frame.places[lead.i].title == here.title:
                yield lead

    def _refs(self, subject: Token | None, token: Token, known: Collection[str | None]) -> tuple[ActorRef, ...]:
        if subject is None or subject.lower_ in RELATIVE:
            return ()
        several = len(conjuncts(subject)) > 1 or subject.tag_ in ("NNS", "NNPS") or subject.lower_ in SEVERAL
        named = any(r.name in self._actors.genders for r in self._actors.of(subject))
        if several != (token.lower_ in SEVERAL) or named or subject.lower_ in ("he", "she", "i", "we"):
            return ()
        found = [r for one in conjuncts(subject) for r in self._own(one) if r.code and r.code not in known and r.sector != "MED"]
        if not several and token.lower_ in ONE and len(found) > 1:
            return ()
        mention = self._frame.span(token.i, token.i + 1)
        return tuple(replace(r, mention=mention, by="pronoun") for r in found)

    def _codes(self, subject: Token) -> set[str | None]:
        return {r.code for one in conjuncts(subject) for r in self._own(one) if r.code}

    def _own(self, token: Token) -> tuple[ActorRef, ...]:
        """What a nominal is, or whose: 'Taiwan's application'."""
        return self._actors.of(token) or next((found for owner in children(token, "nmod:poss") if (found := self._actors.of(owner))), ())
