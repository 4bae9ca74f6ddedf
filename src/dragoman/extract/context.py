"""Who is meant where a sentence leaves the other side out: 'recalled its ambassador', 'applauded the decision', 'the two armies'.

Reads the mentions of an article and the events told before. Nearer is likelier, and who took part in what was just told comes first.
Unknown stays unknown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import pycountry
from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame
from dragoman.records import ActorRef, Event
from dragoman.resources.codebook import Codebook

REACH = 2  # sentences back
DEED_REACH = 4
GONE = frozenset(c.alpha_3 for c in pycountry.historic_countries)  # states that are no more: nobody means them where nobody is named
# Weights of what tells whose the police are, and how far the best must be ahead; tried on the open articles of benchmarks/articles.
SUBJECT, OTHER, DEED, DATELINE, SHARE, AHEAD = 1.0, 0.5, 2.0, 1.0, 2.0, 0.4


@dataclass(frozen=True)
class Told:
    """An event told before, and the token that told it."""

    event: Event
    token: Token


class Context:
    """The mentions of an article, and its events as they are found."""

    def __init__(self, frame: Frame, actors: Actors, codebook: Codebook, voices: Collection[int], dateline: str | None = None) -> None:
        self._dateline = dateline
        self._frame, self._codebook = frame, codebook
        self._told: list[Told] = []
        self._mentions = [
            (i, ref) for i, refs in sorted(actors.refs.items()) for ref in refs if ref.code and ref.code not in GONE and ref.sector != "MED" and frame.prose[i] and i not in voices
        ]
        self._count = Counter(ref.code for _, ref in self._mentions)

    def note(self, event: Event, token: Token) -> None:
        """An event has been told."""
        self._told.append(Told(event, token))

    def partner(self, token: Token, known: Collection[str | None], *, far: bool) -> ActorRef | None:
        """The other side of a deed whose doer is known: in the sentence, in what was told just before, `far`: in the sentences before."""
        here = self._frame.places[token.i]
        inside = [(i, r) for i, r in self._mentions if self._frame.places[i].sentence == here.sentence and r.code not in known]
        if len({r.code for _, r in inside}) == 1:
            return self._implied(inside[-1][1])
        reach = REACH if far else 1
        for involved in (True, False):
            for told in reversed(self._told):
                distance = here.sentence - self._frame.places[told.token.i].sentence
                if distance > reach or self._frame.places[told.token.i].title != here.title:
                    break
                parties = (*told.event.target, *told.event.source)
                if involved and not any(r.code in known for r in parties):
                    continue
                for ref in parties:
                    if ref.code and ref.code not in known and ref.sector != "MED":
                        return self._implied(ref)
        if not far:
            return None
        best: tuple[float, ActorRef] | None = None
        for i, ref in self._mentions:
            place = self._frame.places[i]
            distance = here.sentence - place.sentence
            if ref.code in known or i >= token.i or distance > REACH or place.title != here.title:
                continue
            score = -distance + (1.0 if self._frame.doc[i].dep_ in ("nsubj", "nsubj:pass") else 0.0) + 2.0 * self._count[ref.code] / max(1, len(self._mentions))
            if best is None or score >= best[0]:
                best = (score, ref)
        return self._implied(best[1]) if best is not None else self._foremost(known)

    def _foremost(self, known: Collection[str | None]) -> ActorRef | None:
        """The other one of the two that the article is about."""
        for code, n in self._count.most_common(2):
            if code not in known and n >= 0.2 * len(self._mentions):
                return next(self._implied(r) for _, r in self._mentions if r.code == code)
        return None

    def home(self, token: Token) -> str | None:
        """The country of people, police or an army without one: that of the paragraph's subjects and deeds before it, of the dateline, of the
        article; the best of them where it is clearly ahead."""
        here = self._frame.places[token.i]
        score: defaultdict[str, float] = defaultdict(float)
        states = [(i, ref) for i, ref in self._mentions if ref.country]
        for i, ref in states:
            place = self._frame.places[i]
            score[str(ref.country)] += SHARE / len(states)
            if place.paragraph == here.paragraph and i < token.i:
                score[str(ref.country)] += SUBJECT if self._frame.doc[i].dep_ in ("nsubj", "nsubj:pass", "nmod:poss") else OTHER
        for told in self._told:
            if self._frame.places[told.token.i].paragraph == here.paragraph and told.event.place is not None and told.event.place.country:
                score[told.event.place.country] += DEED
        if self._dateline:
            score[self._dateline] += DATELINE
        best = sorted(((n, code) for code, n in score.items()), reverse=True)[:2]
        return best[0][1] if best and (len(best) == 1 or best[0][0] - best[1][0] > AHEAD) else None

    def organisation(self, token: Token, known: Collection[str | None]) -> ActorRef | None:
        """The organisation spoken of last: 'suspended its membership', 'was expelled in 1979'."""
        here = self._frame.places[token.i]
        for i, ref in reversed(self._mentions):
            place = self._frame.places[i]
            if i < token.i and ref.country is None and ref.code not in known and ref.code != "WST":
                return self._implied(ref) if here.sentence - place.sentence <= DEED_REACH and here.title == place.title else None
        return None

    def called(self, noun: str) -> ActorRef | None:
        """The organisation that the article calls by a noun: 'the CSTO military alliance' for 'alliance'; None where it calls several so."""
        found = {ref.code: ref for _, ref in self._mentions if ref.country is None and noun in ref.mention.text.lower().split()}
        return next(iter(found.values())) if len(found) == 1 else None

    def doer_of(self, noun: Token, known: Collection[str | None]) -> ActorRef | None:
        """Who did 'the step', 'the expulsion', 'this attack': the source of the last event that the noun may name."""
        if not any(c.lower_ in ("the", "this", "that", "such", "these", "those") for c in noun.children) and noun.lower_ not in ("this", "that", "it"):
            return None
        lemma = noun.lemma_.lower()
        types = {t.type for t in self._codebook.triggers.get(lemma, ()) if t.pos == "noun"}
        here = self._frame.places[noun.i]
        for wanted in (types, None):
            for told in reversed(self._told):
                if here.sentence - self._frame.places[told.token.i].sentence > DEED_REACH:
                    break
                if (wanted is None or told.event.type in wanted) and told.token.i != noun.i:
                    for ref in told.event.source:
                        if ref.code and ref.code not in known:
                            return self._implied(ref)
        return None

    def recent(self, token: Token, n: int = 2) -> Iterator[ActorRef]:
        """The parties of the last event told in this sentence or the one before."""
        here = self._frame.places[token.i]
        for told in reversed(self._told):
            if here.sentence - self._frame.places[told.token.i].sentence > 1:
                return
            yield from (self._implied(r) for r in (*told.event.source, *told.event.target) if r.code)
            return

    def _implied(self, ref: ActorRef) -> ActorRef:
        return replace(ref, by="nominal") if ref.by == "pronoun" else ref


def codes(refs: Sequence[ActorRef]) -> frozenset[str | None]:
    """The codes of some actors."""
    return frozenset(r.code for r in refs)
