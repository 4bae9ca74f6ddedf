"""The table of words that govern events."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.attitudes import load_attitudes


def test_the_shipped_table_is_sound() -> None:
    assert load_attitudes()["unlikely", "infinitive"] == "negated"


@pytest.mark.parametrize("row", ["call\tfor\twished\tan example", "call\tfor\tdemanded\tone\ncall\tfor\tpossible\tanother"])
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "attitudes.tsv"
    path.write_text(f"word\tslot\tmodality\texample\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line {row.count(chr(10)) + 2}"):
        load_attitudes(path)
