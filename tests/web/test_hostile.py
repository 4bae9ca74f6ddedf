"""Articles that mean harm: markup, script, turned text, titles without end. Nothing of them is obeyed."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.records import ActorRef, Reading, Span, content_id
from tests.store.made import reading, span
from tests.web.made import client, stored

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>{{ 7 * 7 }}</textarea></title>"
TURNED = "safe\u202egnp.exe\u2066\u200b\x1b[31m\x00\ud800"


def hostile(words: str, url: str | None = None) -> Reading:
    """A reading in which every field that comes with an article has the words."""
    made = reading()
    text = f"{words}\n\n{made.article.text} {words}"
    mention = Span(0, len(words), words)
    actor = ActorRef(mention, words, None, None, "GOV", "name")
    article = replace(made.article, id=content_id(words), title=words, outlet=words, author=words, section=words, place=words, url=url or words, text=text)
    moved = [replace(made.events[0], article=article.id, trigger=span(text, "recalled"), source=(actor,), target=(actor,), id=content_id("e", words))]
    said = replace(made.statements[0], article=article.id, speaker=actor, content=(mention,), cue=None, id=content_id("s", words))
    return Reading(article, (said,), tuple(moved), (), (), (), ())


def pages(browser: TestClient, made: Reading) -> list[str]:
    name = made.events[0].source[0].name or ""
    addresses = [f"/article/{made.article.id}", f"/article/{made.article.id}/missed", f"/record/{made.events[0].id}", f"/record/{made.statements[0].id}",
                 "/", "/timeline", "/review", "/search", "/search?q=recalled", "/network"]  # fmt: skip
    found = [browser.get(a) for a in addresses] + [browser.get("/actor", params={"actor": name}), browser.get("/search", params={"q": name}), browser.get("/timeline", params={"outlet": name})]
    assert all(f.status_code == 200 for f in found)
    return [f.text for f in found]


def test_markup_and_script_are_words(tmp_path: Path) -> None:
    made = hostile(SCRIPT)
    for page in pages(client(stored(tmp_path, made)), made):
        assert "<script>alert" not in page and "<img" not in page and "<svg/onload" not in page and "</textarea></title>" not in page and "49" not in page.split("{{ 7")[0][-5:]


def test_characters_that_turn_or_hide_text_are_shown_as_signs(tmp_path: Path) -> None:
    made = hostile(TURNED.replace("\ud800", ""))
    found = pages(client(stored(tmp_path, made)), made)
    assert not any(c in page for page in found for c in "\u202e\u2066\u200b\x1b\x00")
    assert any("⟨U+202E⟩" in page for page in found)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>", "JavaScript:alert(1)", "https://x.example/\u202e", "file:///etc/passwd", "http://a b", "//evil.example"])
def test_an_address_that_is_none_of_the_web_is_no_link(tmp_path: Path, url: str) -> None:
    made = hostile("plain", url)
    browser = client(stored(tmp_path, made))
    assert "external" not in browser.get(f"/article/{made.article.id}").text and "external" not in browser.get(f"/record/{made.events[0].id}").text


def test_a_title_of_five_megabytes_is_cut(tmp_path: Path) -> None:
    made = hostile("plain")
    made = replace(made, article=replace(made.article, title="<b>" + "A" * 5_000_000, outlet="B" * 5_000_000))
    browser = client(stored(tmp_path, made))
    assert all(len(page) < 60_000 for page in pages(browser, made))


def test_a_very_long_text_comes_in_parts(tmp_path: Path) -> None:
    made = hostile("plain")
    made = replace(made, article=replace(made.article, text=made.article.text + "\n\n" + "word " * 60_000))
    browser = client(stored(tmp_path, made))
    first = browser.get(f"/article/{made.article.id}").text
    assert len(first) < 250_000 and "from=100000" in first
    assert browser.get(f"/article/{made.article.id}?from=100000").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/pyproject.toml", "/static//etc/passwd", "/static/app.css/..", "/article/..%2f..%2fetc", "/api/articles/..%2f", "/api/records/%00"],
)
def test_no_path_reaches_outside_the_store(tmp_path: Path, path: str) -> None:
    assert client(stored(tmp_path)).get(path).status_code == 404


def test_odd_queries_are_answered(tmp_path: Path) -> None:
    browser = client(stored(tmp_path))
    for query in ("%ff=%fe", "a=1&" * 200, "q=%00", "since=%E2%80%AE", "page=99999999999999", "actor=" + "x" * 10_000, "q=" + "%22" * 50, "day=9999-99-99", "from=-1"):
        assert browser.get(f"/timeline?{query}").status_code == 200 and browser.get(f"/search?{query}").status_code == 200 and browser.get(f"/?{query}").status_code == 200
