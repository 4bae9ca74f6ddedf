"""Words that go back to armed groups and coalitions, as data."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.band_words import KINDS, load_band_words, load_wars
from dragoman.resources.knowledge import load_knowledge


def test_every_kind_has_words() -> None:
    assert all(load_band_words()[kind] for kind in KINDS)


def test_every_war_is_of_a_known_group_and_coalition() -> None:
    knowledge = load_knowledge()
    names = {g.names[0] for g in knowledge.groups}
    assert all(w.enemy in names and w.coalition in knowledge.organisations for w in load_wars())


def test_a_wrong_kind_or_date_is_named_by_its_line(tmp_path: Path) -> None:
    words = tmp_path / "bands.tsv"
    words.write_text("word\tkind\texample\nhorde\tcrowd\tthe horde\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: 'crowd' is no kind"):
        load_band_words(words)
    wars = tmp_path / "coalitions.tsv"
    wars.write_text("enemy\tcoalition\tstart\tsource\nX\tY\tsoon\tz\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2: 'soon' is no ISO date"):
        load_wars(wars)
