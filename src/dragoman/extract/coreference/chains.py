"""Stage `coreference`: mentions that stand for the same, linked into chains from the beginning of the article to its end.

Names that share a key are one; a pronoun or definite nominal goes to the chain that scores best, or begins one of its own
('unknown' wins where nothing fits). Reads Mentions; writes Chains.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.coreference import features as f
from dragoman.extract.coreference.features import Growing
from dragoman.extract.coreference.mentions import Mention
from dragoman.extract.coreference.settings import Setting, setting_of
from dragoman.extract.nouns import Frame
from dragoman.grammar.phrases import child, children, preposition
from dragoman.resources.coreference import Weights
from dragoman.resources.knowledge import Knowledge

# Sentences back that an antecedent is looked for.
PRONOUN_REACH, NOMINAL_REACH = 8, 60
MOST = 150  # chains that are looked at for one mention
# The treebank has few states that act, and silver chains prefer what is near; set by hand on the project's sample articles. On GUM dev he 0.887 -> 0.890,
# it 0.553 -> 0.554, they 0.718 -> 0.730 with these (benchmarks.coreference).
RAISED = {
    "it state": 0.6, "it subject state": 0.6, "it organisation": 0.5, "it quote left": -1.8, "it content subject": 3.0, "it paragraph": 0.5,
    "it own 1 subject": 0.6, "it arg 1 subject": 0.3, "it leads 1": 0.5, "they groups&": 0.8, "they leads 1": 0.5,
    "he leads 1": 0.5, "he arg 2 owner": -0.4, "he 1 subject owner": -0.4,
}  # fmt: skip

# (features of each candidate, features of none) -> index of the candidate, -1 for none
Choose = Callable[[Mention, list[Growing], list[list[str]], list[str]], int]


@dataclass(frozen=True)
class Chain:
    """Mentions of the same, in the order of the text; `gender` and `kind` as all of them tell."""

    mentions: tuple[Mention, ...]
    kind: str
    gender: str
    plural: bool

    @property
    def first(self) -> Mention:
        """The mention that tells most: the first name, else the first nominal, else the first."""
        return next((m for m in self.mentions if m.form == "name"), None) or next((m for m in self.mentions if m.form != "pronoun"), self.mentions[0])


class Chains:
    """The chains of an article, found by the token of a mention's head."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self.all = tuple(chains)
        self._at = {m.token: c for c in chains for m in c.mentions if m.form != "joint"}
        self._joint = {m.token: c for c in chains for m in c.mentions if m.form == "joint"}

    def at(self, token: int) -> Chain | None:
        """The chain of the mention that a token heads."""
        return self._at.get(token)

    def mention(self, token: int) -> Mention | None:
        """The mention that a token heads."""
        chain = self._at.get(token)
        return next((m for m in chain.mentions if m.token == token and m.form != "joint"), None) if chain is not None else None

    def antecedent(self, token: int) -> Mention | None:
        """What a pronoun or nominal goes back to: the mention of its chain that tells most, if another than itself."""
        chain = self._at.get(token)
        if chain is None:
            return None
        first = chain.first
        return first if first.token != token or first.form == "joint" else None


def find_chains(
    frame: Frame, mentions: Sequence[Mention], knowledge: Knowledge, saying: Container[str], quotes: Sequence[tuple[int, int]], weights: Weights
) -> Chains:
    """The chains of an article. `saying`: lemmas of verbs of saying; `quotes`: token ranges of quotations."""

    def best(_: Mention, __: list[Growing], candidates: list[list[str]], none: list[str]) -> int:
        scores = [f.score(c, weights) + sum(RAISED.get(x, 0.0) for x in c) for c in candidates]
        top = max(range(len(scores)), key=lambda i: scores[i], default=-1)
        return top if top >= 0 and (f.NEVER in none or scores[top] > f.score(none, weights)) else -1

    return Linker(frame, knowledge, saying, quotes, best).run(mentions)


class Linker:
    """Links the mentions of one article; `choose` decides between candidates (the trainer has one of its own)."""

    def __init__(self, frame: Frame, knowledge: Knowledge, saying: Container[str], quotes: Sequence[tuple[int, int]], choose: Choose) -> None:
        self.frame, self.knowledge, self.saying, self.choose = frame, knowledge, saying, choose
        self.quoted = [-1] * len(frame.doc)
        for number, (start, end) in enumerate(quotes):
            self.quoted[start:end] = [number] * (end - start)
        self.chains: list[Growing] = []
        self.recent: dict[int, Growing] = {}  # in the order of their last mentions
        self.by_key: dict[str, Growing] = {}
        self.by_token: dict[int, Growing] = {}
        self.persons: dict[int, Mention] = {}
        self.speaker = -1

    def run(self, mentions: Sequence[Mention]) -> Chains:
        """Titles last: what they call somebody is known from the text."""
        self.persons = {m.token: m for m in mentions if m.form == "name" and m.kind == "person" and m.key}
        for mention in sorted(mentions, key=lambda m: (self.frame.places[m.token].title, m.token)):
            setting = setting_of(self.frame, mention, self.quoted, self.saying)
            chain = self.chain_of(mention, setting)
            chain.add(mention, setting)
            self.recent.pop(chain.number, None)
            self.recent[chain.number] = chain
            if mention.form != "joint":
                self.by_token[mention.token] = chain
            if mention.key:
                self.by_key.setdefault(mention.key, chain)
            if setting.speaks and chain.kind in ("person", "group", "state", "organisation", "outlet"):
                self.speaker = chain.number
        return Chains([Chain(tuple(sorted(c.mentions, key=lambda m: m.token)), c.kind, c.gender, c.plural) for c in self.chains])

    def chain_of(self, mention: Mention, setting: Setting) -> Growing:
        token = self.frame.doc[mention.token]
        found: Growing | None = None
        if mention.key:
            found = self.by_key.get(mention.key)
        bearer = self.bearer(mention, token)
        if bearer:  # 'the army chief, General X': nobody said before, but X
            return self.by_key.get(bearer) or self.fresh(bearer)
        if found is None and mention.form != "joint":
            found = self.apposed(mention, token)
        if found is None and mention.form == "pronoun":
            found = self.pronoun(mention, setting, token)
        if found is None and mention.form in ("nominal", "name") and mention.definite and mention.kind != "place" and not mention.key.startswith(("person", "state")):
            found = self.nominal(mention, setting, token)
        return found if found is not None else self.fresh()

    def fresh(self, key: str = "") -> Growing:
        self.chains.append(Growing(len(self.chains)))
        if key:
            self.by_key[key] = self.chains[-1]
        return self.chains[-1]

    def bearer(self, mention: Mention, token: Token) -> str:
        """The key of the person that is in apposition to a nominal."""
        if mention.form != "nominal" or mention.kind not in ("person", "thing", "organisation") or mention.plural:
            return ""
        named = (m for c in children(token, "appos") for one in (c, *children(c, "flat", "appos")) if (m := self.persons.get(one.i)))
        return next((m.key for m in named), "")

    def apposed(self, mention: Mention, token: Token) -> Growing | None:
        """'the spokeswoman, Aminath Rasheed': the chain of what it is in apposition to."""
        if token.dep_ != "appos":
            return None
        chain = self.by_token.get(token.head.i)
        if chain is None or chain.plural != mention.plural or chain.named and mention.form == "name" and chain.mentions[-1].key and mention.key:
            return None
        return chain if chain.kind == mention.kind or "thing" in (chain.kind, mention.kind) else None

    def near(self, setting: Setting, reach: int) -> list[Growing]:
        """Chains last mentioned within reach, the nearest first; those of a title only from within it."""
        live: list[Growing] = []
        for chain in reversed(self.recent.values()):  # the last mentioned first
            at = chain.settings[-1]
            if at.title == setting.title and setting.sentence - at.sentence > reach or len(live) == MOST:
                break
            if at.title == setting.title and at.sentence <= setting.sentence:
                live.append(chain)
        return sorted(live, key=lambda c: -c.last(setting)[0].token)

    def pronoun(self, mention: Mention, setting: Setting, token: Token) -> Growing | None:
        word = token.lower_
        fitting = [c for c in self.near(setting, PRONOUN_REACH) if f.fits(mention, setting, word, c)]
        candidates, subjects = [], 0
        for rank, chain in enumerate(fitting):
            last, at = chain.last(setting)
            inside = last.start <= token.i < last.end
            candidates.append(f.of_pronoun(mention, setting, word, chain, rank, subjects, inside, self.speaker))
            subjects += chain.settings[-1].role == "subject"
        none = [f.NEVER] if setting.speaks else f.of_no_antecedent(mention, setting, word)
        best = self.choose(mention, fitting, candidates, none)
        return fitting[best] if best >= 0 else None

    def nominal(self, mention: Mention, setting: Setting, token: Token) -> Growing | None:
        if mention.form == "nominal" and any(c.i == token.i + 1 and c.pos_ == "PROPN" for c in children(token, "appos", "flat")):
            return None  # 'the environmental group Walhi': it has a name of its own
        determiner, owned = self.determiner(token), self.owned(token)
        near = self.near(setting, NOMINAL_REACH)
        named = next((c for c in near if self.called(mention, c)), None) if determiner in ("the", "this", "that") and not owned else None
        if named is not None:
            return named
        fitting: list[Growing] = []
        candidates: list[list[str]] = []
        for chain in near:
            if chain.mentions[0].form == "joint" or not (mention.nouns & chain.nouns or self.generic(mention, chain)):
                continue
            candidates.append(f.of_nominal(mention, setting, determiner, owned, chain, len(fitting)))
            fitting.append(chain)
        if not fitting:
            return None
        related = child(token, "acl:relcl", "acl") is not None
        at = self.choose(mention, fitting, candidates, f.of_new_nominal(mention, setting, determiner, owned, related))
        return fitting[at] if at >= 0 else None

    def generic(self, mention: Mention, chain: Growing) -> bool:
        """A noun for any person, and a person that is named: 'the politician', 'the 59-year-old'."""
        if mention.form == "name" or mention.plural or chain.plural or not chain.named or chain.kind != "person" or mention.kind != "person":
            return False
        return not (mention.gender and chain.gender and mention.gender != chain.gender)

    def called(self, mention: Mention, chain: Growing) -> bool:
        """Is the chain's organisation called so in passing: 'the bloc', 'the alliance'?"""
        if mention.plural or mention.form not in ("nominal", "name"):
            return False
        for one in chain.mentions[:1]:
            code = one.key.split()[1] if one.key.startswith("organisation ") else ""
            organisation = self.knowledge.organisations.get(code)
            if organisation is not None and (mention.nouns & set(organisation.nouns) or " ".join(sorted(mention.modifiers)) in organisation.nouns):
                return True
        return False

    def determiner(self, token: Token) -> str:
        own = child(token, "nmod:poss")
        if own is not None:
            return "owner"
        det = child(token, "det")
        return det.lower_ if det is not None and det.lower_ in ("the", "this", "that", "these", "those", "such", "both") else "other" if det is not None else "none"

    def owned(self, token: Token) -> str:
        if children(token, "nmod:poss"):
            return "owner"
        return "of" if any(preposition(c) == "of" for c in children(token, "nmod")) else ""
