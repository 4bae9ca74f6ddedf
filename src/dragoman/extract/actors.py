"""Stage `actors`: every nominal that stands for an actor, resolved to its state, organisation and sector.

Reads Names and the parse; writes Actors. Names come first, then roles ('the Saudi minister'), then, in the order of the text,
pronouns and nominals ('she', 'the bloc', 'both leaders') by gender, number, distance and grammatical role. Unknown stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.discourse import Discourse, Seen
from dragoman.extract.nouns import Frame, Name, Names, Person
from dragoman.extract.roles import descriptions, office_held, role_of
from dragoman.extract.salience import SUBJECTS, Salience
from dragoman.grammar.phrases import NOMINAL, children, conjuncts, head_noun, owners, phrase, preposition
from dragoman.records import ActorRef, By
from dragoman.resources.knowledge import Knowledge
from dragoman.resources.leaders import FORMER, load_leaders
from dragoman.resources.lexicon import Entry, Lexicon

POSSESSIVE = {"its", "his", "her", "their"}
PRONOUNS = {"he", "she", "it", "they", "him", "them", "himself", "herself", "itself", "themselves", *POSSESSIVE}
PAIRS = ("two", "both", "three")
STATE_NOUNS = frozenset("country nation state government side neighbour neighbor capital ally rival".split())
LEADER_NOUNS = frozenset("leader president minister premier".split())
PEOPLE_SECTORS = frozenset({"CVL", "BUS", "EDU", "LAB", "MED", "AGR", "HLH", "REL", "ENV", "CRM", "NGO", "ELI"})


@dataclass(frozen=True)
class Actors:
    """The actors by the token that heads their phrase."""

    refs: dict[int, tuple[ActorRef, ...]]
    genders: dict[str, str]

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


def find_actors(frame: Frame, names: Names, knowledge: Knowledge, lexicon: Lexicon, dateline: str | None) -> Actors:
    """All actors of an article."""
    return _Finder(frame, names, knowledge, lexicon, dateline).run()


class _Finder:
    def __init__(self, frame: Frame, names: Names, knowledge: Knowledge, lexicon: Lexicon, dateline: str | None) -> None:
        self.frame, self.names, self.knowledge, self.lexicon = frame, names, knowledge, lexicon
        self.salience = Salience(frame, names, dateline)
        self.refs: dict[int, tuple[ActorRef, ...]] = {}
        self.people: dict[Person, tuple[ActorRef, str]] = {}
        self.discourse = Discourse(frame.places)
        self.seen_organisations: list[str] = []
        self.codes: frozenset[str] | None = None

    def run(self) -> Actors:
        frame = self.frame
        order = sorted((t for t in frame.doc if frame.prose[t.i]), key=lambda t: (frame.places[t.i].title, t.i))
        for token in order:
            if token.pos_ not in NOMINAL and token.dep_ not in ("amod", "nmod:poss") and token.i not in self.names.by_token:
                continue
            found, by = self.resolve(token)
            if found:
                self.refs[token.i] = found
                if by != "pronoun" or token.lower_ not in POSSESSIVE:
                    self.remember(token, found)
            elif token.dep_ in SUBJECTS and token.pos_ == "NOUN":
                self.discourse.add(Seen((), token.i, "thing", "", token.tag_ in ("NNS", "NNPS"), True))
        return Actors(self.refs, {ref.name or "": gender for ref, gender in self.people.values()})

    # ---- one nominal
    def resolve(self, token: Token) -> tuple[tuple[ActorRef, ...], By | None]:
        person = self.names.person_at.get(token.i)
        if person is not None and self.is_mention(token, person):
            return (replace(self.person(person), mention=self.mention(token), by="name"),), "name"
        if token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
            return self.pronoun(token), "pronoun"
        name = self.names.by_token.get(token.i)
        if name is not None:
            return self.named(token, name), "name"
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return self.nominal(token)
        return (), None

    def is_mention(self, token: Token, person: Person) -> bool:
        """Does the token stand for the person: the head of a mention, or a word of the name whose own head lies outside it?"""
        return any(token.i == head or (start <= token.i < end and not start <= token.head.i < end) for start, end, head in person.mentions)

    def mention(self, token: Token):  # type: ignore[no-untyped-def]
        start, end = phrase(token)
        return self.frame.span(start, end)

    def named(self, token: Token, name: Name) -> tuple[ActorRef, ...]:
        """A name of the tables; only its head word stands for it, and a place name that modifies another is its adjective."""
        if token.i != name.head and not (name.start <= name.head < name.end and token.i == name.head):
            return ()
        entry = self.chosen(name, token)
        if entry is None:
            return ()
        if entry.kind in ("adjective", "demonym") and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod"):
            people = token.tag_ in ("NNS", "NNPS") or any(c.lower_ == "the" for c in token.children)
            return (self.ref(token, entry.name, entry.code, entry.country, "CVL" if people else None, "name"),)
        by: By = "metonym" if entry.kind == "metonym" else "name"
        return (self.ref(token, entry.name, entry.code, entry.country, entry.sector, by),)

    def chosen(self, name: Name, token: Token) -> Entry | None:
        """The entry that fits: a term of office at the date, an organisation that is there."""
        for entry in name.entries:
            if entry.kind == "outlet" and len(name.entries) > 1 and entry is name.entries[0]:
                continue
            return entry
        return name.entry

    def ref(self, token: Token, name: str | None, code: str | None, country: str | None, sector: str | None, by: By | None) -> ActorRef:
        return ActorRef(self.mention(token), name, code, country, sector, by)

    # ---- persons
    def person(self, person: Person) -> ActorRef:
        """Who a person is, from all the article says of it: offices held, countries, the table of leaders."""
        known = self.people.get(person)
        if known is not None:
            return known[0]
        doc = self.frame.doc
        first = doc[person.mentions[0][2]]
        blank = ActorRef(self.mention(first), person.name, None, None, None, "name")
        self.people[person] = (blank, "")
        leader = self.leader(person)
        serving = leader is not None and leader.sector != FORMER
        sector, gender, rank = (leader.sector if serving else None, leader.gender, "state" if serving else "") if leader else (None, "", "")
        code, country = (leader.code, leader.country) if leader else (None, None)
        for start, _, head_index in person.mentions:
            for head in descriptions(doc[head_index]):
                role = role_of(head, self.knowledge)
                if role is None and head.i == head_index and start > 0 and doc[start - 1].lower_ in self.knowledge.offices:
                    role = role_of(doc[start - 1], self.knowledge)
                if role is None or role.office.scope == "institution":
                    continue
                if sector is None:
                    sector, rank = role.office.sector, role.office.rank
                gender = gender or role.office.gender
                if code is None:
                    code, country = self.owner(head, skip=person)
            held = office_held(doc[head_index])
            if held is not None and (rank != "state"):
                role = role_of(held, self.knowledge)
                if role is not None:
                    sector, rank = role.office.sector, "official"
        gender = gender or self.given_gender(person)
        if code is None and sector is not None and rank != "private":
            country = self.salience.home(first.i)
            code = country
        if code is None and sector is None:  # 'Swedish runner Ana Lind': a country, no sector
            code, country = self.owner(first, skip=person)
        if code is not None and country is None and sector == "GOV":
            sector = "IGO"
        if sector is None and leader is not None:
            sector = FORMER
        result = ActorRef(self.mention(first), person.name if not leader else leader.name, code, country, sector, "name")
        self.people[person] = (result, gender)
        return result

    def leader(self, person: Person) -> Entry | None:
        """The term of office of a person by the article's date: by full name, or by surname where the article names the country."""
        if self.codes is None:
            self.codes = frozenset(e.code for n in self.names.hits for e in n.entries if e.code and e.kind not in ("leader", "outlet", "group"))
        return load_leaders().find(person.name, (self.frame.article.published or "")[:10] or None, self.codes)

    def given_gender(self, person: Person) -> str:
        for word in person.words[:-1] or person.words:
            gender = self.knowledge.given_names.get(word)
            if gender:
                return gender
        return ""

    def owner(self, head: Token, skip: Person | None = None) -> tuple[str | None, str | None]:
        """(code, country) of what a noun belongs to."""
        for token in owners(head):
            if skip is not None and self.names.person_at.get(token.i) == skip:
                continue
            found = self.of_owner(token)
            if found[0]:
                return found
        if head.dep_ in ("compound", "flat", "nmod:desc", "appos") and head.head != head and head.dep_ != "appos":
            return self.owner(head.head, skip)
        return None, None

    def of_owner(self, token: Token, depth: int = 0) -> tuple[str | None, str | None]:
        name = self.names.by_token.get(token.i)
        if name is not None and name.entry.kind != "outlet":
            entry = name.entry
            if preposition(token) in ("in", "at", "to", "for", "from") and entry.kind not in ("state", "metonym", "organisation"):
                return None, None
            return entry.code, entry.country
        known = self.refs.get(token.i)
        if known is None and token.i not in self.refs and (token.pos_ in ("NOUN", "PROPN") or token.lower_ in POSSESSIVE):
            known, _ = self.resolve(token)
            if known:
                self.refs[token.i] = known
        if known:
            return known[0].code, known[0].country
        if depth < 3:
            for further in owners(token):
                found = self.of_owner(further, depth + 1)
                if found[0]:
                    return found
        return None, None

    # ---- common nouns
    def nominal(self, token: Token) -> tuple[tuple[ActorRef, ...], By | None]:
        if token.dep_ in ("compound", "flat", "amod", "nmod:desc", "det", "nummod"):
            return (), None
        own = role_of(token, self.knowledge)
        for other in children(token, "appos") if own is None or own.office.scope == "person" else ():  # 'the spokeswoman, Aminath Rasheed'
            for part in (other, *children(other, "flat", "appos")):
                person = self.names.person_at.get(part.i)
                if person is not None:
                    return (replace(self.person(person), mention=self.mention(token), by="name"),), "name"
        outlet = self.outlet(token)
        if outlet is not None:
            return (outlet,), "name"
        pair = self.pair(token)
        if pair:
            return pair, "nominal"
        role = role_of(token, self.knowledge)
        by: By
        if role is not None and role.end - 1 == token.i:
            code, country = self.owner(token)
            by = "role"
            office = role.office
            definite = any(c.lower_ in ("the", "his", "her", "its", "their") for c in token.children) or token.tag_ in ("NNP", "NNS", "NNPS")
            if code is None and office.scope == "person" and definite and not children(token, "nmod:poss"):
                earlier = self.discourse.holder(token.i, office.sector, office.gender, role.office.phrase)
                if earlier is not None:
                    return (replace(earlier, mention=self.mention(token), by="nominal"),), "nominal"
            if code is None and (office.rank == "state" or office.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "OPP", "PTY", "SPY")) and office.rank != "private" and (definite or office.scope == "person"):
                country = self.salience.home(token.i)
                code = country
            sector = office.sector
            joint = [t for a in children(token, "amod", "compound") for t in (a, *children(a, "conj")) if t.i in self.names.by_token]
            if len(joint) > 1:  # 'American and Guyanese pilots'
                entries = [self.names.by_token[t.i].entry for t in joint]
                return tuple(self.ref(token, None, e.code, e.country, sector, by) for e in entries), by
            shared = next((self.refs[t.i] for t in owners(token) if len(self.refs.get(t.i, ())) > 1), ())
            if shared:  # 'officers of the two countries'
                return tuple(self.ref(token, None, r.code, r.country, sector, by) for r in shared), by
            if code is not None and country is None and sector == "GOV":
                sector = "IGO"
            return (self.ref(token, None, code, country, sector, by),), by
        organisation = self.organisation_noun(token)
        if organisation is not None:
            return (organisation,), "nominal"
        if token.lemma_.lower() in ("country", "nation", "kingdom", "republic", "island", "state", "archipelago") and any(c.lower_ in ("the", "this", "that") for c in token.children) and token.tag_ == "NN":
            code, country = self.owner(token)
            home = country or self.salience.home(token.i)
            if home and code is None or country:
                return (self.ref(token, None, home, home, "GOV", "nominal"),), "nominal"
        if token.tag_ in ("NNS", "NN") and token.lemma_.lower() in STATE_NOUNS:
            code, country = self.owner(token)
            if code:
                return (self.ref(token, None, code, country, "GOV", "role"),), "role"
        return (), None

    def outlet(self, token: Token) -> ActorRef | None:
        """'the newspaper El Universo', 'its state agency KCNA', 'the Evening Courant': an outlet by its noun or its own words."""
        start, end = phrase(token)
        doc = self.frame.doc
        inner = [self.names.by_token[i] for i in range(start, end) if i in self.names.by_token]
        name: Name | None
        for name in inner:
            if name.entry.kind == "outlet":
                return self.ref(token, name.entry.name, name.entry.country, name.entry.country, "MED", "name")
        for part in children(token, "appos", "flat"):
            name = self.names.by_token.get(part.i)
            if name is not None and name.entry.kind == "outlet":
                return self.ref(token, name.entry.name, name.entry.country, name.entry.country, "MED", "name")
        after = token.i + 1
        following = self.names.by_token.get(after)
        if following is not None and following.entry.kind == "outlet":  # 'the agency Reuters', however it is attached
            return self.ref(token, following.entry.name, following.entry.country, following.entry.country, "MED", "name")
        noun = self.knowledge.offices.get(token.lower_)
        if noun is not None and (noun.sector == "MED" and noun.scope == "institution" or token.lower_ == "agency"):
            while after < len(doc) and doc[after].text[:1].isupper() and doc[after].pos_ in ("PROPN", "NOUN", "ADJ", "X", "DET"):
                after += 1
            if after > token.i + 1:
                return self.ref(token, doc[token.i + 1 : after].text, None, None, "MED", "name")
        words = [t for t in doc[start:end] if not t.is_punct]
        if not words:
            return None
        is_media = any((o := self.knowledge.offices.get(t.lower_)) is not None and o.sector == "MED" and o.scope == "institution" for t in words)
        capitals = [t.text for t in words if t.text[0].isupper() and t.lower_ not in ("the",)]
        last = [*children(token, "appos", "flat")]
        if not capitals and last and last[-1].text[0].isupper():
            capitals = [t.text for t in doc[last[-1].left_edge.i : last[-1].right_edge.i + 1] if t.text[0].isupper()]
        if is_media and capitals:
            return self.ref(token, " ".join(capitals), None, None, "MED", "name")
        return None

    def pair(self, token: Token) -> tuple[ActorRef, ...]:
        """'the two mediators', 'both leaders', 'the two countries': the two that were named."""
        count = [c for c in token.children if c.lower_ in PAIRS]
        if not count or token.tag_ not in ("NNS", "NNPS"):
            return ()
        lemma = token.lemma_.lower()
        owner, _ = self.owner(token)
        if owner is not None:
            return ()
        n = 3 if any(c.lower_ == "three" for c in count) else 2
        role = role_of(token, self.knowledge)
        if lemma in STATE_NOUNS or role is not None and role.office.rank in ("state", "official"):
            found = self.discourse.latest(token.i, n, leaders=lemma in LEADER_NOUNS)
            if len(found) < n and (lemma in STATE_NOUNS or lemma in LEADER_NOUNS):
                codes = self.salience.foremost(n)
                found = [ActorRef(self.mention(token), None, c, c, "GOV", "nominal") for c in codes] if len(codes) == n else []
            if len(found) == n:
                return tuple(replace(r, mention=self.mention(token), by="nominal") for r in found)
        return ()

    def organisation_noun(self, token: Token) -> ActorRef | None:
        """'the bloc', 'the cartel': the organisation named last that is called so."""
        if not any(c.lower_ in ("the", "this", "that") or c.dep_ == "nmod:poss" for c in token.children):
            return None
        start, end = phrase(token)
        doc = self.frame.doc
        text = " ".join(t.lower_ for t in doc[start:end] if t.dep_ != "det")
        for seen in self.discourse.organisations(token.i):
            organisation = self.knowledge.organisations.get(seen.code or "")
            if organisation is not None and (text in organisation.nouns or token.lower_ in organisation.nouns and len(text.split()) <= 2):
                return replace(seen, mention=self.mention(token), by="nominal")
        return None

    # ---- pronouns
    def pronoun(self, token: Token) -> tuple[ActorRef, ...]:
        if token.dep_ == "expl":
            return ()
        found = self.discourse.antecedent(token)
        return tuple(replace(r, mention=self.frame.span(token.i, token.i + 1), by="pronoun") for r in found)

    def remember(self, token: Token, found: tuple[ActorRef, ...]) -> None:
        person = self.names.person_at.get(token.i)
        ref = found[0]
        gender = ""
        if person is not None:
            gender = self.people.get(person, (ref, ""))[1]
        elif ref.name:
            gender = next((g for r, g in self.people.values() if r.name == ref.name), "")
        role = role_of(token, self.knowledge) if person is None and ref.by in ("role", "nominal") else None
        if role is not None and role.office.scope == "person":
            gender = gender or role.office.gender
        is_person = person is not None or (role is not None and role.office.scope == "person") or token.lower_ in ("he", "she", "him")
        if token.lower_ in ("he", "him", "she", "her"):
            gender = "m" if token.lower_ in ("he", "him") else "f"
        plural = token.tag_ in ("NNS", "NNPS") or len(found) > 1 or token.lower_ in ("they", "them") or len(conjuncts(token)) > 1
        kind = "outlet" if ref.sector == "MED" else "person" if is_person else "organisation" if ref.country is None and ref.code else "state"
        if plural and kind == "person":
            kind = "group"
        if len(conjuncts(token)) > 1 and token.dep_ != "conj":
            joined = [self.refs.get(c.i, ()) or self.resolve(c)[0] for c in conjuncts(token)]
            found = tuple(r for rs in joined for r in rs)
        subject = token.dep_ in SUBJECTS
        if ref.country and subject and ref.by != "pronoun" and kind == "person":
            self.salience.note(token.i, ref.country, True)
        phrase_text = role.office.phrase if role is not None else ""
        self.discourse.add(Seen(found, token.i, kind, gender, plural, subject, phrase_text))
