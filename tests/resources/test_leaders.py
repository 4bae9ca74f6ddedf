"""Who held an office on a day: terms, spellings, surnames."""

from collections import defaultdict

import pytest

from dragoman.resources.knowledge import load_knowledge
from dragoman.resources.leaders import load_leaders

FIND = load_leaders().find
COLLECTIVE = {"BIH", "CHE"}  # presidencies of several, or of a year


@pytest.mark.parametrize(
    ("name", "on", "codes", "expected"),
    [
        ("Wladimir Putin", "2024-03-15", (), ("RUS", "GOV", "president")),
        ("Marija Zakharova", "2024-03-15", (), ("RUS", "GOV", "spokeswoman")),
        ("Vladimir Putin", "2010-01-01", (), ("RUS", "GOV", "prime minister")),
        ("Donald J. Trump", "2018-01-01", (), ("USA", "GOV", "president")),
        ("Robert Gabriel Mugabe", "2010-01-01", (), ("ZWE", "GOV", "president")),
        ("David Cameron", "2012-01-01", (), ("GBR", "GOV", "prime minister")),
        ("David Cameron", "2024-01-01", (), ("GBR", "GOV", "foreign secretary")),
        ("Tony Blair", "2024-01-01", (), ("GBR", "ELI", "prime minister")),
        ("Josep Borrell", "2023-05-05", (), ("EU", "IGO", "foreign policy chief")),
        ("Jens Stoltenberg", "2023-05-05", (), ("NATO", "IGO", "secretary-general")),
        ("Kofi Annan", "2003-05-05", (), ("UN", "IGO", "secretary-general")),
    ],
)
def test_a_full_name_is_who_it_was_on_the_day(name: str, on: str, codes: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    found = FIND(name, on, codes)
    assert found is not None and (found.code, found.sector, found.title) == expected


def test_the_namesakes_are_told_apart_by_the_day() -> None:
    names = [entry.name for day in ("1990-05-01", "2005-05-01") if (entry := FIND("George Bush", day)) is not None]
    assert names == ["George H. W. Bush", "George W. Bush"]


def test_nobody_is_in_office_before_the_first_term() -> None:
    assert FIND("Donald Trump", "2014-06-01") is None


def test_without_a_date_the_last_term_counts() -> None:
    found = FIND("Donald Trump", None)
    assert found is not None and found.start == "2025-01-20"


@pytest.mark.parametrize(
    ("name", "on", "codes", "expected"),
    [
        ("Sunak", "2023-05-01", {"GBR"}, "Rishi Sunak"),
        ("Sunak", "2023-05-01", {"FRA"}, None),
        ("Sunak", "2019-05-01", {"GBR"}, None),
        ("von der Leyen", "2023-05-01", {"EU"}, "Ursula von der Leyen"),
        ("el-Sissi", "2020-05-01", {"EGY"}, "Abdel Fattah al-Sisi"),
        ("Sharif", "2023-05-01", {"PAK"}, "Shehbaz Sharif"),
        ("Kim", "2023-05-01", {"PRK"}, "Kim Jong Un"),
        ("Yoon", "2023-05-01", {"KOR"}, "Yoon Suk-yeol"),
        ("Putin", "2024-05-01", (), "Vladimir Putin"),
    ],
)
def test_a_surname_counts_in_its_term_where_its_country_is_named(name: str, on: str, codes: set[str], expected: str | None) -> None:
    found = FIND(name, on, codes)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize("name", ["Anna Putin", "Tiffany Trump", "Hunter Biden", "Wladimir", "", "习近平"])
def test_another_person_of_the_name_is_not_the_leader(name: str) -> None:
    assert FIND(name, "2024-03-15", {"RUS", "USA"}) is None


def test_every_member_of_the_united_nations_has_a_head_of_state_or_government() -> None:
    knowledge = load_knowledge()
    heads = {leader.code for leader in knowledge.leaders if leader.office in ("head_of_state", "head_of_government")}
    members = {state for organisation, state in knowledge.ties if organisation == "UN" and any(t.relation in ("member", "founder") and not t.end for t in knowledge.ties[organisation, state])}
    assert len(members) >= 193 and members - heads <= {"SMR"}  # San Marino's two captains regent change every half year


def test_no_two_hold_one_office_for_years() -> None:
    """Terms of one office may touch within a year, as years are all that is known of many."""
    terms = defaultdict(list)
    for leader in load_knowledge().leaders:
        if leader.office in ("foreign_minister", "head_of_government") or (leader.office, leader.title) == ("head_of_state", "president"):
            terms[leader.code, leader.title].append(leader)
    for (code, title), held in terms.items():
        held.sort(key=lambda t: t.start)
        for one, next_one in zip(held, held[1:], strict=False):
            if code not in COLLECTIVE and one.names[0] != next_one.names[0]:
                assert one.end, f"{one.names[0]} has no end, {next_one.names[0]} follows as {title} of {code}"
                assert int(one.end[:4]) - int(next_one.start[:4]) <= 3, f"{one.names[0]} and {next_one.names[0]}, {title} of {code}"
