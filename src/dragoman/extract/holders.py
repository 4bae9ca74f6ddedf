"""Who binds itself: the holder of a conditional commitment.

Reads the parse, Actors and statements. 'We' in a quotation is the speaker's side; a passive or a thing ('sanctions would follow') is in
the hands of the speaker if it is a political actor; what another party will do is that party's only where an outlet reports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.bindings import (
    SPOKEN,
    STATIVE,
    TOLD,
    UNRULED,
    WILLING,
    WITHHOLDING,
    Binding,
    deed_of,
    instrument,
    is_denied_to_all,
    is_fate,
    is_granted,
    is_held_until,
    is_obliged,
    is_own_word,
    is_placed,
    is_received,
    is_state_of_play,
    is_suffered,
    withholds,
)  # fmt: skip
from dragoman.extract.nouns import Frame, Said
from dragoman.extract.tellers import is_explicit, is_outlet, is_political, is_political_or_state, placed, said_around, speaker_of
from dragoman.grammar.clauses import SUBJECTS, antecedent, grammatical_subject, is_negated, subject
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import complement
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import child, children
from dragoman.records import ActorRef
from dragoman.resources.consequences import Consequences

FIRST = frozenset({"we", "i", "us", "our", "my", "ourselves", "let"})
NOBODY = frozenset({"it", "this", "that", "there", "nobody", "nothing", "what"})
# Forms that put the condition as something wished for.
WELCOMED = frozenset({"provided", "as long as", "as soon as", "once", "only if", "only when", "only after", "only with", "when", "on condition", "the moment", "in exchange"})
# Sectors that have no word to give in politics.
APART = frozenset({"MED", "BUS", "EDU", "MUL"})
# How sure a holder is: named by its own word, by a passive or a thing in its hands, only through an outlet, only because it says so.
STATED, INFERRED, REPORTED, SUPPOSED = 0.8, 0.6, 0.5, 0.45


@dataclass(frozen=True)
class Holder:
    """Who binds itself, how surely it was found, and the statement it was bound in."""

    ref: ActorRef
    confidence: float
    said: Said | None


@dataclass(frozen=True)
class _Case:
    """What is asked of one consequence: its predicate and deed, how it binds, and in whose mouth it stands."""

    frame: Frame
    actors: Actors
    c: Conditional
    bound: Binding
    words: Consequences
    main: Token
    deed: Token
    inside: Said | None
    speaker: ActorRef | None
    explicit: bool

    @property
    def political(self) -> bool:
        """Does a political actor speak?"""
        s = self.speaker
        return is_political(s) or s is not None and bool(s.code) and self.c.rule in SPOKEN and s.sector != "MED"

    @property
    def quoted(self) -> bool:
        """Are these the speaker's own words?"""
        return self.inside is not None and self.main.i in self.inside.quoted

    def own(self, confidence: float) -> Holder | None:
        """The speaker as the holder, if it is political."""
        return Holder(self.speaker, confidence, self.inside) if self.political and self.speaker is not None else None


def find_holder(frame: Frame, actors: Actors, c: Conditional, bound: Binding, said: Sequence[Said], words: Consequences) -> Holder | None:
    """The holder of a consequence; None where no political actor controls it."""
    main = frame.doc[c.main if c.other_main is None else c.other_main]
    inside = said_around(c, said)
    speaker = speaker_of(frame, actors, c, inside, said)
    case = _Case(frame, actors, c, bound, words, main, deed_of(main), inside, speaker, is_explicit(actors, frame, speaker, inside))
    subject = _subject(c, main)
    if inside is not None and inside.manner == "believe" and not case.quoted:
        return None
    if c.rule == "until" and not is_held_until(main, words) or main.lower_ == "going" and not _is_known(case.deed, words):
        return None
    if c.rule == TOLD:
        return _of_told(case)
    if complement(main) != main or is_own_word(main) or lexeme(main, WITHHOLDING) and bound == "firm":
        return _of_word(case, subject)
    giver = _giver(frame.doc[c.head]) if c.rule in ("or", "otherwise") and not case.quoted else None
    if giver is not None:
        given = [r for r in actors.of(giver) if is_political(r)]
        return Holder(given[0] if given[0].code else placed(frame, actors, given[0], giver.i), STATED, inside) if given else None
    if subject is not None and _is_of_itself(case, subject) and not is_fate(case.deed, words) and not is_received(case.deed, words) and (case.political or bound == "firm" or _is_warned(case)):
        return _itself(case, subject)
    if subject is not None and _is_first(subject, c, words):
        party = speaker is not None and speaker.sector is not None and speaker.sector not in APART and (_is_known(case.deed, words) or withholds(main, words))
        taken = case.own(STATED) or (Holder(speaker, SUPPOSED, inside) if party and speaker is not None else None)
        return None if is_fate(case.deed, words) else taken
    if subject is None or subject.lower_ == "you":
        done_to = subject is not None and (is_received(case.deed, words) or any(instrument(t, words) is not None for t in case.deed.subtree))
        threatened = subject is not None and c.rule in ("or", "and", "otherwise") and case.quoted and bound != "weak"  # 'do it, and you are back in the family'
        return case.own(STATED) if done_to or threatened or subject is None and (c.rule in SPOKEN or c.rule == "any that" and is_received(case.deed, words)) else None
    found = actors.of(subject)
    if found and case.quoted and _is_person(actors, found[0]):
        return None  # nobody speaks of himself so
    return _by_actor(case, found[0], subject) if found else _by_thing(case, subject)


def _subject(c: Conditional, main: Token) -> Token | None:
    """The subject of the consequence; never a noun of the condition ('the day they stop, we will sit down')."""
    if c.rule == "no X, no Y":
        return main
    low = min(c.condition[0], c.marker[0] if c.marker is not None else c.condition[0])
    own = [t for t in children(main, *SUBJECTS) if not low <= t.i < c.condition[1]]
    return antecedent(own[-1]) if own else grammatical_subject(main)


def _giver(asked: Token) -> Token | None:
    """Who 'gave them until Friday to leave', 'told them to leave', 'set a term': the one that the alternative comes from."""
    at = asked
    for _ in range(3):
        if at.head == at or at.dep_ not in ("xcomp", "acl", "advcl", "ccomp", "obj", "obl", "nmod", "conj"):
            return None
        at = at.head
        if at.pos_ == "VERB" and at.lemma_.lower() in ("give", "tell", "order", "grant", "allow", "set", "warn", "ask", "instruct", "urge"):
            return subject(at)
    return None


def _of_told(case: _Case) -> Holder | None:
    """'France made its consent conditional on B': who made it so, else who speaks, else whose it is."""
    noun = case.main
    verb = noun.head
    for _ in range(2):
        doer = child(verb, "nsubj")
        if doer is not None and doer != noun and verb.pos_ == "VERB" and doer.i < verb.i:
            made = [r for r in case.actors.of(doer) if is_political_or_state(r)]
            if made and (case.inside is None or case.inside.cue != verb.i):
                return Holder(made[0], STATED, case.inside)
        verb = verb.head
    owner = [r for r in case.actors.within(noun) if is_political_or_state(r)]
    if case.political and case.speaker is not None and (not owner or not case.explicit and not _same_side(case.actors, owner[0], case.speaker)):
        return case.own(INFERRED)
    return Holder(owner[0], REPORTED, case.inside) if owner and (case.political or case.inside is None or is_outlet(case.speaker)) else None


def _of_word(case: _Case, subject: Token | None) -> Holder | None:
    """'X threatened to', 'its threat to', 'X refuses to': the one whose word it is."""
    if subject is not None and subject.lower_ in FIRST:
        return case.own(STATED)
    own = [r for r in case.actors.of(subject) if is_political(r)] if subject is not None else []
    if not own and subject is not None and not case.actors.of(subject):
        own = [r for r in case.actors.within(subject) if is_political_or_state(r)]
    if own and own[0].code is None and subject is not None:
        own = [placed(case.frame, case.actors, own[0], subject.i)]
    if own and own[0].code is None and case.speaker is not None and _same_side(case.actors, own[0], case.speaker):
        return case.own(STATED)
    return Holder(own[0], STATED, case.inside) if own else None


def _by_actor(case: _Case, actor: ActorRef, subject: Token) -> Holder | None:
    """The subject of the consequence is an actor: the speaker's own side, one that receives, or one that somebody else speaks of."""
    deed, words = case.deed, case.words
    received, fate = is_received(deed, words), is_fate(deed, words)
    same = _same_side(case.actors, actor, case.speaker)
    told_of = actor.by == "pronoun" and not case.quoted and case.political and case.speaker is not None and not same
    if case.political and case.speaker is not None:
        if (received or is_obliged(case.main)) and not same or is_suffered(deed, words) and (case.bound != "weak" or received):
            return case.own(INFERRED)
        if same and received and actor.by == "role" and subject.tag_ == "NN" and not _is_person(case.actors, actor):
            return case.own(INFERRED)  # 'the embassy is closed'
        if same:
            return None if fate or received else Holder(actor if actor.code else case.speaker, STATED, case.inside)
        if is_state_of_play(deed, words) and not case.explicit:
            return case.own(INFERRED)
        if told_of and subject.lower_ == "it" and not fate and actor.sector != "MED" and case.bound == "firm":
            return case.own(INFERRED)  # the pronoun of indirect speech is the speaker's own side
        if case.explicit or case.quoted or fate or case.bound != "firm" or actor.by == "pronoun":
            return None
        return Holder(actor, REPORTED, case.inside) if is_political_or_state(actor) else None
    if received or fate or case.bound != "firm" or not is_political_or_state(actor):
        return None
    if case.inside is not None and not is_outlet(case.speaker):
        return None
    if case.inside is None and not _is_narrated(case, actor):
        return None
    return Holder(actor, REPORTED, case.inside)


def _is_narrated(case: _Case, actor: ActorRef) -> bool:
    """Told by the reporter alone: a ready, willing or announced deed of a government named as such, not a reckoning."""
    if case.main.lower_ in WILLING or case.main.lemma_.lower() == "stand" or case.deed.head.lower_ in WILLING:
        return True
    return any(a.lower_ in ("will", "wo") for a in children(case.main, "aux")) and actor.by in ("name", "metonym", "role") and _is_known(case.deed, case.words) and case.c.rule != "if"


def _by_thing(case: _Case, subject: Token) -> Holder | None:
    """The subject is no actor: something done to it, a means of politics that comes, stays or goes, or what is denied to all."""
    deed, words = case.deed, case.words
    thing = next((t for t in (subject, *children(deed, "nsubj", "obj", "nsubj:pass"), *children(subject, "nmod")) if instrument(t, words) is not None), None)
    fate = is_fate(deed, words) and thing is None
    owner = case.actors.within(subject)
    if case.c.condition[1] - case.c.condition[0] == 1 and case.c.rule in ("if", "once", "when"):
        return None  # 'the freeze, if implemented, would begin'
    if case.bound == "weak" and not (is_granted(deed) and (subject.lower_ in ("they", "he", "she") or case.c.rule in WELCOMED and subject.tag_ == "NNS")):
        return None
    if case.political:
        denied = is_denied_to_all(case.main, subject)
        if thing is not None or is_received(deed, words) and (subject.lower_ not in NOBODY or _is_done_to_it(deed, subject)) or case.c.rule in SPOKEN or denied and not fate:
            return case.own(INFERRED)
        if child(case.main, "expl") is not None and case.bound == "firm" and subject.lower_ in ("another", "more", "others"):
            return case.own(INFERRED)
        if _is_set_going(case, subject) or is_suffered(deed, words) or is_state_of_play(deed, words) or subject.lower_ == "there" and any(t.lower_ in ("another", "more", "further") for t in deed.subtree):
            return case.own(INFERRED)
        if is_granted(deed) and (subject.lower_ in ("they", "he", "she") or case.bound == "weak"):
            return case.own(INFERRED)
        if owner and _same_side(case.actors, owner[0], case.speaker) and not fate:
            return Holder(owner[0], INFERRED, case.inside)
        if case.c.rule == "any that" and is_negated(case.main) and not fate and subject.lower_ in ("who", "whoever", "anyone", "those", "anybody"):
            return case.own(INFERRED)
        return case.own(SUPPOSED) if _is_in_reach(case, subject) and not fate else None
    if thing is not None and owner and is_political_or_state(owner[0]) and is_outlet(case.speaker):
        return Holder(owner[0], REPORTED, case.inside)
    return None


def _is_done_to_it(deed: Token, subject: Token) -> bool:
    """'It would be let in again': somebody or something, not the 'it' of 'it would be said that'."""
    return subject.lower_ == "it" and subject.dep_ == "nsubj:pass" and child(deed, "ccomp", "csubj:pass", "csubj") is None


def _is_set_going(case: _Case, subject: Token) -> bool:
    """'Port calls will resume', 'the gate would open': what begins, ends or goes on by somebody's order; not prices or wars."""
    found = case.words.verb(case.deed.lemma_.lower(), case.deed.lower_)
    return found is not None and found.value in ("start", "end", "keep", "good") and found.lemma != "be" and child(case.deed, "obj") is None and subject.lemma_.lower() not in UNRULED and subject.lower_ not in NOBODY


def _is_of_itself(case: _Case, subject: Token) -> bool:
    """'The group warned that it will', 'the miners said they would not': the pronoun of indirect speech takes up who speaks.

    Parties to politics that no table knows are taken at their word; outlets, firms and scholars are not.
    """
    speaker, inside = case.speaker, case.inside
    if speaker is None or inside is None or inside.speaker is None or case.quoted or speaker.sector in APART or is_outlet(speaker):
        return False
    if speaker.sector is None and speaker.code is None:
        return False
    known = case.actors.of(subject)
    head = case.frame.doc[inside.speaker]
    plural = head.tag_ in ("NNS", "NNPS") or child(head, "conj") is not None
    word = subject.lower_
    if any(p.lower_ in ("his", "her", "its", "their") for p in children(subject, "nmod:poss")):
        return subject.pos_ == "NOUN" and case.bound == "firm" and (not known or known[0].code == speaker.code)
    if known and known[0].name and speaker.name and known[0].name != speaker.name or known and known[0].code and speaker.code and known[0].code != speaker.code:
        return False
    if word in ("he", "she"):
        return not plural and bool(known) and (known[0].name == speaker.name or known[0].mention == speaker.mention)
    one = not plural and speaker.name not in case.actors.genders
    return word == "they" and plural or word == "it" and one and (speaker.sector is not None or inside.manner in ("threaten", "warn", "promise", "plan"))


def _itself(case: _Case, subject: Token) -> Holder | None:
    """The speaker, by the pronoun it binds itself with; one that has no name by its own phrase."""
    speaker = case.speaker
    if speaker is None:
        return None
    named = bool(speaker.name) and subject.pos_ == "PRON"
    ref = replace(speaker, mention=case.frame.span(subject.i, subject.i + 1), by="pronoun") if named else speaker
    return Holder(ref, STATED if case.political else INFERRED, case.inside)


def _is_warned(case: _Case) -> bool:
    """Is it put as a warning or a threat?"""
    return case.inside is not None and case.inside.manner in ("threaten", "warn")


def _is_in_reach(case: _Case, subject: Token) -> bool:
    """'The turbines would stop', 'copper will flow', 'not one container will pass': a thing that no table knows, moved by nobody named.

    What a government says will happen to a thing it takes to be in its hands; people, prices and wars are in nobody's.
    """
    if case.bound == "weak" or case.bound == "present" and not case.quoted or subject.lower_ in NOBODY or subject.lower_ in UNRULED or subject.lemma_.lower() in UNRULED:
        return False
    if subject.pos_ == "PRON" or subject.ent_type_ == "PER":
        return False
    return case.deed.pos_ == "VERB" and case.deed.lemma_.lower() not in STATIVE or child(case.deed, "cop") is not None and is_placed(case.deed)


def _is_first(subject: Token, c: Conditional, words: Consequences) -> bool:
    """'we', 'I', 'our file'; not 'our oceans' in a plain 'if'."""
    own = any(g.lower_ in FIRST for g in children(subject, "nmod:poss"))
    return subject.lower_ in FIRST or own and (c.rule not in ("if", "inversion") or instrument(subject, words) is not None)


def _is_known(deed: Token, words: Consequences) -> bool:
    """Is the deed one of politics by its verb or by what it is done with?"""
    own = words.verb(deed.lemma_.lower(), deed.lower_)
    return own is not None and bool(own.about) or any(instrument(t, words) is not None for t in deed.children)


def _is_person(actors: Actors, actor: ActorRef) -> bool:
    """A person named in the article, or he or she."""
    return actor.name in actors.genders or actor.mention.text.lower() in ("he", "she")


def _same_side(actors: Actors, actor: ActorRef, speaker: ActorRef | None) -> bool:
    """The speaker itself, or the state or organisation that it speaks for; not another person of its country."""
    if speaker is None:
        return False
    if actor.name and actor.name == speaker.name:
        return True
    if speaker.name in actors.genders and _is_person(actors, actor):
        return False
    same = bool(actor.code) and actor.code == speaker.code or bool(actor.country) and actor.country == speaker.country
    if not same:
        return False
    governing = {"GOV", "MIL", "SPY", "IGO", None}
    return actor.sector in governing and speaker.sector in governing or actor.sector == speaker.sector and actor.by != "name"
