"""Old data and new in one series."""

from pathlib import Path

import pytest

from dragoman.corpus.importing import import_all
from dragoman.errors import InputError
from dragoman.ingest.coded.coders import Format, Passed
from dragoman.store import Added, Store
from tests.ingest.coded.rows_made import ICEWS, gdelt, icews, plover
from tests.store.made import reading


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "news.db", create=True)


def statuses(store: Store, path: Path, format: Format) -> list[str]:
    return [m.status if isinstance(m, Added) else type(m).__name__ for m in import_all(store, [path], format)]


def test_events_of_four_coders_stand_in_one_table(store: Store, tmp_path: Path) -> None:
    files = {Format.gdelt2: gdelt("163", source=("KEN", "KENYA", "KEN"), target=("SOM", "SOMALIA", "SOM")), Format.icews: f"{ICEWS}\n{icews('161', target='Somalia')}", Format.plover: plover()}
    for format, content in files.items():
        (tmp_path / format.value).write_text(content + "\n", encoding="utf-8")
        assert statuses(store, tmp_path / format.value, format) == ["new"]
    store.add(reading(), version="1")
    assert sorted(e.coder for e in store.events(actor="KEN", toward="SOM", quad=4)) == ["codebook", "gdelt2", "icews", "plover"]
    assert store.connection.execute("select month, events from dyad_month where source_code = 'KEN' and target_code = 'SOM' order by month").fetchall() == [
        ("2014-05", 1), ("2019-06", 1), ("2024-03", 2),
    ]  # fmt: skip


def test_importing_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join([gdelt(n=1), gdelt("010"), "broken", gdelt(n=2), gdelt(n=1)]) + "\n")
    assert sorted(statuses(store, path, Format.gdelt2)) == ["InputError", "Passed", "new", "new", "same"]
    before = list(store.connection.iterdump())
    assert statuses(store, path, Format.gdelt2).count("same") == 3
    assert list(store.connection.iterdump()) == before


def test_coded_records_come_back_and_are_never_read_again(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(gdelt() + "\n")
    (added,) = import_all(store, [path], Format.gdelt2)
    assert isinstance(added, Added)
    found = store.reading(added.article)
    assert found is not None and found.events[0].source[0].code == "RUS" and found.why[0].rule == "GDELT event 1001, CAMEO 190"
    store.add(reading(), version="1")
    assert [s.article.id for s in store.stale("2")] == [reading().article.id] and store.count_stale("2") == 1


def test_a_row_that_has_no_counterpart_or_is_broken_is_told_of(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(gdelt("010") + "\nbroken\n")
    passed, broken = import_all(store, [path], Format.gdelt2)
    assert isinstance(passed, Passed) and isinstance(broken, InputError) and broken.line == 2
