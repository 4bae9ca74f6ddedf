"""Whose a party is: the codes that an article offers for a mention, told in features that the event head weighs.

Reads the parse, Actors and statements. An option is a code that the article names; its features are where it was named last and as what,
how often, what the rules took the mention for, and who the other party of the event is (a state seldom accuses itself).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.arguments import path
from dragoman.extract.cast import FIRST_PERSON, SECOND_PERSON
from dragoman.extract.nouns import Frame, Said
from dragoman.records import ActorRef

MOST = 12  # options of a mention
NAMED = frozenset({"name", "metonym"})
CONFLICT = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


@dataclass(frozen=True)
class Named:
    """Where an article names a code: tokens by name, and how often anything stands for it."""

    tokens: tuple[int, ...]
    total: int


class Options:
    """The codes of one article and where they stand."""

    def __init__(self, frame: Frame, actors: Actors, said: Sequence[Said], home: str | None) -> None:
        self._frame, self._said, self._home = frame, said, home
        tokens: dict[str, list[int]] = defaultdict(list)
        total: Counter[str] = Counter()
        for i, refs in sorted(actors.refs.items()):
            for ref in refs:
                if ref.code is None or ref.sector == "MED" or not frame.prose[i]:
                    continue
                total[ref.code] += 1
                if ref.by in NAMED:
                    tokens[ref.code].append(i)
        self.named = {code: Named(tuple(found), total[code]) for code, found in tokens.items()}
        self._total = total
        self._order = {code: k for k, code in enumerate(sorted(tokens, key=lambda c: tokens[c][0]))}
        self._rank = {code: k for k, (code, _) in enumerate(total.most_common())}

    def tokens(self, code: str) -> tuple[int, ...]:
        """Where a code is named."""
        return self.named[code].tokens if code in self.named else ()

    def of(self, token: Token, told: Collection[ActorRef], other: Collection[ActorRef]) -> list[str]:
        """The options of a mention: what the rules gave, the other party's, then the codes named nearest."""
        known = [r.code for r in (*told, *other) if r.code]
        near = sorted(self.named, key=lambda code: min(abs(i - token.i) for i in self.named[code].tokens) - 2 * self._total[code])
        return list(dict.fromkeys([*known, *near]))[:MOST]

    def anchor(self, token: Token, code: str) -> int | None:
        """The token that names a code: the last before the mention, else the first after it."""
        found = self.named.get(code)
        if found is None:
            return None
        before = [i for i in found.tokens if i <= token.i]
        return before[-1] if before else found.tokens[0]

    def features(self, token: Token, role: str, kind: str, code: str, told: Sequence[ActorRef], other: Sequence[ActorRef]) -> list[str]:
        """The features of one option for a mention that is `role` (src, tgt) of an event of type `kind`."""
        frame = self._frame
        what = mention_class(token)
        by = told[0].by if told else "none"
        given = any(code in (r.code, r.country) for r in told)
        its = any(code in (r.code, r.country) for r in other)
        side = f"{role} {'conflict' if kind in CONFLICT else 'peace'}"
        certain = "named" if its and other[0].by in NAMED else "inferred"
        out = [
            f"rule {given} {by}", f"rule {given} {by} {what}", f"rule {given} {role} {any(r.code for r in told)} {len(told) > 1}",
            f"other {its} {certain} {side}", f"other {its} {certain} {what}", f"other {its} given {given} {role}",
            f"what {what} {role} {'three' if len(code) == 3 else 'many'}", f"word {token.lemma_.lower()} given {given}", f"word {token.lemma_.lower()} other {its}",
            f"rank {min(self._rank.get(code, 9), 4)}", f"order {min(self._order.get(code, 9), 4)}", f"number {token.tag_} given {given}", f"home {code == self._home} {what}",
        ]  # fmt: skip
        anchor = self.anchor(token, code)
        if anchor is None:
            return [*out, f"never named {given}"]
        at = frame.doc[anchor]
        distance = frame.places[token.i].sentence - frame.places[anchor].sentence
        where = "after" if anchor > token.i else str(min(distance, 4))
        out += [
            f"distance {where}", f"distance {where} {what}", f"last {at.dep_} {where}", f"last {at.dep_} {what}", f"title {frame.places[anchor].title}",
            f"count {min(self.named[code].total, 5)}", f"nearest {self._is_nearest(token, code, anchor)} {what}",
        ]  # fmt: skip
        if distance == 0:
            steps = path(token, at)
            out.append(f"path {' '.join(steps)}" if len(steps) <= 4 else f"path long {'after' if anchor > token.i else 'before'}")
        speaker = next((s.record.speaker for s in reversed(self._said) if token.i in s.content), None)
        if speaker is not None:
            out.append(f"speaker {code in (speaker.code, speaker.country)} {what}")
        return out

    def unknown(self, token: Token, told: Sequence[ActorRef], features: Sequence[Sequence[str]]) -> list[str]:
        """The features of 'none of the options'."""
        by = told[0].by if told else "none"
        kept = sorted({f"none {f}" for f in features[0] if f.startswith(("what", "number"))}) if features else []
        return [*kept, f"none rule {by} {any(r.code for r in told)}"]

    def _is_nearest(self, token: Token, code: str, anchor: int) -> bool:
        return anchor <= token.i and not any(anchor < i <= token.i for other, n in self.named.items() if other != code for i in n.tokens)


def mention_class(token: Token) -> str:
    """What kind of word a mention is: a pronoun by person and number, a name, a plural or singular noun."""
    lower = token.lower_
    if lower in FIRST_PERSON:
        return "first"
    if lower in SECOND_PERSON:
        return "second"
    if token.pos_ in ("PRON", "DET"):
        return lower if lower in ("he", "she", "it", "they", "them", "him", "her", "his", "its", "their", "who", "which", "that", "both") else "pronoun"
    if token.ent_type_ == "PER":
        return "person"
    if token.pos_ == "PROPN" or token.ent_type_:
        return "name"
    return "nouns" if token.tag_ in ("NNS", "NNPS") else "noun"
