"""Pronouns and nominals go back to who was spoken of."""

import pytest

from tests.extract.parsed import parsed

CASES = [
    ("Kenya's foreign minister, Grace Wambui, flew to Rome on Monday. She said the talks had failed.", "She", "KEN"),
    ("Peru handed the ambassador a note of protest. It accuses Chile of spying.", "It", "PER"),
    ("Norway and Sweden announced that they were leaving the pact.", "they", "NOR"),
]


@pytest.mark.parametrize(("text", "word", "code"), CASES)
def test_a_pronoun_is_whom_it_goes_back_to(text: str, word: str, code: str) -> None:
    layers = parsed(text)
    token = next(t for t in layers.frame.doc if t.text == word)
    assert [r.code for r in layers.actors.of(token)][:1] == [code]


@pytest.mark.xfail(reason="verbs of weather are not known: 'it rained' goes back to the state")
def test_an_expletive_stands_for_nobody() -> None:
    layers = parsed("Italy waited. It rained all day.")
    token = next(t for t in layers.frame.doc if t.text == "It")
    assert layers.actors.of(token) == ()
