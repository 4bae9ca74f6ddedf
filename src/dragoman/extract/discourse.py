"""What has been spoken of so far: antecedents of pronouns and nominals by gender, number, distance and role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.nouns import Place
from dragoman.grammar.clauses import clause_head, subject
from dragoman.records import ActorRef

# Weights of an antecedent: a sentence of distance costs 1, a subject is worth SUBJECT sentences.
LATELY = 300  # mentions of organisations that are looked back on
SUBJECT, SAME_PARAGRAPH, KNOWN_GENDER, REACH = 0.9, 0.6, 0.4, 6
HE, SHE, IT, THEY = {"he", "him", "his", "himself"}, {"she", "her", "herself"}, {"it", "its", "itself"}, {"they", "them", "their", "themselves"}


@dataclass(frozen=True)
class Seen:
    """A mention gone by: its actors (none for a thing), token, kind (person, group, state, organisation, outlet, thing)."""

    refs: tuple[ActorRef, ...]
    token: int
    kind: str
    gender: str
    plural: bool
    subject: bool
    phrase: str = ""


class Discourse:
    """Mentions in the order they are read."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self._places = places
        self._seen: list[Seen] = []
        self._organisations: list[Seen] = []

    def add(self, seen: Seen) -> None:
        self._seen.append(seen)
        if seen.kind == "organisation":
            self._organisations.append(seen)

    def antecedent(self, token: Token) -> tuple[ActorRef, ...]:
        """The actors a pronoun stands for; none where nothing fits."""
        word = token.lower_
        here = self._places[token.i]
        best: tuple[float, Seen] | None = None
        clause = clause_head(token)
        doer = subject(token.head) if token.dep_ in ("obj", "obl", "iobj") and token.head.pos_ == "VERB" else None
        own = {r.code for s in self._seen if s.token == doer.i for r in s.refs} if doer is not None else set()
        for seen in reversed(self._seen):
            place = self._places[seen.token]
            distance = here.sentence - place.sentence
            if distance > REACH or place.title != here.title:
                break
            if distance < 0 or seen.token >= token.i or not self._fits(word, token, seen):
                continue
            if word in IT and own and any(r.code in own for r in seen.refs):
                continue  # who walks out of it is not 'it'
            other = token.doc[seen.token]
            if word in ("him", "her", "it", "them") and token.dep_ in ("obj", "obl", "iobj") and other.head == token.head:
                continue  # 'Russia attacked it': not itself
            score = -float(distance) + (SUBJECT if seen.subject else 0) + (SAME_PARAGRAPH if place.paragraph == here.paragraph else 0)
            if seen.gender and word in HE | SHE:
                score += KNOWN_GENDER
            if word in HE | SHE and seen.refs and not seen.refs[0].sector and not seen.refs[0].code:
                score -= 0.8  # perhaps no person at all
            if word in IT and seen.kind == "group":
                score -= 0.5
            if clause is not None and distance == 0 and token.dep_ == "nmod:poss" and seen.subject and clause_head(other) == clause:
                score += 0.3
            score -= 0.002 * (token.i - seen.token)
            if best is None or score > best[0]:
                best = (score, seen)
        return best[1].refs if best is not None else ()

    def _fits(self, word: str, token: Token, seen: Seen) -> bool:
        if word in HE | SHE:
            wanted = "m" if word in HE else "f"
            return seen.kind == "person" and seen.gender in ("", wanted) and not seen.plural
        if word in IT:
            if seen.plural or seen.kind in ("person",):
                return False
            if token.dep_ in ("obj", "obl", "nmod", "iobj"):
                return seen.kind in ("organisation", "thing") or seen.kind == "state"
            return seen.kind in ("state", "organisation", "outlet", "group") or (seen.kind == "thing" and token.dep_ == "nsubj" and token.head.pos_ in ("ADJ", "NOUN"))
        return (seen.plural or seen.kind in ("group", "organisation")) and seen.kind != "thing" and bool(seen.refs)

    def holder(self, at: int, sector: str, gender: str, phrase: str) -> ActorRef | None:
        """The person lately spoken of who may be meant by 'the minister'; only one whose office was named so."""
        last = phrase.split()[-1]
        for seen in reversed(self._seen):
            if seen.token < at and seen.kind == "person" and seen.refs and seen.phrase.split()[-1:] == [last] and gender in ("", seen.gender):
                return seen.refs[0]
        return None

    def latest(self, at: int, n: int, *, leaders: bool) -> list[ActorRef]:
        """The last n of different codes; for leaders, persons of government only."""
        here = self._places[at]
        out: list[ActorRef] = []
        for seen in reversed(self._seen):
            place = self._places[seen.token]
            if seen.token >= at or place.sentence == here.sentence or place.title:
                continue
            if leaders and (seen.kind != "person" or seen.refs[0].sector != "GOV"):
                continue
            if seen.kind in ("thing", "outlet"):
                continue
            for ref in seen.refs:
                if ref.code and ref.code not in [r.code for r in out]:
                    out.append(ref)
                    if len(out) == n:
                        return out[::-1]
        return out[::-1]

    def organisations(self, at: int) -> Iterator[ActorRef]:
        """Organisations gone by, the last first; what was named hundreds of mentions ago is not meant by 'the bloc'."""
        return (r for seen in reversed(self._organisations[-LATELY:]) if seen.token < at for r in seen.refs)
