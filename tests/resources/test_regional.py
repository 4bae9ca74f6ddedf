"""Words that tell more states than one, or a part of a state, as data."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.knowledge import STATES, load_knowledge
from dragoman.resources.regional import load_regions


def test_every_code_is_of_a_state_or_an_organisation() -> None:
    known = STATES | set(load_knowledge().organisations)
    assert {r.code for r in load_regions().values() if r.code} <= known


def test_a_word_that_needs_its_organisation_means_nobody_without_it() -> None:
    european = load_regions()["European"]
    assert (european.meant({"EU", "DEU"}), european.meant({"DEU"}), load_regions()["Ohio"].meant(())) == ("EU", None, "USA")


def test_a_wrong_condition_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "regional.tsv"
    path.write_text("word\tcode\twhere\tsource\nBaltic\t\tsomewhere\tx\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: 'somewhere' is no condition"):
        load_regions(path)
