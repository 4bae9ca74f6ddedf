"""Who a nominal is as a party between states: a state, an organisation of states, or the statement's own 'we'.

Shared by the stages that ask it; reads Names, Actors and statements. What a person, party or people does is not the state's; what its
leader or government does is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.nouns import Frame, Names, Said
from dragoman.grammar.clauses import antecedent
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import NOMINAL, children, head_noun, phrase
from dragoman.records import ActorRef, Span
from dragoman.resources.knowledge import Knowledge

OFFICIAL = frozenset({None, "GOV", "IGO", "LEG", "MIL", "SET"})
GOVERNING = frozenset(
    "emirate sultanate monarchy government administration regime junta leadership cabinet capital country nation state kingdom republic diplomacy policy island "
    "archipelago establishment executive side ministry".split()
)
ORGANISED = frozenset(
    "alliance organisation organization bloc pact treaty union league group club agreement accord community association cartel "
    "convention grouping initiative forum coalition deal area zone body commonwealth format partnership protocol".split()
)
RELATIONAL = frozenset({"party", "adversary", "neighbour", "neighbor", "ally", "rival", "partner", "successor", "predecessor", "friend", "enemy", "foe", "opponent"})
FORCES = frozenset({"army", "navy", "force", "military", "fleet", "troops", "coastguard", "guard"})
MANY = frozenset({"states", "countries", "nations", "republics", "governments", "members", "powers", "allies"})
BODIES = frozenset("parliament commission council court summit committee mission force forces programme program delegation meeting headquarters talks market".split())
WE = frozenset({"we", "us", "our", "i", "ourselves"})


@dataclass(frozen=True)
class Mention:
    """An organisation named or meant at a token."""

    token: int
    ref: ActorRef


class Parties:
    """States and organisations by token, for one article."""

    def __init__(self, frame: Frame, names: Names, actors: Actors, said: Sequence[Said], knowledge: Knowledge) -> None:
        self.frame, self.names, self.actors, self.said, self.knowledge = frame, names, actors, said, knowledge
        seen: dict[int, Mention] = {}
        for token in frame.doc:
            if frame.prose[token.i]:
                for ref in self._organisation(token):
                    seen[token.i] = Mention(token.i, ref)
        self.mentions = tuple(seen.values())

    # ---- statements
    def statements(self, token: Token) -> list[Said]:
        """The statements that a token stands in, innermost last."""
        return sorted((s for s in self.said if token.i in s.content and s.cue != token.i), key=lambda s: -len(s.content))

    def statement(self, token: Token) -> str | None:
        """Id of the innermost statement that a token stands in."""
        found = self.statements(token)
        return found[-1].record.id if found else None

    # ---- who
    def refs(self, token: Token | None) -> tuple[ActorRef, ...]:
        """The actors that a nominal is, with the speaker for 'we', and the owner for 'the government of Iran'."""
        if token is None:
            return ()
        token = antecedent(token)
        if token.lower_ in WE:
            inside = self.statements(token)
            own = self.frame.span(token.i, token.i + 1)
            return (replace(inside[-1].record.speaker, mention=own, by="pronoun"),) if inside else ()
        if token.i not in self.names.by_token and (lexeme(token, RELATIONAL) or token.lower_ in MANY):  # 'its neighbour': not the owner
            if any(c.lower_ in ("both", "two") for c in token.children):
                return self.foremost(token) if lexeme(token, RELATIONAL) else self.actors.refs.get(token.i, ()) or self.both(token)
            return tuple(r for c in children(token, "appos", "flat") for r in self.actors.of(c))
        found = self.actors.of(token)
        if not found and head_noun(token).lemma_.lower() in GOVERNING:
            found = self.actors.within(token)
        if not found:
            found = tuple(r for c in children(token, "appos") for r in self.actors.of(c))
        return found

    def states(self, token: Token | None) -> tuple[ActorRef, ...]:
        """The states that a nominal stands for: by name, capital, government or leader."""
        found = tuple(r for r in self.refs(token) if r.country and r.sector in OFFICIAL)
        if token is not None and any(r.sector == "MIL" for r in found) and not self.is_person(token):
            return tuple(r for r in found if r.sector != "MIL")  # a general may rule; troops only march
        return found

    def powers(self, token: Token | None) -> tuple[ActorRef, ...]:
        """States, blocs and organisations that a nominal stands for."""
        if token is None:
            return ()
        if token.text == "Europe" and token.i not in self.names.by_token:  # as a power, the Union
            return (ActorRef(self.frame.span(token.i, token.i + 1), "European Union", "EU", None, "IGO", "metonym"),)
        found = self.states(token) or self.organisations(token) or tuple(r for r in self.refs(token) if r.code in self.knowledge.organisations)
        name = self.names.by_token.get(antecedent(token).i)
        named = name is not None and name.entry.code == "WST"
        return tuple(r for r in found if named or r.code != "WST")  # 'the West African nation' is not the West

    def is_person(self, token: Token) -> bool:
        """Is it somebody, not a state: a name, 'he', 'the minister'?"""
        token = antecedent(token)
        if token.i in self.names.person_at or token.lower_ in ("he", "she", "him", "i"):
            return True
        singular = token.tag_ in ("NN", "NNP")
        return singular and any(r.by == "role" for r in self.actors.of(token)) and token.lemma_.lower() not in GOVERNING | FORCES

    # ---- organisations
    def organisations(self, token: Token | None) -> tuple[ActorRef, ...]:
        """The organisation that a nominal is: its name, 'the bloc', 'the AUKUS pact', the noun it is in apposition to, 'which'."""
        if token is None:
            return ()
        plain = antecedent(token)
        told = [found for one in (plain, *children(plain, "appos", "flat")) if (found := self._organisation(one))]
        if told:  # 'the regional bloc IGAD' is what it is called
            return next((found for found in told if found[0].by == "name"), told[0])
        if plain.dep_ == "appos":
            found = self._organisation(plain.head)
            if found:
                return found
        if token.lower_ in ("which", "whose"):  # a relative clause that the parse hung elsewhere: the name right before it
            near = [m for m in self.mentions if token.i - 5 <= m.token < token.i]
            return (near[-1].ref,) if near else ()
        return ()

    def _organisation(self, token: Token) -> tuple[ActorRef, ...]:
        name = self.names.by_token.get(token.i)
        if name is not None and name.entry.kind in ("organisation", "metonym") and name.entry.code in self.knowledge.organisations:
            inner = token.dep_ in ("compound", "amod", "nmod:desc") and token.head.i not in range(name.start, name.end)
            if not inner:
                return (ActorRef(self.frame.span(name.start, name.end), name.entry.name, name.entry.code, None, name.entry.sector, "name"),)
            return ()
        found = tuple(r for r in self.actors.refs.get(token.i, ()) if r.code in self.knowledge.organisations and r.sector in ("IGO", "JUD", "NGO", None))
        if found and token.dep_ not in ("compound", "amod"):
            if found[0].by in ("nominal", "name", "pronoun") and not self.is_role(token):
                return found
        if token.pos_ in ("NOUN", "PROPN"):
            return self._within_name(token)
        return ()

    def is_role(self, token: Token) -> bool:
        """Is it an office of the organisation ('the EU commissioner'), not the organisation?"""
        return token.pos_ == "NOUN" and token.lemma_.lower() not in ORGANISED and any(r.by == "role" for r in self.actors.refs.get(token.i, ()))

    def _within_name(self, token: Token) -> tuple[ActorRef, ...]:
        """'the AUKUS pact'; a treaty or alliance that the knowledge files do not have, by its capitals."""
        start, end = phrase(token)
        for i in range(start, token.i):
            name = self.names.by_token.get(i)
            between = self.frame.doc[name.end : token.i] if name is not None else ()
            if name is not None and name.entry.kind == "organisation" and self.frame.doc[i].head.i == token.i and all(t.head == token and t.dep_ in ("compound", "amod") for t in between):
                if token.lemma_.lower() in ORGANISED or (token.pos_ == "PROPN" and token.lower_ not in BODIES and token.lower_ not in self.knowledge.offices):
                    return (ActorRef(self.frame.span(start, end), name.entry.name, name.entry.code, None, name.entry.sector, "name"),)
        capitals = [t for t in self.frame.doc[start:end] if t.text[:1].isupper() and t.pos_ != "DET"]
        if token.lemma_.lower() in ORGANISED and token.text[:1].isupper() and len(capitals) > 1 and token.i not in self.names.person_at and token.i not in self.names.by_token:
            span = self.frame.span(capitals[0].i, end)
            return (ActorRef(span, span.text, None, None, "IGO", "name"),)
        return ()

    def focus(self, token: Token) -> tuple[ActorRef, ...]:
        """The organisation spoken of last, in this sentence or the two before it."""
        places = self.frame.places
        here = places[token.i]
        near = [m for m in self.mentions if m.token < token.i and here.sentence - places[m.token].sentence <= 2 and places[m.token].title == here.title]
        return (replace(near[-1].ref, by="nominal"),) if near else ()

    def foremost_organisation(self, token: Token) -> tuple[ActorRef, ...]:
        """The organisation that the article names most before a token."""
        counts = Counter(m.ref.code for m in self.mentions if m.token < token.i and m.ref.code not in (None, "WST"))
        if not counts:
            return ()
        code, _ = max(counts.items(), key=lambda item: (item[1], item[0] or ""))
        return tuple(replace(m.ref, by="nominal") for m in self.mentions if m.ref.code == code)[:1]

    def both(self, token: Token) -> tuple[ActorRef, ...]:
        """'Both' without a noun: the last two states that were subjects."""
        out: list[ActorRef] = []
        for i in range(token.i - 1, -1, -1):
            other = self.frame.doc[i]
            if self.frame.places[token.i].sentence - self.frame.places[i].sentence > 2 or len(out) == 2:
                break
            if other.dep_ in ("nsubj", "nsubj:pass", "conj") and other.pos_ in NOMINAL and other.head.dep_ != "acl:relcl":
                out += [r for r in self.states(other) if r.country not in [o.country for o in out]][:1]
        mention = self.frame.span(token.i, token.i + 1)
        return tuple(replace(r, mention=mention, by="nominal") for r in reversed(out)) if len(out) == 2 else self.foremost(token) if token.lower_ == "both" else ()

    def listed(self, token: Token) -> tuple[ActorRef, ...]:
        """'Both belong to it, Thailand since 1967 and Cambodia since 1999': the two states named after it in the sentence, if there are two."""
        out: dict[str, ActorRef] = {}
        for i in range(token.i + 1, token.sent.end):
            name = self.names.by_token.get(i)
            if name is not None and name.entry.country and name.entry.kind == "state" and name.start == i:
                out.setdefault(name.entry.country, ActorRef(self.frame.span(name.start, name.end), name.entry.name, name.entry.country, name.entry.country, "GOV", "name"))
        return tuple(out.values()) if len(out) == 2 else ()

    def foremost(self, token: Token) -> tuple[ActorRef, ...]:
        """'Both neighbours', 'the two rivals': the two states that the article names most."""
        named = [n.entry for n in self.names.hits if n.entry.country and n.entry.kind in ("state", "metonym", "adjective", "demonym", "leader")]
        codes = [code for code, _ in Counter(e.country for e in named).most_common(2)]
        mention = self.frame.span(token.i, token.i + 1)
        return tuple(ActorRef(mention, next(e.name for e in named if e.country == c), c, c, "GOV", "nominal") for c in codes) if len(codes) == 2 else ()

    def protagonist(self, token: Token) -> tuple[ActorRef, ...]:
        """The state that 'the regime' or 'the islands' is where nothing nearer tells: the one of that name, or the one named most, and clearly so."""
        named = [n.entry for n in self.names.hits if n.entry.country and n.entry.kind in ("state", "metonym", "adjective", "demonym", "leader")]
        counts = Counter(e.country for e in named)
        if token.lemma_.lower() == "island":
            counts = Counter({c: n for c, n in counts.items() if any("island" in e.name.lower() for e in named if e.country == c)})
        ranked = counts.most_common(2)
        if not ranked or len(ranked) == 2 and ranked[0][1] < 1.3 * ranked[1][1]:
            return ()
        code = ranked[0][0]
        form = next((f.form for f in self.knowledge.forms if f.code == code and f.role == "name"), code)
        return (ActorRef(self.frame.span(token.i, token.i + 1), form, code, code, "GOV", "nominal"),)

    def subject_before(self, token: Token, others: set[str | None]) -> tuple[ActorRef, ...]:
        """The last state that was a subject before a pronoun and is none of the others."""
        for i in range(token.i - 1, -1, -1):
            if self.frame.places[token.i].sentence - self.frame.places[i].sentence > 2:
                break
            other = self.frame.doc[i]
            if other.dep_ in ("nsubj", "nsubj:pass"):
                found = tuple(r for r in self.states(other) if r.country not in others)
                if found:
                    return tuple(replace(r, mention=self.frame.span(token.i, token.i + 1), by="pronoun") for r in found)
        return ()

    def evidence(self, tokens: Sequence[int], *refs: ActorRef) -> Span:
        """The words from the first to the last of the tokens and mentions within the sentence of the first token."""
        sentence = self.frame.doc[tokens[0]].sent
        first, last = self.frame.doc[sentence.start].idx, sentence.end_char
        spans = [self.frame.span(i, i + 1) for i in tokens] + [r.mention for r in refs]
        own = [s for s in spans if first <= s.start and s.end <= last]
        start, end = min(s.start for s in own), max(s.end for s in own)
        return Span(start, end, self.frame.article.text[start:end])
