"""How often a host is asked, and when a feed that failed is tried again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

DELAY = 2.0  # seconds between two requests to a host
LONGEST_DELAY = 60.0  # seconds of a robots.txt's crawl delay that are waited
LONGEST_BACK_OFF = 24 * 3600.0  # seconds between tries of a feed that keeps failing
JITTER = 0.25  # of a wait: feeds that failed together are not tried together


@dataclass
class Pace:
    """Waits until a host may be asked again. `clock` and `sleep` are for tests."""

    delay: float = DELAY
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, crawl_delay: float | None = None) -> None:
        """Returns when the host's delay is over: ours, or that of its robots.txt where it is longer."""
        delay = max(self.delay, min(crawl_delay or 0.0, LONGEST_DELAY))
        late = self._asked.get(host, float("-inf")) + delay - self.clock()
        if late > 0:
            self.sleep(late)
        self._asked[host] = self.clock()


def back_off(every: float, failures: int, retry_after: float | None, chance: random.Random) -> float:
    """Seconds until the next try after so many failures in a row: doubled each time, up to a day, with jitter; never sooner than the server asks."""
    wait = min(every * 2.0 ** min(failures, 20), LONGEST_BACK_OFF) * (1 + chance.uniform(-JITTER, JITTER))
    return max(wait, min(retry_after or 0.0, LONGEST_BACK_OFF))


def seconds_of(retry_after: str | None, now: float) -> float | None:
    """A Retry-After header as seconds from now (RFC 9110, 10.2.3): a number, or a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - now)
    except (ValueError, TypeError):
        return None
