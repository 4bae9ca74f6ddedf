"""Events in other systems' columns, and back."""

import csv
import gzip
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.ingest.coded.coders import Format, read_coded
from dragoman.records import Place, Reading
from dragoman.store import Store
from dragoman.store.exports import FORMATS, export, gdelt, polecat
from dragoman.store.exports.tables import Selection
from tests.store.made import actor, reading, span

EVERY = Selection()


def joint(n: int) -> Reading:
    """A reading whose event has two sources and a place; and another that is only planned."""
    made = reading(n)
    text, event = made.article.text, made.events[0]
    place = Place(span(text, "Somalia"), "Mogadishu", "SOM", 2.04, 45.34)
    both = replace(event, source=(*event.source, actor(text, "IGAD", "IGAD", "IGO")), place=place, contexts=("diplomatic", "military"))
    organisation = replace(both.source[1], country=None)
    return replace(made, events=(replace(both, source=(both.source[0], organisation)), replace(event, id=f"{n:016x}", modality="planned")))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "news.db", create=True)
    for n in range(3):
        store.add(joint(n), version="1")
    store.add(reading(2, outlet="Andes Daily", url="https://andes.example/2"), version="1")
    return store


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))


def test_plover_has_its_fields_and_tells_what_is_no_deed(store: Store, tmp_path: Path) -> None:
    assert export(store, FORMATS["plover"], tmp_path / "p.jsonl", EVERY) == 6
    first, second = (json.loads(line) for line in (tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()[:2])
    assert (first["date"], first["event"], first["quad_code"], first["event_scale"]) == ("2024-03-03", ["SANCTION"], 4, -5.0)
    assert first["source"][1] == {"code": "IGAD", "sector": "IGO", "actor_text": "IGAD", "identifier_text": "IGAD"}
    assert first["event_loc"] == {"name": "Mogadishu", "latitude": 2.04, "longitude": 45.34, "cc3": "SOM"}
    assert first["context"] == ["diplomatic", "military"] and second["context"] == ["diplomatic", "future"]
    assert first["cite_info"]["publication"] == "Sahel Post" and "mode" not in first


@pytest.mark.parametrize(("name", "format"), [("plover", Format.plover), ("gdelt", Format.gdelt2)])
def test_what_is_written_is_read_back_as_others_records_are(store: Store, tmp_path: Path, name: str, format: Format) -> None:
    export(store, FORMATS[name], tmp_path / "out", EVERY)
    (tmp_path / "out.gz").write_bytes(gzip.compress((tmp_path / "out").read_bytes()))
    made = [r for r in read_coded(tmp_path / "out.gz", format) if isinstance(r, Reading)]
    deeds = [r.events[0] for r in made if r.events[0].modality == "actual"]
    assert len(deeds) == (6 if name == "gdelt" else 3)
    assert {(e.type, e.quad, e.intensity, e.date.start if e.date else None) for e in deeds} == {("SANCTION", 4, -5.0, "2024-03-03")}
    assert {a.code for e in deeds for a in e.source} >= {"KEN"} and {a.code for e in deeds for a in e.target} == {"SOM"}


def test_polecat_has_its_40_columns_and_deeds_alone(store: Store, tmp_path: Path) -> None:
    assert export(store, FORMATS["polecat"], tmp_path / "p.tsv", EVERY) == 3
    header, *found = rows(tmp_path / "p.tsv")
    assert len(header) == 40 == len(set(header)) and header[0] == "Event ID" and header[-1] == "Version"
    row = dict(zip(header, found[0], strict=True))
    assert row["Actor Name"] == "Kenya; IGAD" and row["Actor Country"] == "Kenya; Intergovernmental Organization" and row["Actor Sectors"] == "GOV; IGO"
    assert row["Contexts"] == "diplomatic; military" and row["Quad Code"] == "MATERIAL CONFLICT" and row["Wikipedia Actor ID"] == "None"
    assert {len(r) for r in found} == {40}


def test_gdelt_has_its_61_columns_and_a_row_a_dyad(store: Store, tmp_path: Path) -> None:
    assert export(store, FORMATS["gdelt"], tmp_path / "g.csv", EVERY) == 6
    found = [dict(zip((c.name for c in gdelt.COLUMNS), r, strict=True)) for r in rows(tmp_path / "g.csv")]
    assert len(gdelt.COLUMNS) == 61 and len({r["GLOBALEVENTID"] for r in found}) == 6 and all(0 < int(r["GLOBALEVENTID"]) < 2**63 for r in found)
    assert [(r["Actor1Code"], r["Actor1KnownGroupCode"], r["Actor2Code"]) for r in found[:2]] == [("KENGOV", "", "SOMGOV"), ("IGOIGAD", "IGAD", "SOMGOV")]
    assert (found[0]["SQLDATE"], found[0]["FractionDate"], found[0]["EventRootCode"], found[0]["ActionGeo_FullName"]) == ("20240303", "2024.2548", "16", "Mogadishu")
    assert [r["NumSources"] for r in found] == ["1", "1", "1", "1", "2", "2"]


def test_a_tab_in_a_name_breaks_no_row(tmp_path: Path) -> None:
    made = joint(1)
    event = made.events[0]
    named = replace(event, source=(replace(event.source[0], name="Ke\tn\nya"),))
    with Store.open(tmp_path / "n.db", create=True) as store:
        store.add(replace(made, events=(named,)), version="1")
        for name, width in (("polecat", 40), ("gdelt", 61)):
            export(store, FORMATS[name], tmp_path / name, EVERY)
            assert [len(line.split("\t")) for line in (tmp_path / name).read_text().splitlines()][-1] == width


def test_graphml_has_a_node_an_actor_and_an_arrow_a_dyad(store: Store, tmp_path: Path) -> None:
    assert export(store, FORMATS["graphml"], tmp_path / "g.graphml", EVERY) == 2
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.parse(tmp_path / "g.graphml").getroot()
    nodes = {n.get("id"): {d.get("key"): d.text for d in n.findall("g:data", space)} for n in root.iterfind(".//g:node", space)}
    edges = [(nodes[e.get("source")]["node_code"], nodes[e.get("target")]["node_code"], {d.get("key"): d.text for d in e}) for e in root.iterfind(".//g:edge", space)]
    assert {(s, t) for s, t, _ in edges} == {("KEN", "SOM"), ("IGAD", "SOM")}
    assert all(d["edge_events"] == "3" and d["edge_material_conflict"] == "3" and d["edge_intensity"] == "-5.0" for _, _, d in edges)


def test_columns_without_a_counterpart_are_said_to_have_none() -> None:
    assert {c.source for c in polecat.COLUMNS if c.name.endswith("COW")} == {"-"} and sum(c.source != "-" for c in gdelt.COLUMNS) == 28
