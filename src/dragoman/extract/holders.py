"""Who binds itself, and toward whom: the parties of a conditional commitment.

Reads the parse, Actors and statements. 'We' in a quotation is the speaker's side; a passive or a thing ('sanctions would follow') is in
the hands of the speaker if it is a political actor; what another party will do is that party's only where an outlet reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.actors import Actors
from dragoman.extract.bindings import SPOKEN, Binding, deed_of, instrument, is_fate, is_held_until, is_received
from dragoman.extract.nouns import Frame, Said
from dragoman.grammar.clauses import SUBJECTS, antecedent, grammatical_subject
from dragoman.grammar.conditionals import Conditional
from dragoman.grammar.extents import complement
from dragoman.grammar.phrases import children, conjuncts
from dragoman.records import ActorRef
from dragoman.resources.consequences import Consequences

POLITICAL = frozenset({"GOV", "MIL", "REB", "OPP", "LEG", "JUD", "SPY", "PTY", "IGO", "COP", "UAF", "SET"})
FIRST = frozenset({"we", "i", "us", "our", "my", "ourselves", "let"})
NOBODY = frozenset({"it", "this", "that", "there", "nobody", "nothing", "what"})
# Forms that put the condition as something wished for.
WELCOMED = frozenset({"provided", "as long as", "as soon as", "once", "only if", "on condition", "the moment", "in exchange"})
# How sure a holder is: named by its own word, by a passive or a thing in its hands, only through an outlet.
STATED, INFERRED, REPORTED = 0.8, 0.6, 0.5


@dataclass(frozen=True)
class Holder:
    """Who binds itself, how surely it was found, and the statement it was bound in."""

    ref: ActorRef
    confidence: float
    said: Said | None


def said_around(c: Conditional, said: Sequence[Said]) -> Said | None:
    """The innermost statement that holds the consequence, or most of it."""
    start, end = c.consequence
    main = c.main if start <= c.main < end else start
    words = frozenset(range(start, end))
    inside = [s for s in said if main in s.content or len(words & s.content) > (end - start) / 2]
    return min(inside, key=lambda s: len(s.content), default=None)


def find_holder(frame: Frame, actors: Actors, c: Conditional, bound: Binding, said: Sequence[Said], words: Consequences) -> Holder | None:
    """The holder of a consequence; None where no political actor controls it."""
    doc = frame.doc
    main = doc[c.main if c.other_main is None else c.other_main]
    inside = said_around(c, said)
    speaker = _speaker(frame, actors, inside, said)
    political = is_political(speaker) or speaker is not None and bool(speaker.code) and c.rule in SPOKEN and speaker.sector != "MED"
    deed = deed_of(main)
    subject = _subject(c, main)
    if c.rule == "until" and not is_held_until(main, words) or main.lower_ == "going" and not _is_known(deed, words):
        return None
    if complement(main) != main:  # 'X threatened to'
        own = [r for r in actors.of(subject) if is_political(r)] if subject is not None else []
        if subject is not None and subject.lower_ in FIRST and political and speaker is not None:
            return Holder(speaker, STATED, inside)
        return Holder(own[0], STATED, inside) if own else None
    if subject is not None and _is_first(subject, c, words):
        if speaker is None or not political or is_fate(deed, words) and bound != "weak":
            return None
        return Holder(speaker, STATED, inside) if not (bound == "weak" and is_fate(deed, words)) else None
    if bound == "present" and c.rule not in SPOKEN:
        named = actors.of(subject)
        return Holder(named[0], INFERRED, inside) if named and political and _same_side(actors, named[0], speaker) and inside and main.i in inside.quoted else None
    if subject is None or subject.lower_ == "you":
        done_to = subject is not None and (is_received(deed, words) or any(instrument(t, words) is not None for t in deed.subtree))
        return Holder(speaker, STATED, inside) if political and speaker is not None and (done_to or subject is None and c.rule in SPOKEN) else None
    found = actors.of(subject)
    if found and inside is not None and main.i in inside.quoted and _is_person(actors, found[0]):
        return None  # nobody speaks of himself so
    if found:
        return _by_actor(actors, found[0], speaker, political, deed, bound, inside, words, c)
    return _by_thing(actors, subject, speaker, political, deed, bound, inside, words, c)


def _subject(c: Conditional, main: Token) -> Token | None:
    """The subject of the consequence; never a noun of the condition ('the day they stop, we will sit down')."""
    if c.rule == "no X, no Y":
        return main
    low = min(c.condition[0], c.marker[0] if c.marker is not None else c.condition[0])
    own = [t for t in children(main, *SUBJECTS) if not low <= t.i < c.condition[1]]
    return antecedent(own[-1]) if own else grammatical_subject(main)


def _by_actor(
    actors: Actors, actor: ActorRef, speaker: ActorRef | None, political: bool, deed: Token, bound: Binding, inside: Said | None, words: Consequences,
    c: Conditional,
) -> Holder | None:  # fmt: skip
    """The subject of the consequence is an actor: the speaker's own side, one that receives, or one that an outlet speaks of."""
    received = is_received(deed, words)
    if political and speaker is not None:
        if received and not _same_side(actors, actor, speaker):
            return Holder(speaker, INFERRED, inside)
        if _same_side(actors, actor, speaker) and not is_fate(deed, words) and not received:
            return Holder(actor, STATED, inside)
        unsure = speaker.code is None or speaker.by == "role" or c.rule in WELCOMED
        if bound == "firm" and actor.by == "metonym" and unsure and not is_fate(deed, words) and not (inside and deed.i in inside.quoted):
            return Holder(actor, REPORTED, inside)
        return None
    outlet = speaker is not None and speaker.sector == "MED"
    if outlet and is_political_or_state(actor) and bound == "firm" and not received and not is_fate(deed, words):
        return Holder(actor, REPORTED, inside)
    if speaker is None and inside is None and bound == "firm" and deed.head.lower_ in ("ready", "willing", "prepared") and is_political_or_state(actor):
        return Holder(actor, REPORTED, None)
    return None


def _by_thing(
    actors: Actors, subject: Token, speaker: ActorRef | None, political: bool, deed: Token, bound: Binding, inside: Said | None,
    words: Consequences, c: Conditional,
) -> Holder | None:  # fmt: skip
    """The subject is no actor: something done to it, or a means of politics that comes, stays or goes."""
    thing = next((t for t in (subject, *children(deed, "nsubj", "obj", "nsubj:pass"), *children(subject, "nmod")) if instrument(t, words) is not None), None)
    passive = is_received(deed, words) and subject.lower_ not in NOBODY
    owner = actors.within(subject)
    if bound == "weak":
        return None
    if political and speaker is not None:
        if thing is not None or passive or c.rule in SPOKEN:
            return Holder(speaker, INFERRED, inside)
        return Holder(owner[0], INFERRED, inside) if owner and _same_side(actors, owner[0], speaker) and not is_fate(deed, words) else None
    if thing is not None and owner and is_political_or_state(owner[0]) and speaker is not None and speaker.sector == "MED":
        return Holder(owner[0], REPORTED, inside)
    return None


def _is_first(subject: Token, c: Conditional, words: Consequences) -> bool:
    """'we', 'I', 'our file'; not 'our oceans' in a plain 'if'."""
    own = any(g.lower_ in FIRST for g in children(subject, "nmod:poss"))
    return subject.lower_ in FIRST or own and (c.rule not in ("if", "inversion") or instrument(subject, words) is not None)


def _is_known(deed: Token, words: Consequences) -> bool:
    """Is the deed one of politics by its verb or by what it is done with?"""
    own = words.verb(deed.lemma_.lower(), deed.lower_)
    return own is not None and bool(own.about) or any(instrument(t, words) is not None for t in deed.children)


def _speaker(frame: Frame, actors: Actors, inside: Said | None, said: Sequence[Said]) -> ActorRef | None:
    """The speaker; 'one of them' is one of those, and a pronoun that stands for nobody known who spoke last in the paragraph."""
    if inside is None:
        return None
    own, doc = inside.record.speaker, frame.doc
    if own.by == "pronoun" and not is_political(own) and inside.speaker is not None:
        here = frame.places[inside.speaker].paragraph
        before = [s for s in said if s.speaker is not None and s.speaker < inside.speaker and frame.places[s.speaker].paragraph == here]
        known = [s.record.speaker for s in before if is_political(s.record.speaker)]
        return replace(known[-1], mention=own.mention, by="pronoun") if known else own
    if own.code is None and own.sector in POLITICAL and inside.speaker is not None:
        return _placed(frame, actors, own, inside.speaker)
    if own.code is None and own.sector is None and inside.speaker is not None:
        token = doc[inside.speaker]
        if token.lower_ in ("one", "another", "some", "both", "others", "many"):
            of = actors.within(token)
            return of[0] if of else own
    return own


def _placed(frame: Frame, actors: Actors, own: ActorRef, at: int) -> ActorRef:
    """An office without a country ('a senator'): of the government that the paragraph begins with."""
    here = frame.places[at].paragraph
    for token in frame.doc[max(0, at - 150) : at]:
        if frame.places[token.i].paragraph == here and token.dep_.split(":")[0] in ("nsubj", "nmod"):
            for ref in actors.of(token):
                if ref.code and ref.sector in ("GOV", "IGO") and ref.by in ("name", "metonym"):
                    return replace(own, code=ref.code, country=ref.country)
    return own


def is_political(ref: ActorRef | None) -> bool:
    """A government, army, party, parliament, rebel or organisation of states; a state by name."""
    return ref is not None and (ref.sector in POLITICAL or ref.sector is None and bool(ref.code) and ref.by in ("name", "metonym", "pronoun", "nominal"))


def is_political_or_state(ref: ActorRef) -> bool:
    """A political actor whose state or organisation is known."""
    return is_political(ref) and bool(ref.code)


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


def find_addressee(frame: Frame, actors: Actors, c: Conditional, holder: Holder) -> ActorRef | None:
    """The other party: who is to meet the condition, who is spoken to, whom the deed concerns, or whom it was told."""
    doc = frame.doc
    told = holder.said.record.addressee if holder.said is not None else None
    told = told if told is not None and told.code and told.sector not in ("MED", "CVL") and not _is_same(told, holder.ref) else None
    head = doc[c.head]
    subject = grammatical_subject(head) if head.i != c.main else None
    spans: list[Iterable[Token]] = [[subject] if subject is not None else [], doc[slice(*c.consequence)], doc[slice(*c.condition)]]
    if subject is not None and subject.lower_ in ("you", "your") or c.rule in ("or", "and"):
        return told or _first_other(actors, doc[slice(*c.condition)], holder.ref)
    for tokens in spans:
        found = _first_other(actors, tokens, holder.ref)
        if found is not None:
            return found
    return told


def _first_other(actors: Actors, tokens: Iterable[Token], holder: ActorRef) -> ActorRef | None:
    for token in tokens:
        for one in conjuncts(antecedent(token)):
            for ref in actors.within(one) if one.dep_.startswith("nsubj") else actors.of(one):
                if ref.code and not _is_same(ref, holder) and ref.sector not in ("MED", "BUS"):
                    return ref
    return None


def _is_same(a: ActorRef, b: ActorRef) -> bool:
    return a.code == b.code or bool(a.country) and a.country == b.country
