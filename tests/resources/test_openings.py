"""The table of openings: every row stands in its example, and a wrong row is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.openings import load_openings


def test_a_longer_opening_comes_before_the_one_that_begins_it() -> None:
    lengths = [len(row.words) for row in load_openings()["as"]]
    assert lengths == sorted(lengths, reverse=True)


def test_a_wrong_polarity_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "openings.tsv"
    path.write_text("words\trule\tpolarity\topens\texample\nif\tif\tmaybe\tclause\tx\n")
    with pytest.raises(DataError, match="maybe"):
        load_openings(path)
