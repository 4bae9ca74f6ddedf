"""What may be the source or target of a trigger word, told in features that a classifier of events reads.

Reads the parse and Actors alone. A candidate is a nominal of the trigger's sentence; its features are the path from trigger to candidate
in the dependency tree, the order and distance of the two, and what is known of the candidate as an actor (after Gildea and Jurafsky 2002,
who found the path the strongest feature of a semantic role).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.extract.slots import governing
from dragoman.grammar.clauses import is_passive
from dragoman.grammar.phrases import NOMINAL
from dragoman.records import ActorRef

LONGEST = 6  # steps of a path that is told in full
INNER = frozenset({"compound", "flat", "fixed", "goeswith", "case", "det", "nummod", "cc", "punct", "aux", "cop", "mark"})
PREDICATE = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})


def is_trigger(token: Token) -> bool:
    """May a word tell an event: a verb, noun, adjective or adverb ('ashore') that is no part of a name?"""
    return token.pos_ in PREDICATE and not token.ent_type_ and token.dep_ not in ("flat", "fixed")


def candidates(trigger: Token, actors: Actors) -> list[Token]:
    """The nominals of the trigger's sentence, in the order of the text; of a name its head, and what inside it is an actor of its own."""
    out = []
    for token in trigger.sent:
        if token == trigger or token.is_space or token.is_punct:
            continue
        known = token.i in actors.refs
        if known or token.dep_ == "nmod:poss" or token.pos_ in NOMINAL and token.pos_ not in ("ADJ", "DET") and token.dep_ not in INNER:
            if known or token.ent_type_ not in ("DATE", "TIME"):
                out.append(token)
    return out


def path(trigger: Token, candidate: Token) -> list[str]:
    """The steps from trigger to candidate: '^' and a label for each arc climbed, then the label of each descended, with its preposition."""
    above = {trigger.i: 0}
    climb, at = [], trigger
    while at.head != at:
        climb.append("^" + at.dep_)
        at = at.head
        above[at.i] = len(climb)
    down: list[str] = []
    at = candidate
    while at.i not in above:
        down.append(step(at))
        if at.head == at:
            return ["apart"]
        at = at.head
    return climb[: above[at.i]] + down[::-1]


def step(token: Token) -> str:
    """The arc to a word: its label, for an oblique or a noun's nominal with the preposition."""
    if token.dep_.split(":")[0] in ("obl", "nmod", "advcl", "acl"):
        return f"{token.dep_}>{governing(token)}" if token.dep_ != "nmod:poss" else token.dep_
    return token.dep_


def features(trigger: Token, candidate: Token, actors: Actors) -> list[str]:
    """The features of a pair as names."""
    steps = path(trigger, candidate)
    bare = [s.partition(">")[0] for s in steps]
    kind = f"{trigger.pos_}{'.pass' if trigger.pos_ == 'VERB' and is_passive(trigger) else ''}"
    distance = abs(candidate.i - trigger.i)
    side = "-" if candidate.i < trigger.i else "+"
    refs = actors.refs.get(candidate.i, ())
    deep = refs or actors.within(candidate)
    out = [
        f"path {kind} {' '.join(steps)}" if len(steps) <= LONGEST else "path long",
        f"bare {kind} {' '.join(bare)}" if len(steps) <= LONGEST else f"bare long {bare[0]} {bare[-1]}",
        f"first {kind} {steps[0] if steps else ''}",
        f"last {kind} {steps[-1] if steps else ''}",
        f"length {min(len(steps), 8)}", f"climb {sum(s[0] == '^' for s in steps)}",
        f"side {side}{next(n for n in (1, 2, 3, 5, 8, 12, 20, 1000) if distance <= n)}",
        f"tag {candidate.tag_}", f"own {candidate.dep_}", f"ent {candidate.ent_type_}",
        f"trigger {trigger.tag_} {trigger.dep_}",
        f"actor {'none' if not deep else 'coded' if any(r.code for r in deep) else 'uncoded'} {'own' if refs else 'of'}",
    ]  # fmt: skip
    if candidate.pos_ in ("PRON", "DET"):
        out.append(f"word {candidate.lower_}")
    if governing(candidate):
        out.append(f"under {governing(candidate)}")
    if deep:
        out += [f"sector {deep[0].sector} {'own' if refs else 'of'}", f"by {deep[0].by}", f"state {deep[0].country is not None}"]
    return out


def told_features(doc: Doc, wanted: Sequence[Token], kind: str, how: str, source: Sequence[ActorRef], target: Sequence[ActorRef]) -> tuple[list[list[str]], list[str]]:
    """What the codebook's frame of type `kind` gave: features of each candidate, and of the trigger. `how`: by what inference ('' plain)."""
    how = how.replace(":", " ")[:40] or "plain"
    own = ["rule some", f"rule type {kind}", f"rule how {how}"]
    own += [f"rule {name} {len(refs) > 0} {any(r.code for r in refs)}" for name, refs in (("src", source), ("tgt", target))]
    out = [["rule some"] for _ in wanted]
    for name, refs in (("src", source), ("tgt", target)):
        for ref in refs:
            span = doc.char_span(ref.mention.start, ref.mention.end, alignment_mode="expand")
            if span is None:
                continue
            for token, found in zip(wanted, out, strict=True):
                if span.root.i == token.i:
                    found += [f"rule {name} head", f"rule {name} head {how}", f"rule {name} head {kind}", f"rule {name} coded {ref.code is not None} {ref.by}"]
                elif span.start <= token.i < span.end:
                    found.append(f"rule {name} in")
    return out, own


UNTOLD = ["rule none"]  # of a trigger that no frame fits
