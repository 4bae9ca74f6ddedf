"""'The two mediators', 'both leaders', 'the two countries': the two (or three) that were named."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.allegiance import Allegiance
from dragoman.extract.belonging import Belonging
from dragoman.extract.nouns import Frame
from dragoman.extract.roles import role_of
from dragoman.grammar.clauses import clause_head
from dragoman.grammar.phrases import conjuncts, phrase
from dragoman.records import ActorRef
from dragoman.resources.knowledge import Knowledge

SERIES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
COUNTS = {"two": 2, "both": 2, "three": 3}
STATES = frozenset("country nation state government side neighbour neighbor capital ally rival".split())
LEADERS = frozenset("leader president minister premier".split())
BETWEEN = frozenset("ally neighbour neighbor rival side".split())  # 'the two allies, both in NATO': of one another, not of the alliance
REACH = 400  # tokens back


def pair_at(
    frame: Frame, knowledge: Knowledge, belonging: Belonging, refs: Mapping[int, tuple[ActorRef, ...]], allegiance: Allegiance, token: Token, persons: Container[int]
) -> tuple[ActorRef, ...]:
    """The actors that a counted plural stands for; none where it is no such plural or they are not told. `refs`: what is resolved so
    far; `persons`: tokens of persons' names."""
    n = next((COUNTS[c.lower_] for c in token.children if c.lower_ in COUNTS), 0)
    if not n or token.tag_ not in ("NNS", "NNPS") or belonging.of(token)[1] is not None:
        return ()
    lemma = token.lemma_.lower()
    if lemma == "head" and any(c.lemma_.lower() in ("state", "government", "delegation") for c in token.children):
        lemma = "leader"  # 'the two heads of state'
    if lemma not in BETWEEN and belonging.of(token)[0] is not None:
        return ()
    role = role_of(token, knowledge)
    if lemma not in STATES | LEADERS and (role is None or role.office.rank not in ("state", "official") and role.office.sector != "MIL"):
        return ()
    if lemma not in STATES and not any(c.lower_ in ("the", "these", "those", "both") for c in token.children):  # 'two diplomats', 'where two armies fight': not said whose
        return ()
    mention = frame.span(*phrase(token))
    found = _latest(frame, refs, token, n, persons, leaders=lemma in LEADERS)
    if len(found) < n and lemma in STATES | LEADERS:
        codes = allegiance.foremost(n)
        found = [ActorRef(mention, None, c, c, "GOV", "nominal") for c in codes] if len(codes) == n else []
    return tuple(replace(r, mention=mention, by="nominal") for r in found) if len(found) == n else ()


def group_at(frame: Frame, refs: Mapping[int, tuple[ActorRef, ...]], token: Token) -> tuple[ActorRef, ...]:
    """'The four', 'all three': the last series of so many different states or organisations that was named."""
    n = SERIES.get(token.lower_, 0)
    if not n or token.pos_ != "NUM" or token.dep_ in ("nummod", "compound") or not any(c.lower_ in ("the", "all", "these") for c in token.children):
        return ()
    for i in range(token.i - 1, max(-1, token.i - REACH), -1):
        members = conjuncts(frame.doc[i])
        if len(members) == n and frame.places[i].title == frame.places[token.i].title:
            found = [next((r for r in refs.get(m.i, ()) if r.code), None) for m in members]
            if all(found) and len({r.code for r in found if r is not None}) == n:
                mention = frame.span(token.i, token.i + 1)
                return tuple(replace(r, mention=mention, by="nominal") for r in found if r is not None)
    return ()


def _latest(frame: Frame, refs: Mapping[int, tuple[ActorRef, ...]], token: Token, n: int, persons: Container[int], *, leaders: bool) -> list[ActorRef]:
    """The last n of different codes before the sentence; for leaders, persons of government only."""
    here = frame.places[token.i]
    out: list[ActorRef] = []
    clause = clause_head(token)
    edge = clause.left_edge.i if clause.dep_ in ("acl:relcl", "acl", "advcl") and clause.left_edge.i > token.sent.start else -1
    apart = False  # 'London is inching back to Brussels: the two sides signed'
    for i in range(token.i - 1, max(-1, token.i - REACH), -1):
        if i < edge or frame.doc[i].text in (":", ";", "–", "—") or frame.places[i].sentence != here.sentence:
            apart = True
        if not apart or frame.places[i].title != here.title:
            continue
        for ref in refs.get(i, ()):
            if leaders and (ref.sector != "GOV" or i not in persons and ref.by != "role"):
                continue
            if ref.code and ref.sector != "MED" and ref.code not in [r.code for r in out]:
                out.append(ref)
                if len(out) == n:
                    return out[::-1]
    return out[::-1]
