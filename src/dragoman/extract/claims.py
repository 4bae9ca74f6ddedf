"""A claim of membership as the verbs and nouns of the text make it, before its modality, date and statement are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import auxiliaries, grammatical_subject, is_passive
from dragoman.grammar.clauses import subject as named_subject
from dragoman.grammar.domains import under
from dragoman.grammar.phrases import child, children, conjuncts, preposition
from dragoman.records import ActorRef, Relation

# Prepositions that add a party: 'Both belong, with Turkey, to the BSEC', 'Like Norway, his country belongs'.
BESIDE = ("with", "like", "alongside", "as well as", "besides", "together with", "along with")
# Organs of an organisation: who sits in one, walks out of it or joins it does not thereby join or leave the organisation.
ORGANS = frozenset("council assembly parliament commission committee court secretariat headquarters summit mission session meeting".split())


@dataclass(frozen=True)
class Claim:
    """`trigger` carries it; `change` is what happens (join, leave, apply ...) or 'is' for a standing; `given` a modality the noun settles.

    `focus` says that the organisation was not named in the clause but is the one spoken of last.
    """

    trigger: Token
    actors: tuple[ActorRef, ...]
    organisations: tuple[ActorRef, ...]
    relation: Relation
    change: str
    rule: str
    tokens: tuple[int, ...]
    given: str | None = None
    focus: bool = False


def all_states(parties: Parties, token: Token | None, *, persons: bool) -> tuple[ActorRef, ...]:
    """The states of a nominal and of what is joined to it; a person counts for his state only if `persons`."""
    if token is None:
        return ()
    if token.lower_ in ("both", "they") and not parties.states(token) or token.tag_ == "NNS" and any(c.lower_ in ("both", "two") for c in token.children):
        pair = parties.listed(token) or (parties.both(token) if token.tag_ != "NNS" else ())
        if pair or token.tag_ != "NNS":
            return pair
    out: list[ActorRef] = []
    for one in conjuncts(token):
        if persons or not parties.is_person(one):
            out += [r for r in parties.states(one) if r.country not in [o.country for o in out]]
    return tuple(out)


def any_states(parties: Parties, token: Token | None) -> tuple[ActorRef, ...]:
    """The states that a subject decides for: by name, government, person in office, people or voters ('Norwegians rejected')."""
    if token is None:
        return ()
    found = all_states(parties, token, persons=True)
    return found or tuple(r for r in parties.actors.of(token) if r.country and r.sector in ("CVL", "LEG"))[:1]


def all_organisations(parties: Parties, token: Token | None) -> tuple[ActorRef, ...]:
    """The organisations of a nominal and of what is joined to it; the West is none that one can join."""
    if token is None:
        return ()
    out: list[ActorRef] = []
    for one in [token, *(c for c in conjuncts(token) if c != token and not _is_denied(c))]:
        out += [r for r in parties.organisations(one) if r.code != "WST" and r not in out]
    return tuple(out)


def is_organ(ref: ActorRef) -> bool:
    """'the UN Security Council', 'the European Parliament': an organ that the names count as the organisation itself."""
    words = ref.mention.text.lower().split()
    last = words[-1] if words else ""
    if last == "body" and len(words) > 2:  # 'the dispute settlement body'
        return True
    return last in ORGANS and not (ref.name or "").lower().endswith(last) and not (ref.name or "").lower().startswith(ref.mention.text.lower())


def is_club(token: Token) -> bool:
    """'that body', 'the club': what stands for the organisation spoken of."""
    return token.lemma_.lower() in ("body", "club", "institution") and any(c.lower_ in ("that", "the", "this") for c in token.children)


def subject(verb: Token) -> Token | None:
    """Who does it; a state's name right before a finite verb that the parse left without a subject ('On 1 January Ethiopia entered')."""
    found = named_subject(verb)
    if found is None and verb.dep_ == "conj" and child(verb.head, "cop") is not None:  # 'had been one of its founders and walked out of it'
        return grammatical_subject(verb.head)
    if found is not None or verb.dep_ != "ROOT" or is_passive(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return found
    at = min((a.i for a in auxiliaries(verb)), default=verb.i) - 1
    return verb.doc[at] if at >= verb.sent.start and verb.doc[at].pos_ == "PROPN" else None


def who_moves(parties: Parties, verb: Token, *, persons: bool = False) -> tuple[tuple[ActorRef, ...], Token | None]:
    """The states that do it, and their token; of 'was the last country to join' the subject of 'was', of 'Chad, the last to join' Chad."""
    doer = subject(verb)
    found = all_states(parties, doer, persons=persons)
    if not found and verb.dep_ in ("acl", "acl:relcl"):
        noun = verb.head
        doer = grammatical_subject(noun) if child(noun, "cop") is not None else noun.head if noun.dep_ == "appos" else doer
        found = all_states(parties, doer, persons=persons)
        if not found and child(noun, "cop") is None and noun.dep_ in ("obj", "nsubj:pass", "obl") and noun.head.pos_ == "VERB":  # 'expressed interest in joining'
            doer = child(noun, "nmod:poss") or subject(noun.head)
            found = all_states(parties, doer, persons=persons)
    return found, doer


def beside(parties: Parties, verb: Token) -> tuple[ActorRef, ...]:
    """States that take part beside the subject."""
    return tuple(r for t in under(verb, BESIDE) for r in all_states(parties, t, persons=False))


def doers(parties: Parties, verb: Token, doer: Token | None) -> tuple[ActorRef, ...]:
    """The subject's states and those beside it; a pronoun is none of those beside it, but the subject before."""
    others = beside(parties, verb)
    own = all_states(parties, doer, persons=False)
    if doer is not None and doer.lower_ == "it" and {r.country for r in own} & {r.country for r in others}:
        own = parties.subject_before(doer, {r.country for r in others})
    return (*own, *(r for r in others if r.country not in [o.country for o in own]))


def _is_denied(token: Token) -> bool:
    """'to NATO but not to the EU'."""
    return any(c.lower_ in ("not", "neither", "nor") for c in token.children)


def first_organisations(parties: Parties, tokens: Sequence[Token]) -> tuple[tuple[ActorRef, ...], tuple[int, ...]]:
    """The organisations of the first nominal that is one, and its token."""
    for token in tokens:
        found = all_organisations(parties, token)
        if found:
            return found, (token.i,)
    return (), ()


def organisation_of(parties: Parties, noun: Token) -> tuple[tuple[ActorRef, ...], tuple[int, ...]]:
    """Whose member, candidate or exit it is: 'of the EU', 'for membership of the EU', 'the cartel's', 'EU candidate', 'of which'."""
    wanted = ("of", "in", "to", "from", "at", "within", "for", "out of")
    out: list[ActorRef] = []
    tokens: list[int] = []
    for token in under(noun, wanted):
        if token.lemma_.lower() in ("membership", "accession", "admission", "entry", "status"):
            found = organisation_of(parties, token)
        else:
            found = (all_organisations(parties, token), (token.i,))
        if found[0] and (not out or preposition(token) == "of" and noun.i < token.i and (token.head == noun or token.dep_ == "conj" and token.head.head == noun)):  # 'of the EU and of the OECD'
            out += [r for r in found[0] if r not in out]
            tokens += found[1]
    if out:
        return tuple(out), tuple(tokens)
    for token in children(noun, "nmod:poss", "compound", "amod", "nmod:desc", "nmod"):
        name = parties.names.by_token.get(token.i)
        if name is not None and name.entry.code in parties.knowledge.organisations and name.entry.code != "WST":
            ref = ActorRef(parties.frame.span(name.start, name.end), name.entry.name, name.entry.code, None, name.entry.sector, "name")
            return (ref,), (token.i,)
        if token.dep_ == "nmod:poss":
            found_poss = all_organisations(parties, token)
            if found_poss:
                return found_poss, (token.i,)
    return (), ()
