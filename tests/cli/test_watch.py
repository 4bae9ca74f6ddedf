"""`dragoman watch`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from tests.feeds.server import FEED, Reply, Site, item, page, serve

RUN = CliRunner()


def test_watch_once_adds_what_a_feed_has(tmp_path: Path) -> None:
    from_now = item("{url}", 1).replace("Tue, 05 Mar 2024 08:00:00 GMT", "")
    with serve(Site()) as site:
        site.replies |= {"/rss": Reply(FEED.format(from_now.replace("{url}", site.url))), "/1": Reply(page(1))}
        (tmp_path / "feeds.txt").write_text(f"{site.url}/rss\n")
        words = ["watch", str(tmp_path / "feeds.txt"), "--once", "--delay", "0", "--store", str(tmp_path / "news.db")]
        refused = RUN.invoke(app, words)
        assert refused.exit_code == 2 and "private address" in refused.stderr and site.asked == []
        done = RUN.invoke(app, [*words[:2], f"{site.url}/rss?two", *words[2:], "--allow-private"])
    assert done.exit_code == 1, done.output
    assert "2 of 2 feeds asked, 1 failed; 1 articles added, 0 skipped" in done.stdout and "Number 1" in done.stdout


@pytest.mark.parametrize("words", [["--every", "soon"], ["--every", "10s"], ["none.opml"]])
def test_usage_errors(tmp_path: Path, words: list[str]) -> None:
    done = RUN.invoke(app, ["watch", "https://a.example/rss", *words, "--store", str(tmp_path / "news.db")])
    assert done.exit_code == 2 and not (tmp_path / "news.db").exists()
