"""Writes need the session that the printed token opened, and the proof in the form."""

from pathlib import Path

from dragoman.web.session import COOKIE
from tests.store.made import reading
from tests.web.made import client, proof, stored

EVENT = reading(1, published="2024-03-04").events[0].id


def test_without_a_session_the_pages_show_and_nothing_is_written(tmp_path: Path) -> None:
    browser = client(stored(tmp_path), session=False)
    page = browser.get(f"/record/{EVENT}").text
    assert 'method="post"' not in page and "token" in page
    assert browser.post(f"/record/{EVENT}", data={"verdict": "reject"}).status_code == 403
    assert browser.get("/api/records", params={"kind": "event"}).json()["total"] == 3


def test_a_session_without_the_proof_writes_nothing(tmp_path: Path) -> None:
    browser = client(stored(tmp_path))
    for wrong in ("", "0" * 64, "ß"):
        assert browser.post(f"/record/{EVENT}", data={"proof": wrong, "verdict": "reject"}).status_code == 403


def test_the_proof_of_another_session_is_none(tmp_path: Path) -> None:
    path = stored(tmp_path)
    one, other = client(path), client(path)
    assert one.post(f"/record/{EVENT}", data={"proof": proof(other, f"/record/{EVENT}"), "verdict": "reject"}).status_code == 403


def test_a_wrong_token_opens_nothing(tmp_path: Path) -> None:
    browser = client(stored(tmp_path), session=False)
    answer = browser.get("/?token=guess&day=2024-03-04", follow_redirects=False)
    assert answer.headers["location"] == "/?day=2024-03-04" and COOKIE not in answer.cookies


def test_the_cookie_is_hidden_from_scripts_and_other_sites(tmp_path: Path) -> None:
    browser = client(stored(tmp_path), session=False, token="secret")
    cookie = browser.get("/?token=secret", follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_read_only_writes_nothing_even_with_the_token(tmp_path: Path) -> None:
    path = stored(tmp_path)
    opened = client(path)
    given = proof(opened, f"/record/{EVENT}")
    browser = client(path, read_only=True)
    assert COOKIE not in browser.cookies
    answer = browser.post(f"/record/{EVENT}", data={"proof": given, "verdict": "reject"})
    assert answer.status_code == 403 and "read-only" in answer.text
    assert 'method="post"' not in browser.get(f"/record/{EVENT}").text


def test_read_only_serves_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    path = stored(tmp_path)
    path.chmod(0o444)
    assert client(path, read_only=True, session=False).get("/timeline").status_code == 200
