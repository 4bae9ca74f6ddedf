"""One request, with its redirects: each address is checked and then connected to, each host is asked with a pause, and no answer is longer or slower than allowed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import certifi
import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, LocationParseError, NewConnectionError
from urllib3.util import Timeout, Url, parse_url

from dragoman.errors import InputError
from dragoman.feeds.addresses import Refused, resolve
from dragoman.feeds.politeness import Pace

LARGEST = 10 << 20  # bytes of an answer, unpacked
REDIRECTS = 5
ADDRESSES = 3  # of a host that are tried
CONNECT, READ, WHOLE = 10.0, 20.0, 60.0  # seconds: to connect, between two pieces, for all of an answer
AGENT = "dragoman (news reader for research)"
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Answer:
    """What a server answered; `url` is where the redirects led."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Fetcher:
    """Fetches pages and feeds. One for a run: it remembers when it asked which host."""

    allow_private: bool = False
    agent: str = AGENT
    pace: Pace = field(default_factory=Pace)

    def get(self, url: str, headers: Mapping[str, str] | None = None, *, crawl_delay: float | None = None, largest: int = LARGEST) -> Answer:
        """The answer, whatever its status. InputError: it could not be fetched now; Refused: nor ever."""
        at = parsed(url)
        for _ in range(REDIRECTS + 1):
            answer = self._once(at, headers or {}, crawl_delay, largest)
            where = answer.headers.get("location")
            if answer.status not in MOVED or not where:
                return answer
            at = parsed(_joined(at, where))
        raise Refused(url, f"more than {REDIRECTS} redirects; the address leads nowhere")

    def _once(self, at: Url, headers: Mapping[str, str], crawl_delay: float | None, largest: int) -> Answer:
        host, port = (at.host or "").strip("[]"), at.port or (443 if at.scheme == "https" else 80)
        addresses = resolve(host, port, at.url, allow_private=self.allow_private)
        self.pace.wait(host, crawl_delay)
        named = host if at.port is None else f"{host}:{at.port}"
        sent = {"Host": named, "User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", **headers}
        for address in addresses[:ADDRESSES]:
            try:
                return self._asked(at, self._pool(at.scheme, host, address, port), sent, largest)
            except (NewConnectionError, ConnectTimeoutError) as error:  # as where a host has an address of IPv6 and this network has none
                last = error
            except HTTPError as error:
                raise _failed(at.url, error) from None
        raise _failed(at.url, last) from None

    def _asked(self, at: Url, pool: urllib3.HTTPConnectionPool, sent: Mapping[str, str], largest: int) -> Answer:
        try:
            with pool.urlopen(
                "GET", at.request_uri, headers=sent, redirect=False, retries=False, preload_content=False, assert_same_host=False, timeout=Timeout(connect=CONNECT, read=READ)
            ) as response:  # fmt: skip
                told = {k.lower(): v for k, v in response.headers.items()}
                body = b"" if response.status in (*MOVED, 304) else _body(response, at.url, largest)
                return Answer(at.url, response.status, told, body)
        finally:
            pool.close()

    def _pool(self, scheme: str | None, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
        """Connections to the address that was checked; the certificate has to be the host's."""
        if scheme == "https":
            return urllib3.HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host, cert_reqs="CERT_REQUIRED", ca_certs=certifi.where())
        return urllib3.HTTPConnectionPool(address, port)


def _failed(url: str, error: HTTPError) -> InputError:
    return InputError(url, f"could not be fetched ({error.__class__.__name__}: {str(error).split(': ')[-1][:120]}); it is tried again")


def parsed(url: str) -> Url:
    """The parts of a web address; Refused for what is none."""
    try:
        found = parse_url(url.strip())
    except LocationParseError:
        raise Refused(url, "this is no web address; expected https://HOST/...") from None
    if found.scheme not in ("http", "https") or not found.host:
        raise Refused(url, f"only http and https addresses are fetched, not {found.scheme or 'this'}")
    return Url(found.scheme, None, found.host, found.port, found.path or "/", found.query)  # a name and password in an address are left out


def _joined(at: Url, where: str) -> str:
    """A redirect's address, which may be a part of one."""
    if where.startswith("//"):
        return f"{at.scheme}:{where}"
    if "://" in where.split("?")[0]:
        return where
    base = f"{at.scheme}://{at.netloc}"
    return base + where if where.startswith("/") else base + (at.path or "/").rsplit("/", 1)[0] + "/" + where


def _body(response: urllib3.BaseHTTPResponse, url: str, largest: int) -> bytes:
    until, out, size = time.monotonic() + WHOLE, [], 0
    for piece in response.stream(1 << 16, decode_content=True):
        size += len(piece)
        if size > largest:
            raise Refused(url, f"the answer has more than {largest >> 20} MB; it is skipped")
        if time.monotonic() > until:
            raise InputError(url, f"the answer took longer than {WHOLE:.0f} s; it is tried again")
        out.append(piece)
    return b"".join(out)
