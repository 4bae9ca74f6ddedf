"""The marks around a range of words."""

import spacy

from dragoman.grammar.quotemarks import with_marks


def marked(text: str, start: int, end: int) -> str:
    doc = spacy.blank("en")(text)
    a, b = with_marks(doc, start, end)
    return doc[a:b].text


def test_both_marks_are_taken_in() -> None:
    assert marked("“Go home,” he said.", 1, 4) == "“Go home,”"


def test_a_comma_after_the_closing_mark_is_left_out() -> None:
    assert marked("„Go home“, he said.", 0, 5) == "„Go home“"


def test_the_closing_mark_of_another_quotation_is_not() -> None:
    assert marked("He said so.” Then rain fell.", 5, 8) == "Then rain fell"
