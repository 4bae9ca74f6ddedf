"""Second thoughts on the parties of an event."""

from __future__ import annotations

import pytest

import dragoman


def parties(text: str, kind: str) -> set[tuple[tuple[str | None, ...], tuple[str | None, ...]]]:
    """(Codes of the source, codes of the target) of the events of a type."""
    events = dragoman.read(text, published="2016-03-15").events
    return {(tuple(s.code for s in e.source), tuple(t.code for t in e.target)) for e in events if e.type == kind}


def test_who_condemns_an_attack_did_not_do_it() -> None:
    assert not any("USA" in source for source, _ in parties("The United States condemns the attacks today in the Syrian towns of Jabla and Tartus.", "ASSAULT"))


def test_who_is_fought_is_no_partner() -> None:
    assert not any("ISIS" in target for _, target in parties("The American secretary of state met the ministers of the Global Coalition to Counter ISIL in Rome.", "CONSULT"))


def test_an_armed_group_may_be_a_partner() -> None:
    assert (("RUS",), ("PSE",)) in parties("Russia held talks with Hamas in Moscow.", "CONSULT")


def test_what_is_discussed_is_no_partner() -> None:
    assert not any("SYR" in target for _, target in parties("The British and Russian ministers discussed the crisis in Syria.", "CONSULT"))


@pytest.mark.parametrize("text", ["The Global Coalition Against Daesh met. Coalition aircraft bombed ISIL fighters in Iraq.", "The US-led coalition met. The coalition bombed ISIL fighters in Syria."])
def test_the_coalition_is_the_one_named(text: str) -> None:
    assert (("DAESHCOALITION",), ("ISIS",)) in parties(text, "ASSAULT")
