"""Stage `stances`: which state or bloc moves closer to, or away from, which other, as the text states it.

Reads names, actors, statements, the parse and the patterns of data/lexicon/stances.tsv; writes stances. What follows from a membership or a
deed is another matter: those are implied, and made elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.modality import is_conditional, modality, tense
from dragoman.extract.nouns import Clock
from dragoman.extract.parties import Parties
from dragoman.extract.stance_bonds import bonds
from dragoman.grammar.clauses import clause_head, subject
from dragoman.grammar.domains import extent, under
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.patterns import Match, match
from dragoman.grammar.phrases import child, children, conjuncts
from dragoman.records import ActorRef, Membership, Modality, Stance, Why, content_id
from dragoman.resources.stances import Direction, StanceLexicon, StancePattern, load_stances

# Places and bodies of a power: who turns to its border or assembly does not turn to it.
PLACES = frozenset("border frontier coast shore waters airspace embassy assembly parliament summit meeting court territory soil line".split())
ENDING = frozenset("end terminate dissolve abandon renounce bury break patch settle heal overcome mend resolve reverse stop halt".split())
STOPPING = frozenset("end stop die cease collapse".split())
RULERS = frozenset("general ruler colonel leader junta king emir monarch sultan".split())
MERE = frozenset({"trade", "economic", "commercial", "business", "cultural", "academic", "scientific", "sporting", "tourism", "educational"})  # cooperation, not alignment
BACKING = frozenset({"support", "back", "favour", "favor", "advocate", "discuss", "propose", "suggest", "consider", "encourage", "oppose", "mean"})
MOTION = frozenset({"head", "walk", "march", "come", "go", "step", "run", "travel", "swing", "return", "turn", "fly", "pass"})
FELLOWS = frozenset({"partner", "ally", "friend", "peer", "member"})
COLLEAGUES = frozenset({"colleague", "counterpart", "minister", "guest", "host", "successor", "predecessor", "ambassador", "envoy", "coach", "striker", "player"})
WESTWARD = frozenset({"west", "westward", "westwards"})
TURNING = frozenset("look turn pivot lean tilt gravitate lurch swing drift shift orientation course reorientation tack".split())
RULED = frozenset("regime government leadership administration junta island emirate sultanate".split())
UNNAMED = ("nominal", "pronoun")
LACKING = frozenset({"lack", "absence", "possibility", "risk", "fear", "spectre", "specter", "question", "talk", "prospect", "idea"})
CONFIDENCE = 0.75


def find_stances(parties: Parties, clock: Clock, lexicon: StanceLexicon | None = None, memberships: Sequence[Membership] = ()) -> list[tuple[Stance, Why]]:
    """The stances of an article in the order of the text, each once by actor, target, direction and modality.

    `lexicon` are the patterns; without it those of the package. Words that tell one of the `memberships` ('turned its back on the league', which
    it has left) tell no stance as well: that is implied.
    """
    lexicon = lexicon if lexicon is not None else load_stances()
    out: dict[tuple[str | None, str | None, str, str], tuple[Stance, Why]] = {}
    by_patterns = _consistent(parties, list(_by_patterns(parties, lexicon)))
    found = sorted([*by_patterns, *_by_bonds(parties, by_patterns), *_westward(parties)], key=lambda t: t.head.i)
    for told in found:
        if told.mention and any(_gainsays(other, told) for other in found):
            continue
        if any(m.actor.country == told.actor.country and m.organisation.code == told.toward.code and m.evidence.start <= told.head.idx < m.evidence.end for m in memberships):
            continue
        mode = _mode(parties, told.head)
        key = (told.actor.code, told.toward.code, told.direction, mode)
        if key in out:
            continue
        start, end = extent(told.head)
        evidence = parties.evidence(told.tokens, told.actor, told.toward)
        stance = Stance(
            content_id(parties.frame.article.id, "stance", told.actor.code, told.toward.code, told.direction, mode, evidence.start),
            parties.frame.article.id, told.actor, told.toward, told.direction, mode, clock(start, end, tense(told.head)), evidence, parties.statement(told.head), CONFIDENCE,
        )  # fmt: skip
        out[key] = (stance, Why(stance.id, "rules", told.rule, (evidence,)))
    return list(out.values())


@dataclass(frozen=True)
class Told:
    """A stance as a rule reads it, before its modality and date; `mention`: only a noun speaks of it ('its friendship with')."""

    head: Token
    actor: ActorRef
    toward: ActorRef
    direction: Direction
    tokens: tuple[int, ...]
    rule: str
    mention: bool = False


def _by_patterns(parties: Parties, lexicon: StanceLexicon) -> Iterator[Told]:
    """What the patterns of the lexicon tell."""
    frame = parties.frame
    last: tuple[int, ActorRef] | None = None  # sentence and actor of the stance before
    for token in frame.doc:
        if not frame.prose[token.i]:
            continue
        found = _matches(token, lexicon)
        if not found or _unreal(token):
            continue
        ended = _is_ended(token)
        for row, at in found:
            if row.direction == "closer" and any(is_mere(parties.frame.doc[i]) for i in at.tokens) or _walks(parties, token, row, at):
                continue
            for actor, toward, turned in _pairs(parties, token, at, last[1] if last is not None and frame.places[token.i].sentence - last[0] <= 1 else None):
                last = (frame.places[token.i].sentence, actor)
                flips = sum((turned, ended, is_turned(token, at.tokens))) % 2
                yield Told(token, actor, toward, _other(row.direction) if flips else row.direction, (token.i, *at.tokens), row.pattern.text, row.pattern.noun and row.pattern.parts[row.pattern.head].owner == "A")


def _consistent(parties: Parties, told: list[Told]) -> list[Told]:
    """What is told in one sentence of one who is not named: where one stance shows whom it cannot be, all are read so."""
    sentence = parties.frame.places
    out: list[Told] = []
    for one in told:
        here = [t for t in told if sentence[t.head.i].sentence == sentence[one.head.i].sentence and t.actor.by in UNNAMED]
        aims = {t.toward.code for t in here}
        if one.actor.by in UNNAMED and one.actor.code in aims:
            other = next((t.actor for t in here if t.actor.code not in aims), None)
            if other is not None:
                one = replace(one, actor=replace(one.actor, name=other.name, code=other.code, country=other.country, sector=other.sector))
        out.append(one)
    return out


def _gainsays(other: Told, mention: Told) -> bool:
    """Does the sentence tell the contrary of what a noun in it speaks of: 'its romance with it has faded'?"""
    same = (other.actor.code, other.toward.code) == (mention.actor.code, mention.toward.code) and other.head.sent == mention.head.sent
    return same and not other.mention and other.direction != mention.direction


def _westward(parties: Parties) -> Iterator[Told]:
    """'Armenia is looking west', 'its westward turn': toward the West, though no name says so."""
    for token in parties.frame.doc:
        if token.lower_ not in WESTWARD or token.text[0].isupper() or not parties.frame.prose[token.i]:
            continue
        head = token.head
        turning = lexeme(head, TURNING)
        if turning is None or _unreal(head) or any(c.dep_ == "obj" and c != token for c in head.children):
            continue
        mover = subject(head) if head.pos_ == "VERB" else child(head, "nmod:poss")
        west = ActorRef(parties.frame.span(token.i, token.i + 1), "West", "WST", None, None, "name")
        for actor in _movers(parties, mover) if mover is not None and not parties.is_person(mover) else ():
            if actor.country:
                yield Told(head, actor, west, "closer", (head.i, token.i), f"{turning} west")


def _walks(parties: Parties, head: Token, row: StancePattern, at: Match) -> bool:
    """'He also met reporters before heading to Germany': somebody travels."""
    plain = len(row.pattern.parts) == 3 and row.pattern.parts[-1].role == "T"
    return plain and lexeme(head, MOTION) is not None and any(parties.is_person(t) for t in at.movers)


def _by_bonds(parties: Parties, others: Sequence[Told]) -> Iterator[Told]:
    """What becomes of bonds; one that nobody owns is of who moved last, in this sentence or the one before."""
    places = parties.frame.places

    def before(noun: Token) -> ActorRef | None:
        near = [t for t in others if t.head.i < noun.i and places[noun.i].sentence - places[t.head.i].sentence <= 1]
        return near[-1].actor if near else None

    for bond in bonds(parties, before):
        if not _unreal(bond.predicate) and not (bond.direction == "closer" and any(is_mere(parties.frame.doc[i]) for i in bond.tokens)):
            for actor, toward in bond.pairs:
                yield Told(bond.predicate, actor, toward, bond.direction, bond.tokens, bond.rule)


def is_mere(token: Token) -> bool:
    """'trade ties', 'economic relations': cooperation is no alignment."""
    return token.pos_ == "NOUN" and any(c.lower_ in MERE for c in children(token, "amod", "compound"))


def is_turned(head: Token, tokens: Sequence[int]) -> bool:
    """'no longer trusts', 'less dependent on': the other way round."""
    words = [head, *(head.doc[i] for i in tokens)]
    return any(c.lower_ == "less" or c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for w in words for c in w.children if c.dep_ in ("advmod", "amod"))


def _matches(token: Token, lexicon: StanceLexicon) -> list[tuple[StancePattern, Match]]:
    """The patterns that fit at a head; of several for the same target, the most exacting."""
    rows = lexicon.by_head.get(token.lower_, ())
    out: list[tuple[StancePattern, Match]] = []
    taken: set[int] = set()
    for row in sorted(rows, key=lambda r: (-r.pattern.weight, r.pattern.text)):
        found = match(row.pattern, token)
        if found is None or {t.i for t in found.targets} & taken:
            continue
        taken |= {t.i for t in found.targets}
        out.append((row, found))
    return out


def _other(direction: Direction) -> Direction:
    return "away" if direction == "closer" else "closer"


def _pairs(parties: Parties, head: Token, found: Match, before: ActorRef | None) -> list[tuple[ActorRef, ActorRef, bool]]:
    """(who moves, toward whom, turned round), both states, blocs or organisations, and not the same; `before` moved last."""
    if any(not parties.powers(t) for t in found.others):  # one is exchanged for another, not news for views
        return []
    movers = [r for t in found.movers for c in conjuncts(t) for r in _movers(parties, c)]
    targets = [(r, _is_spurned(c)) for t in found.targets for c in _same_preposition(t) if not lexeme(c, PLACES) and not _is_somebody(parties, c) for r in _targets(parties, c)]
    if any(g.lower_ == "whose" for c in head.children for g in c.children):  # 'whose meetings it boycotts': not the one whose they are
        targets = [(r, turned) for r, turned in targets if found.targets[0].i > head.left_edge.i]
    if targets and not movers and (not found.movers or found.movers[0].lower_ == "it"):  # 'the old bond with Moscow is fraying'
        movers = [before] if before is not None else [] if found.movers else list(parties.subject_before(head, {r.country for r, _ in targets}))[:1]
    if any(_is_each_other(t) for t in found.targets):
        targets = [(r, False) for r in movers]
    elif movers and found.movers and found.movers != found.targets and all(m.by in UNNAMED for m in movers) and {m.code for m in movers} <= {r.code for r, _ in targets}:  # none moves toward himself
        movers = list(parties.subject_before(found.movers[0], {r.country for r, _ in targets}))[:1]
    return [(m, t, turned) for m in movers for t, turned in targets if m.code and t.code and m.code != t.code]


def _targets(parties: Parties, token: Token) -> tuple[ActorRef, ...]:
    """The powers toward whom: named, a people ('the Americans'), or the partners within one ('its EU partners', 'its partners in the EU')."""
    found = parties.powers(token) or tuple(r for r in parties.refs(token) if r.country and token.tag_ == "NNPS")
    if found or not lexeme(token, FELLOWS):
        return found
    named = [r for c in children(token, "compound", "amod") for r in parties.actors.refs.get(c.i, ()) if r.code in parties.knowledge.organisations]
    inside = tuple(named) or tuple(r for t in under(token, ("in",)) for r in parties.organisations(t))
    if not inside and token.tag_ == "NNS" and child(token, "nmod:poss") is not None:  # 'entered the Union and has drifted from its partners'
        inside = tuple(m.ref for m in parties.mentions if m.token < token.i and parties.frame.doc[m.token].sent == token.sent)[-1:]
    return inside


def _is_somebody(parties: Parties, token: Token) -> bool:
    """'turned to his French colleague': a person, not a power."""
    return token.pos_ == "NOUN" and lexeme(token, COLLEAGUES) is not None


def _movers(parties: Parties, token: Token) -> tuple[ActorRef, ...]:
    """The powers that a nominal is; a ruling party and generals in power stand for their state."""
    found = parties.powers(token)
    ruling = lexeme(token, RULERS) is not None or token.lemma_.lower() == "party" and any(c.lower_ == "ruling" for c in token.children)
    if found or not ruling and not _is_ruling(token):
        return found
    own = tuple(r for r in (*parties.actors.within(token), *parties.actors.of(token)) if r.country)[:1]
    return own or (() if any(c.dep_ == "nmod:poss" or c.lower_ in ("a", "an") for c in token.children) else parties.protagonist(token))


def _is_ruling(token: Token) -> bool:
    """'the regime', 'the islands': a state by what it is."""
    return token.lemma_.lower() in RULED and any(c.lower_ == "the" for c in token.children)


def _is_ended(token: Token) -> bool:
    """'ended its friendship with', 'patched up its quarrel with', 'its love affair with X is over': the noun's direction turns round."""
    if token.pos_ != "NOUN":
        return False
    above = token.head
    if token.dep_ in ("obj", "nsubj:pass") and lexeme(above, ENDING):
        return True
    return token.dep_ == "nsubj" and (above.lower_ in ("over", "dead", "finished", "history") or lexeme(above, STOPPING) is not None)


def _is_each_other(token: Token) -> bool:
    """'each other', 'one another'."""
    pair = token.doc[max(0, token.i - 1) : token.i + 2].text.lower()
    return token.lower_ in ("each", "other", "one", "another") and ("each other" in pair or "one another" in pair)


def _is_spurned(token: Token) -> bool:
    """'to Japan rather than to China', 'not to China': what is turned from."""
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.left_edge.i - 1) : token.i]]
    return any(w in ("than", "instead", "not") for w in before)


def _same_preposition(token: Token) -> list[Token]:
    """The nominal and its conjuncts, but not 'away from China' after 'towards Japan'."""
    own = child(token, "case")
    return [c for c in conjuncts(token) if c == token or child(c, "case") is None or (own is not None and child(c, "case").lower_ == own.lower_)]  # type: ignore[union-attr]


# ---- did it happen
def _unreal(token: Token) -> bool:
    """'Without loosening its ties', 'whether it will move closer', 'the lack of a rapprochement': no stance of the text."""
    verb = token if token.pos_ in ("VERB", "AUX", "ADJ") else clause_head(token)
    if any(c.lower_ in ("without", "instead", "rather", "whether") for c in children(verb, "mark", "case")) or is_conditional(verb):
        return True
    at = token
    while at.dep_ in ("nmod", "compound") and at.head.pos_ == "NOUN":
        at = at.head
        if at.lemma_.lower() in LACKING:
            return True
    return token.pos_ == "NOUN" and any(c.lower_ in ("no", "without", "any") for c in token.children)


def _mode(parties: Parties, token: Token) -> Modality:
    if token.pos_ == "NOUN" and not (token.dep_ == "obj" and clause_head(token) == token.head):
        return "actual"
    found = modality(token, parties.statements(token))
    if found == "actual" and token.tag_ == "VBG" and token.dep_ in ("xcomp", "ccomp") and lexeme(token.head, BACKING):
        return "possible"  # 'supports expanding ties with'
    if found == "actual" and token.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in children(token, "mark")):
        return "possible" if token.head.lemma_.lower() not in ("manage", "begin", "start", "continue", "help", "go") else found
    return found
