"""The phrases of memberships: each fits its example, and a wrong row is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.grammar.inflection import inflections
from dragoman.resources.memberships import load_memberships

ROWS = sorted({row.pattern.text: row for rows in load_memberships().values() for row in rows}.items())


@pytest.mark.parametrize(("text", "row"), ROWS, ids=[text for text, _ in ROWS])
def test_the_head_of_a_phrase_stands_in_its_example(text: str, row: object) -> None:
    pattern, example = row.pattern, row.example  # type: ignore[attr-defined]
    words = {w.strip(".,").lower() for w in example.split()}
    assert any(form in words for word in pattern.parts[pattern.head].words for form in inflections(word))


def test_a_wrong_relation_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "memberships.tsv"
    path.write_text("pattern\trelation\tchange\tgiven\texample\tsource\nA quit T\tfriend\tleave\t\tChad quit it.\tproject\n")
    with pytest.raises(DataError, match="friend"):
        load_memberships(path)
