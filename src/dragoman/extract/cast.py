"""Who takes part in an event: what stands in the slots of its frame, as actors.

Reads the parse, Actors, statements and Places. 'We' in a quotation is the speaker's side, 'you' the one spoken to; people and police
without a country belong where the deed is done. The source must be able to act; the target may be anything that belongs to somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors import GOVERNING, Actors
from dragoman.extract.context import GONE, Context, codes
from dragoman.extract.frames import Matcher, in_words
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.places import Places
from dragoman.extract.regions import region_of
from dragoman.extract.roles import role_of
from dragoman.extract.slots import governing, under_preposition
from dragoman.extract.topics import Topics
from dragoman.grammar.clauses import grammatical_subject
from dragoman.grammar.phrases import children, conjuncts
from dragoman.records import ActorRef
from dragoman.resources.codebook import Trigger
from dragoman.resources.knowledge import load_knowledge

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
SECOND_PERSON = frozenset({"you", "your", "yours"})
LOCAL = frozenset("CVL COP JUD LAB AGR EDU OPP LEG HLH REL CRM MIL REB GOV PTY REF HRI SET ELI".split())
NEAR = frozenset({"", "on", "against", "to", "with", "near", "at", "from", "of", "over", "for", "in", "by", "into", "across", "through", "towards", "toward", "between"})
PRONOUNS = frozenset({"it", "them"})
RELATIONAL = frozenset("neighbour neighbor ally rival partner".split())  # somebody's, and somebody else
COALITIONS = frozenset({"coalition", "alliance", "allied", "international", "multinational", "partner", "partners", "allies"})
FORMER = frozenset({"former", "ex-soviet", "post-soviet", "erstwhile", "one-time", "onetime"})
HEADS = frozenset({"president", "minister", "premier", "chancellor", "king", "secretary"})
INNER = frozenset("obj obl nmod xcomp iobj ccomp acl advcl".split())


class Cast:
    """Finds the actors of events of one article."""

    def __init__(self, frame: Frame, actors: Actors, said: Sequence[Said], places: Places, matcher: Matcher, context: Context) -> None:
        self.frame, self.actors, self.said, self.places, self.matcher, self.context = frame, actors, said, places, matcher, context
        self._agents = matcher.codebook.classes.get("$agent", frozenset())
        self._blocs = matcher.codebook.classes.get("$bloc", frozenset())
        self._quantities = matcher.codebook.classes.get("$quantity", frozenset())
        self.topics = Topics(frame, actors)
        self._speakers = {s.speaker for s in said if s.speaker is not None}

    def sources(self, token: Token, trigger: Trigger, slots: Sequence[str]) -> tuple[ActorRef, ...]:
        """The actors in the first of the slots that holds any that can act; what the frame asks for as subject can."""
        asked = any(c.kind == "slot" and c.slots == ("subj",) and c.lemmas and not c.negative for c in trigger.conditions)
        for slot in slots:
            found = [r for filler in self.matcher.fillers(token, slot, trigger) for one in series(filler) for r in self.acting(one, able=asked and slot == "subj")]
            found = [r for r in found if r.sector != "MED" or r.code]
            if found:
                return distinct(found)
        return ()

    def targets(self, token: Token, trigger: Trigger, slots: Sequence[str], source: Sequence[ActorRef], *, within: bool) -> tuple[ActorRef, ...]:
        """The actors in the first of the slots that holds any but the source; `within`: its own people may be the target."""
        known = codes(source) - {None}
        blank: tuple[ActorRef, ...] = ()
        for slot in slots:
            pairs = [(one, r) for filler in self.matcher.fillers(token, slot, trigger) for one in self._wholes(filler) for r in self.met(one, known)]
            pairs = [(one, r) for one, r in pairs if (r.sector != "MED" or r.code and trigger.type != "REQUEST") and not (r.by == "metonym" and slot in ("in", "at"))]
            if trigger.type in ("ASSAULT", "COERCE"):  # 'arrested nine of them': no bloc or state
                pairs = [(one, r) for one, r in pairs if not (one.lower_ in ("they", "them") and r.sector in ("GOV", "IGO"))]
            own = within and slot in ("obj", "xcomp")
            charged = any(r.sector in ("JUD", "COP") for r in source)  # 'prosecutors charge her'
            by_words = trigger.type in ("REQUEST", "THREATEN", "ACCUSE")  # at somebody, not at what is somebody's
            found = [r for one, r in pairs if not r.code or r.code not in known or (own and (one.pos_ != "PRON" or charged and one.lower_ in ("him", "her")) and (not by_words or one.i in self.actors.refs))]
            if by_words and not any(r.code for r in found) and slot == slots[0]:
                found = [r for one, r in pairs if r.code and r.by == "name" and r.name in self.actors.genders and self.actors.refs.get(one.i)]  # 'criticised Mr. Low', of one's own country
            if any(r.code for r in found):
                if pairs[0][0].lower_ == "it" and trigger.cameo == "166" and all(r.country for r in (*found, *source)):
                    organisation = self.context.organisation(token, known)  # 'walked out of it'
                    return (organisation,) if organisation is not None else distinct(found)
                return distinct([r for r in found if r.code])
            blank = blank or distinct(found)
        return blank

    def _wholes(self, filler: Token) -> list[Token]:
        """A nominal with what is joined to it; of 'a fifth of the country' the country."""
        things = self.matcher.things(filler)
        return [t for k, t in enumerate(things) if k == len(things) - 1 or not in_words(t, self._quantities) or things[k + 1] not in list(t.subtree)]

    def met(self, token: Token, known: Collection[str | None]) -> list[ActorRef]:
        """The actors that a deed of the known ones meets: 'it' and 'the country' are somebody else."""
        found = self.undergoing(token)
        if in_words(token, self._blocs) and not any(r.code for r in self.actors.of(token)) and any(r.country for r in found):
            organisation = self.context.called(token.lemma_.lower())  # "leave Putin's military alliance": the alliance, not Putin
            if organisation is not None and organisation.code not in known:
                return [organisation]
        if not any(r.code and r.code not in known for r in found) and (token.lower_ in PRONOUNS or known and self.topics.is_elsewhere(token, known)):
            return list(self.topics.other(token, known)) or found
        if token.lower_ in ("him", "her") and not any(r.code for r in found):
            return list(self.topics.person(token, known)) or found
        if token.lower_ in ("him", "her") and token.dep_ in ("obj", "iobj") and found and all(r.code in known for r in found) and not self._is_held(token):
            return list(self.topics.person(token, known)) or found
        if token.lemma_.lower() in RELATIONAL and found and all(r.code in known for r in found):
            other = self.context.partner(token, known, far=True)  # 'accuses its neighbour'
            return [other] if other is not None else []
        return found

    def _is_held(self, token: Token) -> bool:
        """Is the subject of a pronoun's verb police or a court, which take their own people?"""
        subject = grammatical_subject(token.head)
        return subject is not None and any(r.sector in ("JUD", "COP") for r in self.actors.of(subject))

    def acting(self, token: Token, *, able: bool = False) -> list[ActorRef]:
        """The actors that a nominal is, or that act through it: 'Russian drones', 'a court in Rwanda'; nobody for 'the crisis in Syria'."""
        if token.lower_ in FIRST_PERSON or token.lower_ in SECOND_PERSON:
            return self._spoken(token)
        if token.lemma_.lower() in RELATIONAL and children(token, "nmod:poss") and not children(token, "amod", "appos", "compound"):
            return []  # 'its neighbours' are not it
        if any(c.lower_ in FORMER for c in token.children) and any(r.code in GONE for r in self.actors.within(token)):
            return []  # 'former satellites of the Soviet Union'
        joint = self._joint(token) or self.topics.parallel(token)
        if joint:
            return list(joint)
        own = tuple(r for r in self.actors.refs.get(token.i, ()) if not _is_gone(r))
        if not any(r.code for r in own or ()):
            own = self.topics.subject(token) or own
        if own and not any(r.code for r in own):  # 'the host, the United Arab Emirates'
            own = next((beside for beside in map(self.actors.of, children(token, "appos")) if any(r.code for r in beside)), own)
        if own:
            return [self._settled(token, r) for r in own]
        if able or self._can_act(token):
            found = list(self._owner(token))
            if found:
                return found
            if in_words(token, self._blocs):
                organisation = self.context.organisation(token, ())
                return [organisation] if organisation is not None else []
            found = list(self.actors.within(token))
            if found:
                return found
            if self._is_armed(token):  # 'three strikes near Ramadi', 'coalition forces': whose is not told, and the place is not theirs
                return []
            country = self.places.country_about(token) or (self.context.home(token) if self.matcher.is_people(token) else None)
            return [ActorRef(self.frame.span(token.i, token.i + 1), None, country, country, "CVL", "nominal")] if country else []
        for c in children(token, "amod", "compound", "nmod:poss", "nmod:desc"):
            if c.lower_ in FIRST_PERSON or c.lower_ in SECOND_PERSON:
                return self._spoken(c)
            found = list(self.actors.of(c))
            if found:
                return found
        return []

    def undergoing(self, token: Token) -> list[ActorRef]:
        """The actors that a nominal is or belongs to; states that are no more are none in 'its former satellites'."""
        if token.lower_ in FIRST_PERSON or token.lower_ in SECOND_PERSON:
            return self._spoken(token)
        for c in children(token, "nmod:poss"):
            if c.lower_ in FIRST_PERSON or c.lower_ in SECOND_PERSON:
                return self._spoken(c)
        found = [self._settled(token, r) for r in self.actors.within(token) if not _is_gone(r)]
        if found:
            return found
        country = self._country(token)
        return [ActorRef(self.frame.span(token.i, token.i + 1), None, country, country, None, "metonym")] if country else []

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
                refs = [r for r in self.actors.refs.get(inner.i, ()) if r.code and r.code not in known and r.sector != "MED" and r.code not in GONE]
                if refs and inner.i not in self._speakers:
                    return tuple(refs)
                country = self._country(inner)
                if country is not None and country not in known:
                    return (ActorRef(self.frame.span(inner.i, inner.i + 1), None, country, country, None, "metonym"),)
        return ()

    def people(self, token: Token) -> tuple[ActorRef, ...]:
        """The country of the people in the object of a deed, by where it is done: 'shot three boys', 'detained nine of them'."""
        country = self.places.country_about(token) or self.context.home(token)
        return (ActorRef(self.frame.span(token.i, token.i + 1), None, country, country, "CVL", "nominal"),) if country else ()

    def _country(self, token: Token) -> str | None:
        place = self.places.at.get(token.i) or self.places.city(token)
        return place.country if place is not None and place.country not in GONE else None

    def _can_act(self, token: Token) -> bool:
        return token.pos_ == "NUM" or in_words(token, self._agents)

    def _is_armed(self, token: Token) -> bool:
        """Is it a weapon, a strike, or forces of several: nobody's by where they are?"""
        classes = self.matcher.codebook.classes
        joined = {token.lemma_.lower(), *(c.lower_ for c in token.children if c.dep_ in ("compound", "amod"))}
        return bool(joined & COALITIONS) or any(in_words(token, classes.get(name, frozenset())) for name in ("$missile", "$attack", "$weapon"))

    def _joint(self, token: Token) -> list[ActorRef]:
        """'The armies of Chile and Bolivia', 'Greek and Turkish jets': those of each."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        for owner in (*(t for words, t in under_preposition(token) if words in ("of", "from", "between")), *children(token, "amod")):
            several = [owner, *children(owner, "conj")] if owner.dep_ == "amod" else conjuncts(owner)
            found = [r for t in several for r in self.actors.of(t)[:1] if r.code]
            if len({r.code for r in found}) > 1:
                sector = next((r.sector for r in self.actors.refs.get(token.i, ())), None)
                return [replace(r, sector=sector or r.sector) for r in found]
        return []

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
        if ref.sector == "MIL" and any(c.lower_ in COALITIONS for c in token.children):
            return ref
        role = role_of(token, load_knowledge()) if ref.sector in GOVERNING else None
        if ref.sector in GOVERNING and (region_of(token, role) is not None or role is not None and token.lower_ in HEADS):
            return ref  # 'European officials' are not of the place, and a prime minister may be a guest
        if ref.code or ref.sector not in LOCAL or ref.by == "name" and ref.name not in self.actors.genders:
            return ref
        country = self.places.country_about(token) or self.context.home(token)
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


def _is_gone(ref: ActorRef) -> bool:
    """Is it a state that is no more, in 'some former satellites of the Soviet Union'?"""
    return ref.code in GONE and bool(FORMER & set(ref.mention.text.lower().split()))


def series(token: Token) -> list[Token]:
    """A nominal and what is joined to it; also the first of them where the parse hung it on the day: 'On 5 June Chad, Mali and Niger left'."""
    doc, before = token.doc, token.left_edge.i - 2
    if before > 0 and doc[before + 1].text == "," and doc[before].pos_ == "PROPN" and doc[before].dep_ in ("nmod", "nmod:unmarked", "appos", "flat") and doc[before].head.pos_ in ("NUM", "PROPN"):
        if doc[before].ent_type_ == "LOC" and doc[before].head.i < before and children(token, "conj"):
            return [doc[before], *conjuncts(token)]
    return conjuncts(token)


def distinct(refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Each actor once."""
    out: list[ActorRef] = []
    for ref in refs:
        if not any(r.code == ref.code and r.sector == ref.sector for r in out):
            out.append(ref)
    return tuple(out)
