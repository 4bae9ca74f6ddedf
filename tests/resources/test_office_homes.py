"""Offices that tell their state."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.office_homes import load_office_homes, office_home


def test_an_office_of_one_state_is_its_own() -> None:
    assert office_home("taoiseach", ()) == "IRL"


def test_of_several_states_the_one_that_is_named() -> None:
    assert office_home("foreign secretary", {"IND", "CHN"}) == "IND"


def test_nobody_where_two_may_be_meant() -> None:
    assert office_home("foreign secretary", {"IND", "PAK"}) is None
    assert office_home("foreign minister", {"IND"}) is None


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "homes.tsv"
    path.write_text("office\tcountries\tsource\nemir\tQatar\tx\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        load_office_homes(path)
