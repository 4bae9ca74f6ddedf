"""Another spaCy pipeline in place of ours: a tiny one, built here, works; one that lacks something is refused in words."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import dragoman
from dragoman.encoder.guest import load_guest
from dragoman.errors import DataError

VERBS = {"accused": "accuse", "said": "say", "arming": "arm"}


@Language.component("tiny_parser_of_tests")
def tiny_parser(doc: Doc) -> Doc:
    """Every sentence is subject, verb and the rest: enough to be read."""
    verb = next((t for t in doc if t.text in VERBS), doc[0])
    for t in doc:
        t.head, t.dep_ = verb, "punct" if t.is_punct else "nsubj" if t.i < verb.i else "obj"
        t.tag_, t.pos_ = ("VBD", "VERB") if t.i == verb.i else (".", "PUNCT") if t.is_punct else ("NNP", "PROPN")
        t.lemma_ = VERBS.get(t.text, t.text)
    verb.dep_ = "ROOT"
    return doc


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    nlp = spacy.blank("en")
    nlp.add_pipe("tiny_parser_of_tests")
    nlp.to_disk(tmp_path / "tiny")
    return str(tmp_path / "tiny")


def test_a_pipeline_that_sets_the_same_attributes_replaces_ours(tiny: str) -> None:
    text = "Kenya accused Somalia."
    reading = dragoman.read(text, published="2024-03-15", pipeline=tiny)
    assert [(e.type, [a.code for a in e.source], [a.code for a in e.target]) for e in reading.events] == [("ACCUSE", ["KEN"], ["SOM"])]
    assert all(reading.article.text[e.trigger.start : e.trigger.end] == e.trigger.text for e in reading.events)


def test_a_pipeline_that_lacks_layers_says_which(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "bare")
    with pytest.raises(DataError, match=r"bare: the spaCy pipeline sets no part-of-speech tags, no word classes, no lemmas, no heads and dependencies; take one with"):
        load_guest(str(tmp_path / "bare"), 1000)


def test_a_pipeline_that_is_not_there_says_how_to_get_it() -> None:
    with pytest.raises(DataError, match="en_not_there: no spaCy pipeline of this name is installed; install it with: python -m spacy download en_not_there"):
        load_guest("en_not_there", 1000)


def test_a_pipeline_that_is_broken_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.cfg").write_text("[nlp]\nlang = 'en'\npipeline = ['nothing_such']\n[components]\n[components.nothing_such]\nfactory = 'nothing_such'\n")
    (tmp_path / "broken" / "meta.json").write_text('{"lang": "en", "name": "broken", "version": "0.0.0"}')
    with pytest.raises(DataError) as raised:
        load_guest(str(tmp_path / "broken"), 1000)
    assert "\n" not in str(raised.value)
