"""Stage `commitments`: who has bound itself to do what, on which condition, toward whom and until when.

Reads the parse, Actors, statements and the clock; writes Commitments. The grammar finds conditions and consequences; here it is asked
whether a political actor controls the consequence, and what kind of commitment it is (kinds in the order of the record contract).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.extract.actors import Actors
from dragoman.extract.bindings import about, binding, is_denied, withholds, worth
from dragoman.extract.counterparties import find_addressee
from dragoman.extract.holders import WELCOMED, Holder, find_holder
from dragoman.extract.nouns import Clock, Frame, Said
from dragoman.grammar.alternatives import find_alternatives
from dragoman.grammar.branches import find_branches
from dragoman.grammar.clauses import grammatical_subject, is_negated
from dragoman.grammar.conditionals import Conditional, find_conditionals
from dragoman.grammar.inflection import lexeme
from dragoman.grammar.phrases import preposition
from dragoman.grammar.predicated import find_predicated
from dragoman.records import Commitment, CommitmentKind, Span, When, Why, content_id
from dragoman.resources.consequences import Consequences, load_consequences
from dragoman.resources.knowledge import Knowledge

COMPLY_OR_SUFFER = frozenset({"or", "either"})
TERMS = frozenset({"by", "until", "till", "before", "within", "after", "beyond"})
THREATENING = ("warn", "threaten")
# What somebody does who does not do what is asked.
DEFYING = frozenset("fail refuse decline reject ignore continue persist keep insist violate breach break defy disregard".split())
# What a weak auxiliary ('may', 'could') and a present tense take away from the holder's confidence.
DOUBT = {"firm": 0.0, "present": 0.1, "weak": 0.2}


def find_commitments(
    frame: Frame, actors: Actors, said: Sequence[Said], clock: Clock, knowledge: Knowledge
) -> list[tuple[Commitment, Why]]:
    """The commitments of an article in the order of the text, each with the rule it was found by."""
    words = load_consequences()
    out: list[tuple[Commitment, Why]] = []
    for c in _conditions(frame):
        for asked in (c, replace(c, other_main=None)) if c.other_main is not None else (c,):
            bound = binding(asked, frame.doc[asked.main if asked.other_main is None else asked.other_main], words)
            holder = find_holder(frame, actors, asked, bound, said, words) if bound is not None else None
            if bound is not None and holder is not None:
                out.append(_record(frame, actors, asked, holder, holder.confidence - DOUBT[bound], clock, words))
                break
    return out


def _conditions(frame: Frame) -> list[Conditional]:
    """All conditions in the prose, one for a consequence; questions and titles left out."""
    doc = frame.doc
    plain = list(find_conditionals(doc))
    found = [*find_branches(doc, plain), *find_alternatives(doc), *plain, *find_predicated(doc)]
    kept: list[Conditional] = []
    for c in found:
        start = min(c.condition[0], c.consequence[0])
        if not frame.prose[start] or frame.places[start].title or _is_question(doc, c):
            continue
        if any(_overlap(c, k) for k in kept):
            continue
        kept.append(c)
    return sorted(kept, key=lambda c: (min(c.condition[0], c.consequence[0]), c.condition))


def _overlap(a: Conditional, b: Conditional) -> bool:
    """The same condition or the same consequence again."""
    crossed = a.condition[0] < b.condition[1] and b.condition[0] < a.condition[1]
    told = a.main == b.main or b.other_main is not None and a.main == b.other_main or a.consequence == b.consequence
    return told or crossed and (a.head == b.head or a.condition[0] <= b.main < a.condition[1] or b.condition[0] <= a.main < b.condition[1])


def _is_question(doc: Doc, c: Conditional) -> bool:
    last = max(c.condition[1], c.consequence[1])
    return any(t.text == "?" for t in doc[last : last + 2])


def _record(
    frame: Frame, actors: Actors, c: Conditional, holder: Holder, confidence: float, clock: Clock, words: Consequences
) -> tuple[Commitment, Why]:
    doc, article = frame.doc, frame.article
    condition, consequence = frame.span(*c.condition), frame.span(*c.consequence)
    otherwise = frame.span(*c.otherwise) if c.otherwise is not None else None
    deadline = _deadline(frame, c, clock)
    kind = _kind(frame, c, holder, deadline, actors, words)
    inside = holder.said
    main = doc[c.main if c.other_main is None else c.other_main]
    record = Commitment(
        content_id(article.id, "commitment", condition.start, condition.end, consequence.start, consequence.end), article.id, kind,
        holder.ref, find_addressee(frame, actors, c, holder), condition, c.polarity, consequence, otherwise, deadline,
        inside.record.speaker if inside is not None else None, inside.record.id if inside is not None else None,
        about(main, words), round(max(0.1, confidence), 2),
    )  # fmt: skip
    spans: tuple[Span, ...] = (frame.span(*c.marker),) if c.marker is not None else ()
    return record, Why(record.id, "rules", c.rule, (*spans, condition, consequence))


# ---- kind
def _kind(frame: Frame, c: Conditional, holder: Holder, deadline: When | None, actors: Actors, words: Consequences) -> CommitmentKind:
    """In this order: ultimatum, demand, threat, offer, promise."""
    doc = frame.doc
    main = doc[c.main if c.other_main is None else c.other_main]
    value = worth(main, words, welcomed=c.rule in WELCOMED)
    cue = doc[holder.said.cue].lower_ if holder.said is not None and holder.said.cue is not None else ""
    threatening = cue.startswith(THREATENING) or main.lower_.startswith(THREATENING) or holder.said is not None and holder.said.manner == "threaten"
    negative = c.polarity == "unless" or is_negated(doc[c.head]) or lexeme(doc[c.head], DEFYING) is not None or c.other_main is not None
    harm = value == "harm" or threatening or negative and value != "good" and c.rule not in WELCOMED
    if c.rule in COMPLY_OR_SUFFER or c.rule == "otherwise" and c.other_main is None:
        return "ultimatum"
    if _named_ultimatum(doc, c) or harm and negative and deadline is not None and deadline.start is not None:
        return "ultimatum"
    kept = withholds(main, words) or is_denied(main)
    if kept and c.polarity == "unless" and value == "good" and c.rule in ("unless", "if"):
        return "threat"
    if c.rule in ("while", "as long as") and (is_denied(main) or is_negated(main)) and value != "good" or kept and (c.polarity == "unless" or c.rule == "only if") or c.rule == "no X, no Y":
        return "demand"
    if harm and not (c.rule in WELCOMED and value != "harm"):
        return "threat"
    return "offer" if _is_for_other(frame, c, holder, actors) else "promise"


def _named_ultimatum(doc: Doc, c: Conditional) -> bool:
    """Is an ultimatum so called in the sentence or the one before?"""
    sentence = doc[c.condition[0]].sent
    return any(t.lemma_.lower() == "ultimatum" for t in sentence)


def _is_for_other(frame: Frame, c: Conditional, holder: Holder, actors: Actors) -> bool:
    """Is the condition an act of another party, not an event or the holder's own situation?"""
    if c.rule == "in exchange":
        return True
    head = frame.doc[c.head]
    subject = grammatical_subject(head)
    if subject is None:
        return False
    if subject.lower_ in ("you", "they", "others"):
        return True
    found = actors.within(subject)
    return bool(found) and found[0].code != holder.ref.code


# ---- deadline
def _deadline(frame: Frame, c: Conditional, clock: Clock) -> When | None:
    """'by Friday', 'before Easter' in the condition or, comply or suffer, beside it; 'after that day' is a day named before."""
    doc = frame.doc
    for token in doc[slice(*c.condition)]:
        if preposition(token) in TERMS and token.dep_.split(":")[0] in ("obl", "nmod"):
            low, high = token.left_edge.i, min(token.right_edge.i + 1, c.condition[1])
            if any(t.lower_ in ("that", "then", "this") for t in doc[low:high]):
                earlier = _term_before(frame, low, clock)
                if earlier is not None:
                    return earlier
            found = clock(low, high, "future")
            if found is not None and (found.end is None or found.end >= (frame.article.published or "")[:10]):
                return found
    return None


def _term_before(frame: Frame, i: int, clock: Clock) -> When | None:
    """The last term named before a token in its paragraph."""
    doc, paragraph = frame.doc, frame.places[i].paragraph
    terms: list[Token] = [t for t in doc[max(0, i - 120) : i] if frame.places[t.i].paragraph == paragraph and preposition(t) in TERMS]
    for token in reversed(terms):
        found = clock(token.left_edge.i, token.right_edge.i + 1, "future")
        if found is not None and found.start is not None:
            return found
    return None
