"""The codes that an article offers for a mention, and their features."""

from __future__ import annotations

import pytest

from dragoman.extract.whose import Options, mention_class
from tests.extract.parsed import parsed

TEXT = "Chile met Peru in Lima on Monday. Chile then recalled its envoy. She accused the neighbour of spying."


@pytest.fixture(scope="module")
def offered() -> tuple[Options, dict[str, object]]:
    found = parsed(TEXT)
    return Options(found.frame, found.actors, found.said, "PER"), {t.text: t for t in found.frame.doc}


def test_options_are_the_codes_named_nearest(offered: tuple[Options, dict]) -> None:
    options, word = offered
    assert set(options.of(word["neighbour"], (), ())) == {"CHL", "PER"}


def test_the_anchor_is_the_last_name_before(offered: tuple[Options, dict]) -> None:
    options, word = offered
    doc = word["neighbour"].doc
    assert doc[options.anchor(word["neighbour"], "CHL")].i == [t.i for t in doc if t.text == "Chile"][-1]
    assert options.anchor(word["neighbour"], "BRA") is None


def test_features_tell_the_other_party_and_the_rules(offered: tuple[Options, dict]) -> None:
    options, word = offered
    chile = parsed(TEXT).actors.refs[0]
    told = options.features(word["neighbour"], "tgt", "ACCUSE", "CHL", (), chile)
    assert "other True named tgt conflict" in told
    assert "rule False none" in told
    assert "home True noun" in options.features(word["neighbour"], "tgt", "ACCUSE", "PER", (), chile)


@pytest.mark.parametrize(("word", "kind"), [("She", "she"), ("its", "its"), ("envoy", "noun"), ("Peru", "name")])
def test_mentions_are_of_classes(offered: tuple[Options, dict], word: str, kind: str) -> None:
    assert mention_class(offered[1][word]) == kind
