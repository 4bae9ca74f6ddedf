"""Filters live in the address, and hold no empty values."""

from tests.web.browser.conftest import Site, Watched


def test_a_form_writes_the_address_of_its_view(watched: Watched, shared: Site) -> None:
    page = watched.page
    page.goto(f"{shared.base}/timeline")
    page.fill("#f-actor", "KEN")
    page.select_option("#f-modality", "actual")
    page.click("form.filters button")
    page.wait_for_url("**/timeline?actor=KEN&modality=actual")
    shown = page.locator(".record").count()
    page.goto(page.url)
    assert page.locator(".record").count() == shown > 0 and page.input_value("#f-actor") == "KEN"
    page.click(".chip.k-event")
    assert "actor=KEN" in page.url and "kind=event" in page.url
