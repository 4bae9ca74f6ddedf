"""Web pages."""

import pytest

from dragoman.errors import InputError
from dragoman.ingest.html import from_html, looks_like_html
from dragoman.ingest.raw import RawArticle

SENTENCE = "The government of Kenya recalled its ambassador from Somalia on Tuesday, a day after a clash at the border. "
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Kenya recalls its envoy</title><meta property="og:site_name" content="Sahel Post">'
    '<meta property="article:published_time" content="2024-03-15T08:00:00Z"><script>alert(1)</script></head>'
    f"<body><nav>Home Sports Weather</nav><article><h1>Kenya recalls its envoy</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p></article></body></html>"
)


def test_the_article_of_a_page_and_what_its_head_says() -> None:
    raw = from_html(PAGE, "a.html")
    assert isinstance(raw, RawArticle)
    assert (raw.title, raw.outlet, raw.published, raw.path) == ("Kenya recalls its envoy", "Sahel Post", "2024-03-15", "a.html")
    assert SENTENCE.strip() in raw.text and "alert" not in raw.text and "Weather" not in raw.text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><p></body>", "<<<>>>"])
def test_a_page_without_text_is_an_error(page: str) -> None:
    made = from_html(page, "a.html")
    assert isinstance(made, InputError) and str(made).startswith("a.html: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [(PAGE, True), ('<?xml version="1.0"?>\n<html>', True), ("<!-- saved -->\n<HTML>", True), ("<b>No</b> page", False), ("Iran freed two.", False)],
)
def test_a_page_is_told_by_its_beginning(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected
