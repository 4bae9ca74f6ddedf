"""What is no event although a frame fits."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.resources.codebook import FOLDER
from dragoman.resources.tables import rows

ROWS = [(r["type"], r["example"]) for _, r in rows(FOLDER / "vetoes.tsv", ("type", "example"))]


def types(text: str) -> set[str]:
    return {e.type for e in dragoman.read(text, published="2016-03-15").events}


@pytest.mark.parametrize(("kind", "example"), ROWS)
def test_the_example_of_a_veto_is_no_event_of_its_type(kind: str, example: str) -> None:
    assert kind not in types(example)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru refused to withdraw its troops from Chile.", "REJECT"),
        ("Peru insisted that Chile open the dam.", "REQUEST"),
        ("Peruvian troops captured two towns in Chile.", "COERCE"),
        ("Thousands of Peruvians demonstrated in Lima.", "PROTEST"),
        ("Thousands of Peruvian workers gathered outside the embassy of Chile.", "PROTEST"),
        ("Peru stood by Chile.", "SUPPORT"),
        ("The president of Peru came to Chile.", "CONSULT"),
        ("Peru pledged to help Chile.", "AGREE"),
    ],
)
def test_a_veto_leaves_the_deed_of_a_state(text: str, kind: str) -> None:
    assert kind in types(text)


def test_a_claim_is_no_demand() -> None:
    assert "REQUEST" not in types("The president of Peru insisted that the release was not part of the deal with Chile.")


def test_a_question_is_no_demand() -> None:
    assert "REQUEST" not in types("Peru asked whether Chile had opened the dam.")


def test_private_people_are_no_embassy() -> None:
    assert "CONSULT" not in types("Only 2,000 Syrian students travelled to Peru.")


def test_candidates_do_not_fight() -> None:
    assert "ASSAULT" not in types("Ted Cruz fought Marco Rubio over the tax.")


CAMPAIGN = (
    "The candidates met voters before the primary. A poll puts the nominee ahead among the delegates, and turnout at the caucus was high. "
    "The debate drew an electorate that few pollsters know. "
)


def test_talk_of_a_campaign_to_nobody_is_none() -> None:
    assert "REQUEST" not in types(CAMPAIGN + "Ted Cruz called for lower taxes.")


def test_a_deed_toward_another_state_stays_in_a_campaign() -> None:
    assert "ACCUSE" in types(CAMPAIGN + "The president of Peru condemned Chile.")


@pytest.mark.parametrize("text", ["Costs have hit the farmers of Peru.", "A strong dollar hurts exporters in Chile."])
def test_a_thing_that_is_no_weapon_attacks_nobody(text: str) -> None:
    assert "ASSAULT" not in types(text)


def test_a_bomb_attacks() -> None:
    assert "ASSAULT" in types("A bomb killed ten people in Peru.")


def test_the_mood_of_private_people_is_no_event() -> None:
    assert "ACCUSE" not in types("Peruvians are angry about the economy.")


@pytest.mark.parametrize(("text", "kind"), [("Ted Cruz deplored the attacks on him.", "ASSAULT"), ("Supporters rallied in Peru.", "PROTEST")])
def test_the_fights_of_a_campaign_are_none(text: str, kind: str) -> None:
    assert kind not in types(CAMPAIGN + text)


@pytest.mark.parametrize(("text", "kind"), [("Terrorist attacks on Paris killed ten people.", "ASSAULT"), ("Thousands of Peruvians rallied against the president of Chile.", "PROTEST")])
def test_violence_and_protest_are_told_in_a_campaign_too(text: str, kind: str) -> None:
    assert kind in types(CAMPAIGN + text)
