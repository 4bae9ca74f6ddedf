"""'This terrorist group', 'the enemy', 'the Coalition': the group or coalition that the article names."""

import pytest

from tests.extract.parsed import codes


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Daesh bombed a market in Iraq. Norway will help Iraq to defeat this terrorist group.", "group", ["ISIS"]),
        ("Da'esh bombed a market in Iraq. Norway will help Iraq to hold the terrorist organization to account.", "organization", ["ISIS"]),
        ("ISIL holds the town. Iraqi troops fired at the enemy fighters near the river.", "fighters", ["ISIS"]),
        ("Boko Haram burnt two villages. Nigeria sent planes to strike the militants.", "militants", ["NGA"]),
    ],
)
def test_a_group_is_the_one_named_last(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Islamic State holds the town. The ministers of the group of nations met in Norway.", "group"),
        ("Islamic State holds the town. Somali militants fled to Kenya.", "militants"),
        ("Iraq held an armed group for the robbery. Norway praised the terrorist group law.", "group"),
    ],
)
def test_what_names_its_own_or_is_no_armed_group_is_not_the_one_named(text: str, word: str) -> None:
    assert "ISIS" not in codes(text, word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("ISIL holds Raqqa. The Coalition is supporting the Syrian Democratic Forces.", "Coalition", ["DAESHCOALITION"]),
        ("ISIL killed seventy men in Iraq. The global coalition has launched strikes.", "coalition", ["DAESHCOALITION"]),
        ("The counter-ISIL coalition sent its condolences to Norway.", "coalition", ["DAESHCOALITION"]),
        ("Daesh is in Iraq. Norway thanked our Coalition partners.", "partners", ["DAESHCOALITION"]),
        ("The Houthis hold the port in Yemen. The coalition bombed it.", "coalition", ["SAUDICOALITION"]),
    ],
)
def test_the_coalition_is_the_one_that_fights_the_enemy_named(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word) == expected


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The prime minister of Norway leads the ruling coalition, which condemned Islamic State.", "2016-11-06"),
        ("The Islamic State of Iraq attacked the coalition near Baghdad.", "2007-11-06"),
        ("The coalition of Norway has lost its majority.", "2016-11-06"),
    ],
)
def test_a_coalition_that_governs_or_was_before_the_war_is_none(text: str, published: str) -> None:
    assert "DAESHCOALITION" not in codes(text, "coalition", published)


def test_it_is_the_armed_group_named_just_before_and_no_party_of_many() -> None:
    text = "Republicans in America pointed at the failure to counter Islamic State militants. It has seized large parts of Iraq."
    assert codes(text, "It") == ["ISIS"]
