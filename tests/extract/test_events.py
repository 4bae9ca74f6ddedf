"""Events: who did what to whom in a sentence, whether it happened, and what is none."""

from __future__ import annotations

import pytest

import dragoman

TOLD = [
    ("Kenya attacked Somalia.", ("KEN", "ASSAULT", "SOM", "actual")),
    ("Somalia was attacked by Kenya.", ("KEN", "ASSAULT", "SOM", "actual")),
    ("Kenya launched an attack on Somalia.", ("KEN", "ASSAULT", "SOM", "actual")),
    ("The foreign minister of Peru held talks with the president of Ecuador.", ("PER", "CONSULT", "ECU", "actual")),
    ("Peru has severed its diplomatic relations with Ecuador.", ("PER", "SANCTION", "ECU", "actual")),
    ("Peru sent twelve diplomats of Ecuador packing.", ("PER", "SANCTION", "ECU", "actual")),
    ("Norway imposed tariffs on fish from Iceland.", ("NOR", "COERCE", "ISL", "actual")),
    ("Canada gave Cuba twenty million dollars.", ("CAN", "AID", "CUB", "actual")),
    ("Poland accused Belarus of smuggling migrants.", ("POL", "ACCUSE", "BLR", "actual")),
    ("Turkey is to sign an accord with Greece.", ("TUR", "SUPPORT", "GRC", "planned")),
    ("India threatened to bomb Pakistan.", ("IND", "THREATEN", "PAK", "actual")),
    ("Japan summoned the ambassador of China.", ("JPN", "ACCUSE", "CHN", "actual")),
    ("Italy called in the ambassador of Egypt.", ("ITA", "ACCUSE", "EGY", "actual")),
    ("Congo called its diplomats home from Rwanda in January.", ("COD", "SANCTION", "RWA", "actual")),
    ("Russia took its last peacekeepers out of Armenia.", ("RUS", "RETREAT", "ARM", "actual")),
    ("On 4 June guards of Peru fired at soldiers of Chile, a spokesman told the paper.", ("PER", "ASSAULT", "CHL", "actual")),
    ("ECOWAS gave Niger a deadline of one week to free the prisoners.", ("ECOWAS", "THREATEN", "NER", "actual")),
    ("Serbia was alarmed by the vote of Kosovo.", ("SRB", "ACCUSE", "XKX", "actual")),
    ("Kazakhstan wound up its trade mission in Russia.", ("KAZ", "SANCTION", "RUS", "actual")),
    ("Colombia called off its attack on Nicaragua.", ("COL", "RETREAT", "NIC", "actual")),
    ("Norway dropped its sanctions on Iceland.", ("NOR", "RETREAT", "ISL", "actual")),
    ("A Kazakh senator went so far as to accuse Russia of sabotage.", ("KAZ", "ACCUSE", "RUS", "actual")),
    ("India shot down a proposal of Nepal.", ("IND", "REJECT", "NPL", "actual")),
    ("Joe Biden has accused Donald Trump of selling out to Russia.", ("USA", "ACCUSE", "USA", "actual")),
    ("On November 19 Nicaragua accused Honduras of spying.", ("NIC", "ACCUSE", "HND", "actual")),
]


def coded(text: str) -> set[tuple[str | None, str, str | None, str]]:
    """(source, type, target, modality) of the events of a text."""
    events = dragoman.read(text, published="2024-03-15").events
    return {(s.code, e.type, t.code, e.modality) for e in events for s in e.source for t in e.target}


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_a_sentence_tells_who_does_what_to_whom(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in coded(text)


@pytest.mark.parametrize(
    "text",
    [
        "The United States has spent billions on the war on drugs.",
        "The president of Chile and his rival traded blows in the debate.",
        "The battle for the nomination has begun in the United States.",
        "France stormed to victory over Spain.",
        "The price war between Norway and Sweden hurts the shops.",
        "Brazil launched a charm offensive in Argentina.",
        "In the qualifiers for the World Cup, Bolivia slaughtered Chile.",
        "Canadian shoppers have declared war on sugar.",
        "The stock exchange of Peru was firing on all cylinders.",
        "In a party in Peru, civil war has broken out over the list.",
        "A soap opera from Peru is killing it in Chile.",
    ],
)
def test_figures_of_speech_are_no_events(text: str) -> None:
    assert not dragoman.read(text).events


def test_the_accused_does_what_he_is_accused_of() -> None:
    assert ("RUS", "ASSAULT", "UKR", "alleged") in coded("Ukraine accused Russia of shelling the port of Mykolaiv.")


def test_a_deed_under_a_condition_is_none() -> None:
    assert not {e for e in coded("Iran would hand over the data as soon as Egypt attacked Sudan.") if e[1] == "ASSAULT"}


def test_what_is_to_come_is_planned() -> None:
    assert ("SRB", "CONSULT", "HRV", "planned") in coded("The president of Serbia meets the premier of Croatia on 20 March 2024.")


def test_the_other_side_is_known_from_the_sentence_before() -> None:
    assert ("FRA", "SANCTION", "TGO", "actual") in coded("France accused Togo of fraud. It recalled its ambassador.")


def test_two_reports_of_one_event_are_one_record() -> None:
    events = [e for e in dragoman.read("Kenya attacked Somalia. The parliament met. Kenya attacked Somalia at dawn, a witness said.").events if e.type == "ASSAULT"]
    assert len(events) == 1
    assert len(events[0].evidence) == 1


def test_the_place_of_an_event_has_coordinates() -> None:
    event = next(e for e in dragoman.read("The ministers of Kenya and Somalia met in Mombasa.").events if e.type == "CONSULT")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Mombasa", "KEN")
    assert event.place.latitude is not None
    assert round(event.place.latitude) == -4


def test_on_a_proviso_nothing_is_done() -> None:
    assert not coded("Iran is prepared to share the data with Iraq on the proviso that the water flows again.")


def test_a_crowd_belongs_to_the_place_and_not_to_the_embassy() -> None:
    assert {e.source[0].code for e in dragoman.read("Students rallied outside the Russian embassy in the suburb of Sitra in Bahrain.").events} == {"BHR"}


def test_what_is_told_again_as_known_keeps_its_time() -> None:
    text = "Azerbaijan launched an attack on Armenia in September 2022.\n\nNobody helped after Azerbaijan attacked Armenia."
    assert {e.date.start for e in dragoman.read(text, published="2024-03-15").events if e.type == "ASSAULT" and e.date is not None} == {"2022-09-01"}


def test_a_state_that_is_no_more_founds_nothing() -> None:
    assert not [r for e in dragoman.read("The alliance was founded in 2002 between Russia and some former satellite states of the Soviet Union.").events for r in e.target if r.code == "SUN"]
