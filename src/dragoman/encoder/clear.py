"""The dependencies of spaCy's own English pipelines (ClearNLP's, after Stanford's) as Universal Dependencies 2, which the rules are written for.

Prepositions hang on their noun as `case`, auxiliaries and 'be' on what they help, passives are `:pass`; names of entities become PER, ORG,
LOC and MISC. After Choi 2012 (the CLEAR guidelines) and the Universal Dependencies guidelines; what has no counterpart keeps its place.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Span

# Labels that Universal Dependencies lack: their presence says which scheme a pipeline has.
CLEAR = frozenset({"dobj", "pobj", "nsubjpass", "auxpass", "prep", "attr", "acomp", "npadvmod", "relcl", "oprd", "prt", "poss"})
_PLAIN = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dative": "iobj", "poss": "nmod:poss",
    "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "quantmod": "advmod", "npadvmod": "obl:unmarked", "oprd": "xcomp",
    "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "meta": "dep", "agent": "prep", "nn": "compound",
}  # fmt: skip
_ENTITIES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC"}
_VERBAL = ("VERB", "AUX", "ADJ", "ADV")


def is_clear(doc: Doc) -> bool:
    """Has the Doc labels of this scheme?"""
    return any(t.dep_ in CLEAR for t in doc)


def to_universal(doc: Doc) -> Doc:
    """The same Doc with heads, dependencies and entities as the rules read them."""
    heads, deps = [t.head.i for t in doc], [_PLAIN.get(t.dep_, t.dep_) for t in doc]
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    for i in range(len(heads)):
        if deps[i] == "prep":
            _preposition(doc, i, heads, deps, children)
    for i in range(len(heads)):
        if doc[i].text.lower() == "according":
            _according(doc, i, heads, deps, children)
    for i in range(len(heads)):
        if doc[i].lemma_ == "be" or doc[i].text.lower() in ("'s", "’s", "is", "are", "was", "were"):
            _copula(i, heads, deps, children)
    for i in range(len(heads)):
        if deps[i] == "cc":
            following = [c for c in children[heads[i]] if deps[c] == "conj" and c > i]
            heads[i] = following[0] if following else heads[i]
        elif deps[i] in ("attr", "acomp"):
            deps[i] = "xcomp"
        elif deps[i] == "pobj":
            deps[i] = "nmod"
    _written(doc, heads, deps)
    named = [Span(doc, e.start, e.end, label=_ENTITIES[e.label_]) for e in doc.ents if e.label_ in _ENTITIES]
    doc.set_ents(named)
    return doc


def _preposition(doc: Doc, i: int, heads: list[int], deps: list[str], children: list[list[int]]) -> None:
    """'talks with Iran': the noun takes the preposition's place, and the preposition marks it."""
    inner = next((c for c in children[i] if deps[c] in ("pobj", "pcomp")), None)
    if inner is None:
        deps[i] = "advmod" if doc[heads[i]].pos_ in _VERBAL else "case"
        return
    outer = heads[i]
    clause = deps[inner] == "pcomp" and doc[inner].pos_ in ("VERB", "AUX")
    heads[inner], heads[i] = (inner if outer == i else outer), inner
    if outer == i:
        deps[inner] = "ROOT"
    elif clause:
        deps[inner] = "advcl" if doc[outer].pos_ in _VERBAL else "acl"
    else:
        deps[inner] = "obl" if doc[outer].pos_ in _VERBAL else "nmod"
    deps[i] = "mark" if clause else "case"
    for other in children[i]:
        if other != inner:
            heads[other] = inner
            children[inner].append(other)
    children[i] = []
    children[inner].append(i)
    children[outer] = [inner if c == i else c for c in children[outer]]


def _according(doc: Doc, i: int, heads: list[int], deps: list[str], children: list[list[int]]) -> None:
    """'according to Tass': one marker of two words."""
    source = next((c for c in children[i] if c > i + 1 and doc[i + 1].text.lower() == "to" and heads[i + 1] == c), None)
    if source is None or heads[i] == i:
        return
    heads[source], deps[source] = heads[i], "obl"
    heads[i], deps[i], heads[i + 1], deps[i + 1] = source, "case", i, "fixed"


def _copula(i: int, heads: list[int], deps: list[str], children: list[list[int]]) -> None:
    """'Iran is a party': the predicate heads the clause, and 'be' is its copula."""
    predicate = next((c for c in children[i] if deps[c] in ("attr", "acomp")), None)
    if predicate is None or deps[i] in ("aux", "aux:pass"):
        return
    heads[predicate], deps[predicate] = (predicate if heads[i] == i else heads[i]), deps[i]
    if heads[i] != i:
        children[heads[i]] = [predicate if c == i else c for c in children[heads[i]]]
    heads[i], deps[i] = predicate, "cop"
    for other in children[i]:
        if other != predicate:
            heads[other] = predicate
            children[predicate].append(other)
    children[i] = []
    children[predicate].append(i)


def _written(doc: Doc, heads: Sequence[int], deps: Sequence[str]) -> None:
    strings = doc.vocab.strings
    array = np.zeros((len(doc), 2), np.uint64)
    array[:, 0] = np.asarray([head - i for i, head in enumerate(heads)], np.int64).view(np.uint64)
    array[:, 1] = np.asarray([strings.add(dep) for dep in deps], np.uint64)
    doc.from_array([HEAD, DEP], array)  # type: ignore[arg-type]
