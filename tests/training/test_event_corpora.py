"""Annotated texts: paragraphs with marks, tables of offsets, gold records, and the tables that training ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import DataError
from training.event_corpora import (
    OWN,
    Party,
    Passage,
    Told,
    alone,
    gold,
    gold_article,
    label_rows,
    labels,
    located,
    paragraph,
    paragraphs,
    parties_in_offsets,
    passage_rows,
    squeezed,
)

LINE = "Norway is [1:holding up] two crates for the Russian miners, and Moscow [2:protested] to it. || 1 COERCE actual src=Norway>NOR tgt=Russian miners>RUS || 2 ACCUSE/REQUEST actual src=Moscow>RUS tgt=it>?"
HEADER = "id\ttypes\tsource\ttarget\tmodality"
PASSAGES = "corpus\tarticle\tpassage\ttrigger\ttypes\tsource\ttarget\tmodality"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "table.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


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
    with pytest.raises(DataError, match="line 2"):
        list(paragraphs([written(tmp_path, LINE, line)]))


def test_squeezed_text_knows_where_it_stood() -> None:
    text = "  Two\n\n words  here "
    plain, places = squeezed(text)
    assert plain == "Two words here"
    assert len(places) == len(plain)
    assert [text[places[i]] for i, c in enumerate(plain) if c != " "] == [c for c in plain if c != " "]


def test_a_passage_is_read_alone() -> None:
    text = "Before. Chad\n  fired  at\tNiger. After."
    start = text.index("Chad")
    told = Told(text.index("fired"), text.index("fired") + 5, ("ASSAULT",), (Party((start, start + 4), ("TCD",)),), (Party((text.index("Niger"), text.index("Niger") + 5), ("NER",)),))
    found = alone("c/a#8", text, None, Passage((start, text.index(" After")), (told,), (told.source[0].span,)))  # type: ignore[index,arg-type]
    event = found.events[0]
    assert found.text == "Chad fired at Niger."
    assert found.text[event.start : event.end] == "fired"
    assert [found.text[slice(*p.span)] for side in (event.source, event.target) for p in side or () if p.span] == ["Chad", "Niger"]
    assert found.unsure == ((0, 4),)


def test_cells_of_offsets() -> None:
    assert parties_in_offsets("-") == ()
    assert parties_in_offsets("12-16>TCD+30-35>NER/?") == (Party((12, 16), ("TCD",)), Party((30, 35), ("NER", "?")))
    assert parties_in_offsets("?>USA") == (Party(None, ("USA",)),)


def test_labels_of_an_article(tmp_path: Path) -> None:
    rows = label_rows(written(tmp_path, HEADER, "c|7|5|10|ASSAULT\tACCUSE/REJECT\t0-4>TCD\t-\tactual", "c|7|14|19|AID\tNONE\t-\t-\t-"))
    text = next(labels(rows, {("c", "7"): ("Chad fired at Niger.", "2024-05-01")}))
    assert text.name == "c/7" and text.published == "2024-05-01" and not text.whole
    assert text.events[0] == Told(5, 10, ("ACCUSE", "REJECT"), (Party((0, 4), ("TCD",)),), (), "ASSAULT")
    assert text.events[1].source is None  # of no event there are no parties to learn


def test_passages_with_and_without_events(tmp_path: Path) -> None:
    rows = passage_rows(written(tmp_path, PASSAGES, "c\t7\t0-20\t5-10\tASSAULT\t0-4>TCD\t-\tactual", "c\t7\t0-20\t14-19\t?AID\t-\t-\tactual", "c\t7\t21-40\t-\t-\t-\t-\t-"))
    first, second = rows["c", "7"]
    assert [e.types for e in first.events] == [("ASSAULT",)] and first.unsure == ((14, 19),)
    assert second == Passage((21, 40), (), ())


@pytest.mark.parametrize("row", ["c|7|5|10|AID\tHELP\t-\t-\tactual", "c|7|5\tAID\t-\t-\tactual", "c|7|5|10|AID\tAID\t0:4>TCD\t-\tactual", "c|7|5|10|AID\tAID\t-"])
def test_a_broken_row_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(DataError, match="line 2"):
        label_rows(written(tmp_path, HEADER, row))


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="columns"):
        label_rows(written(tmp_path, "id\ttype", "x\ty"))


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
    """Also that no row of the tables holds a word of a text: every cell is of offsets, types and codes."""
    assert sum(len(p.events) for p in paragraphs(sorted(OWN.glob("events-*.txt")))) > 8000
    assert sum(map(len, label_rows(OWN / "event_labels.tsv").values())) > 900
    assert sum(len(p.events) for found in passage_rows(OWN / "event_passages.tsv").values() for p in found) > 1400
    assert sum(1 for _ in gold()) > 50
