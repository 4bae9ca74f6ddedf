"""Names in their context: what is meant, and what only looks like a state, outlet or leader."""

import pytest

from dragoman.extract.places import find_places
from tests.extract.parsed import parsed


def found(text: str) -> list[tuple[str, str, str | None]]:
    layers = parsed(text)
    return [(layers.frame.doc[n.start : n.end].text, n.entry.kind, n.entry.code or n.entry.country) for n in layers.names.hits]


def speaker(text: str, published: str | None = "2024-03-15") -> tuple[str | None, str | None, str | None]:
    (said, *_) = parsed(text, published).said
    return said.record.speaker.name, said.record.speaker.code, said.record.speaker.sector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China sent two ships to the South China Sea on Monday.", [("China", "state", "CHN")]),
        ("Voters in New Jersey and New Mexico went to the polls.", []),
        ("West African leaders met in Latin America.", []),
        ("Armenia moved closer to the West.", [("Armenia", "state", "ARM"), ("West", "organisation", "WST")]),
        ("Police chief Chuck Jordan thanked Ana Cuban and Chad Bown.", []),
        ("The owner, Mark Cuban, sold the team.", [("Mark Cuban", "leader", "USA")]),
        ("Mark Cuban has a plan. Cuban said so to Cuban doctors.", [("Mark Cuban", "leader", "USA"), ("Cuban", "adjective", "CUB")]),
        ("The Republicans won Ohio and lost Georgia.", [("Republicans", "group", "USA")]),
        ("Russia left Georgia, and Ohio cheered.", [("Russia", "state", "RUS"), ("Georgia", "state", "GEO")]),
        ("Jordan thanked Cuban and Chadian doctors.", [("Jordan", "state", "JOR"), ("Cuban", "adjective", "CUB"), ("Chadian", "adjective", "TCD")]),
        ("The plan puts a focus on trade. Time is short.", []),
        ("Focus reported on Monday that Germany would sell the tanks.", [("Focus", "outlet", "DEU"), ("Germany", "state", "DEU")]),
        ("The minister told Time that France would not sign.", [("Time", "outlet", "USA"), ("France", "state", "FRA")]),
        ("Police in Nassau County closed the road.", []),
        ("The Bahamas recalled its envoy, and Nassau asked for talks.", [("The Bahamas", "state", "BHS"), ("Nassau", "metonym", "BHS")]),
        ("Somaliland signed the accord in Hargeisa.", [("Somaliland", "state", "SOM"), ("Hargeisa", "metonym", "SOM")]),
        ("The Quai d'Orsay and Aso Rock kept silent.", [("Quai d'Orsay", "metonym", "FRA"), ("Aso Rock", "metonym", "NGA")]),
    ],
)
def test_a_name_is_told_from_what_looks_like_it(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


def test_an_outlet_with_a_slip_of_the_pen_is_known_beside_its_verb() -> None:
    assert ("Politco", "outlet", None) in [(a, b, None) for a, b, _ in found("Armenia may apply to join the bloc, Politco reported on Monday.")]
    assert not found("The school has failed in its Reform, said parents of its girls.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will answer,” said Wladimir Putin.", ("Vladimir Putin", "RUS", "GOV")),
        ("Russia will not sign. “We have time,” Marija Zakharova said.", ("Maria Zakharova", "RUS", "GOV")),
        ("Britain wants a deal. “We are ready,” Sunak said.", ("Rishi Sunak", "GBR", "GOV")),
        ("“The alliance stands,” Jens Stoltenberg said.", ("Jens Stoltenberg", "NATO", "IGO")),
        ("“I would have signed it,” Tony Blair said.", ("Tony Blair", "GBR", "ELI")),
    ],
)
def test_a_leader_speaks_for_the_state_in_the_term(text: str, expected: tuple[str, str, str]) -> None:
    assert speaker(text) == expected


def test_a_surname_is_not_the_leader_where_the_article_names_another_person_with_it() -> None:
    name, _, sector = speaker("Britain's rail union met in Leeds. The driver Anita Sunak joined the strike. “We are tired,” Sunak said.")
    assert (name, sector) != ("Rishi Sunak", "GOV")


def test_a_leader_is_no_place() -> None:
    layers = parsed("Armenia makes new demands on Putin in Moscow.")
    places = find_places(layers.frame, layers.actors, None)
    assert {p.name for p in places.at.values()} <= {"Moscow"}


def test_a_surname_is_not_the_leader_before_the_term() -> None:
    assert speaker("Britain wants a deal. “We are ready,” Sunak said.", "2015-06-01")[0] != "Rishi Sunak"


def test_a_region_and_a_name_after_a_comma_are_not_one_person() -> None:
    names = [p.name for p in parsed("The Minister for Central Asia, Ana Lindqvist, visited Turkey.").names.persons]
    assert names == ["Ana Lindqvist"]
