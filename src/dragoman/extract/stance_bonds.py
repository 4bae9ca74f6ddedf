"""Bonds between powers and what becomes of them: 'ties between X and Y have cooled', 'the visit repaired X's relations with Y', 'a strain on ties'.

Who stands in a bond is read off its noun (between, with, possessor, 'US-China ties'); what becomes of it off the word it is subject or object of,
or hangs on. The words are those of data/lexicon/bond_nouns.tsv and bond_turns.tsv.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.claims import subject
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import is_negated
from dragoman.grammar.domains import domain, under
from dragoman.grammar.phrases import case_of, children, conjuncts
from dragoman.records import ActorRef
from dragoman.resources.bonds import Turn, load_bond_nouns, load_bond_turns, load_combining_forms
from dragoman.resources.stances import Direction

TOWARD = ("with", "to", "for", "towards", "toward", "in", "between")
LIGHT = frozenset({"put", "cast", "place", "cause", "bring", "mark", "suffer", "see", "lead", "create", "herald", "signal", "threaten", "drive", "there", "be"})
COPULAS = frozenset({"be", "become", "grow", "turn", "go", "get", "remain", "seem", "look", "stay", "lie", "stand", "hang", "feel"})


@dataclass(frozen=True)
class Bond:
    """A bond and its turn: `predicate` is the word that turns it; `pairs` who moves toward or away from whom."""

    predicate: Token
    pairs: tuple[tuple[ActorRef, ActorRef], ...]
    direction: Direction
    tokens: tuple[int, ...]
    rule: str


def bonds(parties: Parties, before: Callable[[Token], ActorRef | None]) -> Iterator[Bond]:
    """The bonds of an article that are told to turn, in the order of the text; `before` is who moved last before a token, of whom 'the old bond' is."""
    nouns = load_bond_nouns()
    for token in parties.frame.doc:
        mutual = nouns.get(token.lower_)
        if mutual is None or token.pos_ not in ("NOUN", "PROPN") or not parties.frame.prose[token.i]:
            continue
        found = _turn(token)
        if found is None:
            continue
        predicate, turn, words = found
        pairs = tuple(_pairs(parties, token, predicate, mutual, before))
        if pairs:
            turned = turn.direction if not _is_turned(predicate) else ("away" if turn.direction == "closer" else "closer")
            yield Bond(predicate, pairs, turned, (predicate.i, token.i, *words), f"bond: {predicate.lemma_.lower()} {token.lemma_.lower()}")


# ---- what becomes of it
def _turn(noun: Token) -> tuple[Token, Turn, tuple[int, ...]] | None:
    """The word that turns the bond, its row, and further tokens that matter."""
    above = noun.head
    if noun.dep_ == "nmod" and above.pos_ == "NOUN":
        case = case_of(noun)
        row = next((t for t in load_bond_turns().get(above.lower_, ()) if t.kind == "noun" and case is not None and case.lower_ in t.beside), None)
        return (above, row, ()) if row is not None else None
    if noun.dep_ == "obl" and case_of(noun) is None and above.pos_ == "VERB" and not children(above, "nsubj", "nsubj:pass"):
        return _predicate(noun, above)  # a subject that the parse took for an adverbial
    if noun.dep_ == "obl" and above.pos_ in ("VERB", "AUX"):  # 'put a strain on ties', the noun hung on the verb
        case = case_of(noun)
        for thing in children(above, "obj", "nsubj", "nsubj:pass"):
            row = next((t for t in load_bond_turns().get(thing.lower_, ()) if t.kind == "noun" and case is not None and case.lower_ in t.beside), None)
            if row is not None:
                return thing, row, (above.i,)
        return None
    if noun.dep_ not in ("nsubj", "nsubj:pass", "obj", "nsubj:outer"):
        return None
    return _predicate(noun, above)


def _predicate(noun: Token, above: Token) -> tuple[Token, Turn, tuple[int, ...]] | None:
    """The row of a verb or of an adjective or phrase after a copula."""
    own = {t.i for t in noun.subtree}
    words = [t for t in domain(above) if t.i not in own]
    beside = " ".join(t.lower_ for t in words)
    is_object = noun.dep_ in ("obj", "nsubj:pass")
    copular = bool(children(above, "cop")) or above.lemma_.lower() in COPULAS
    for at in (above, *(t for t in words if t.head == above and t.dep_ in ("xcomp", "obl", "advmod", "cop") and not is_object)):
        for row in load_bond_turns().get(at.lower_, ()):
            if row.kind == "noun" or row.kind == "state" and not copular:
                continue
            if row.beside and not any(f" {phrase} " in f" {beside} " for phrase in row.beside):
                continue
            if row.kind == "verb" and at != above or is_object and row.kind == "state":
                continue
            return above if row.kind == "verb" else at if at.pos_ in ("ADJ", "VERB") else above, row, tuple(t.i for t in words if row.beside and t.i > above.i)[:4]
    return None


def _is_turned(predicate: Token) -> bool:
    """'no longer warm', 'less cordial'."""
    marks = [c for c in predicate.children if c.dep_ == "advmod"]
    return any(c.lower_ == "less" or c.lower_ == "longer" and any(g.lower_ == "no" for g in (*c.children, c.nbor(-1))) for c in marks) and not is_negated(predicate)


# ---- who stands in it
def _pairs(parties: Parties, noun: Token, predicate: Token, mutual: bool, before: Callable[[Token], ActorRef | None]) -> Iterator[tuple[ActorRef, ActorRef]]:
    """(who moves, toward whom) of a bond; both ways where it is mutual and neither owns it."""
    between = [t for t in under(noun, ("between",)) if t.head == noun or t.head.dep_ == "conj"]
    both = _powers(parties, [c for t in between for c in conjuncts(t)])
    if len(both) < 2 and mutual:
        both = _powers(parties, [t for t in noun.doc[noun.left_edge.i : noun.i] if t.dep_ != "nmod:poss" and t.pos_ in ("PROPN", "ADJ", "NOUN")], named=True)
    if len(both) >= 2:
        yield from ((a, b) for a in both for b in both if a.code != b.code)
        return
    with_whom = [t for t in under(noun, TOWARD[:-1]) if _hangs(t, noun)]
    targets = _powers(parties, [c for t in with_whom for c in conjuncts(t)])
    owners = _powers(parties, [c for t in (*children(noun, "nmod:poss"), *(t for t in under(noun, ("of",)) if _hangs(t, noun))) for c in conjuncts(t)])
    if not targets and mutual and len(owners) >= 2:
        yield from ((a, b) for a in owners for b in owners if a.code != b.code)
        return
    if targets and not owners:
        owners = _powers(parties, [t for t in children(noun, "amod", "compound")], named=True) or _doers(parties, noun, predicate)
    if targets and not owners and (last := before(noun)) is not None:
        owners = [last]
    if targets and not owners:
        owners = list(parties.subject_before(noun, {t.country for t in targets}))[:1]
    yield from ((a, b) for a in owners for b in targets if a.code != b.code)


def _doers(parties: Parties, noun: Token, predicate: Token) -> list[ActorRef]:
    """Who turns it: 'Egypt repaired relations with Qatar'."""
    verb = noun.head if noun.dep_ in ("obj", "obl") else predicate.head if noun.dep_ == "nmod" and predicate.dep_ == "obj" else None
    doer = subject(verb) if verb is not None and verb.pos_ in ("VERB", "AUX") else None
    return _powers(parties, conjuncts(doer)) if doer is not None else []


def _hangs(token: Token, noun: Token) -> bool:
    """Does the nominal hang on the noun itself, or on what is joined there?"""
    return token.head == noun or token.dep_ == "conj" and token.head.head == noun


def _powers(parties: Parties, tokens: list[Token], *, named: bool = False) -> list[ActorRef]:
    """The powers of nominals, each once; `named`: of adjectives and compounds ('US-China', 'Franco-German')."""
    out: list[ActorRef] = []
    for token in tokens:
        found = _named(parties, token) if named else parties.powers(token) or _people(parties, token)
        out += [r for r in found if r.code and r.code not in [o.code for o in out]]
    return out


def _named(parties: Parties, token: Token) -> tuple[ActorRef, ...]:
    """The power of an adjective, compound or combining form."""
    state = load_combining_forms().get(token.lower_)
    if state is not None and token.i + 1 < len(token.doc) and token.nbor().text in "-\u2010\u2011\u2013":
        name = next((f.form for f in parties.knowledge.forms if f.code == state and f.role == "name"), state)
        return (ActorRef(parties.frame.span(token.i, token.i + 1), name, state, state, "GOV", "name"),)
    return tuple(r for r in parties.actors.refs.get(token.i, ()) if r.country or r.code in parties.knowledge.organisations)


def _people(parties: Parties, token: Token) -> tuple[ActorRef, ...]:
    """'the Americans' as those one has faith in: their state."""
    return tuple(r for r in parties.refs(token) if r.country and token.tag_ == "NNPS")
