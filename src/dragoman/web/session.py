"""Who may write: a session begins with the token that `dragoman serve` prints, and each form carries a proof of the session."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.settings import Settings

COOKIE = "dragoman_session"


class Sessions:
    """Sessions are signed, not kept: a cookie holds a random name and its signature; the secret is new each time the server starts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def opens(self, token: str) -> bool:
        """Is it the token of this server?"""
        return not self.settings.read_only and hmac.compare_digest(token.encode(), self.settings.token.encode())

    def begin(self, response: Response) -> None:
        """Gives the browser a session: a cookie that scripts cannot read and no other site can send."""
        name = secrets.token_urlsafe(16)
        response.set_cookie(COOKIE, f"{name}.{self._sign('session', name)}", httponly=True, samesite="strict", path="/")

    def proof(self, request: Request) -> str | None:
        """What a form of this session must carry; None where the request has no session, or nothing may be written."""
        name, _, signature = request.cookies.get(COOKIE, "").partition(".")
        if self.settings.read_only or not name or not hmac.compare_digest(signature.encode(), self._sign("session", name).encode()):
            return None
        return self._sign("form", name)

    def may_write(self, request: Request, proof: str) -> bool:
        """Does the form's proof belong to the request's session?"""
        wanted = self.proof(request)
        return wanted is not None and hmac.compare_digest(proof.encode(), wanted.encode())

    def _sign(self, use: str, name: str) -> str:
        return hmac.new(self.settings.secret, f"{use}:{name}".encode(), sha256).hexdigest()
