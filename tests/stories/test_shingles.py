"""Shingles and signatures."""

import pytest

from dragoman.stories.shingles import LEAD_BANDS, WHOLE_BANDS, bands, shared, shingles, words

TEXT = "Kenya recalled its envoy from Somalia on Tuesday, a day after the two countries' patrols had clashed at the border, the ministry said."


def test_marks_case_and_line_breaks_make_no_difference() -> None:
    assert words("Kenya’s envoy,\n\n“recalled”") == words('KENYA\'S ENVOY "recalled"') == ["kenya", "s", "envoy", "recalled"]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("one two", 1), ("one two three four", 1), ("one two three four five", 2)])
def test_shingles_are_runs_of_four_words(text: str, count: int) -> None:
    assert len(shingles(words(text))) == count


def test_a_part_of_a_text_shares_all_it_has() -> None:
    whole, part = shingles(words(TEXT)), shingles(words(" ".join(TEXT.split()[:10])))
    assert shared(part, whole) == shared(whole, part) == 1.0
    assert shared(part, shingles(words("Another text altogether, about a vote in the capital."))) == 0.0


def test_signatures_are_the_same_in_every_version_that_shares_a_store() -> None:
    # Kept in stores: where this fails, SCHEME has to change, so that old and new signatures are never compared.
    found = list(bands(words(TEXT)))
    assert len(found) == WHOLE_BANDS + LEAD_BANDS
    assert found[:2] == GOLDEN
    assert list(bands([])) == []


GOLDEN = [7509957360959847591, -3873370883145552304]
