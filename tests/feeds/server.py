"""A web server on a loopback port, for what is fetched in tests."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sahel Post</title>{}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Daily</title>{}</feed>"""
SENTENCE = "The government of Kenya recalled its ambassador from Somalia on Tuesday, a day after a clash at the border number {n}. "


def item(url: str, n: int, *, published: str = "Tue, 05 Mar 2024 08:00:00 GMT", content: str = "") -> str:
    whole = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return f"<item><title>Number {n}</title><link>{url}/{n}</link><guid>{n}</guid><pubDate>{published}</pubDate><description>Short.</description>{whole}</item>"


def page(n: int) -> str:
    return f"<html><head><title>Number {n}</title></head><body><article><h1>Number {n}</h1><p>{SENTENCE.format(n=n) * 3}</p><p>{SENTENCE.format(n=n) * 2}</p></article></body></html>"


@dataclass
class Reply:
    """What a path is answered with."""

    body: bytes | str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"


@dataclass
class Site:
    """Replies by path, and what was asked: path and headers."""

    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serve(site: Site, tls: tuple[str, str] | None = None) -> Iterator[Site]:
    """The site at `site.url`. An ETag is honoured. `tls`: files of a certificate and its key."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {k.lower(): v for k, v in self.headers.items()}
            site.asked.append((self.path, headers))
            reply = site.replies.get(self.path, Reply(status=404))
            tag = reply.headers.get("ETag")
            status = 304 if tag and headers.get("if-none-match") == tag else reply.status
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(status)
            for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(0 if status == 304 else len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    site.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
