"""Groups of states before an office, parts of a state, and what is nobody's: 'European governments', 'Ohio Gov. Ana Lind', 'the Soviet-backed junta'."""

import pytest

from tests.extract.parsed import codes, parsed


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The European Union met in Germany. European governments will insist on checks in Germany.", "governments", ["EU"]),
        ("Analysts in Germany say that European governments will insist on checks.", "governments", [None]),
        ("Turkey has alarmed the Gulf leaders.", "leaders", ["GCC"]),
        ("NATO met in Germany, which will send Allied troops to Poland.", "troops", ["NATO"]),
        ("Kenya met Uganda. African ministers signed the pact in Kenya.", "ministers", [None]),
        ("Mexico rebuked Ohio lawmakers.", "lawmakers", ["USA"]),
        ("Mexico rebuked New Jersey officials.", "officials", ["USA"]),
    ],
)
def test_a_group_of_states_is_none_of_its_members(text: str, word: str, expected: list[str | None]) -> None:
    assert codes(text, word) == expected


def test_a_person_of_a_part_of_a_state_is_of_the_state() -> None:
    made = parsed("Syria was angry. Florida Sen. Ana Lindqvist spoke on Syria.")
    assert {r.code for refs in made.actors.refs.values() for r in refs if r.name == "Ana Lindqvist"} == {"USA"}


def test_the_words_of_an_office_are_no_group() -> None:
    assert codes("Norway met Chile. The Norwegian foreign minister spoke.", "minister") == ["NOR"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Soviet-backed junta in Ethiopia fell.", "junta"),
        ("Israel ships weapons to Azerbaijan. It sold arms to the former Soviet republic.", "Soviet"),
    ],
)
def test_what_others_back_or_what_is_no_more_is_not_theirs(text: str, word: str) -> None:
    assert "SUN" not in codes(text, word)


def test_a_definite_office_is_his_who_is_named_with_it() -> None:
    text = "The Foreign Secretary Boris Johnson spoke in Paris. Syria was angry. Syria denied it. Russia bombed Syria. In Syria the Foreign Secretary is unknown."
    assert codes(text, "Secretary", "2017-03-01") == ["GBR"]


def test_groups_of_which_one_is_named_are_that_one() -> None:
    assert codes("Saudi officials praised the fight against terrorist groups such as al-Qaeda.", "groups") == ["ALQAEDA"]


def test_the_former_soviet_republic_is_the_one_named_last() -> None:
    assert codes("Israel ships weapons to Azerbaijan. Israel sold arms to the former Soviet republic.", "republic") == ["AZE"]


def test_who_is_based_in_a_city_is_of_its_country() -> None:
    assert codes("An Istanbul-based professor gave money in America.", "professor") == ["TUR"]


@pytest.mark.parametrize("text", ["Senator Lindqvist visited Syria.", "The Defence Minister visited Syria and met rebels there.", "The Defence Minister met Syria's president."])
def test_who_visits_a_state_is_not_of_it(text: str) -> None:
    made = parsed(text)
    assert all(r.code != "SYR" for i, refs in made.actors.refs.items() for r in refs if made.frame.doc[i].text in ("Senator", "Lindqvist", "Minister"))


def test_a_senate_is_of_a_state_that_has_one() -> None:
    assert codes("Saudi Arabia is angry. The Saudis warned the United States. The Saudis said the Senate was wrong.", "Senate") == ["USA"]
    assert codes("Saudi Arabia is angry. The Saudis said the Senate was wrong.", "Senate") == [None]


def test_who_meets_a_president_is_of_another_state() -> None:
    assert codes("The Prime Minister and President Hollande met on 3 March for the UK-France Summit at Amiens in France.", "Minister", "2016-03-03") != ["FRA"]
