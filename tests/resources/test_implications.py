"""A wrong row of the implications is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.implications import load_implications


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("deed\t19\tno\taway\t0.5\tx\ty", "'deed' is no kind"),
        ("event\tnineteen\tno\taway\t0.5\tx\ty", "'nineteen' is no sign"),
        ("membership\tguest\tno\taway\t0.5\tx\ty", "'guest' is no sign"),
        ("event\t19\tno\tdown\t0.5\tx\ty", "a direction is closer or away"),
        ("event\t19\tno\taway\tmuch\tx\ty", "'much' is no number"),
        ("event\t19\tno\taway\t1.5\tx\ty", "1.5 is out of range"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, named: str) -> None:
    path = tmp_path / "implied.tsv"
    path.write_text(f"kind\tsign\trecent\tdirection\tweight\texample\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line 2: {named}"):
        load_implications(path)
