"""A browser and a server for the tests of this folder; they are skipped, with a message, where there is no Chromium."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.screenshots import ARGUMENTS, chromium, served
from dragoman.web.settings import Settings
from tests.web.made import stored

BUSY = 3.0  # waiting processes a core: beyond that a browser's time limits say nothing of the pages


@dataclass(frozen=True)
class Site:
    """A server that runs: its address, token and store."""

    base: str
    token: str
    store: Path


@contextmanager
def site(store: Path) -> Iterator[Site]:
    settings = Settings(store=store, reviewer="Amina")
    with served(settings) as base:
        yield Site(base, settings.token, store)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    binary = chromium()
    if binary is None:
        pytest.skip("no Chromium is installed (on Debian: apt-get install chromium)")
    load = os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0
    if load > BUSY:
        pytest.skip(f"the machine is too busy for a browser ({load:.1f} waiting processes a core)")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=binary, args=ARGUMENTS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server that no test writes to."""
    with site(stored(tmp_path_factory.mktemp("store"))) as made:
        yield made


@dataclass
class Watched:
    """A page whose console and requests are kept."""

    page: Page
    said: list[str]
    asked: list[str]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    made = Watched(page, [], [])
    page.on("console", lambda message: made.said.append(message.text))
    page.on("pageerror", lambda error: made.said.append(str(error)))
    page.on("requestfailed", lambda request: None if "ERR_ABORTED" in (request.failure or "") else made.said.append(f"failed: {request.url}"))  # left for the next page
    page.on("request", lambda request: made.asked.append(request.url))
    yield made
    context.close()
