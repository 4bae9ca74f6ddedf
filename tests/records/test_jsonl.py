"""Lines back to records."""

import json

import pytest

from dragoman.errors import RecordError
from dragoman.records import Event, Span, Stance, from_dict, from_line, from_plain, to_dict, to_line
from tests.store.made import reading


def test_every_kind_comes_back_as_it_was() -> None:
    for record in reading().records():
        assert from_line(to_line(record)) == record


def test_a_field_that_an_older_version_lacked_takes_its_default() -> None:
    row = to_dict(reading().stances[0])
    del row["implied"], row["date"]
    made = from_dict(row)
    assert isinstance(made, Stance) and made.implied is False and made.date is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{", "no whole JSON"), ("[1]", "no record"), ('{"record": "verdict"}', "no record"), ('{"record": "event", "id": "1"}', "missing: article"),
     ('{"record": "event", "colour": 1}', "unknown: colour")],
)  # fmt: skip
def test_what_is_no_record_is_told(line: str, problem: str) -> None:
    with pytest.raises(RecordError, match=problem):
        from_line(line)


def test_a_part_of_the_wrong_shape_is_told() -> None:
    row = json.loads(to_line(reading().events[0]))
    with pytest.raises(RecordError, match="where a list was expected"):
        from_dict(row | {"source": "KEN"})
    with pytest.raises(RecordError, match="where a span was expected"):
        from_dict(row | {"trigger": 5})


def test_parts_are_read_by_their_type() -> None:
    event = reading().events[0]
    assert from_plain(Span, {"start": 0, "end": 1, "text": "K"}) == Span(0, 1, "K")
    assert isinstance(event, Event) and event.date is not None and from_line(to_line(event)).date.basis == event.date.basis  # type: ignore[union-attr]
