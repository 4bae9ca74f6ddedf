"""What opens a condition: 'if', 'unless', 'as long as', 'in the event of', 'failing', 'only after', 'without', 'in exchange for' ...

Reads the parse. An opening is found by its words; the clause or noun it opens is the highest token right of it that hangs on nothing to its
left, so that the many shapes a parser gives to 'so long as' or 'on condition that' do not matter. Forms after Quirk et al. 1985, 15.33-15.46.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.clauses import SUBJECTS, auxiliaries, is_negated, is_predicate
from dragoman.grammar.extents import QUOTES
from dragoman.grammar.phrases import child, children
from dragoman.resources.openings import Polarity, load_openings

MODALS = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "sha", "'d", "’d", "can", "ca", "could", "may", "might", "must", "should"})
# Governors of 'if' in the sense of 'whether'.
ASKING = frozenset("ask wonder know see doubt determine question decide check care tell learn find unclear consider discuss say sure".split())
IDIOMS = frozenset("necessary possible needed required so asked any anything ever only applicable true not".split())
# 'without delay', 'without me': manner, not a condition.
MANNER = frozenset(
    "delay doubt question exception warning him her me us them you it hesitation mercy notice fail end result success limit precedent comment "
    "pause reservation fear shame naming mentioning saying giving elaborating specifying explaining further evidence proof any".split()
)
TIMES = frozenset({"day", "moment", "minute", "instant", "hour", "second"})
ANONYMITY = frozenset({"anonymity", "confidentiality"})


@dataclass(frozen=True)
class Opening:
    """What opens a condition: its rule and words, and the predicate or noun it opens."""

    rule: str
    polarity: Polarity
    start: int
    end: int
    clause: Token



def opening_at(token: Token) -> Opening | None:
    """The opening that begins at a token; None where there is none, or none that states a condition."""
    moment = _the_moment(token)
    if moment is not None:
        return moment
    doc, i = token.doc, token.i
    for row in load_openings().get(token.lower_, ()):
        end = i + len(row.words)
        if end >= len(doc) or tuple(t.lower_ for t in doc[i:end]) != row.words:
            continue
        if row.opens == "before":  # of grammar.branches
            if row.words[0] in ("failing", "barring", "short"):
                return None
            continue
        clause = clause_from(token, end)
        if clause is not None and row.opens == "clause" and not is_predicate(clause):
            clause = _finite_within(token, end) or clause
        if clause is None or not _fits(token, end, row.rule, clause, row.opens):
            return None
        return Opening(row.rule, row.polarity, i, end, clause)
    return None


def clause_from(marker: Token, end: int) -> Token | None:
    """The head of what begins at `end`: what the marker introduces, else the highest token there that does not reach left of the marker."""
    doc = marker.doc
    while end < len(doc) and (doc[end].is_space or doc[end].text in QUOTES):
        end += 1
    if end >= marker.sent.end:
        return None
    for word in reversed(doc[marker.i : end]):
        if word.dep_ in ("mark", "case", "advmod", "cc", "fixed") and word.head.i >= end:
            return word.head
    at = doc[end]
    while at.head != at and at.head.i >= end and at.head.left_edge.i >= marker.i:
        at = at.head
    return at


def _finite_within(marker: Token, end: int) -> Token | None:
    """The first predicate with a subject before the next comma, where the parse hung the marker on something else ('if the water is not there by May 1')."""
    doc = marker.doc
    comma = next((k for k in range(end, marker.sent.end) if doc[k].text in (",", ";", ":", "—")), marker.sent.end)
    return next((t for t in doc[end:comma] if is_predicate(t) and any(end <= s.i < comma for s in children(t, *SUBJECTS))), None)


def _fits(token: Token, end: int, rule: str, clause: Token, opens: str) -> bool:
    doc, i = token.doc, token.i
    before = doc[i - 1].lower_ if i else ""
    after = doc[end] if end < len(doc) else token
    predicate = is_predicate(clause) or clause.tag_ in ("VBG", "VB")
    if before in ("even", "as", "what", "than", "see") or after.is_punct and after.text not in QUOTES:
        return False
    if rule in ("if", "unless", "once", "until") and clause.i == end and clause.lower_ in IDIOMS and child(clause, *SUBJECTS) is None:
        return False
    if rule == "if" and clause.lemma_.lower() in ("ask", "like", "want") and child(clause, "nsubj") is not None and doc[end].lower_ == "you":
        return False  # 'if you ask me', 'if you like'
    if rule == "if" and clause.dep_ in ("ccomp", "csubj") and clause.head.lemma_.lower() in ASKING and clause.head.i < i:
        return False
    if opens == "noun":
        return clause.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "VERB") and not any(t.lower_ in ANONYMITY for t in clause.subtree) and _nominal_fits(token, rule)
    if rule == "without":
        return clause.lower_ not in MANNER and after.lower_ not in MANNER and token.dep_ in ("case", "mark", "advmod", "dep") and (_is_first(token) or _denied(token))
    if not predicate and opens == "both":
        return _noun_of_event(clause, rule)
    return not (not predicate or not _clausal(token, end, rule, clause))


def _nominal_fits(token: Token, rule: str) -> bool:
    if rule == "failing":
        return token.dep_ in ("case", "mark", "advcl", "amod", "advmod", "obl", "ROOT", "nmod") and (_is_first(token) or token.lower_ != "short")
    if rule == "pending":
        return token.dep_ in ("case", "mark") or token.tag_ == "VBG"
    return True


def _noun_of_event(noun: Token, rule: str) -> bool:
    """'until the withdrawal of all troops', 'in exchange for recognition': an event, not a date."""
    if rule in ("in exchange", "without", "on condition"):
        return True
    if noun.pos_ != "NOUN" or noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in ("end", "now", "today", "tomorrow", "year", "month", "week", "day", "then", "date", "time"):
        return False
    if rule in ("until", "only when", "before") and not children(noun, "nmod", "acl", "amod", "det"):
        return False
    return rule != "before" or noun.lower_.endswith(("al", "ion", "ment"))


def _clausal(token: Token, end: int, rule: str, clause: Token) -> bool:
    """Is the clause one that can state a condition: of one's own subject for 'provided', perfect for 'when', beside a denial for 'before'?"""
    doc = token.doc
    own = child(clause, *SUBJECTS, "expl") is not None or any(child(a, *SUBJECTS) is not None for a in auxiliaries(clause))
    if rule == "provided" and end - token.i == 1:
        return own and token.dep_ not in ("ROOT", "ccomp", "conj") or token.dep_ == "mark"
    if rule == "once":
        own = own and any(s.i >= end for s in children(clause, *SUBJECTS, "expl"))
        return own and token.dep_ in ("mark", "advmod", "cc") or clause.tag_ == "VBN" and token.dep_ == "mark"
    if rule == "when":
        now = any(a.lemma_ == "have" for a in children(clause, "aux")) or clause.tag_ in ("VBZ", "VBP") or any(a.tag_ in ("VBZ", "VBP") for a in children(clause, "cop", "aux:pass"))
        return own and now and token.dep_ in ("advmod", "mark")
    if rule == "before":
        return own and token.dep_ in ("mark", "advmod", "case") and _denied(token)
    if rule == "while":
        return own and token.dep_ in ("mark", "advmod") and clause.tag_ not in ("VBG",) and _denied(token)
    if rule == "in the event" and end - token.i == 1:
        return False
    if rule == "whenever":
        return own
    if rule in ("if", "unless", "until", "only if") and end - token.i == 1:
        return token.dep_ in ("mark", "advmod", "cc", "case", "dep")
    return own or doc[end].tag_ in ("VBN", "VBG") or clause.tag_ in ("VBZ", "VBP", "VBD") or rule not in ("as long as", "as soon as")


def _is_first(token: Token) -> bool:
    """Does it begin a sentence, a quotation, or a clause after a comma, 'that' or 'but'?"""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i else None
    return before is None or before.is_space or token.is_sent_start is True or before.text in QUOTES or before.text in ":;—–" or before.lower_ in ("that", "but", "and")


def _denied(token: Token) -> bool:
    """Is what stands before the opening, in its clause, a denial: 'will not ... before', 'not a day before', 'no ... without'?"""
    doc = token.doc
    at = token
    for _ in range(6):
        if at.head == at:
            break
        at = at.head
        if at.i < token.i and is_predicate(at):
            if is_negated(at) or at.lemma_.lower() in ("refuse", "decline", "rule", "reject", "oppose") or any(a.lower_ in ("cannot", "ca") for a in auxiliaries(at)):
                return True
            break
    near = [t.lower_ for t in doc[max(token.sent.start, token.i - 4) : token.i]]
    if "not" in near or "n't" in near or "n’t" in near:
        return True
    start = max(token.sent.start, token.i - 25)
    region = list(doc[start : token.i])
    for k in range(len(region) - 1, -1, -1):
        if region[k].text in QUOTES or region[k].text in ";:":
            region = region[k + 1 :]
            break
    words = [t.lower_ for t in region]
    return bool(words) and (words[0] in ("no", "not", "nothing", "nobody", "none", "never") or any(w in ("nothing", "nobody", "never") for w in words))


def _the_moment(token: Token) -> Opening | None:
    """'the day the rigs stop drilling', 'from the moment that': a time at which, not one that is spoken of."""
    doc = token.doc
    if token.lower_ not in TIMES or token.i == 0 or doc[token.i - 1].lower_ not in ("the", "very") or token.dep_ in ("nsubj", "obj", "nsubj:pass", "nmod", "iobj"):
        return None
    clause = child(token, "acl:relcl", "acl", "ccomp", "advcl:relcl")
    if clause is None or any(c.lower_ in ("before", "after", "on", "until", "since", "by", "at") for c in children(token, "case")):
        return None
    end = token.i + 1 + (doc[token.i + 1].lower_ in ("that", "when"))
    start = token.i - 1 - (doc[token.i - 1].lower_ == "very")
    start -= start > 0 and doc[start - 1].lower_ == "from"
    return Opening("the moment", "if", start, end, clause)
