"""Every form of a condition gives its two clauses: what opens it, subordinate, coordinate, told by a predicate, over two sentences."""

from __future__ import annotations

from functools import lru_cache

import pytest
import spacy
from spacy.language import Language

from dragoman import encoder
from dragoman.grammar.alternatives import find_alternatives
from dragoman.grammar.branches import find_branches
from dragoman.grammar.conditionals import find_conditionals
from dragoman.grammar.predicated import find_predicated


@lru_cache(maxsize=1)
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe(encoder.NAME)
    return made


def found(text: str) -> list[tuple[str, str, str]]:
    """(polarity, condition, consequence) of every conditional of a text."""
    doc = nlp()(text)
    plain = list(find_conditionals(doc))
    every = [*find_branches(doc, plain), *find_alternatives(doc), *plain, *find_predicated(doc)]
    return [(c.polarity, doc[slice(*c.condition)].text, doc[slice(*(c.otherwise or c.consequence))].text) for c in every]


FORMS = [
    ("We will sign if and when they pay.", "if", "they pay", "We will sign"),
    ("We will sign when, and only when, they have paid.", "if", "they have paid", "We will sign"),
    ("The ban will be lifted once the men are home.", "if", "the men are home", "The ban will be lifted"),
    ("In the event of an attack, Peru would open its airfields.", "if", "an attack", "Peru would open its airfields"),
    ("In the event that the law is passed, Peru will withhold the aid.", "if", "the law is passed", "Peru will withhold the aid"),
    ("Failing an apology, Peru will recall its envoy.", "unless", "an apology", "Peru will recall its envoy"),
    ("Peru would host the talks on the proviso that both sides came.", "if", "both sides came", "Peru would host the talks"),
    ("Peru will not budge while Chile keeps the port.", "if", "Chile keeps the port", "Peru will not budge"),
    ("No truck will pass before our men are home.", "unless", "our men are home", "No truck will pass"),
    ("Peru will free the sailors only after Chile has apologised.", "if", "Chile has apologised", "Peru will free the sailors"),
    ("Should Chile close the pass, Peru will go to court.", "if", "Chile close the pass", "Peru will go to court"),
    ("Were Chile to free the crew, Peru would ease its sanctions.", "if", "Chile to free the crew", "Peru would ease its sanctions"),
    ("One more rocket and we go in.", "if", "One more rocket", "we go in"),
    ("Hand over the maps and we will sign tomorrow.", "if", "Hand over the maps", "we will sign tomorrow"),
    ("First the battalions go, then we talk.", "if", "the battalions go", "we talk"),
    ("Peru made its consent conditional on the release of the crew.", "if", "the release of the crew", "its consent"),
    ("The release of the crew is contingent on the payment of the fine.", "if", "the payment of the fine", "The release of the crew"),
    ("Any attack on our ships will be met with force.", "if", "Any attack on our ships", "will be met with force"),
    ("They must leave by Friday. Failing that, we will close the border.", "unless", "They must leave by Friday", "we will close the border"),
    ("If they pay, we will sign. Otherwise we will go to court.", "if", "they pay", "we will go to court"),
    ("Chile has until Friday to reopen the road or duties will rise.", "unless", "to reopen the road", "duties will rise"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "polarity", "condition", "consequence"), FORMS, ids=[f[0][:40] for f in FORMS])
def test_a_form_has_its_two_clauses(text: str, polarity: str, condition: str, consequence: str) -> None:
    assert (polarity, condition, consequence) in found(text)


NONE = [
    "They asked if the treaty would be signed.",
    "If you ask me, the deal is dead.",
    "Peru joined the exercise without delay.",
    "The official spoke on condition of anonymity.",
    "They met on Friday, before the vote was held.",
    "Peru and Chile will sign the treaty.",
    "The price of oil is rising.",
    "Whether they come depends on the weather.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_condition(text: str) -> None:
    assert found(text) == []
