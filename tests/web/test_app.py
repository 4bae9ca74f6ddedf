"""Each page answers, each form does what it says, and what was done survives a restart."""

import time
from dataclasses import fields, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.store.review import Reviews
from dragoman.web.app import PAGES
from dragoman.web.page import Page, documented
from tests.store.made import reading
from tests.web.made import client, proof, stored

ARTICLE = reading(1, published="2024-03-04").article.id
EVENT = reading(1, published="2024-03-04").events[0].id
ADDRESSES = [
    "/", "/?day=2024-03-04", "/timeline", "/timeline?kind=event&actor=KEN&toward=SOM&modality=actual&quad=4&type=SANCTION&since=2024-03&until=2024", f"/article/{ARTICLE}",
    f"/article/{ARTICLE}/missed?kind=commitment", f"/record/{EVENT}", "/actor?actor=KEN", "/dyad?actor=KEN&toward=SOM", "/ledger", "/ledger?state=open&actor=KEN&at=2024-03-15", "/members", "/members?organisation=IGAD&at=2024-03-15", "/members?organisation=nothing+known",
    "/network", "/network?actor=KEN&actors=20",
    "/search", "/search?q=envoy", "/search?q=answer&in=statements", "/review", "/review?kind=event",
]  # fmt: skip


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return client(stored(tmp_path))


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_answers_with_its_own_heading_and_nothing_from_elsewhere(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200 and answer.text.count("<h1") == 1
    assert "<style" not in answer.text and " style=" not in answer.text and "<script>" not in answer.text and " onclick" not in answer.text


@pytest.mark.parametrize("page", [*Page.__subclasses__()], ids=lambda page: page.__name__)
def test_every_field_of_every_page_is_documented(page: type[Page]) -> None:
    assert all(documented(page).values()), [name for name, text in documented(page).items() if not text]
    assert {f.name for f in fields(page)} and page.template.endswith(".html")


def test_there_is_a_page_for_every_path() -> None:
    assert len({path for path, _ in PAGES}) == len(PAGES) and len(Page.__subclasses__()) >= 9


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    Store.open(tmp_path / "news.db", create=True).close()
    browser = client(tmp_path / "news.db")
    assert "dragoman add" in browser.get("/").text
    assert all(browser.get(a).status_code == 200 for a in ("/timeline", "/network", "/search", "/review", "/actor?actor=KEN"))


@pytest.mark.parametrize("address", ["/record/0000000000000000", "/article/nothing", "/record/..%2f..", "/somewhere", "/article/0/missed"])
def test_what_is_not_there_is_said(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 404 and "Not found" in answer.text


def test_a_store_that_goes_away_is_said(tmp_path: Path) -> None:
    path = stored(tmp_path)
    browser = client(path)
    path.unlink()
    answer = browser.get("/timeline")
    assert answer.status_code == 503 and "there is no store here" in answer.text


def test_filters_that_cannot_be_meant_are_named(browser: TestClient) -> None:
    answer = browser.get("/timeline?quad=9&since=yesterday&modality=perhaps&page=-1&size=9999999")
    assert answer.status_code == 200 and "quad: 9; " in answer.text and "since: yesterday" in answer.text


def test_a_record_is_accepted_rejected_and_brought_back(browser: TestClient) -> None:
    token = proof(browser, f"/record/{EVENT}")
    for verdict, said in (("accept", "Accepted"), ("reject", "Rejected"), ("withdraw", "Withdrawn")):
        answer = browser.post(f"/record/{EVENT}", data={"proof": token, "verdict": verdict, "note": "as told"})
        assert answer.status_code == 200 and said in answer.text and "by <bdi>Amina</bdi>" in answer.text


def test_a_correction_stands_everywhere_and_after_a_restart(tmp_path: Path) -> None:
    path = stored(tmp_path)
    browser = client(path)
    answer = browser.post(f"/record/{EVENT}", data={"proof": proof(browser, f"/record/{EVENT}"), "verdict": "correct", "type": "REJECT", "modality": "planned", "target.0": "EU"})
    assert answer.status_code == 200 and "Corrected" in answer.text
    again = client(path, session=False)
    assert "REJECT" in again.get(f"/article/{ARTICLE}").text and "European Union" in again.get(f"/record/{EVENT}").text
    assert again.get("/api/records", params={"kind": "event", "type": "REJECT"}).json()["total"] == 1
    with Store.open(path, read_only=True) as store:
        standing = Reviews(store).standing(EVENT)
        assert standing is not None and standing.machine == reading(1, published="2024-03-04").events[0]


def test_a_missed_record_is_added_by_its_words_or_their_offsets(browser: TestClient) -> None:
    token = proof(browser, f"/article/{ARTICLE}/missed")
    text = reading(1).article.text
    start = text.index("turned away")
    given = {"proof": token, "kind_of_record": "event", "type": "REJECT", "modality": "actual", "source.0": "KEN", "trigger.at": f"{start}-{start + 11}"}
    answer = browser.post(f"/article/{ARTICLE}/missed", data=given)
    assert answer.status_code == 200 and "Added" in answer.text and "turned away" in answer.text
    given = {"proof": token, "kind_of_record": "stance", "evidence": "recalled its  envoy", "actor": "KEN", "toward": "SOM", "direction": "away", "modality": "actual"}
    assert "Added" in browser.post(f"/article/{ARTICLE}/missed", data=given).text


def test_what_is_wrong_with_a_form_is_said_above_it(browser: TestClient) -> None:
    token = proof(browser, f"/article/{ARTICLE}/missed")
    answer = browser.post(f"/article/{ARTICLE}/missed", data={"proof": token, "kind_of_record": "commitment", "holder": "KEN", "kind": "promise", "polarity": "if", "condition": "no such words"})
    assert answer.status_code == 400 and "do not stand in the article" in answer.text and 'value="no such words"' in answer.text
    answer = browser.post(f"/record/{EVENT}", data={"proof": token, "verdict": "correct", "type": "SANCTION"})
    assert answer.status_code == 400 and "nothing was changed" in answer.text


def test_quick_verdicts_lead_back_where_they_were_given(browser: TestClient) -> None:
    token = proof(browser, f"/article/{ARTICLE}")
    answer = browser.post(f"/record/{EVENT}", data={"proof": token, "verdict": "reject", "back": "article"}, follow_redirects=False)
    assert answer.headers["location"] == f"/article/{ARTICLE}?done=reject"
    answer = browser.post(f"/record/{EVENT}", data={"proof": token, "verdict": "accept", "back": "https://elsewhere.example"}, follow_redirects=False)
    assert answer.headers["location"] == f"/record/{EVENT}?done=accept"


def test_a_rejected_record_stays_beside_its_article(browser: TestClient) -> None:
    browser.post(f"/record/{EVENT}", data={"proof": proof(browser, f"/record/{EVENT}"), "verdict": "reject"})
    page = browser.get(f"/article/{ARTICLE}").text
    assert 'class="set-aside"' in page and f"/record/{EVENT}" in page
    assert browser.get("/api/records", params={"kind": "event"}).json()["total"] == 2


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    many = [replace(reading(n), statements=(), commitments=(), memberships=(), stances=()) for n in range(60)]
    browser = client(stored(tmp_path, *many))
    first = browser.get("/timeline?size=50").text
    assert first.count('<li class="record') == 50 and "1–50 of 60" in first
    assert browser.get("/timeline?size=50&page=2").text.count('<li class="record') == 10


def test_a_thousand_events_are_drawn_in_under_a_second_of_work(tmp_path: Path) -> None:
    many = [replace(reading(n), statements=(), commitments=(), memberships=(), stances=()) for n in range(1000)]
    browser = client(stored(tmp_path, *many))
    browser.get("/timeline")  # what is loaded once
    began = time.process_time()
    page = browser.get("/timeline?size=1000").text
    assert page.count('<li class="record') == 1000 and time.process_time() - began < 1.0
