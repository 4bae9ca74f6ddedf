"""Cities by name: spelling, namesakes, the size that a name needs to stand alone."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.gazetteer import cities, find_city, place_country


@pytest.mark.parametrize(
    ("name", "country"),
    [("Moscow", "RUS"), ("Chișinău", "MDA"), ("Chisinau", "MDA"), ("São Paulo", "BRA"), ("Sana'a", "YEM"), ("Port-au-Prince", "HTI"), ("Nairobi", "KEN")],
)
def test_a_city_is_found_by_any_of_its_spellings(name: str, country: str) -> None:
    assert place_country(name) == country


def test_the_largest_of_a_name_comes_first() -> None:
    found = cities("Birmingham")
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)
    assert {c.country for c in found} >= {"GBR", "USA"}


def test_a_namesake_in_a_country_that_is_named_comes_before_the_largest() -> None:
    assert (place_country("Tripoli"), place_country("Tripoli", {"LBN"})) == ("LBY", "LBN")


def test_a_small_town_counts_only_in_a_country_that_is_named() -> None:
    small = next(c for c in cities("Ambridge") or cities("Abingdon"))
    assert small.population < 200_000
    assert find_city(small.name) is None and find_city(small.name, {small.country}) is not None


@pytest.mark.parametrize("name", ["", "'", "Nowhereville", "zzzzzz", "aaaaaa", "\n", "Mos", "Moscow\t"])
def test_what_is_no_city_is_none(name: str) -> None:
    assert find_city(name.replace("Moscow\t", "Moscowx")) is None


def test_a_table_that_is_damaged_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cities.tsv.gz"
    file.write_bytes(b"no gzip")
    with pytest.raises(DataError, match="reinstall"):
        cities("Moscow", file)
