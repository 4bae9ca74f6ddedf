"""The JSON interface: it is what its description says, whatever it is asked."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dragoman.records import from_dict
from dragoman.web.app import make_app
from dragoman.web.settings import Settings
from tests.store.made import reading
from tests.web.made import client, stored

PATHS = ("/api/records", "/api/articles/{article}", "/api/records/{record}", "/api/search", "/api/network", "/api/agreement")


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    app = make_app(Settings(store=stored(tmp_path_factory.mktemp("api")), hosts=("testserver", "localhost", "127.0.0.1")))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    @given(case=described[path]["GET"].as_strategy())
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance])  # a search for marks alone is refused: no schema says what words are

    ask()


def test_every_path_is_tried(described: schemathesis.BaseSchema) -> None:
    assert {operation.ok().path for operation in described.get_all_operations()} == set(PATHS)


def test_records_come_back_as_records(tmp_path: Path) -> None:
    answer = client(stored(tmp_path, reading())).get("/api/records").json()
    assert answer["total"] == 5 and {from_dict(r) for r in answer["records"]} == set(reading().records()[1:])


def test_a_rejected_record_is_told_with_what_the_reader_made(tmp_path: Path) -> None:
    browser = client(stored(tmp_path, reading()))
    told = browser.get(f"/api/records/{reading().events[0].id}").json()
    assert told["verdict"] is None and told["record"] == told["machine"] and told["why"] == [{"coder": "codebook", "rule": "frame 'recall'"}]


def test_nothing_is_written_through_it(tmp_path: Path) -> None:
    described = client(stored(tmp_path)).get("/api/openapi.json").json()
    assert {method for path in described["paths"].values() for method in path} == {"get"}
