"""The article in a real browser: its marks are its records' words, and words and records light up together."""

from playwright.sync_api import Browser

from dragoman.records import Article
from dragoman.store import Store
from dragoman.web.pages.article import words
from tests.web.browser.conftest import Site, Watched
from tests.web.test_app import ARTICLE

MARKED = """() => { const out = {};
  for (const s of document.querySelectorAll('.s[data-r]')) for (const n of s.dataset.r.split(' ')) (out[n] = out[n] || []).push([Number(s.dataset.at), s.textContent]);
  return out; }"""


def test_the_marked_words_are_those_of_the_records(watched: Watched, shared: Site) -> None:
    watched.page.goto(f"{shared.base}/article/{ARTICLE}")
    marked = watched.page.evaluate(MARKED)
    with Store.open(shared.store, read_only=True) as store:
        reading = store.reading(ARTICLE)
    assert reading is not None
    text = reading.article.text
    for record in (r for r in reading.records() if not isinstance(r, Article)):
        card = watched.page.locator(f".card:has(a[href='/record/{record.id}'])")  # type: ignore[union-attr]
        pieces = marked[card.get_attribute("data-r")]
        shown = {at + k for at, piece in pieces for k in range(len(piece))}
        assert shown == {k for span, _ in words(record) for k in range(span.start, span.end)}
        assert all(text[at : at + len(piece)] == piece for at, piece in pieces)


def test_hovering_words_lights_their_record_and_the_other_way_round(watched: Watched, shared: Site) -> None:
    page = watched.page
    page.goto(f"{shared.base}/article/{ARTICLE}")
    page.hover(".s.k-event")
    number = page.get_attribute(".s.k-event", "data-r")
    assert page.locator(".card.on").count() >= 1 and page.locator(f"#r{number}.on").count() == 1
    page.hover(".panel .card:last-child .what")
    lit = page.locator(".panel .card:last-child").get_attribute("data-r")
    assert page.locator(".card.on").count() == 1 and page.locator(".s.on").count() >= 1
    assert all(lit in (r or "").split() for r in page.eval_on_selector_all(".s.on", "all => all.map(e => e.dataset.r)"))


def test_focus_does_what_hovering_does(watched: Watched, shared: Site) -> None:
    page = watched.page
    page.goto(f"{shared.base}/article/{ARTICLE}")
    page.focus("#r2 .to-text")
    assert page.locator("#r2.on").count() == 1 and page.locator(".s.on").count() >= 1
    page.focus("#t1")
    assert page.locator("#r1.on").count() == 1 and page.locator("#r2.on").count() == 0


def test_numbers_lead_from_the_text_to_the_record_without_script(browser: Browser, shared: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shared.base}/article/{ARTICLE}")
    page.click("#t2")
    assert page.url.endswith("#r2")
    page.click("#r2 .to-text")
    assert page.url.endswith("#t2")
    context.close()
