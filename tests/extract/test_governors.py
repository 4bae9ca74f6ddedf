"""What the word above an event makes of it."""

from __future__ import annotations

import pytest

import dragoman


def moods(text: str, kind: str) -> set[str]:
    """Modalities of the events of a type."""
    return {e.modality for e in dragoman.read(text, published="2024-03-15").events if e.type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Kenya condemned the attack on Somalia.", "ASSAULT", "actual"),
        ("Kenya used the island to attack Somalia.", "ASSAULT", "actual"),
        ("Kenyan forces were able to capture the Somali town.", "COERCE", "actual"),
        ("Kenya began bombing Somalia.", "ASSAULT", "actual"),
        ("Kenyan forces began to withdraw from Somalia.", "RETREAT", "actual"),
        ("The foreign minister of Peru flew to visit Ecuador.", "CONSULT", "actual"),
        ("Kenya has neither confirmed nor denied that it carries out strikes in Somalia.", "ASSAULT", "alleged"),
        ("Norway is appalled by reports of the murder of hundreds of people in Iraq.", "ASSAULT", "alleged"),
        ("Duterte predicted that Cuba would sue Norway.", "ACCUSE", "possible"),
        ("Kenya may continue bombing Somalia.", "ASSAULT", "possible"),
        ("I want to convey my sympathy to the victims of the attack in Kenya.", "ASSAULT", "actual"),
        ("The rebels are bent on attacking Kenya.", "ASSAULT", "planned"),
        ("Kenya is believed to have attacked Somalia.", "ASSAULT", "alleged"),
        ("There are reports that Norway attacked Sweden.", "ASSAULT", "alleged"),
        ("Kenya stopped short of attacking Somalia.", "ASSAULT", "negated"),
        ("A Kenyan attack on Somalia is imminent.", "ASSAULT", "possible"),
    ],
)
def test_an_event_is_what_the_word_above_makes_of_it(text: str, kind: str, modality: str) -> None:
    assert moods(text, kind) == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is unlikely to attack Somalia.",
        "Kenya made no effort to attack Somalia.",
        "Kenya has no plans to attack Somalia.",
        "Kenya said more airstrikes against Somalia are needed.",
        "The premier of Kenya called for airstrikes on Somalia.",
        "The envoys averted an attack on Somalia.",
        "Kenya has a duty to attack Somalia.",
        "There is no evidence that Kenya attacked Somalia.",
        "It is unclear whether Kenya attacked Somalia.",
        "It is false that Kenya attacked Somalia.",
        "Kenya came close to attacking Somalia.",
        "A Kenyan attack on Somalia would be a disaster.",
        "A Kenyan attack on Somalia is unlikely.",
        "In the film Kenya attacks Somalia.",
        "The novel tells how Kenya attacked Somalia.",
        "Imagine that Kenya attacks Somalia.",
        "Kenya rarely attacks Somalia.",
        "Did Kenya attack Somalia?",
        "Will Kenya attack Somalia?",
    ],
)
def test_what_is_wanted_denied_or_asked_is_no_deed(text: str) -> None:
    assert not moods(text, "ASSAULT")


def test_a_question_that_presupposes_is_a_deed() -> None:
    assert moods("Why did Kenya attack Somalia?", "ASSAULT") == {"actual"}


def test_what_is_pressed_for_is_no_plan() -> None:
    assert not moods("Kenya must do all it can to pressure Somalia to lift the siege in Sudan.", "RETREAT")
