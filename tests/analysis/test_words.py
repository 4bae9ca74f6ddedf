"""What two wordings have in common."""

import pytest

from dragoman.analysis.words import alike, covered, stem, wording


@pytest.mark.parametrize("a,b", [("withdraws", "withdrawal"), ("left", "leaves"), ("answered", "answers"), ("Gabon's", "Gabon"), ("sought", "seek")])
def test_stems(a: str, b: str) -> None:
    assert stem(a) == stem(b) or stem(a).startswith(stem(b)) or stem(b).startswith(stem(a))


def test_stop_words_and_given_stems_do_not_count() -> None:
    found = wording("Armenia will not leave the alliance on Monday", frozenset({stem("Armenia")}))
    assert found.stems == {stem("leave"), stem("alliance")} and found.negative and "=leaving" in found.tags


def test_other_words_for_the_same_deed_are_alike() -> None:
    leave, quit_, pay = wording("leave the alliance"), wording("quit the bloc"), wording("pay the debt")
    assert alike(leave, quit_) >= 0.5 > alike(leave, pay) == 0


def test_alike_is_one_for_the_same_and_nothing_for_empty_words() -> None:
    assert alike(wording("open the border"), wording("the border is open")) == 1
    assert alike(wording(""), wording("open the border")) == 0 and covered(wording(""), wording("x")) == 0


def test_covered_is_the_part_that_is_told() -> None:
    assert covered(wording("the wooden trawlers"), wording("trawlers sank")) == pytest.approx(0.5)
