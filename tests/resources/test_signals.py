"""The tables of drift load, and say what is wrong with a line."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.signals import load_signals


def test_the_shipped_tables() -> None:
    found = load_signals()
    assert found.weights["actual"] == 1 and found.weights["negated"] == 0
    assert found.values[("membership", "left")] < 0 < found.values[("stance", "closer")]


@pytest.mark.parametrize("row,problem", [("stance\tcloser\tmuch\tx", "no number"), ("stance\tcloser\t11\tx", "out of range")])
def test_a_wrong_value_names_its_line(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "weights.tsv").write_text("modality\tweight\nactual\t1\n")
    (tmp_path / "signals.tsv").write_text(f"kind\tsign\tvalue\tsource\n{row}\n")
    with pytest.raises(DataError, match=rf"signals\.tsv, line 2: .*{problem}"):
        load_signals(tmp_path)
