"""The table of vetoes as it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.vetoes import load_vetoes


@pytest.mark.parametrize("row", ["WISH\tverb\twant\tobj\twhy\tan example", "AID\tadverb\tgive\tobj\twhy\tan example", "AID\tverb\tgive\t\twhy\tan example", "AID\tverb\tgive\tcolour=red\twhy\tan example"])
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "vetoes.tsv"
    path.write_text(f"type\tpos\tlemma\twith\twhy\texample\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        load_vetoes(path)


def test_a_veto_is_found_by_type_and_lemma() -> None:
    assert load_vetoes()["REJECT", "decline"]
