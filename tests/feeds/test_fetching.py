"""Requests to a server of our own."""

import gzip
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.feeds import addresses, fetching
from dragoman.feeds.addresses import Refused
from dragoman.feeds.fetching import Fetcher, parsed
from dragoman.feeds.politeness import Pace
from tests.feeds.server import Reply, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as made:
        yield made


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, pace=Pace(0.0))


def test_a_page_with_its_headers(site: Site, fetcher: Fetcher) -> None:
    site.replies["/a?b=1"] = Reply("hello", headers={"ETag": '"x"'})
    answer = fetcher.get(site.url + "/a?b=1", {"Accept": "text/html"})
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"x"')
    assert site.asked[0][1]["user-agent"].startswith("dragoman") and site.asked[0][1]["accept"] == "text/html"


def test_loopback_is_refused_unless_allowed(site: Site) -> None:
    for url in (site.url, site.url.replace("127.0.0.1", "localhost"), site.url.replace("127.0.0.1", "2130706433"), site.url.replace("127.0.0.1", "[::ffff:127.0.0.1]")):
        with pytest.raises(InputError):
            Fetcher(pace=Pace(0.0)).get(url + "/a")
    assert site.asked == []


def test_a_redirect_into_the_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")  # the test's server stands for a public one
    for where in ("http://10.0.0.1/", "//192.168.0.1/x", "http://169.254.169.254/latest/meta-data"):
        site.replies["/a"] = Reply(status=302, headers={"Location": where})
        with pytest.raises(Refused, match="private address"):
            Fetcher(pace=Pace(0.0)).get(site.url + "/a")


def test_the_connection_is_made_to_the_address_that_was_checked(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int, **others: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda host, port, *a, **k: look_up(host, port) if host == "news.test" else real(host, port, *a, **k))
    site.replies["/a"] = Reply("hello")
    assert fetcher.get(site.url.replace("127.0.0.1", "news.test") + "/a").body == b"hello"
    assert asked == ["news.test"] and site.asked[0][1]["host"].startswith("news.test:")


def test_another_address_is_tried_where_one_does_not_answer(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 0)) for a in ("127.255.255.254", "127.0.0.1")]
    real = socket.getaddrinfo
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda host, port, *a, **k: found if host == "news.test" else real(host, port, *a, **k))
    site.replies["/a"] = Reply("hello")
    assert fetcher.get(site.url.replace("127.0.0.1", "news.test") + "/a").body == b"hello"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_the_certificate_has_to_be_the_hosts(tmp_path: Path, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {certificate} -days 2 -subj /CN=news.test -addext subjectAltName=DNS:news.test"
    subprocess.run(["openssl", *words.split()], check=True, capture_output=True)
    real = socket.getaddrinfo
    local = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda host, port, *a, **k: local if host.endswith(".test") else real(host, port, *a, **k))
    with serve(Site({"/a": Reply("hello")}), (str(certificate), str(key))) as site:
        with pytest.raises(InputError, match="certificate"):
            fetcher.get(site.url.replace("127.0.0.1", "news.test") + "/a")
        monkeypatch.setattr(fetching.certifi, "where", lambda: str(certificate))
        assert fetcher.get(site.url.replace("127.0.0.1", "news.test") + "/a").body == b"hello"
        with pytest.raises(InputError, match="match"):
            fetcher.get(site.url.replace("127.0.0.1", "other.test") + "/a")


@pytest.mark.parametrize("where", ["/b", "b", "//127.0.0.1:{port}/b", "{url}/b"])
def test_redirects_are_followed(site: Site, fetcher: Fetcher, where: str) -> None:
    site.replies |= {"/a": Reply(status=301, headers={"Location": where.format(url=site.url, port=site.url.rsplit(":")[-1])}), "/b": Reply("there")}
    assert fetcher.get(site.url + "/a").url == site.url + "/b"


def test_redirects_without_end_and_to_other_schemes(site: Site, fetcher: Fetcher) -> None:
    site.replies |= {"/a": Reply(status=302, headers={"Location": "/a"}), "/b": Reply(status=302, headers={"Location": "file:///etc/passwd"})}
    for path in ("/a", "/b"):
        with pytest.raises(Refused):
            fetcher.get(site.url + path)


def test_too_long_answers_are_cut_off_also_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.replies["/a"] = Reply(b"x" * 3000)
    site.replies["/b"] = Reply(gzip.compress(b"x" * 3000), headers={"Content-Encoding": "gzip"})
    for path in ("/a", "/b"):
        with pytest.raises(Refused, match="more than"):
            fetcher.get(site.url + path, largest=1000)
        assert len(fetcher.get(site.url + path, largest=3000).body) == 3000


def test_a_slow_answer_is_given_up(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    site.replies["/a"] = Reply("hello")
    monkeypatch.setattr(fetching, "WHOLE", -1.0)
    with pytest.raises(InputError, match="took longer"):
        fetcher.get(site.url + "/a")


def test_a_server_that_is_not_there(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="could not be fetched"):
        fetcher.get(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("url", ["ftp://host/x", "file:///etc/passwd", "nothing", "http://", "javascript:alert(1)"])
def test_other_addresses_are_refused(url: str, fetcher: Fetcher) -> None:
    with pytest.raises(Refused):
        fetcher.get(url)


def test_a_name_and_password_in_an_address_are_not_sent() -> None:
    assert parsed("https://user:secret@host.example/a").url == "https://host.example/a"
