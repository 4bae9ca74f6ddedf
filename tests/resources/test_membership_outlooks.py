"""What stands over a joining or leaving: each row has its word in its example, and a wrong row is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.outlooks import load_outlooks

ROWS = sorted({(tuple(sorted(row.words)), row.example): (form, row) for form, rows in load_outlooks().items() for row in rows}.items())


@pytest.mark.parametrize("found", [v for _, v in ROWS], ids=[k[1] for k, _ in ROWS])
def test_a_word_of_a_row_stands_in_its_example(found: tuple[str, object]) -> None:
    _, row = found
    words = {w.strip(".,").lower() for w in row.example.split()}  # type: ignore[attr-defined]
    assert any(row in load_outlooks().get(w, ()) for w in words)


def test_a_row_with_a_marker_comes_before_one_without() -> None:
    rows = load_outlooks()["voted"]
    assert [bool(r.markers) for r in rows] == sorted((bool(r.markers) for r in rows), reverse=True)


@pytest.mark.parametrize(("row", "named"), [("leave\t\tsurely\t\town\tx\ty", "surely"), ("leave\t\tplanned\tguest\town\tx\ty", "guest"), ("leave\t\tplanned\t\tsome\tx\ty", "some")])
def test_a_wrong_row_is_named(tmp_path: Path, row: str, named: str) -> None:
    path = tmp_path / "outlooks.tsv"
    path.write_text(f"words\tmarker\tmodality\tmakes\tmover\texample\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line 2: '{named}'"):
        load_outlooks(path)
