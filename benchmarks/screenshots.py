"""Pictures of the main pages for the README: `python -m benchmarks.screenshots STORE docs/img`.

Needs the development extra (Playwright) and the system's Chromium; STORE is any store, such as that of `dragoman add samples/ --store STORE`.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dragoman.store import Store
from dragoman.web.app import make_app
from dragoman.web.settings import Settings

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
LARGEST = 200_000  # bytes of a picture


@dataclass(frozen=True)
class Shot:
    """A page to take: its file's name, address, window, colour scheme, and a script's selector to hover over."""

    name: str
    address: str
    width: int = 1160
    height: int = 800
    dark: bool = False
    hover: str | None = None


def chromium() -> str | None:
    """The system's Chromium."""
    return next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """A server of the store in a thread; yields its address without the last slash."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(32)
    server = uvicorn.Server(uvicorn.Config(make_app(settings), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def shots(store: Path) -> list[Shot]:
    """The main pages, of the article with most records and the pair with most events."""
    with Store.open(store, read_only=True) as opened:
        ask = opened.connection.execute
        (article,) = ask("select article from event group by article order by count(*) + 3 * (select count(*) from \"commitment\" c where c.article = event.article) desc limit 1").fetchone()
        record = ask("select id from event order by length(coalesce(statement, '')) desc, n limit 1").fetchone()[0]
        pair = ask("select source_code, target_code from event_dyad_row where source_code <> target_code group by 1, 2 order by count(*) desc limit 1").fetchone()
        organisation = (ask("select organisation_code from membership where organisation_code is not null group by 1 order by count(*) desc limit 1").fetchone() or ("NATO",))[0]
    return [
        Shot("article", f"/article/{article}", hover=".s.k-commitment, .s.k-event"), Shot("article-dark", f"/article/{article}", dark=True), Shot("today", "/"), Shot("timeline", "/timeline"),
        Shot("dyad", f"/dyad?actor={pair[0]}&toward={pair[1]}"), Shot("network", "/network"), Shot("ledger", "/ledger"), Shot("members", f"/members?organisation={organisation}"),
        Shot("why", f"/record/{record}"), Shot("review", "/review"), Shot("phone", f"/article/{article}", 390, 844), Shot("search", "/search?q=talks"),
    ]  # fmt: skip


def take(browser: Browser, base: str, token: str, shot: Shot, folder: Path) -> Path:
    """One picture; SystemExit where it is too large or the page is none."""
    scheme = "dark" if shot.dark else "light"
    context = browser.new_context(viewport={"width": shot.width, "height": shot.height}, color_scheme=scheme, device_scale_factor=1)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{base}/?token={token}")
    answer = page.goto(base + shot.address)
    if answer is None or not answer.ok:
        raise SystemExit(f"{shot.address} answers {answer.status if answer else 'nothing'}")
    if shot.hover:
        page.hover(f"{shot.hover} >> nth=0")
    path = folder / f"{shot.name}.png"
    page.screenshot(path=path)
    context.close()
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} has {path.stat().st_size:,} bytes, more than {LARGEST:,}")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="names of pictures, separated by commas")
    given = parser.parse_args()
    binary = chromium()
    if binary is None:
        sys.exit("no Chromium is installed; on Debian: apt-get install chromium")
    given.folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(store=given.store, reviewer="you")
    with served(settings) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=ARGUMENTS)
        for shot in shots(given.store):
            if not given.only or shot.name in given.only.split(","):
                path = take(browser, base, settings.token, shot, given.folder)
                print(f"{path} {path.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
