"""Persons who hold no office of the table of leaders, found by the same names."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.leaders import load_leaders
from dragoman.resources.politicians import read_politicians

FIND = load_leaders().find
HEADER = "name\tcountry\tgroup\tsector\ttitle\tgender\tstart\tend\tsource\n"


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Ted Cruz", "2016-02-01", ("USA", "USA", "LEG")),
        ("Usama bin Ladin", "2009-05-01", ("ALQAEDA", None, "REB")),
        ("bin Laden", "2016-05-01", ("ALQAEDA", None, "REB")),
        ("Abu Bakr al-Baghdadi", "2016-05-01", ("ISIS", None, "REB")),
        ("Walid Jumblatt", "2019-05-01", ("LBN", "LBN", "PTY")),
        ("Hassan Nasrallah", "2015-05-01", ("LBN", "LBN", "REB")),
        ("Staffan de Mistura", "2016-05-01", ("UN", None, "IGO")),
        ("Guy Verhofstadt", "2016-05-01", ("EU", None, "IGO")),
        ("Tobias Ellwood", "2016-05-01", ("GBR", "GBR", "GOV")),
        ("Mark Cuban", "2016-05-01", ("USA", "USA", "BUS")),
    ],
)
def test_a_politician_is_known_by_name(name: str, on: str, expected: tuple[str, str | None, str]) -> None:
    found = FIND(name, on)
    assert found is not None and (found.code, found.country, found.sector) == expected


def test_a_term_of_office_counts_before_a_candidacy() -> None:
    titles = [entry.title for day in ("2016-03-01", "2018-03-01", "2024-03-01") if (entry := FIND("Donald Trump", day)) is not None]
    assert titles == ["candidate for president", "president", "candidate for president"]


@pytest.mark.parametrize("name", ["Cruz", "Sanders", "Ellwood", "Meshaal"])
def test_a_surname_alone_is_no_politician(name: str) -> None:
    assert FIND(name, "2016-03-01", {"USA", "GBR", "PSE"}) is None


def test_a_senator_who_has_left_is_of_the_elites_and_a_rebel_stays_one() -> None:
    sectors = [entry.sector for name in ("Harry Reid", "Foday Sankoh") if (entry := FIND(name, "2020-03-01")) is not None]
    assert sectors == ["ELI", "REB"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Ann Otieno\tKENYA\t\tGOV\tmayor\tf\t2001\t\tx", "'KENYA' is no ISO 3166"),
        ("Ann Otieno\t\t\tGOV\tmayor\tf\t2001\t\tx", "'' is no code of an organisation or group"),
        ("Ann Otieno\tKEN\t\tCROWN\tmayor\tf\t2001\t\tx", "'CROWN' is no sector"),
        ("Ann Otieno\tKEN\t\tGOV\tmayor\tf\tsoon\t\tx", "'soon' is no ISO date"),
        ("Ann Otieno\tKEN\t\tGOV\tmayor\tf\t2005\t2001-03\tx", "comes before the start"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "politicians.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line 2: .*{problem}"):
        read_politicians({"KEN"}, {"EU"}, path)


def test_the_group_of_a_person_counts_before_the_country(tmp_path: Path) -> None:
    path = tmp_path / "politicians.tsv"
    path.write_text(HEADER + "Ann Otieno\tKEN\tEU\tIGO\tenvoy\tf\t2001\t\tx\n", encoding="utf-8")
    assert [(p.names, p.code) for p in read_politicians({"KEN"}, {"EU"}, path)] == [(("Ann Otieno",), "EU")]
