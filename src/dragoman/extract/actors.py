"""Stage `actors`: every nominal that stands for an actor, resolved to its state, organisation and sector.

Reads Names, Chains and the parse; writes Actors. What a nominal's own words tell comes first, then what its chain tells ('she', 'the
minister', 'the bloc'), and last, for offices and institutions without a country, what the context tells (allegiance). Two rounds: the
first resolves what is told, the second may use all of it to place the rest. Unknown stays unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.allegiance import Allegiance, Opening
from dragoman.extract.bands import Bands
from dragoman.extract.belonging import OTHERS, Belonging
from dragoman.extract.coreference import Chains, Mention
from dragoman.extract.coreference.mentions import PRONOUNS, is_mention
from dragoman.extract.nouns import Frame, Name, Names, Person
from dragoman.extract.outlets import outlet_at
from dragoman.extract.pairs import group_at, pair_at
from dragoman.extract.persons import COUNTERPARTS, GENERIC, Portrait, portrait
from dragoman.extract.regions import region_of
from dragoman.extract.roles import Role, role_of
from dragoman.grammar.phrases import NOMINAL, children, conjuncts, head_noun, owners, phrase, preposition, prepositional
from dragoman.records import ActorRef, By, Span
from dragoman.resources.coreference import Weights
from dragoman.resources.gazetteer import place_country
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.office_homes import load_office_homes, office_home

STATE_NOUNS = frozenset("country nation state government side neighbour neighbor capital ally rival".split())
COUNTRY_NOUNS = frozenset("country nation kingdom republic island state archipelago".split())
HOMELESS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "PTY", "SPY"})  # sectors whose offices belong to some state
FORMER = frozenset({"former", "ex", "onetime", "one-time", "erstwhile"})
GONE = frozenset({"SUN", "YUG", "CSK"})
VISITS = frozenset({"visit", "tour", "meet"})
MUTUAL = frozenset({"meet", "discuss", "speak", "talk", "confer"})  # what heads of several states do together
UNION = "CIS"  # the organisation of the successors of the Soviet Union
GOVERNING = frozenset({"GOV", "LEG", "JUD", "SPY", "ELI"})  # 'Arab ministers' are of several states, 'Arab fighters' need not be
GROUPS = frozenset("group organization organisation network militant terrorist jihadist extremist rebel insurgent".split())  # called by examples
LOCATIVE = frozenset({"in", "at", "to", "from", "near", "around", "outside", "through", "into", "via"})
INNER = frozenset({"compound", "flat", "amod", "nmod:desc", "det", "nummod"})
Refs = tuple[ActorRef, ...]


@dataclass(frozen=True)
class Actors:
    """The actors by the token that heads their phrase."""

    refs: dict[int, tuple[ActorRef, ...]]
    genders: dict[str, str]
    inferred: frozenset[str] = frozenset()  # persons whose state only the context told

    def of(self, token: Token | None) -> tuple[ActorRef, ...]:
        """The actors that a nominal is: itself or, for a part of a name, the phrase it heads."""
        if token is None:
            return ()
        found = self.refs.get(token.i)
        return found if found is not None else self.refs.get(head_noun(token).i, ())

    def within(self, token: Token | None, depth: int = 0) -> tuple[ActorRef, ...]:
        """The actors that a nominal is or belongs to: 'its fleet', 'sanctions of the EU', 'observers of the bloc'."""
        if token is None or depth > 3:
            return ()
        own = self.of(token)
        if own:
            return own
        for owner in owners(token):
            found = self.within(owner, depth + 1)
            if found:
                return found
        return ()


def find_actors(
    frame: Frame, names: Names, chains: Chains, knowledge: Knowledge, weights: Weights, dateline: str | None, quotes: Sequence[tuple[int, int]] = ()
) -> Actors:
    """All actors of an article. `weights`: of the features of allegiance; `quotes`: token ranges of quotations."""
    return _Finder(frame, names, chains, knowledge, Allegiance(frame, weights, dateline, quotes)).run()


class _Finder:
    def __init__(self, frame: Frame, names: Names, chains: Chains, knowledge: Knowledge, allegiance: Allegiance) -> None:
        self.frame, self.names, self.chains, self.knowledge, self.allegiance = frame, names, chains, knowledge, allegiance
        self.belonging = Belonging(names, self.get)
        self.bands = Bands(frame, names, knowledge)
        self.codes = frozenset(e.code for n in names.hits for e in n.entries if e.code and e.kind not in ("leader", "outlet", "group"))
        self.placing = False
        self.refs: dict[int, Refs] = {}
        self.open: set[int] = set()
        self.people: dict[Person, ActorRef] = {}
        self.portraits: dict[Person, Portrait] = {}

    def run(self) -> Actors:
        tokens = [t for t in self.frame.doc if self.frame.prose[t.i] and self.is_nominal(t)]
        for token in tokens:
            self.get(token)
        self.trace(tokens)
        told, self.refs, self.people, self.placing = self.refs, {}, {}, True
        for token in sorted(tokens, key=lambda t: (self.frame.places[t.i].title, t.i)):
            self.get(token)
            self.placed(token, told)
        genders = {ref.name or "": self.portraits[p].gender for p, ref in self.people.items()}
        inferred = frozenset(ref.name or "" for p, ref in self.people.items() if self.portraits[p].open)
        return Actors({i: r for i, r in sorted(self.refs.items()) if r}, genders, inferred)

    def is_nominal(self, token: Token) -> bool:
        return token.pos_ in NOMINAL or token.dep_ in ("amod", "nmod:poss") or token.i in self.names.by_token

    def trace(self, tokens: list[Token]) -> None:
        """Tell the allegiances where states stand, after the first round."""
        for token in tokens:
            name = self.names.by_token.get(token.i)
            refs = self.refs.get(token.i, ())
            if name is not None and token.i == name.start and name.entry.country and name.entry.kind != "leader":
                kind = {"outlet": "outlet", "adjective": "adjective", "demonym": "adjective"}.get(name.entry.kind, "name")
                if name.entry.kind == "metonym" and preposition(self.frame.doc[name.head]) in LOCATIVE:
                    kind = "place"  # a capital that one goes to
                self.allegiance.note(self.frame.doc[name.head], name.entry.country, kind)
            elif refs and refs[0].country and (name is None or token.i == name.head and name.entry.kind == "leader") and refs[0].sector != "MED":
                self.allegiance.note(token, refs[0].country, "person")
            elif not refs and token.ent_type_ == "LOC" and token.pos_ == "PROPN" and name is None:
                country = place_country(token.text)
                if country is not None:
                    self.allegiance.note(token, country, "place")
        for person, known in self.portraits.items():
            if known.office and known.country and person in self.people:
                self.allegiance.hold(known.office, known.country, table=known.listed)

    def placed(self, token: Token, told: dict[int, Refs]) -> None:
        """Somebody whom the context placed counts for its state from then on."""
        found = self.refs.get(token.i, ())
        if found and found[0].country and not (told.get(token.i) and told[token.i][0].country) and found[0].sector != "MED":
            self.allegiance.note(token, found[0].country, "person")

    # ---- one nominal
    def get(self, token: Token) -> Refs:
        """The actors of a nominal, resolved once; none while it is being resolved."""
        if token.i in self.refs:
            return self.refs[token.i]
        if token.i in self.open:
            return ()
        self.open.add(token.i)
        found = self.resolve(token)
        self.open.discard(token.i)
        self.refs[token.i] = found
        return found

    def resolve(self, token: Token) -> Refs:
        person = self.names.person_at.get(token.i)
        if person is not None and is_mention(token, person):
            return (replace(self.person(person), mention=self.mention(token), by="name"),)
        if token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
            found = () if token.dep_ == "expl" else self.linked(token, "pronoun", self.frame.span(token.i, token.i + 1))
            spoken_of = None if found or token.dep_ == "expl" else self.bands.spoken_of(token)
            return (self.ref(token, spoken_of.name, spoken_of.code, spoken_of.country, spoken_of.sector, "pronoun"),) if spoken_of is not None else found
        name = self.names.by_token.get(token.i)
        if name is not None:
            return self.named(token, name)
        band = self.bands.at(token)
        if band is not None:
            return (self.ref(token, band.name, band.code, band.country, band.sector, "nominal"),)
        examples = self.examples(token)
        if examples:
            return examples
        return self.nominal(token) if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X") else ()

    def examples(self, token: Token) -> Refs:
        """'terrorist groups such as al-Qaeda': those named."""
        if token.tag_ != "NNS" or token.lemma_.lower() not in GROUPS:
            return ()
        return tuple(replace(r, mention=self.mention(token)) for p, t in prepositional(token) if p in ("such as", "like") for n in conjuncts(t) for r in self.get(n) if r.code)

    def linked(self, token: Token, by: By, mention: Span) -> Refs:
        """What the chain of a mention tells."""
        first = self.chains.antecedent(token.i)
        return tuple(replace(r, mention=mention, by=by) for r in self.of_mention(first)) if first is not None else ()

    def of_mention(self, mention: Mention) -> Refs:
        heads = mention.parts or (mention.token,)
        out: list[ActorRef] = []
        for i in heads:
            out += [r for r in self.get(self.frame.doc[i]) if (r.code, r.sector, r.name) not in [(o.code, o.sector, o.name) for o in out]]
        return tuple(out)

    def mention(self, token: Token) -> Span:
        return self.frame.span(*phrase(token))

    def ref(self, token: Token, name: str | None, code: str | None, country: str | None, sector: str | None, by: By | None) -> ActorRef:
        if code is not None and country is None and sector == "GOV":
            sector = "IGO"
        return ActorRef(self.mention(token), name, code, country, sector, by)

    def person(self, person: Person) -> ActorRef:
        known = self.people.get(person)
        if known is not None:
            return known
        first = self.frame.doc[person.mentions[0][2]]
        self.people[person] = ActorRef(self.mention(first), person.name, None, None, None, "name")
        found = self.portraits[person] = portrait(self.frame, self.chains, self.knowledge, person, self.belonging.whole, self.codes)
        code, country = found.code, found.country
        if found.open and self.placing:
            code = country = office_home(found.office, self.codes) or self.allegiance.home(first, Opening(found.office, "role" if "spoke" in found.office else "named", found.sector, self.against(first), name=person.name, abroad=self.abroad(first)))
        region = region_of(first) if found.code is None else None
        titled = self.titled(first, person) or (region.country if region is not None and region.meant(self.codes) else None)
        if titled is not None:
            code = country = titled
        self.people[person] = self.ref(first, found.name, code, country, found.sector, "name")
        return self.people[person]

    def titled(self, first: Token, person: Person) -> str | None:
        """The state that the words before a name tell, where no state is named among them: 'Secretary of State Ana Lind'."""
        start, end = first.left_edge.i, person.mentions[0][0]
        if any(i in self.names.by_token for i in range(start, end)):
            return None
        words = " ".join(t.lower_ for t in self.frame.doc[start:end])
        return next((home for home in (office_home(o, self.codes) for o in load_office_homes() if words.endswith(o)) if home is not None), None)

    def against(self, token: Token) -> tuple[str, ...]:
        """States that the one at a token speaks to, or of, as of others: the objects of its verb."""
        verb = token.head if token.dep_ == "nsubj" else None
        objects = children(verb, "obj", "iobj") if verb is not None else []
        return tuple(r.country for t in objects for r in self.get(t) if r.country and r.sector in ("GOV", "MIL", None))

    def abroad(self, token: Token) -> tuple[str, ...]:
        """States that the one at a token visits, or whose officials it meets: 'the minister visited Turkey'."""
        verb = token.head if token.dep_ == "nsubj" else None
        if verb is not None and verb.lemma_.lower() in MUTUAL and not (verb.lemma_ == "meet" and children(verb, "obj")):
            joined = [t for t in children(token, "conj") if t.i in self.names.person_at]  # 'the prime minister and President Hollande met'
            return tuple(r.country for t in joined for r in self.get(t) if r.country and r.sector == "GOV")
        if verb is None or verb.lemma_.lower() not in VISITS:
            return ()
        return tuple(r.country for t in children(verb, "obj") for one in conjuncts(t) for r in self.get(one) if r.country and r.by != "metonym" and r.sector in ("GOV", None))

    def named(self, token: Token, name: Name) -> Refs:
        """A name of the tables; only its head word stands for it, and a place name that modifies another is its adjective."""
        if token.i != name.head or name.entry.code in GONE and token.dep_ in ("amod", "compound") and any(c.lower_ in FORMER for c in (token.head, *token.head.children)):
            return ()  # 'the former Soviet republic'
        entry = name.entry
        if entry.kind in ("adjective", "demonym") and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod"):
            people = token.tag_ in ("NNS", "NNPS") or any(c.lower_ == "the" for c in token.children)
            return (self.ref(token, entry.name, entry.code, entry.country, "CVL" if people else None, "name"),)
        return (self.ref(token, entry.name, entry.code, entry.country, entry.sector, "metonym" if entry.kind == "metonym" else "name"),)

    # ---- common nouns
    def nominal(self, token: Token) -> Refs:
        if token.dep_ in INNER:
            return ()
        role = role_of(token, self.knowledge)
        if role is None or role.office.scope == "person":
            for other in children(token, "appos"):  # 'the spokeswoman, Aminath Rasheed'
                for part in (other, *children(other, "flat", "appos")):
                    person = self.names.person_at.get(part.i)
                    if person is not None:
                        return (replace(self.person(person), mention=self.mention(token), by="name"),)
        outlet = outlet_at(self.frame, self.names, self.knowledge, token, self.mention(token))
        if outlet is not None:
            return (outlet,)
        pair = group_at(self.frame, self.refs, token) if token.pos_ == "NUM" else ()
        pair = pair or pair_at(self.frame, self.knowledge, self.belonging, self.refs, self.allegiance, token, self.names.person_at)
        if pair:
            return pair
        if role is not None and role.end - 1 == token.i:
            return self.office(token, role)
        return self.common(token)

    def office(self, token: Token, role: Role) -> Refs:
        """'the Saudi minister', 'officers of both countries', 'the army'."""
        office, joint = role.office, [t for a in children(token, "amod", "compound") for t in (a, *children(a, "conj")) if t.i in self.names.by_token]
        if len(joint) > 1:  # 'American and Guyanese pilots'
            entries = [self.names.by_token[t.i].entry for t in joint]
            return tuple(self.ref(token, None, e.code, e.country, office.sector, "role") for e in entries)
        shared: Refs = next((found for t in owners(token) if len(found := self.get(t)) > 1), ())
        if shared:
            return tuple(self.ref(token, None, r.code, r.country, office.sector, "role") for r in shared)
        code, country, of = self.belonging.whole(token)
        region = region_of(token, role) if code is None else None
        if region is not None and (region.code or office.sector in GOVERNING) and not children(token, "nmod:poss"):
            return (self.ref(token, None, region.meant(self.codes), region.country, office.sector, "role"),)
        sector = of if of in OTHERS and office.phrase.split()[-1] in GENERIC else office.sector
        definite = any(c.lower_ in ("the", "his", "her", "its", "their", "this", "that") for c in token.children) or token.tag_ in ("NNP", "NNS", "NNPS")
        if code is None and of is None and definite and not children(token, "nmod:poss"):
            found = self.linked(token, "nominal", self.mention(token))
            if found:
                return found
        placeable = office.rank != "private" and (office.rank == "state" or office.sector in HOMELESS)
        if code is None and placeable and self.placing and (definite or office.scope == "person" or role.start < role.end - 1):
            held = self.allegiance.holder(office.phrase) if definite and office.scope == "person" and token.tag_ in ("NN", "NNP") else None
            if held is not None:  # 'the Foreign Secretary', where one is named
                return (self.ref(token, None, held, held, sector, "role"),)
            sure = office.rank == "state" and (token.tag_ not in ("NNS", "NNPS") or definite) or office.scope == "institution"
            code = country = office_home(office.phrase, self.codes) or self.allegiance.home(token, Opening(office.phrase, "role", office.sector, self.against(token), sure, abroad=self.abroad(token)))
            if office.sector == "LEG" and code not in (homes := load_office_homes().get(office.phrase, (code,))) and homes:
                code = country = None  # no senate of a state that has none
        return (self.ref(token, None, code, country, sector, "role"),)

    def successor(self, token: Token) -> str | None:
        """Which of the states that once were one 'the former Soviet republic' is: the one named last."""
        before = [n.entry.code for n in self.names.hits if n.end <= token.i and n.entry.kind == "state" and n.entry.code != "RUS" and (UNION, n.entry.code or "") in self.knowledge.ties]
        return before[-1] if before else None

    def common(self, token: Token) -> Refs:
        """'the bloc', 'the 59-year-old', 'the island state': by its chain, or the state that it must be."""
        lemma = token.lemma_.lower()
        if lemma in COUNTERPARTS:  # 'her Turkish counterpart'; whose else is not told
            code, country = self.belonging.of(token) if children(token, "amod", "compound") else (None, None)
            return (self.ref(token, None, code, country, "GOV", "role"),) if code else ()
        found = self.linked(token, "nominal", self.mention(token))
        if found:
            return found
        if lemma in COUNTRY_NOUNS and token.tag_ == "NN" and any(c.lower_ in ("the", "this", "that") for c in token.children):
            code, country = self.belonging.of(token)
            if any(t.i in self.names.by_token and self.names.by_token[t.i].entry.code in GONE for t in children(token, "amod", "compound")):
                country = code = self.successor(token)
            home = country or (self.allegiance.home(token, Opening(lemma, "state", "GOV")) if self.placing and code is None else None)
            if home:
                return (self.ref(token, None, home, home, "GOV", "nominal"),)
        if token.tag_ in ("NNS", "NN") and lemma in STATE_NOUNS:
            code, country = self.belonging.of(token)
            if code:
                return (self.ref(token, None, code, country, "GOV", "role"),)
        return ()


