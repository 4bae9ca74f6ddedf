"""Annotated texts: paragraphs with marks, gold records, and those that the repository ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import DataError
from training.event_corpora import OWN, SET_ASIDE, Party, Told, gold, gold_article, located, paragraph, paragraphs

LINE = "Norway is [1:holding up] two crates for the Russian miners, and Moscow [2:protested] to it. || 1 COERCE actual src=Norway>NOR tgt=Russian miners>RUS || 2 ACCUSE/REQUEST actual src=Moscow>RUS tgt=it>?"


def test_marks_leave_the_text() -> None:
    found = paragraph("p#1", LINE)
    assert found.text == "Norway is holding up two crates for the Russian miners, and Moscow protested to it."
    assert [found.text[e.start : e.end] for e in found.events] == ["holding up", "protested"]
    assert found.events[1].types == ("ACCUSE", "REQUEST")
    assert found.whole and found.article == "p"


def test_parties_are_placed_by_their_words() -> None:
    found = paragraph("p#1", LINE)
    first, second = found.events
    assert first.source is not None and first.source[0].span == (0, 6) and first.source[0].codes == ("NOR",)
    assert first.target is not None and first.target[0].span is not None and found.text[slice(*first.target[0].span)] == "Russian miners"
    assert second.target is not None and second.target[0].codes == ("?",)


def test_of_equal_words_the_nearest_are_meant() -> None:
    found = paragraph("p#1", "Chad waited. Then Chad [1:fired]. || 1 ASSAULT actual src=Chad>TCD tgt=->-")
    assert found.events[0].source == (Party((18, 22), ("TCD",)),)
    assert found.events[0].target == ()


def test_several_parties_and_codes() -> None:
    found = paragraph("p#1", "Chad and Niger [1:met] the allies. || 1 CONSULT actual src=Chad>TCD+Niger>NER tgt=the allies>USA+GBR")
    assert [p.codes for p in found.events[0].source or ()] == [("TCD",), ("NER",)]
    assert [p.codes for p in found.events[0].target or ()] == [("USA", "GBR")]


def test_a_paragraph_may_tell_nothing() -> None:
    assert paragraph("p#1", "It rained.").events == ()


@pytest.mark.parametrize("line", ["It [1:fell]. || 2 ACCUSE actual src=It>? tgt=->-", "It [1:fell]. || 1 FALL actual src=It>? tgt=->-", "It [1:fell]. || 1 ACCUSE src=It>?"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "events.txt"
    path.write_text(f"{LINE}\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        list(paragraphs([path]))


def test_locators() -> None:
    assert located("a b a", "b") == (2, 3)
    assert located("a b a", {"text": "a", "n": 2}) == (4, 5)
    with pytest.raises(ValueError, match="not in the text"):
        located("a b a", "c")


def test_gold_records(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Chad fired. Niger cried foul. Rain fell.", encoding="utf-8")
    events = [
        {"source": ["TCD|CHA", "NER?"], "target": None, "type": ["ASSAULT", "COERCE"], "trigger": ["fired"]},
        {"source": ["NER"], "target": [], "type": "ACCUSE", "trigger": "cried foul", "optional": True},
    ]
    (tmp_path / "x.gold.json").write_text(json.dumps({"text": "x.txt", "ignore": ["Rain fell"], "events": events}), encoding="utf-8")
    found = gold_article(tmp_path / "x.gold.json")
    assert found.events == (Told(5, 10, ("ASSAULT", "COERCE"), (Party(None, ("TCD", "CHA")), Party(None, ("NER",))), None),)
    assert found.unsure == ((30, 39), (5, 10), (18, 28))


def test_everything_shipped_parses() -> None:
    assert sum(len(p.events) for p in paragraphs(sorted(OWN.glob("events-*.txt")))) > 8000
    assert sum(1 for _ in gold()) > 50


def test_articles_that_are_set_aside_are_not_learnt_from() -> None:
    assert not {text.name for text in gold()} & SET_ASIDE
