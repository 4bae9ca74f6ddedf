"""The knowledge files: whole, consistent, and wrong rows named by file and line."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.resources.knowledge import Knowledge, load_knowledge
from dragoman.resources.tables import DATA

KNOWLEDGE = load_knowledge()
MEMBERS = {s for (o, s), ties in KNOWLEDGE.ties.items() if o == "UN" and any(t.relation in ("member", "founder") and not t.end for t in ties)}


def forms(role: str) -> set[str]:
    return {f.code for f in KNOWLEDGE.forms if f.role == role}


@pytest.mark.parametrize(
    ("role", "without"),
    [("name", set()), ("adjective", {"COG", "DMA"}), ("demonym", {"COG", "DMA"}), ("metonym", {"SYC"})],  # what they share with a neighbour, or Victoria with half the world
)
def test_every_member_of_the_united_nations_has_a_name_an_adjective_and_a_capital(role: str, without: set[str]) -> None:
    assert len(MEMBERS) >= 193 and MEMBERS - forms(role) <= without


def test_every_member_of_the_united_nations_has_an_outlet() -> None:
    assert not MEMBERS - {m.country for m in KNOWLEDGE.media}


def test_more_than_sixty_organisations_have_members_with_dates() -> None:
    dated = Counter(o for (o, _), ties in KNOWLEDGE.ties.items() if any(t.start for t in ties))
    assert sum(n >= 2 for n in dated.values()) >= 100


@pytest.mark.parametrize(
    ("organisation", "state", "on", "relation"),
    [
        ("CSTO", "ARM", "2024-03-15", "founder"),
        ("EU", "GBR", "2019-01-01", "member"),
        ("EU", "GBR", "2021-01-01", None),
        ("EU", "UKR", "2023-01-01", "candidate"),
        ("NATO", "SWE", "2024-06-01", "member"),
        ("NATO", "SWE", "2024-01-01", None),
        ("BRICS", "ETH", "2024-02-01", "member"),
        ("BRICS", "IDN", "2025-02-01", "member"),
        ("ECOWAS", "MLI", "2025-06-01", None),
        ("AES", "NER", "2024-06-01", "founder"),
        ("OTS", "HUN", "2024-06-01", "observer"),
        ("OPEC", "QAT", "2020-01-01", None),
        ("SCO", "BLR", "2024-08-01", "member"),
        ("GCC", "QAT", "2018-01-01", "founder"),
        ("D8", "AZE", "2025-01-01", "member"),
        ("NB8", "SWE", "2020-01-01", "founder"),
    ],
)
def test_who_belongs_where_on_a_day(organisation: str, state: str, on: str, relation: str | None) -> None:
    tie = KNOWLEDGE.tie(organisation, state, on)
    member = tie.relation if tie is not None else None
    assert member == relation or relation is None and member not in ("founder", "member")


def test_nobody_founds_an_organisation_before_it_is_founded() -> None:
    early = [
        t for ties in KNOWLEDGE.ties.values() for t in ties
        if t.relation == "founder" and t.start and KNOWLEDGE.organisations[t.organisation].founded[:4] > t.start[:4]
    ]  # fmt: skip
    assert not early


def test_no_name_stands_for_two_organisations_or_for_a_state_and_an_organisation() -> None:
    names = Counter(n for o in KNOWLEDGE.organisations.values() for n in {o.name, *o.aliases})
    assert [n for n, count in names.items() if count > 1] == []
    assert not set(names) & {f.form for f in KNOWLEDGE.forms if f.code not in KNOWLEDGE.organisations}
    assert not set(names) & {n for m in KNOWLEDGE.media for n in (m.name, *m.aliases)}


FILES = {
    "states.tsv": ("XXX\tNowhere\tname\tGOV\tx", "'XXX' is no ISO 3166"),
    "leaders.tsv": ("Ann Otieno\tKEN\tking\tking\tGOV\tf\t2001\t\tx", "'king' is no office"),
    "memberships.tsv": ("EU\tGBR\tguest\t2001\t\tx", "'guest' is no relation"),
    "organisations.tsv": ("ZZ\tZed\t\t\tforum\tIGO\tsoon\t\tx", "'soon' is no ISO date"),
    "media.tsv": ("Post\t\tpaper\tEngland\tno\tx", "'England' is no ISO 3166"),
    "offices.tsv": ("tsar\tCROWN\tperson\tm\tstate\tx", "'CROWN' is no sector"),
    "politicians.tsv": ("Ann Otieno\tKEN\tXX\tGOV\tmayor\tf\t2001\t\tx", "'XX' is no code of an organisation or group"),
    "armed_groups.tsv": ("X\tThe X\t\t\tARMY\t\t\t\tx", "'ARMY' is no sector"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for file in DATA.glob("*.tsv"):
        shutil.copy(file, folder)
    return folder


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_wrong_row_is_named_by_file_and_line(folder: Path, name: str) -> None:
    row, problem = FILES[name]
    file = folder / name
    whole = file.read_text(encoding="utf-8").rstrip("\n")
    try:
        file.write_text(f"{whole}\n{row}\n", encoding="utf-8")
        with pytest.raises(DataError, match=rf"{name}, line {len(whole.splitlines()) + 1}: {problem}"):
            Knowledge(folder)
    finally:
        file.write_text(whole + "\n", encoding="utf-8")


def test_a_term_that_ends_before_it_begins_is_refused(folder: Path) -> None:
    file = folder / "leaders.tsv"
    whole = file.read_text(encoding="utf-8")
    try:
        file.write_text(whole.rstrip("\n") + "\nAnn Otieno\tKEN\tminister\tminister\tGOV\tf\t2005\t2001-03\tx\n", encoding="utf-8")
        with pytest.raises(DataError, match="comes before the start"):
            Knowledge(folder)
    finally:
        file.write_text(whole, encoding="utf-8")


def test_every_row_names_its_source() -> None:
    for file in DATA.glob("*.tsv"):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        header = lines[0].split("\t")
        if "source" in header:
            at = header.index("source")
            assert [line for line in lines if len(line.split("\t")) <= at or not line.split("\t")[at].strip()] == [], file.name
