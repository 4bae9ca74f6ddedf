"""robots.txt (RFC 9309): what a host wants to be left alone."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field

from protego import Protego
from urllib3.util import Url

from dragoman.errors import InputError
from dragoman.feeds.addresses import Refused
from dragoman.feeds.fetching import Fetcher, parsed

KEPT = 24 * 3600.0  # seconds that a robots.txt holds (RFC 9309, 2.4)
AGAIN = 3600.0  # seconds until one that could not be fetched is asked for again
LARGEST = 512 << 10  # bytes that are read (RFC 9309, 2.5)
HOSTS = 2000  # whose rules are remembered
NAME = "dragoman"


@dataclass
class Robots:
    """The rules of hosts, as they were last fetched."""

    fetcher: Fetcher
    _rules: OrderedDict[str, tuple[float, Protego | None]] = field(default_factory=OrderedDict)

    def check(self, url: str) -> float | None:
        """The crawl delay of the host, if it has one. Refused where its rules do not allow the address; InputError where they cannot be had now."""
        at = parsed(url)
        rules = self._of(at)
        if rules is None:
            raise InputError(url, f"the robots.txt of {at.host} cannot be fetched; until it can, nothing of that host is")
        if not rules.can_fetch(url, NAME):
            raise Refused(url, f"the robots.txt of {at.host} does not allow it; it is not fetched")
        delay = rules.crawl_delay(NAME)
        return float(delay) if delay is not None else None

    def _of(self, at: Url) -> Protego | None:
        site = f"{at.scheme}://{at.netloc}"
        until, rules = self._rules.get(site, (0.0, None))
        if time.monotonic() >= until or site not in self._rules:
            rules = self._fetched(site)
            self._rules[site] = (time.monotonic() + (KEPT if rules is not None else AGAIN), rules)
            if len(self._rules) > HOSTS:
                self._rules.popitem(last=False)
        return rules

    def _fetched(self, site: str) -> Protego | None:
        """The rules; none (all allowed) where there is no such file, None where the server fails (RFC 9309, 2.3.1)."""
        try:
            answer = self.fetcher.get(f"{site}/robots.txt", largest=LARGEST)
        except Refused:
            raise
        except InputError:
            return None
        if answer.status >= 500 or answer.status == 429:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")
