"""Who 'it', 'they', 'its neighbour' and 'the two sides' are in an event."""

from __future__ import annotations

import pytest

from dragoman.extract.topics import Topics
from tests.extract.parsed import parsed
from tests.extract.test_events import coded

TOLD = [
    ("Chad asked the African Union for help on Monday, and on Tuesday it turned back a plane of Libya.", ("TCD", "COERCE", "LBY", "actual")),
    ("The true quarrel of Chad is with Libya. Chad accuses it of sheltering bandits.", ("TCD", "ACCUSE", "LBY", "actual")),
    ("Peru announced that it was leaving the African Union.", ("PER", "SANCTION", "AU", "actual")),
    ("Poland met Belarus on Monday. Poland accuses its neighbour of lying.", ("POL", "ACCUSE", "BLR", "actual")),
    ("Norway is inching back to Iceland: on 19 May the two sides signed a pact on fish.", ("NOR", "SUPPORT", "ISL", "actual")),
    ("The president of Egypt received his Somali counterpart and assured him of his full backing.", ("EGY", "SUPPORT", "SOM", "actual")),
    ("Georgia lies in the Caucasus. In August 2008 Russian soldiers overran a fifth of the country.", ("RUS", "COERCE", "GEO", "actual")),
    ("Norway's parliament adopted a motion urging Iceland to open the harbour.", ("NOR", "REQUEST", "ISL", "actual")),
    ("A resolution condemning Georgia was adopted by Russia.", ("RUS", "ACCUSE", "GEO", "actual")),
    ("Egypt's navy sank two Libyan boats on Monday, killing nine.", ("EGY", "ASSAULT", "LBY", "actual")),
    ("The host, the United Arab Emirates, gave Chad ten million dollars.", ("ARE", "AID", "TCD", "actual")),
]


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_who_is_meant(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in coded(text)


def test_the_subject_of_the_clause_joined_is_parallel() -> None:
    made = parsed("Chad closed the road, and on Monday it recalled its envoy.")
    topics = Topics(made.frame, made.actors)
    it = next(t for t in made.frame.doc if t.text == "it")
    assert [r.code for r in topics.parallel(it)] == ["TCD"]


def test_a_person_is_no_it() -> None:
    made = parsed("Anna Berg sang, and on Monday it rained.")
    it = next(t for t in made.frame.doc if t.text == "it")
    assert Topics(made.frame, made.actors).parallel(it) == ()


def test_a_participle_after_a_comma_is_the_subjects_and_done_to_the_same_side() -> None:
    assert {event[:3] for event in coded("Egypt's navy sank two Libyan boats on Monday, killing nine.")} == {("EGY", "ASSAULT", "LBY")}
