"""When it was said, where the text tells."""

import pytest

from tests.extract.said import DATELINE, statements

DATES = [
    ("Peru will close the border, its president said on Tuesday.", "2024-03-12", "day"),
    ("Peru will close the border, its president told reporters last week.", "2024-03-04", "week"),
    ("On Monday the president of Peru said that the border would be closed.", "2024-03-11", "day"),
    ("“The border is closed,” the president of Peru said at a news conference in Lima on Thursday.", "2024-03-14", "day"),
]


@pytest.mark.parametrize(("text", "start", "precision"), DATES)
def test_the_day_on_which_it_was_said(text: str, start: str, precision: str) -> None:
    (said,) = statements(DATELINE + text)
    assert said.said_on is not None and (said.said_on.start, said.said_on.precision) == (start, precision)


@pytest.mark.parametrize("text", ["Peru will close the border on Tuesday, its president said.", "Peru has said since January that the border is closed."])
def test_a_date_of_something_else_is_not_that_of_the_saying(text: str) -> None:
    assert [s.said_on for s in statements(DATELINE + text)] == [None]
