"""Outlets that no table has, and those who are told something without being one."""

import pytest

from tests.extract.said import DATELINE, statements

VIA = [
    ("The army is ready, Peru's interior minister told Canal 4.", "Canal 4"),
    ("The army is ready, Peru's interior minister told La Gaceta del Sur on Monday.", "La Gaceta del Sur"),
    ("The army is ready, Peru's interior minister said in an interview with Radio Libre.", "Radio Libre"),
    ("Peru's interior minister wrote in El Horizonte Nuevo Diario that the army was ready.", "El Horizonte Nuevo Diario"),
    ("“The army is ready,” Peru's interior minister told the news site Andimar.", "Andimar"),
]


@pytest.mark.parametrize(("text", "outlet"), VIA)
def test_an_unknown_outlet_is_what_it_came_through(text: str, outlet: str) -> None:
    (said,) = statements(DATELINE + text)
    assert [v.name for v in said.via] == [outlet] and said.addressee is None and said.speaker.country == "PER"


def test_a_council_is_told_and_carries_nothing() -> None:
    (said,) = statements(f"{DATELINE}Peru's foreign minister told the Security Council that the border was closed.")
    assert said.via == () and said.addressee is not None and said.addressee.code is not None
