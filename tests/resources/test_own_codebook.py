"""A codebook and an actor dictionary of one's own: what they add, what they replace, what is said of a broken line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.raw import RawArticle
from dragoman.resources.own_actors import read_actors
from dragoman.resources.own_codebook import read_own

HEADER = "type\tmode\tcameo\tpos\tlemma\twith\tsource\ttarget\tintensity\tcontexts\texample\n"
ROW = "LEASE\t\t061\tverb\tlease\tactor:prep:to\tsubj\tto\t\t\tChile leased two islands to Peru.\n"


def write(folder: Path, text: str, name: str = "own.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_adds_a_type_of_its_own(tmp_path: Path) -> None:
    path = write(tmp_path, "#% type LEASE 2 061 3.0 Land let for money\n" + HEADER + ROW)
    events = Pipeline(codebook=path).read(RawArticle("Chile leased two islands to Peru. Peru attacked Chile.\n")).events
    assert [e.type for e in events] == ["LEASE", "ASSAULT"]


def test_a_file_may_replace_the_codebook(tmp_path: Path) -> None:
    book, own = read_own(write(tmp_path, "#% replace\n#% type LEASE 2 061 3.0 Land let for money\n" + HEADER + ROW))
    assert sum(len(v) for v in book.triggers.values()) == len(own) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEADER + ROW, 2, "'LEASE' is no type"),
        (HEADER + ROW.replace("LEASE", "AID").replace("actor:prep:to", "object=x"), 2, "is no condition"),
        ("#% type LEASE 7 061 3.0 x\n" + HEADER + ROW, 1, "a quad of 1, 2, 3 or 4"),
        (HEADER + ROW.replace("LEASE", "AID").replace("actor:prep:to", "obj=$none"), 2, "word class '$none' is not defined"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(DataError, match=r"own\.tsv, line") as caught:
        read_own(write(tmp_path, text))
    assert caught.value.line == line
    assert words in str(caught.value)


def test_an_actor_of_ones_own_is_known(tmp_path: Path) -> None:
    path = write(tmp_path, "name\tcode\tcountry\tsector\tstart\tend\nBlue Lantern Brigade|BLB\tPER\tPER\tREB\t\t\n")
    events = Pipeline(actors=path).read(RawArticle("The Blue Lantern Brigade attacked Ecuador.\n")).events
    assert [(e.source[0].code, e.source[0].sector) for e in events] == [("PER", "REB")]


def test_petrarch_files_are_read(tmp_path: Path) -> None:
    text = "# comment\nFREEDONIA_PARTY_ [USAOPP]\n+FREEDONIANS_ ; synonym\nJANE_ROE_ \n\t[USAGOV 20010101-20051231]\n\t[USAELI >20060101]\n"
    actors = read_actors(write(tmp_path, text, "actors.txt"))
    assert [(a.names, a.code, a.sector, a.start, a.end) for a in actors] == [
        (("Freedonia Party", "Freedonians"), "USA", "OPP", "", ""),
        (("Jane Roe",), "USA", "GOV", "2001-01-01", "2005-12-31"),
        (("Jane Roe",), "USA", "ELI", "2006-01-01", ""),
    ]


def test_a_line_may_have_several_lemmas(tmp_path: Path) -> None:
    row = "LEASE\t\t061\tverb\tlease|rent_out\tactor:prep:to\tsubj\tto\t\t\tChile leased two islands to Peru.\n"
    path = write(tmp_path, "#% replace\n#% type LEASE 2 061 3.0 Land let for money\n" + HEADER + row)
    assert sorted((t.lemma, t.line) for frames in read_own(path)[0].triggers.values() for t in frames) == [("lease", 4), ("rent_out", 4)]
