"""Reviewing in a real browser: with the keyboard alone, by marking words, without script; it survives a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dragoman.store import Store
from tests.store.made import reading
from tests.web.browser.conftest import Site, Watched, site
from tests.web.made import stored
from tests.web.test_app import ARTICLE, EVENT

MOST = 120  # presses of Tab until a page is given up


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Site]:
    with site(stored(tmp_path)) as made:
        yield made


def types(store: Path) -> list[str]:
    with Store.open(store, read_only=True) as opened:
        return sorted(e.type for e in opened.events(article=ARTICLE))


def tab_to(page: Page, label: str) -> None:
    """Presses Tab until what has the focus is called so."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        name = page.evaluate("(document.activeElement.getAttribute('aria-label') || document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent).trim()")
        if name == label:
            return
    raise AssertionError(f"Tab does not lead to {label!r}")


def test_a_record_is_accepted_with_the_keyboard_alone(watched: Watched, own: Site) -> None:
    page = watched.page
    page.goto(f"{own.base}/article/{ARTICLE}?token={own.token}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    tab_to(page, "Accept record 2")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said")
    assert "Accepted" in page.inner_text(".said") and page.locator(".card .v-accept").count() == 1
    assert watched.said == []


def test_a_missed_record_is_added_by_offsets_with_the_keyboard_alone(watched: Watched, own: Site) -> None:
    page, text = watched.page, reading(1).article.text
    start = text.index("will return")
    page.goto(f"{own.base}/article/{ARTICLE}/missed?token={own.token}")
    tab_to(page, "From–to")
    page.keyboard.type(f"{start}-{start + 11}")
    tab_to(page, "Type")
    page.keyboard.type("RETREAT")
    tab_to(page, "Code or name")
    page.keyboard.type("KEN")
    tab_to(page, "Add the record")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said")
    assert "Added" in page.inner_text(".said") and types(own.store) == ["RETREAT", "SANCTION"]


def test_selected_words_fill_the_field_that_has_the_cursor(watched: Watched, own: Site) -> None:
    page, text = watched.page, reading(1).article.text
    page.goto(f"{own.base}/article/{ARTICLE}/missed?kind=commitment&token={own.token}")
    for field, words in (("condition", "Somalia answers"), ("consequence", "Kenya will return")):
        page.focus(f"[name='{field}']")
        page.evaluate(
            """words => { for (const s of document.querySelectorAll('.text .s')) { const at = s.textContent.indexOf(words);
            if (at >= 0) { const r = document.createRange(); r.setStart(s.firstChild, at); r.setEnd(s.firstChild, at + words.length);
            getSelection().removeAllRanges(); getSelection().addRange(r); } } }""",
            words,
        )
        start = text.index(words)
        page.wait_for_function(f"document.getElementsByName('{field}.at')[0].value === '{start}-{start + len(words)}'")
        assert page.input_value(f"[name='{field}']") == words
    page.fill("[name='holder']", "KEN")
    page.click("text=Add the record")
    page.wait_for_selector(".said")
    with Store.open(own.store, read_only=True) as store:
        assert len(list(store.commitments(article=ARTICLE))) == 2


def test_a_correction_survives_a_restart(browser: Browser, tmp_path: Path) -> None:
    store = stored(tmp_path)
    with site(store) as first:
        page = browser.new_page()
        page.goto(f"{first.base}/record/{EVENT}?token={first.token}")
        page.click("summary:has-text('Correct it')")
        page.select_option("[name='type']", "REJECT")
        page.fill("[name='target.0']", "EU")
        page.click("text=Keep the correction")
        page.wait_for_selector(".said")
        page.close()
    with site(store) as second:
        page = browser.new_page()
        page.goto(f"{second.base}/record/{EVENT}")
        assert "European Union" in page.inner_text("h1") and "REJECT" in page.inner_text("h1") and "Amina" in page.inner_text(".log")
        page.goto(f"{second.base}/timeline?type=REJECT")
        assert page.locator(".record").count() == 1
        page.close()


def test_a_verdict_is_given_without_script(browser: Browser, own: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own.base}/record/{EVENT}?token={own.token}")
    page.click("button:has-text('Reject')")
    assert "Rejected" in page.inner_text(".said") and types(own.store) == []
    context.close()
