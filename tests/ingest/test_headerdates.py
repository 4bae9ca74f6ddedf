"""Dates in the notations of header and footer lines."""

import pytest

from dragoman.ingest.headerdates import find_date, iso_date

DATES = [
    ("2024-03-15", "2024-03-15"),
    (" date 2024-03-15 Home page politics", "2024-03-15"),
    ("2023-08-28T18:40:00+02:00", "2023-08-28T18:40:00+02:00"),
    ("2023-08-28 18:40", "2023-08-28T18:40"),
    ("28 August 2023", "2023-08-28"),
    ("Mon 1 Nov 2021", "2021-11-01"),
    ("16-Jan-2024", "2024-01-16"),
    ("March 29th, 2024", "2024-03-29"),
    ("Last updated: Dec. 6, 2023, 9:12 p.m.", "2023-12-06"),
    ("16/01/2024", "2024-01-16"),
    ("01/16/2024", "2024-01-16"),
    ("05/03/2024", "2024-03-05"),
    ("05/03/2024 10:15 EST", "2024-05-03"),
    ("25.01.2023, 17:32 Uhr", "2023-01-25"),
    ("2024/3/5", "2024-03-05"),
    ("20240315", "2024-03-15"),
    ("https://paper.example/world/2022/11/17/grain", "2022-11-17"),
    ("https://paper.example/world/2024-06-18/bloc", "2024-06-18"),
]


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_a_date_is_read_in_any_notation(line: str, expected: str) -> None:
    assert iso_date(line) == expected


@pytest.mark.parametrize("line", ["31 February 2024", "2024-13-01", "in March 2024", "12 of 2024 ships", "1700000000", "call 555-01-20245", ""])
def test_what_is_no_day_of_the_calendar_is_no_date(line: str) -> None:
    assert iso_date(line) is None


def test_the_offsets_are_those_of_the_date() -> None:
    line = "Posted on 3 May 2024 by the desk"
    found = find_date(line)
    assert found is not None
    assert line[found[1] : found[2]] == "3 May 2024"
