"""The words a record rests on, and the sentence around them."""

import pytest

from dragoman.analysis.evidence import LONGEST, evidence, sentence
from dragoman.records import Span
from dragoman.store.headings import Heading
from tests.analysis.made import event

TEXT = "Kenya said no. “We will go!” Mr. Otieno said on 3.5 roads. Then it left."


@pytest.mark.parametrize("words,around", [("said no", "Kenya said no."), ("it left", "Then it left."), ("We will go", "“We will go!”")])
def test_the_sentence_around(words: str, around: str) -> None:
    start = TEXT.index(words)
    found = sentence(TEXT, Span(start, start + len(words), words))
    assert found.text == around and TEXT[found.start : found.end] == found.text


def test_a_text_without_ends_is_cut_around_the_words() -> None:
    text = "x" * 5000
    found = sentence(text, Span(2000, 2010, text[2000:2010]))
    assert found.start <= 2000 and found.end >= 2010 and len(found.text) <= 2 * LONGEST + 10


@pytest.mark.parametrize("on,told", [(None, "2024-03-05"), ("2024-03-01", "2024-03-01"), ("2024-04-01", "2024-04-01")])
def test_the_day_that_is_told(on: str | None, told: str) -> None:
    assert evidence(event("Kenya left.", "KEN", "SOM", "SANCTION", on=on), Heading("a", None, "Post", "2024-03-05", None)).day == told
