"""Feeds of a server of our own, watched into a store."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.corpus.adding import Done
from dragoman.corpus.reading import Reader, Recipe
from dragoman.corpus.watching import Told, Watch
from dragoman.errors import InputError
from dragoman.extract.pipeline import article_of
from dragoman.feeds.fetching import Fetcher
from dragoman.feeds.politeness import Pace
from dragoman.ingest.layout import parse_layout
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading
from dragoman.store import Store
from tests.feeds.server import FEED, SENTENCE, Reply, Site, item, page, serve

NOW = datetime(2024, 3, 6, tzinfo=UTC).timestamp()


@dataclass(frozen=True)
class Bare(Recipe):
    """A reader that makes the article alone."""

    def make(self) -> Reader:
        return self  # type: ignore[return-value]

    def read(self, raw: RawArticle) -> Reading:
        return Reading(article_of(raw, parse_layout(raw)))

    def version(self) -> str:
        return "1"


@dataclass
class Clock:
    now: float = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as made:
        made.replies |= {f"/{n}": Reply(page(n)) for n in range(1, 5)}
        made.replies["/rss"] = Reply(FEED.format(item(made.url, 1) + item(made.url, 2)), headers={"ETag": '"1"', "Last-Modified": "Tue, 05 Mar 2024 08:00:00 GMT"}, kind="application/rss+xml")
        yield made


def watch(tmp_path: Path, site: Site, clock: Clock | None = None, *others: str) -> Watch:
    store = Store.open(tmp_path / "news.db", create=True)
    return Watch(store, [f"{site.url}/rss", *others], Bare(), Fetcher(allow_private=True, pace=Pace(0.0)), 900.0, 1, clock or Clock(), random.Random(1))


def told(watching: Watch) -> list[str]:
    out = []
    for one in watching.round():
        out.append(one.added.status if isinstance(one, Done) else one.problem if isinstance(one, InputError) else f"told {one.new} {one.problem or ''}".strip())
    return out


def test_new_entries_are_fetched_and_added(tmp_path: Path, site: Site) -> None:
    watching = watch(tmp_path, site)
    assert told(watching) == ["told 2", "new", "new"]
    articles = sorted(watching.store.articles(), key=lambda a: a.url or "")
    assert [(a.url, a.title, a.published, a.outlet) for a in articles] == [(f"{site.url}/{n}", f"Number {n}", "2024-03-05T08:00:00Z", "Sahel Post") for n in (1, 2)]
    assert site.paths() == ["/robots.txt", "/rss", "/1", "/2"]


def test_the_next_request_is_conditional_and_costs_no_page(tmp_path: Path, site: Site) -> None:
    told(watch(tmp_path, site))
    site.asked.clear()
    assert told(watch(tmp_path, site)) == ["told 0"]
    (_, headers) = site.asked[-1]
    assert site.paths() == ["/robots.txt", "/rss"] and headers["if-none-match"] == '"1"' and headers["if-modified-since"].startswith("Tue, 05")


def test_only_what_is_new_in_a_changed_feed_is_fetched(tmp_path: Path, site: Site) -> None:
    watching = watch(tmp_path, site)
    told(watching)
    site.replies["/rss"] = Reply(FEED.format("".join(item(site.url, n) for n in (3, 2, 1))), headers={"ETag": '"2"'})
    site.asked.clear()
    assert told(watching) == ["told 1", "new"] and site.paths() == ["/rss", "/3"]


def test_a_feed_that_fails_is_asked_less_and_less_often(tmp_path: Path, site: Site) -> None:
    clock = Clock()
    watching = watch(tmp_path, site, clock)
    good, waits = site.replies["/rss"], []
    site.replies["/rss"] = Reply(status=500)
    for _ in range(4):
        (problem,) = told(watching)
        assert "the server answered 500; asked again in" in problem
        assert told(watching) == []
        waits.append((watching.known.state(watching.feeds[0]).not_before or 0) - clock.now)
        clock.now += waits[-1]
    assert 700 < waits[0] < 1200 and waits == sorted(waits) and waits[3] > 5000
    site.replies["/rss"] = good
    assert told(watching) == ["told 2", "new", "new"] and watching.known.state(watching.feeds[0]).failures == 0


def test_what_the_server_asks_for_is_waited_and_a_feed_that_is_gone_is_left(tmp_path: Path, site: Site) -> None:
    clock = Clock()
    watching = watch(tmp_path, site, clock)
    site.replies["/rss"] = Reply(status=429, headers={"Retry-After": "40000"})
    told(watching)
    assert watching.known.state(watching.feeds[0]).not_before == clock.now + 40000
    clock.now += 40001
    site.replies["/rss"] = Reply(status=410)
    assert "not asked again" in told(watching)[0]
    clock.now += 10**9
    assert told(watching) == []


def test_robots_are_respected_for_feeds_and_pages(tmp_path: Path, site: Site) -> None:
    site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /2\n")
    watching = watch(tmp_path, site)
    assert told(watching)[1:] == ["new", "the robots.txt of 127.0.0.1 does not allow it; it is not fetched"]
    assert "/2" not in site.paths() and told(watching) == ["told 0"]


def test_a_page_that_fails_is_tried_again_and_then_given_up(tmp_path: Path, site: Site) -> None:
    site.replies["/2"] = Reply(status=503)
    watching = watch(tmp_path, site)
    for _ in range(3):
        assert "the server answered 503" in told(watching)
    assert site.paths().count("/1") == 1 and site.paths().count("/2") == 3
    assert told(watching) == ["told 0"]


def test_a_feed_with_whole_articles_needs_no_pages(tmp_path: Path, site: Site) -> None:
    whole = "".join(f"<p>{SENTENCE.format(n=n) * 4}</p>" for n in range(5))
    site.replies["/rss"] = Reply(FEED.format(item(site.url, 1, content=whole)))
    watching = watch(tmp_path, site)
    assert told(watching) == ["told 1", "new"] and "/1" not in site.paths()
    (article,) = watching.store.articles()
    assert article.text.count("\n\n") == 4 and "<p>" not in article.text


def test_old_entries_are_passed_over(tmp_path: Path, site: Site) -> None:
    site.replies["/rss"] = Reply(FEED.format(item(site.url, 1, published="Tue, 02 Jan 2024 08:00:00 GMT") + item(site.url, 2)))
    assert told(watch(tmp_path, site)) == ["told 2", "new"]


def test_one_broken_feed_does_not_stop_the_others(tmp_path: Path, site: Site) -> None:
    site.replies["/none"] = Reply("<html>no feed</html>")
    watching = watch(tmp_path, site)
    watching = replace(watching, feeds=[f"{site.url}/none", "http://127.0.0.1:1/rss", *watching.feeds])
    made = told(watching)
    assert "this is no RSS or Atom feed" in made[0] and made[-3:] == ["told 2", "new", "new"]


def test_a_run_that_was_killed_before_the_feed_was_done_goes_on(tmp_path: Path, site: Site) -> None:
    watching = watch(tmp_path, site)
    running = watching.round()
    assert isinstance(next(running), Told) and isinstance(next(running), Done)
    running.close()  # type: ignore[attr-defined]
    assert "new" in told(watch(tmp_path, site)) and len(list(watching.store.articles())) == 2
