"""The verdicts on memberships and stances: every row is whole, and the rates are counted as they say."""

from __future__ import annotations

from benchmarks.joining import precision, report, rows_of


def test_every_row_is_whole() -> None:
    for r in rows_of():
        assert r["kind"] in ("membership", "stance") and r["right"] in ("0", "1") and int(r["start"]) < int(r["end"])
        assert (r["modality"] == "") == (r["right"] == "0") and bool(r["cause"]) == (r["right"] == "0" or r["modality"] == "0")


def test_modality_is_judged_among_the_right_ones() -> None:
    rows = [{"right": "1", "modality": "1"}, {"right": "1", "modality": "0"}, {"right": "0", "modality": ""}]
    assert precision(rows) == "0.67 (2 of 3), modality 0.50 (1 of 2)"


def test_a_round_counts_what_it_told() -> None:
    row = {"kind": "stance", "corpus": "x", "cause": "", "modality": "1"}
    lines = report([row | {"right": "1", "rounds": "1 2"}, row | {"right": "0", "modality": "", "cause": "actor", "rounds": "1"}])
    assert any(line.startswith("round 1, stance") and "0.50 (1 of 2)" in line for line in lines)
    assert any(line.startswith("round 2, stance") and "1.00 (1 of 1)" in line for line in lines)
