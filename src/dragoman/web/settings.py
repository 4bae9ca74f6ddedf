"""How the application is set up."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Settings:
    """`hosts`: the names under which it may be asked for; `token`: opens a session that may write; `reviewer`: who writes."""

    store: Path
    read_only: bool = False
    reviewer: str = "reviewer"
    hosts: tuple[str, ...] = LOOPBACK
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
