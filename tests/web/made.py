"""Stores and clients made by hand: the pages never need the model."""

import re
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.records import Reading
from dragoman.store import Store
from dragoman.web.app import make_app
from dragoman.web.settings import Settings
from tests.store.made import reading

BASE = "http://127.0.0.1:8765"


def stored(folder: Path, *readings: Reading) -> Path:
    """A store of these readings, or of three."""
    path = folder / "news.db"
    with Store.open(path, create=True) as store:
        for made in readings or [reading(n, published=f"2024-03-0{n + 3}") for n in range(3)]:
            store.add(made, version="1")
    return path


def client(store: Path, *, session: bool = True, **settings: object) -> TestClient:
    """A browser without script; with a session that may write, where asked."""
    made = Settings(store=store, reviewer="Amina", **settings)  # type: ignore[arg-type]
    browser = TestClient(make_app(made), base_url=BASE)
    if session:
        browser.get("/", params={"token": made.token})
    return browser


def proof(browser: TestClient, address: str) -> str:
    """What the form of a page carries."""
    found = re.search(r'name="proof" value="([0-9a-f]+)"', browser.get(address).text)
    assert found is not None
    return found[1]


def titled(title: str, n: int = 1) -> Reading:
    """A reading whose article has this title."""
    made = reading(n)
    return replace(made, article=replace(made.article, title=title))
