"""The door: refuses what comes from elsewhere, and sends every answer with the headers that keep a page to itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST = 256 << 10  # bytes of a request's body
SAFE = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Middleware. 421: a Host that is none of `hosts` (a name of a stranger that resolves here); 403: a foreign Origin; 413: a body that is too large.

    A page of another site can neither read an answer nor write; without an Origin a write passes only to the check of its session's token.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app, self.hosts = app, frozenset(h.lower() for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                mutable = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    mutable[name] = value
                if "cache-control" not in mutable:
                    mutable["Cache-Control"] = "no-store"
            await send(message)

        if refusal is not None:
            await PlainTextResponse(refusal[1] + "\n", refusal[0])(scope, receive, sending)
            return
        await self.app(scope, receive, sending)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if hostname(host) not in self.hosts:
            return 421, "this address is not served here; open the one that `dragoman serve` printed"
        origin = headers.get("origin")
        if origin is not None and not _same_origin(origin, host):
            return 403, "refused: the request comes from another site"
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and (method not in SAFE or headers.get("sec-fetch-mode") not in (None, "navigate")):
            return 403, "refused: the request comes from another site"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST:
            return 413, f"refused: more than {LARGEST >> 10} KB were sent"
        return None


def hostname(host: str) -> str:
    """The name of a Host header without its port; '' for what is none."""
    try:
        parts = urlsplit("//" + host)
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return name.lower() if parts.path == "" and parts.username is None and not parts.query else ""


def _same_origin(origin: str, host: str) -> bool:
    try:
        return urlsplit(origin).scheme in ("http", "https") and urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False
