"""Feeds into a store: what is new in them is fetched, read and added, round after round.

A round: 1. each feed that may be asked, by a conditional request; 2. the pages of its new entries; 3. their articles into the store;
4. what became of each entry is noted, and of the feed once all of them are handled. A run that is killed repeats at most the feed it was at.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dragoman.corpus.adding import Done, add_all
from dragoman.corpus.reading import Recipe
from dragoman.corpus.weaving import weaving
from dragoman.errors import InputError
from dragoman.feeds.addresses import Refused
from dragoman.feeds.feed import Entry, Feed, read_feed, text_of
from dragoman.feeds.fetching import Answer, Fetcher
from dragoman.feeds.politeness import back_off, seconds_of
from dragoman.feeds.robots import Robots
from dragoman.ingest.decoding import decode
from dragoman.ingest.files import checked
from dragoman.ingest.html import from_html
from dragoman.ingest.raw import RawArticle
from dragoman.records import content_id
from dragoman.store import Store
from dragoman.store.feeds import Feeds, FeedState

WHOLE = 1500  # characters: a feed that has so much of an article has all of it, and its page is not fetched
SHORTEST = 200  # characters of a feed's own text that stand for an article whose page cannot be had
TRIES = 3  # of an entry whose page fails
OLDEST = 30  # days: an older entry of a feed is no news, it is passed over


@dataclass(frozen=True)
class Told:
    """What was heard of a feed: how many entries are new, or what was wrong."""

    url: str
    new: int = 0
    problem: str | None = None


@dataclass
class Watch:
    """Feeds that are watched into a store. `clock`: seconds since 1970."""

    store: Store
    feeds: Sequence[str]
    recipe: Recipe
    fetcher: Fetcher
    every: float
    workers: int = 1
    clock: Callable[[], float] = time.time
    chance: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        self.known, self.robots = Feeds(self.store), Robots(self.fetcher)

    def round(self) -> Iterator[Done | InputError | Told]:
        """Asks each feed that may be asked; what came of each and of its entries."""
        for url in self.feeds:
            state = self.known.state(url)
            if not state.gone and (state.not_before is None or state.not_before <= self.clock()):
                yield from self._feed(state)

    def next_round(self, began: float) -> float:
        """Seconds until the next round is due."""
        return max(0.0, began + self.every - self.clock())

    def _feed(self, state: FeedState) -> Iterator[Done | InputError | Told]:
        self.known.asked(state.url)
        try:
            answer = self._ask(state)
            feed = read_feed(answer.body, dict(answer.headers), answer.url) if answer.status == 200 else None
        except Refused as error:  # no failure of the server's: asked again in the next round, when options may have changed
            self.known.failed(state.url, error.problem, None)
            yield Told(state.url, problem=error.problem)
            return
        except InputError as error:
            yield self._failed(state, error.problem, None)
            return
        if answer.status == 304:
            self.known.unchanged(state.url)
            yield Told(state.url)
        elif feed is None:
            yield self._failed(state, f"the server answered {answer.status}", seconds_of(answer.headers.get("retry-after"), self.clock()), gone=answer.status == 410)
        else:
            yield from self._entries(state, feed, answer)

    def _ask(self, state: FeedState) -> Answer:
        given = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
        delay = self.robots.check(state.url)
        headers = {"Accept": "application/rss+xml, application/atom+xml, application/xml, text/xml, */*;q=0.5"} | {k: v for k, v in given.items() if v}
        return self.fetcher.get(state.url, headers, crawl_delay=delay)

    def _failed(self, state: FeedState, problem: str, retry_after: float | None, *, gone: bool = False) -> Told:
        wait = back_off(self.every, state.failures, retry_after, self.chance)
        self.known.failed(state.url, problem, None if gone else self.clock() + wait, gone=gone)
        return Told(state.url, problem=f"{problem}; {'it is gone and not asked again' if gone else f'asked again in {wait / 60:.0f} min'}")

    def _entries(self, state: FeedState, feed: Feed, answer: Answer) -> Iterator[Done | InputError | Told]:
        fresh = [(key, e) for e in feed.entries if not self.known.handled(state.url, key := content_id("entry", e.key))]
        yield Told(state.url, len(fresh))
        keys: dict[RawArticle, str] = {}
        open_entries = [False]
        for one in weaving(self.store, add_all(self.store, self._articles(state, feed, fresh, keys, open_entries), self.recipe, self.workers)):
            if isinstance(one, Done):
                self.known.took(state.url, keys[one.raw], one.added.article)
            yield one
        if not open_entries[0]:
            self.known.answered(state.url, feed.title, answer.headers.get("etag"), answer.headers.get("last-modified"))

    def _articles(self, state: FeedState, feed: Feed, entries: Sequence[tuple[str, Entry]], keys: dict[RawArticle, str], left: list[bool]) -> Iterator[RawArticle | InputError]:
        """The article of each entry; `keys` says of which it is, `left` whether one is to be tried again."""
        for key, entry in entries:
            made = self._article(entry, feed)
            if isinstance(made, RawArticle):
                keys[made] = key
                yield made
            elif made is None:
                self.known.missed(state.url, key, f"older than {OLDEST} days", None)
            else:
                given_up = self.known.missed(state.url, key, made.problem, None if isinstance(made, Refused) else TRIES)
                left[0] = left[0] or not given_up
                yield made

    def _article(self, entry: Entry, feed: Feed) -> RawArticle | InputError | None:
        """The article of an entry: of the feed where that has all of it, else of its page, else what the feed has. None: too old."""
        if entry.published and _age(entry.published, self.clock()) > OLDEST:
            return None
        own = text_of(entry.content)
        told = RawArticle(own, entry.url, feed.title, entry.title, entry.published, None, entry.author, entry.url)
        if len(own) >= WHOLE or (entry.url is None and own):
            return checked(told)
        if entry.url is None:
            return Refused(entry.title or "an entry", "the entry has neither a link nor a text")
        page = self._page(entry.url)
        if isinstance(page, RawArticle):
            page = replace(page, title=page.title or entry.title, published=entry.published or page.published, author=page.author or entry.author, outlet=page.outlet or feed.title)
            return checked(page)
        return checked(told) if len(own) >= SHORTEST else page

    def _page(self, url: str) -> RawArticle | InputError:
        try:
            answer = self.fetcher.get(url, {"Accept": "text/html, application/xhtml+xml;q=0.9"}, crawl_delay=self.robots.check(url))
        except InputError as error:
            return error
        if answer.status != 200:
            kind = InputError if answer.status in (408, 425, 429) or answer.status >= 500 else Refused
            return kind(url, f"the server answered {answer.status}")
        text = decode(answer.body) if "html" in answer.headers.get("content-type", "html") else None
        made = from_html(text, url) if text else Refused(url, f"no web page but {answer.headers.get('content-type')}; skipped")
        return replace(made, url=url, path=url) if isinstance(made, RawArticle) else Refused(url, made.problem)


def _age(published: str, now: float) -> float:
    """Days since."""
    return (now - datetime.fromisoformat(published).astimezone(UTC).timestamp()) / 86400
