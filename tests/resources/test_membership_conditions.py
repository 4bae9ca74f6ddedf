"""What becomes of a membership: rows by their words, and a wrong row named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.conditions import load_conditions


def test_a_row_that_asks_for_a_phrase_comes_first() -> None:
    assert load_conditions()["froze"][0].relation == "suspended"
    assert load_conditions()["put"][0].beside


@pytest.mark.parametrize(("row", "named"), [("end\t\tgone\tleave\t\tx\ty", "gone"), ("end\t\tleft\tgo\t\tx\ty", "go"), ("end\t\tleft\tleave\tsurely\tx\ty", "surely")])
def test_a_wrong_row_is_named(tmp_path: Path, row: str, named: str) -> None:
    path = tmp_path / "conditions.tsv"
    path.write_text(f"words\twith\trelation\tchange\tgiven\texample\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line 2: '{named}'"):
        load_conditions(path)
