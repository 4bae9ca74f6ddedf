"""Candidates of a trigger's parties and their features."""

from __future__ import annotations

from dragoman.extract.arguments import candidates, features, is_trigger, path, told_features
from tests.extract.parsed import parsed

TEXT = "Norway seized two Russian trawlers on Monday, the ministry in Oslo said."


def test_candidates_are_the_nominals_of_the_sentence() -> None:
    found = parsed(TEXT)
    seized = next(t for t in found.frame.doc if t.text == "seized")
    assert [t.text for t in candidates(seized, found.actors)] == ["Norway", "Russian", "trawlers", "Monday", "ministry", "Oslo"]


def test_the_path_climbs_and_descends() -> None:
    doc = parsed(TEXT).frame.doc
    word = {t.text: t for t in doc}
    assert path(word["seized"], word["Norway"]) == ["nsubj"]
    assert path(word["seized"], word["Russian"]) == ["obj", "amod"]
    assert path(word["trawlers"], word["Norway"]) == ["^obj", "nsubj"]


def test_features_tell_the_path_and_the_actor() -> None:
    found = parsed(TEXT)
    word = {t.text: t for t in found.frame.doc}
    told = features(word["seized"], word["Norway"], found.actors)
    assert "path VERB nsubj" in told
    assert "actor coded own" in told
    assert "path VERB obj" in features(word["seized"], word["trawlers"], found.actors)


def test_what_the_frame_gave_is_a_feature_of_its_mention() -> None:
    found = parsed(TEXT)
    doc = found.frame.doc
    word = {t.text: t for t in doc}
    source = found.actors.refs[word["Norway"].i]
    given, own = told_features(doc, [word["Norway"], word["trawlers"]], "COERCE", "", source, ())
    assert "rule src head" in given[0]
    assert given[1] == ["rule some"]
    assert "rule type COERCE" in own


def test_names_are_no_triggers() -> None:
    word = {t.text: t for t in parsed(TEXT).frame.doc}
    assert is_trigger(word["seized"])
    assert not is_trigger(word["Norway"])
