"""spaCy's own labels as Universal Dependencies, on Docs built by hand."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.encoder.clear import is_clear, to_universal

VOCAB = Vocab()


def made(rows: str) -> Doc:
    """A Doc of rows `word/pos/label/head`, heads counted from 0."""
    parts = [row.split("/") for row in rows.split()]
    words, pos, deps, heads = zip(*parts, strict=True)
    lemmas = ["be" if w in ("is", "was", "are", "were") else w for w in words]
    return Doc(VOCAB, words=list(words), pos=list(pos), deps=list(deps), heads=[int(h) for h in heads], lemmas=lemmas)


def read(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in to_universal(doc)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "Iran/PROPN/nsubjpass/2 was/AUX/auxpass/2 attacked/VERB/ROOT/2 by/ADP/agent/2 Israel/PROPN/pobj/3",
            [("Iran", "nsubj:pass", "attacked"), ("was", "aux:pass", "attacked"), ("by", "case", "Israel"), ("Israel", "obl", "attacked")],
        ),
        ("talks/NOUN/ROOT/0 with/ADP/prep/0 Iran/PROPN/pobj/1", [("with", "case", "Iran"), ("Iran", "nmod", "talks")]),
        (
            "He/PRON/nsubj/1 is/AUX/ROOT/1 a/DET/det/3 member/NOUN/attr/1 of/ADP/prep/3 it/PRON/pobj/4",
            [("He", "nsubj", "member"), ("is", "cop", "member"), ("member", "ROOT", "member"), ("it", "nmod", "member")],
        ),
        (
            "accused/VERB/ROOT/0 Russia/PROPN/dobj/0 of/ADP/prep/0 arming/VERB/pcomp/2 rebels/NOUN/dobj/3",
            [("Russia", "obj", "accused"), ("of", "mark", "arming"), ("arming", "advcl", "accused"), ("rebels", "obj", "arming")],
        ),
        ("Iran/PROPN/ROOT/0 and/CCONJ/cc/0 Iraq/PROPN/conj/0", [("and", "cc", "Iraq"), ("Iraq", "conj", "Iran")]),
        (
            "left/VERB/ROOT/0 according/VERB/prep/0 to/ADP/prep/1 Tass/PROPN/pobj/2",
            [("according", "case", "Tass"), ("to", "fixed", "according"), ("Tass", "obl", "left")],
        ),
    ],
)
def test_a_construction_has_the_heads_that_the_rules_read(rows: str, expected: list[tuple[str, str, str]]) -> None:
    found = read(made(rows))
    assert [row for row in expected if row not in found] == []


def test_every_tree_stays_a_tree() -> None:
    doc = to_universal(made("In/ADP/prep/2 Oslo/PROPN/pobj/0 was/AUX/ROOT/2 it/PRON/nsubj/2 cold/ADJ/acomp/2 from/ADP/prep/5 on/ADP/pcomp/5"))
    assert sum(t.head == t for t in doc) >= 1
    assert all(len(list(t.ancestors)) < len(doc) for t in doc)


def test_the_scheme_is_told_by_its_labels() -> None:
    assert is_clear(made("talks/NOUN/ROOT/0 with/ADP/prep/0 Iran/PROPN/pobj/1"))
    assert not is_clear(made("talks/NOUN/ROOT/0 with/ADP/case/2 Iran/PROPN/nmod/0"))
