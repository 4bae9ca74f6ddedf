"""Where a mention stands: sentence, paragraph, grammatical role, quotation, and whether it speaks there."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.coreference.mentions import Mention
from dragoman.extract.nouns import Frame
from dragoman.grammar.clauses import clause_head, grammatical_subject

_ROLES = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "obl:agent": "oblique",
    "nmod:poss": "owner", "nmod": "modifier", "appos": "apposition", "conj": "joined", "ROOT": "root", "compound": "modifier", "amod": "modifier",
}  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """`clause` is the token of the predicate; `quote` the number of the quotation around it, -1 outside; `speaks` that it is the subject of a verb of
    saying; `leads` that it is the subject of the sentence; `doer` is the subject of its clause, said or understood; `above` are the predicates
    that its clause hangs on; `tells` that its clause is one of saying."""

    sentence: int
    paragraph: int
    title: bool
    role: str
    clause: int
    governor: int
    quote: int
    speaks: bool
    leads: bool
    doer: int
    above: tuple[int, ...]
    tells: bool


def setting_of(frame: Frame, mention: Mention, quoted: Sequence[int], saying: Container[str]) -> Setting:
    """The setting of a mention. `quoted`: number of the quotation of each token, -1 for none; `saying`: lemmas of verbs of saying."""
    token = frame.doc[mention.token]
    place = frame.places[token.i]
    role = _ROLES.get(token.dep_, "other")
    top = token
    while top.dep_ in ("conj", "appos") and top.head != top and mention.form != "joint":
        top = top.head
    if role in ("joined", "apposition") and top.i != token.i:
        role = _ROLES.get(top.dep_, "other") if top.dep_ != "ROOT" else "other"
    clause = clause_head(token.head) if token.dep_ in ("ROOT", "conj") else clause_head(token)
    speaks = role == "subject" and _says(top.head, saying)
    leads = role == "subject" and _is_main(top.head)
    doer = grammatical_subject(clause) if clause.pos_ in ("VERB", "AUX") else None
    above = tuple(a.i for a in clause.ancestors if a.pos_ in ("VERB", "AUX"))
    return Setting(place.sentence, place.paragraph, place.title, role, clause.i, top.head.i, quoted[token.i], speaks, leads, doer.i if doer is not None else -1, above, _says(clause, saying))


def _says(verb: Token, saying: Container[str]) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in saying


def _is_main(verb: Token) -> bool:
    return verb.dep_ in ("ROOT", "parataxis") or verb.dep_ == "conj" and verb.head.dep_ == "ROOT"
