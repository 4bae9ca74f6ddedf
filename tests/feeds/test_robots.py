"""robots.txt."""

from collections.abc import Iterator

import pytest

from dragoman.errors import InputError
from dragoman.feeds.addresses import Refused
from dragoman.feeds.fetching import Fetcher
from dragoman.feeds.politeness import Pace
from dragoman.feeds.robots import Robots
from tests.feeds.server import Reply, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as made:
        yield made


@pytest.fixture
def robots() -> Robots:
    return Robots(Fetcher(allow_private=True, pace=Pace(0.0)))


def test_rules_are_kept_to_and_fetched_once(site: Site, robots: Robots) -> None:
    site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /private/*.html$\nCrawl-delay: 7\n", kind="text/plain")
    assert robots.check(site.url + "/open.html") == 7.0
    with pytest.raises(Refused, match="does not allow"):
        robots.check(site.url + "/private/a.html")
    assert site.paths() == ["/robots.txt"]


def test_rules_for_dragoman_come_before_those_for_all(site: Site, robots: Robots) -> None:
    site.replies["/robots.txt"] = Reply("User-agent: *\nAllow: /\n\nUser-agent: dragoman\nDisallow: /\n")
    with pytest.raises(Refused):
        robots.check(site.url + "/a")


def test_without_rules_all_is_allowed(site: Site, robots: Robots) -> None:
    assert robots.check(site.url + "/a") is None


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_that_fails_is_left_alone_for_now(site: Site, robots: Robots, status: int) -> None:
    site.replies["/robots.txt"] = Reply(status=status)
    with pytest.raises(InputError, match="cannot be fetched") as found:
        robots.check(site.url + "/a")
    assert not isinstance(found.value, Refused)
