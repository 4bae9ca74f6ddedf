"""Stage `stances`: which state or bloc moves closer to, or away from, which other, as the text states it.

Reads names, actors, statements, the parse and the patterns of data/lexicon/stances.tsv; writes stances. What follows from a membership or a
deed is another matter: those are implied, and made elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.modality import is_conditional, modality, tense
from dragoman.extract.nouns import Clock
from dragoman.extract.parties import Parties
from dragoman.grammar.clauses import clause_head
from dragoman.grammar.domains import extent
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
LACKING = frozenset({"lack", "absence", "possibility", "risk", "fear", "spectre", "specter", "question", "talk", "prospect", "idea"})
CONFIDENCE = 0.75


def find_stances(parties: Parties, clock: Clock, lexicon: StanceLexicon | None = None, memberships: Sequence[Membership] = ()) -> list[tuple[Stance, Why]]:
    """The stances of an article in the order of the text, each once by actor, target, direction and modality.

    `lexicon` are the patterns; without it those of the package. Words that tell one of the `memberships` ('turned its back on the league', which
    it has left) tell no stance as well: that is implied.
    """
    lexicon = lexicon if lexicon is not None else load_stances()
    frame = parties.frame
    out: dict[tuple[str | None, str | None, str, str], tuple[Stance, Why]] = {}
    last: tuple[int, ActorRef] | None = None  # sentence and actor of the stance before
    for token in frame.doc:
        if not frame.prose[token.i]:
            continue
        found = _matches(token, lexicon)
        if not found or _unreal(token):
            continue
        mode = _mode(parties, token)
        start, end = extent(token)
        date = clock(start, end, tense(token))
        ended = _is_ended(token)
        for row, at in found:
            for actor, toward, turned in _pairs(parties, token, at, last[1] if last is not None and frame.places[token.i].sentence - last[0] <= 1 else None):
                direction = row.direction if turned == ended else _other(row.direction)
                key = (actor.code, toward.code, direction, mode)
                if any(m.actor.country == actor.country and m.organisation.code == toward.code and m.evidence.start <= token.idx < m.evidence.end for m in memberships):
                    continue
                last = (frame.places[token.i].sentence, actor)
                if key in out:
                    continue
                evidence = parties.evidence((token.i, *at.tokens), actor, toward)
                stance = Stance(
                    content_id(frame.article.id, "stance", actor.code, toward.code, direction, mode, evidence.start),
                    frame.article.id, actor, toward, direction, mode, date, evidence, parties.statement(token), CONFIDENCE,
                )  # fmt: skip
                out[key] = (stance, Why(stance.id, "rules", row.pattern.text, (evidence,)))
    return list(out.values())


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
    movers = [r for t in found.movers for c in conjuncts(t) for r in _movers(parties, c)]
    targets = [(r, _is_spurned(c)) for t in found.targets for c in _same_preposition(t) if not lexeme(c, PLACES) for r in parties.powers(c)]
    if not found.movers and targets:  # 'the old bond with Moscow is fraying'
        movers = [before] if before is not None else list(parties.subject_before(head, {r.country for r, _ in targets}))[:1]
    if any(_is_each_other(t) for t in found.targets):
        targets = [(r, False) for r in movers]
    return [(m, t, turned) for m in movers for t, turned in targets if m.code and t.code and m.code != t.code]


def _movers(parties: Parties, token: Token) -> tuple[ActorRef, ...]:
    """The powers that a nominal is; a ruling party and generals in power stand for their state."""
    found = parties.powers(token)
    ruling = lexeme(token, RULERS) is not None or token.lemma_.lower() == "party" and any(c.lower_ == "ruling" for c in token.children)
    return found or (tuple(r for r in parties.actors.within(token) if r.country)[:1] if ruling else ())


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
    if found == "actual" and token.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in children(token, "mark")):
        return "possible" if token.head.lemma_.lower() not in ("manage", "begin", "start", "continue", "help", "go") else found
    return found
