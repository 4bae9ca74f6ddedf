"""Statements in headlines."""

import pytest

from tests.extract.said import rows

BODY = "\n\nMOSCOW, 14 March 2024 (Reuters) - Russia's president, Vladimir Putin, and its foreign minister, Sergei Lavrov, met on Thursday."
CASES = [
    ("Putin: West is playing with fire", "Putin", "West is playing with fire"),
    ("West is playing with fire – Putin", "Putin", "West is playing with fire"),
    ("Russia is ready for talks, says Lavrov", "Lavrov", "Russia is ready for talks"),
    ("Lavrov says Russia is ready for talks", "Lavrov", "Russia is ready for talks"),
    ("NATO chief: 'We will defend every inch'", "NATO chief", "'We will defend every inch'"),
]


@pytest.mark.parametrize(("title", "speaker", "content"), CASES)
def test_a_headline_is_a_statement(title: str, speaker: str, content: str) -> None:
    assert rows(title + BODY) == [(speaker, [content])]


@pytest.mark.parametrize("title", ["Ukraine war: what happens next", "Analysis: a winter of discontent for Russia", "Russia orders island to go"])
def test_a_topic_or_a_deed_is_none(title: str) -> None:
    assert rows(title + BODY) == []
