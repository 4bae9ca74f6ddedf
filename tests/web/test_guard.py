"""Nothing from elsewhere gets in, and every answer says what a page may do."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web.guard import hostname
from tests.web.made import BASE, client, stored


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return client(stored(tmp_path))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example", "10.0.0.1"])
def test_a_foreign_host_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST"])
def test_the_loopback_names_are_served(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "file://", "http://["])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_refused(browser: TestClient, origin: str, method: str) -> None:
    assert browser.request(method, "/timeline", headers={"origin": origin}).status_code == 403


def test_its_own_origin_passes(browser: TestClient) -> None:
    assert browser.get("/timeline", headers={"origin": BASE}).status_code == 200


def test_another_site_can_lead_here_but_neither_fetch_nor_write(browser: TestClient) -> None:
    cross = {"sec-fetch-site": "cross-site"}
    assert browser.get("/timeline", headers={**cross, "sec-fetch-mode": "navigate"}).status_code == 200
    assert browser.get("/api/records", headers={**cross, "sec-fetch-mode": "no-cors"}).status_code == 403
    assert browser.post("/record/0", headers={**cross, "sec-fetch-mode": "navigate"}).status_code == 403


@pytest.mark.parametrize("address", ["/", "/nothing", "/static/app.css", "/api/records", "/api/nothing"])
def test_every_answer_has_a_policy_without_inline_script_or_style(browser: TestClient, address: str) -> None:
    policy = browser.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert browser.get(address).headers["x-content-type-options"] == "nosniff"


def test_a_refusal_has_the_policy_too(browser: TestClient) -> None:
    assert "content-security-policy" in browser.get("/", headers={"host": "evil.example"}).headers


def test_a_body_that_is_too_large_is_refused(browser: TestClient) -> None:
    assert browser.post("/record/0", content=b"x" * 300_000).status_code == 413


@pytest.mark.parametrize(("header", "name"), [("localhost:80", "localhost"), ("[::1]:8765", "::1"), ("a:b", ""), ("a/b", ""), ("u@h", "")])
def test_the_name_of_a_host_header(header: str, name: str) -> None:
    assert hostname(header) == name
