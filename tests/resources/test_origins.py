"""A name goes better with the state whose people bear such names."""

import pytest

from dragoman.resources.origins import load_origins


@pytest.mark.parametrize(("name", "likely", "unlikely"), [("Ingrid Svensson", "SWE", "TUR"), ("Mehmet Yildiz", "TUR", "SWE"), ("Carlos Fernandez", "PER", "DZA")])
def test_the_likelier_state(name: str, likely: str, unlikely: str) -> None:
    fit = load_origins().fit
    assert (fit(name, likely) or 0) > (fit(name, unlikely) or 0)


def test_a_state_without_a_culture_is_unknown() -> None:
    assert load_origins().fit("Ingrid Svensson", "ATA") is None
