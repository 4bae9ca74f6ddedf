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


def test_what_an_agency_tells_of_somebodys_mind_is_that_ones_by_way_of_it() -> None:
    (said,) = statements(f"{DATELINE}The Finnish government is worried about the “reckless” flights over its islands, according to the news agency Tass.")
    assert (said.speaker.country, [v.name for v in said.via]) == ("FIN", ["Tass"])


def test_an_outlet_without_a_comma_before_it_speaks() -> None:
    (said,) = statements(f"{DATELINE}There is even talk of a referendum for Denmark to adopt the euro Bloomberg last reported.")
    assert (said.speaker.name, said.content[0].text) == ("Bloomberg", "There is even talk of a referendum for Denmark to adopt the euro")


def test_a_demand_and_the_quotation_after_it_are_two_statements() -> None:
    said = statements(f"{DATELINE}Kenya's foreign minister demanded that the union set a clear “date of departure” and went on: “If it does, we will stay. If not, we will go.”")
    assert [[c.text for c in s.content][0][:20] for s in said] == ["the union set a clea", "“If it does, we will"]


def test_a_minister_without_a_state_is_of_the_one_spoken_of_just_before() -> None:
    said = statements(f"{DATELINE}Nicaragua cut its ties with Taiwan on Thursday evening.\n\n“We have exchanged a small friend for a great one,” Interior Minister Orlando Pineda told Canal 4.")
    assert [s.speaker.country for s in said] == ["NIC"]


def test_unnamed_officials_are_of_nobody_known() -> None:
    said = statements(f"{DATELINE}Nicaragua cut its ties with Taiwan on Thursday evening.\n\nThe port would be closed, two diplomats said.")
    assert [s.speaker.country for s in said] == [None]


def test_a_word_in_marks_after_a_verb_of_seeming_is_no_statement() -> None:
    assert statements("Norway appears “worried”, and Sweden seems “relieved”.") == ()
