"""What stands over a joining or leaving: 'voted to leave', 'has no plans to join', 'ratified the accession of', 'a threat to quit'.

The words are those of data/lexicon/membership_outlooks.tsv. The nearest one above the change decides; a negation on it turns all to `negated`,
a modal verb or condition above it to what that is.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.claims import subject
from dragoman.extract.modality import modality
from dragoman.grammar.clauses import auxiliaries, is_negated
from dragoman.grammar.phrases import case_of, child, children
from dragoman.records import Modality, Relation
from dragoman.resources.outlooks import Outlook, load_outlooks

HANGING = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "nsubj:pass", "nmod:desc", "compound", "dep", "csubj", "nsubj"})
DOUBT = frozenset({"possible", "hypothetical"})
# Of these the change that hangs on a clause of its own ('said that it left') is told, not looked forward to.
TOLD = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True)
class View:
    """`over` is the word that stands over the change; `own`: its subject may be who joins or leaves."""

    over: Token
    modality: Modality
    makes: Relation | None
    own: bool


def view_of(change: Token) -> View | None:
    """What the words above a verb or noun of change make of it; None where none of the table stands there."""
    at = change
    for _ in range(3):
        over = at.head
        if over == at or at.dep_ not in HANGING or at.dep_ in ("nsubj", "csubj") and over.pos_ != "NOUN":
            return None
        row = _row(over, at)
        if row is not None and not (at.pos_ in ("VERB", "AUX") and _is_told(at) and row.modality in ("planned", "actual")):
            return _seen(over, row)
        if at.pos_ in ("VERB", "AUX") and over.pos_ != "NOUN" and _is_told(at):
            return None
        if at.dep_ not in ("nmod", "compound", "nmod:desc", "xcomp", "obj"):
            return None
        at = over
    return None


def _is_told(verb: Token) -> bool:
    """'announced that it has become a member': a finite clause of its own."""
    return verb.tag_ in TOLD or verb.tag_ == "VBN" and any(a.lower_ in ("has", "have", "had") for a in auxiliaries(verb))


def _row(over: Token, below: Token) -> Outlook | None:
    """The row of a word with the particle or preposition that it needs."""
    if over.pos_ not in ("VERB", "AUX", "NOUN", "ADJ") and not over.tag_.startswith("VB"):
        return None
    if over.pos_ == "NOUN" and below.dep_ in ("nsubj", "obj", "nsubj:pass"):
        return None
    beside = {c.lower_ for c in children(over, "compound:prt", "advmod")} | {c.lower_ for c in children(below, "mark", "case")}
    case = case_of(below)
    beside |= {case.lower_} if case is not None else set()
    loose = below.dep_ in ("advcl", "obl") and over.pos_ != "NOUN" and not any(c.lower_ == "to" for c in children(below, "mark"))  # 'having joined, it blocks'
    for row in load_outlooks().get(over.lower_, ()):
        if loose and not row.markers:
            continue
        if row.markers and not row.markers & beside or not row.markers and beside & {"out", "down", "against"}:
            continue
        return row
    return None


def _seen(over: Token, row: Outlook) -> View:
    """The view of a row where it stands: negated, doubted or dropped ('scrapped its plan to leave')."""
    mode: Modality = row.modality
    if is_negated(over) or any(c.lower_ in ("no", "without", "any") for c in children(over, "det", "case")):
        return View(over, "negated", None, row.own)
    if over.pos_ == "NOUN" and over.dep_ in ("obj", "nsubj:pass"):
        above = _row(over.head, over)
        if above is not None and above.modality == "negated":
            return View(over, "negated", None, row.own)
        if is_negated(over.head):
            return View(over, "negated", None, row.own)
        return View(over, mode, row.makes, row.own)
    if over.pos_ in ("VERB", "AUX"):
        own = modality(over)
        if own in DOUBT:
            mode = own
        elif own == "negated":
            return View(over, "negated", None, row.own)
        elif mode in ("actual", "negated") and own in ("planned", "threatened", "demanded", "promised"):
            mode = "possible" if mode == "negated" else own
    return View(over, mode, row.makes, row.own)


def decider(over: Token) -> Token | None:
    """Who decides by a word that stands over a change: its subject, 'its plan to', 'signed a decree on', 'will hold a referendum on'."""
    if over.pos_ in ("VERB", "AUX"):
        return subject(over)
    owner = child(over, "nmod:poss")
    return owner or (subject(over.head) if over.dep_ in ("obj", "nsubj:pass") and over.head.pos_ == "VERB" else None)
