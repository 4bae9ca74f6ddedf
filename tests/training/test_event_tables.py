"""Tables of offsets: rows, passages read alone, and the tables that the repository ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from training.event_corpora import OWN, Party, Told
from training.event_tables import Passage, alone, article_texts, label_rows, labels, parties_in_offsets, passage_rows, squeezed

HEADER = "id\ttypes\tsource\ttarget\tmodality"
PASSAGES = "corpus\tarticle\tpassage\ttrigger\ttypes\tsource\ttarget\tmodality"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "table.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


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


def test_a_folder_without_the_corpora_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="folder of the corpora"):
        article_texts(tmp_path, {("polnear-train", "a")})


def test_everything_shipped_parses() -> None:
    """Also that no row holds a word of a text: every cell is of offsets, types and codes."""
    assert sum(map(len, label_rows(OWN / "event_labels.tsv").values())) > 900
    assert sum(len(p.events) for found in passage_rows(OWN / "event_passages.tsv").values() for p in found) > 1400
