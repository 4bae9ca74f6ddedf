"""Every convention of quotation marks gives the same statement."""

import pytest

from tests.extract.said import DATELINE, rows, statements

WORDS = "We will not sign this treaty today"
MARKS = ["“{},”", '"{},"', "‘{},’", "'{},'", "„{}“,", "‚{}‘,", "« {} »,", "»{}«,", "''{},''"]


@pytest.mark.parametrize("marks", MARKS)
def test_each_pair_of_marks_makes_a_direct_statement(marks: str) -> None:
    (said,) = statements(f"{DATELINE}{marks.format(WORDS)} the Austrian chancellor said on Tuesday.")
    assert (said.kind, said.speaker.country) == ("direct", "AUT")
    assert WORDS in said.content[0].text and len(said.content[0].text) <= len(WORDS) + 5


def test_an_apostrophe_closes_no_single_mark() -> None:
    assert rows(f"{DATELINE}‘It’s the ministers’ job to read it, and they haven’t,’ said Britain's trade secretary.") == [
        ("Britain's trade secretary", ["‘It’s the ministers’ job to read it, and they haven’t,’"])
    ]


def test_a_quotation_inside_a_quotation_is_its_speakers() -> None:
    (said,) = statements(f"{DATELINE}“He told me, ‘We will never leave the alliance,’ and I believed him,” Turkey's defence minister said on Friday.")
    assert said.speaker.country == "TUR" and said.content[0].text.startswith("“He told me")


def test_a_quotation_broken_by_its_cue_is_one_statement() -> None:
    assert rows(f"{DATELINE}“The islands,” Japan's foreign minister said, “belong to us and will not be given away.”") == [
        ("Japan's foreign minister", ["“The islands,”", "“belong to us and will not be given away.”"])
    ]


def test_a_missing_closing_mark_ends_with_the_paragraph() -> None:
    said = statements(f"{DATELINE}Canada's prime minister, Mark Carney, said: “We did not choose this quarrel with Washington.\n\nThe tariffs start on Monday.")
    assert [[c.text for c in s.content] for s in said] == [["“We did not choose this quarrel with Washington."]]
