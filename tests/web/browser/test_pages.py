"""Each page in a real browser: silent, at home, sound for those who see little, and no wider than a phone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.web.browser.conftest import Site, Watched
from tests.web.test_app import ADDRESSES, ARTICLE, EVENT

IN_LIGHT = [f"/article/{ARTICLE}", f"/article/{ARTICLE}/missed", f"/record/{EVENT}", "/", "/timeline", "/dyad?actor=KEN&toward=SOM", "/ledger", "/members?organisation=IGAD", "/network", "/search?q=envoy", "/review", "/nothing"]
IN_DARK = [f"/article/{ARTICLE}", "/timeline", "/network", "/ledger"]


def test_no_page_says_a_word_in_the_console_or_asks_elsewhere(watched: Watched, shared: Site) -> None:
    for address in ADDRESSES:
        watched.page.goto(shared.base + address)
        assert watched.said == [], address
    assert len(watched.asked) > len(ADDRESSES) and all(url.startswith(shared.base + "/") for url in watched.asked)


def serious(browser: Browser, site: Site, addresses: list[str], scheme: str, width: int) -> list[str]:
    """Serious and critical findings of axe-core."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]  # axe is put into the page
    page = context.new_page()
    page.goto(f"{site.base}/?token={site.token}")
    out = []
    for address in addresses:
        page.goto(site.base + address)
        for found in Axe().run(page).response["violations"]:
            if found["impact"] in ("serious", "critical"):
                out.append(f"{address}: {found['id']} ({found['impact']}): {found['nodes'][0]['html'][:160]} {found['nodes'][0].get('failureSummary', '')[:200]}")
    context.close()
    return out


def test_axe_finds_nothing_serious_in_light(browser: Browser, shared: Site) -> None:
    assert serious(browser, shared, IN_LIGHT, "light", 1200) == []


def test_axe_finds_nothing_serious_in_dark_on_a_phone(browser: Browser, shared: Site) -> None:
    assert serious(browser, shared, IN_DARK, "dark", 390) == []


def test_no_page_is_wider_than_a_phone(browser: Browser, shared: Site) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{shared.base}/?token={shared.token}")
    wide = []
    for address in ADDRESSES:
        page.goto(shared.base + address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)
    context.close()
    assert wide == []


def test_dark_follows_the_system(browser: Browser, shared: Site) -> None:
    seen = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(shared.base + "/timeline")
        seen.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        context.close()
    assert seen == ["rgb(251, 250, 247)", "rgb(23, 22, 20)"]
