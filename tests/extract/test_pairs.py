"""'The four', 'the two sides', 'the two heads of state': those that were named."""

from __future__ import annotations

import pytest

from tests.extract.parsed import parsed


def codes(text: str, word: str) -> list[str | None]:
    """The codes of the actors that the last token of a word stands for."""
    made = parsed(text)
    token = next(t for t in reversed(list(made.frame.doc)) if t.text == word)
    return [r.code for r in made.actors.refs.get(token.i, ())]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Niger, Mali and Chad left the bloc. The three accused France of spying.", "three", ["NER", "MLI", "TCD"]),
        ("Norway met Iceland on Monday. The two sides signed a pact.", "sides", ["NOR", "ISL"]),
        ("Norway is inching back to Iceland: on 19 May the two sides signed a pact.", "sides", ["NOR", "ISL"]),
    ],
)
def test_a_number_stands_for_those_named(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word) == expected


def test_a_number_without_a_series_stands_for_nobody() -> None:
    assert codes("Norway met Iceland on Monday. The three were late.", "three") == []
