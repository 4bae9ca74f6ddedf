"""The words of the ledger load, and say what is wrong with a line."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.pledges import load_pledges


def test_the_shipped_words() -> None:
    found = load_pledges()
    assert "withdraw" in found["take_back"] and "ultimatum" in found["pledge"] and "not" in found["negation"]


def test_a_wrong_sense_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "l.tsv").write_text("sense\tword\texample\nhope\tspring\tx\n")
    with pytest.raises(DataError, match="line 2: 'hope' is no sense"):
        load_pledges(tmp_path / "l.tsv")
