"""Records of other codings: what they say in PLOVER's words, resting on the words of the row."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest.coded.coders import Format, Passed, read_coded
from dragoman.ingest.coded.icews import cameo_code
from dragoman.records import ActorRef, Event, Reading, Span
from tests.ingest.coded.rows_made import ICEWS, gdelt, icews, plover
from tests.test_read import all_spans


def read(path: Path, format: Format, *lines: str) -> list[Reading | InputError | Passed]:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = list(read_coded(path, format))
    for reading in made:
        for span in all_spans(reading) if isinstance(reading, Reading) else ():
            assert reading.article.text[span.start : span.end] == span.text
    return made


def event(made: list[Reading | InputError | Passed]) -> Event:
    (reading,) = made
    assert isinstance(reading, Reading)
    return reading.events[0]


def test_a_gdelt_row(tmp_path: Path) -> None:
    found = event(read(tmp_path / "a.csv", Format.gdelt2, gdelt()))
    assert (found.type, found.cameo, found.quad, found.intensity, found.modality, found.coder) == ("ASSAULT", "190", 4, -10.0, "actual", "gdelt2")
    assert [(a.name, a.code, a.country, a.sector) for a in (*found.source, *found.target)] == [("Russia", "RUS", "RUS", "MIL"), ("Ukraine", "UKR", "UKR", None)]
    assert found.date is not None and (found.date.start, found.date.precision, found.trigger.text) == ("2024-03-03", "day", "190")
    assert found.place is not None and (found.place.name, found.place.country, found.place.latitude) == ("Kharkiv", "UKR", 49.98)


def test_a_gdelt_row_as_an_article(tmp_path: Path) -> None:
    (reading,) = read(tmp_path / "a.csv", Format.gdelt2, gdelt())
    assert isinstance(reading, Reading)
    assert (reading.article.url, reading.article.outlet, reading.article.published, reading.article.text) == ("https://www.sahel.example/1", "sahel.example", "2024-03-04", gdelt())


@pytest.mark.parametrize(
    ("source", "code", "country"),
    [(("ROM", "ROMANIA", "ROM"), "ROU", "ROU"), (("IGO", "EUROPEAN UNION", ""), "EU", None), (("AFR", "AFRICA", "AFR"), None, None), (("CVL", "VILLAGER", ""), None, None)],
)
def test_whose_codes_are_no_iso_codes(tmp_path: Path, source: tuple[str, ...], code: str | None, country: str | None) -> None:
    found = event(read(tmp_path / "a.csv", Format.gdelt2, gdelt(source=source)))
    assert (found.source[0].code, found.source[0].country) == (code, country)


@pytest.mark.parametrize(("code", "type"), [("0211", "REQUEST"), ("1124", "ACCUSE"), ("057", "SUPPORT"), ("174", "COERCE"), ("145", "PROTEST"), ("0874", "RETREAT")])
def test_cameo_codes_in_plovers_words(tmp_path: Path, code: str, type: str) -> None:
    assert event(read(tmp_path / "a.csv", Format.gdelt2, gdelt(code))).type == type


def test_a_statement_has_no_counterpart(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", Format.gdelt2, gdelt("010"), gdelt("012")) == [Passed(1), Passed(2)]


def test_bad_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    made = read(tmp_path / "a.csv", Format.gdelt2, gdelt(), "1\t2\t3", gdelt(day="20241399"), gdelt("---"), gdelt(n=2))
    assert [type(m) for m in made] == [Reading, InputError, InputError, InputError, Reading]
    assert "3 columns where GDELT 2.0's event table has 61" in str(made[1])


def test_an_icews_row(tmp_path: Path) -> None:
    found = event(read(tmp_path / "a.tab", Format.icews, ICEWS, icews()))
    assert (found.type, found.mode, found.cameo, found.intensity, found.coder, found.trigger.text) == ("CONSULT", "visit", "042", 1.9, "icews", "Make a visit")
    assert [(a.name, a.code, a.sector) for a in (*found.source, *found.target)] == [("Kenya", "KEN", "GOV"), ("Foreign Affairs (Somalia)", "SOM", "GOV")]
    assert found.place is not None and (found.place.name, found.place.country) == ("Mogadishu", "SOM")


@pytest.mark.parametrize(("value", "code"), [("042", "042"), ("42", "042"), ("190", "190"), ("311", "0311"), ("0311", "0311"), ("1411", "1411"), ("13y", "13y"), ("", None), ("none", None)])
def test_codes_that_lost_their_nought(value: str, code: str | None) -> None:
    assert cameo_code(value) == code


def test_another_table_is_no_icews_file(tmp_path: Path) -> None:
    (made,) = read(tmp_path / "a.tab", Format.icews, "a\tb", "1\t2")
    assert isinstance(made, InputError) and "lacks the column 'Event ID'" in made.problem


def test_a_plover_event_rests_on_its_sentence(tmp_path: Path) -> None:
    found = event(read(tmp_path / "a.jsonl", Format.plover, plover()))
    assert (found.type, found.mode, found.contexts, found.trigger, found.coder) == ("SANCTION", "expel", ("diplomatic",), Span(18, 30, "expelled two"), "plover")
    assert found.source == (ActorRef(Span(0, 5, "Kenya"), "Kenya", "KEN", "KEN", "GOV", "name"),)
    assert found.date is not None and found.date.start == "2019-06-01"


@pytest.mark.parametrize("others", [{"text": None}, {"eventText": None, "text": "Short."}, {"source": "KEN", "text": None}, {"target": [{"actorText": "Elsewhere “named”", "code": "SOM"}]}])
def test_a_plover_event_without_its_words_rests_on_the_object(tmp_path: Path, others: dict[str, object]) -> None:
    found = event(read(tmp_path / "a.jsonl", Format.plover, plover(**others)))
    assert found.source[0].code == "KEN" and found.target[0].code == "SOM"


@pytest.mark.parametrize(("old", "new"), [("FIGHT", "ASSAULT"), ("disapprove", "ACCUSE"), ("YIELD", "CONCEDE"), ("PROTEST", "PROTEST")])
def test_types_of_older_plover(tmp_path: Path, old: str, new: str) -> None:
    assert event(read(tmp_path / "a.jsonl", Format.plover, plover(event=old))).type == new


def test_plover_lines_that_are_none(tmp_path: Path) -> None:
    made = read(tmp_path / "a.jsonl", Format.plover, plover(event="DANCE"), "{", "[1]", plover(date="soon"), "7", plover())
    assert [type(m) for m in made] == [InputError] * 5 + [Reading]


def test_packed_files_and_arrays(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(gdelt().encode()))
    with zipfile.ZipFile(tmp_path / "a.CSV.zip", "w") as archive:
        archive.writestr("a.CSV", gdelt() + "\n")
    (tmp_path / "a.json").write_text(json.dumps([json.loads(plover()), json.loads(plover(id="P-2"))], indent=1))
    plain = event(read(tmp_path / "a.csv", Format.gdelt2, gdelt()))
    assert event(list(read_coded(tmp_path / "a.csv.gz", Format.gdelt2))) == plain == event(list(read_coded(tmp_path / "a.CSV.zip", Format.gdelt2)))
    assert len(list(read_coded(tmp_path / "a.json", Format.plover))) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken"])
def test_a_broken_file_is_one_plain_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    (made,) = read_coded(tmp_path / "a.zip", Format.gdelt2)
    assert isinstance(made, InputError)
