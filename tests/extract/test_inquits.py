"""What stands around an inquit between commas is what is said, however the parse hangs it."""

import pytest

from tests.extract.parsed import parsed

CASES = [
    ("If the rains fail, prices will double, predicted Marta Bello, an economist in Lagos.", "Marta Bello", "If the rains fail, prices will double"),
    ("The talks would resume in May, the minister conceded.", "minister", "The talks would resume in May"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), CASES)
def test_the_words_before_the_comma_are_said(text: str, speaker: str, content: str) -> None:
    said = parsed(text).said
    assert [speaker in s.record.speaker.mention.text for s in said] == [True]
    assert [c.text for c in said[0].record.content] == [content]


@pytest.mark.xfail(reason="'made plain' with an inverted negation before it: 'plain' is taken for what is said")
def test_an_inquit_of_two_words() -> None:
    said = parsed("The port has halted its work; not a ship would sail without guards, its director made plain.").said
    assert [c.text for c in said[0].record.content] == ["not a ship would sail without guards"]


def test_a_verb_with_a_particle_of_another_sense_reports_nothing() -> None:
    assert parsed("Kenya on Monday called off a naval exercise with Somalia.").said == []
