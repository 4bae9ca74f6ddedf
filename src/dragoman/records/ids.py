"""Ids that are hashes of content: the same article read by the same version has the same ids, in any order or process."""

from __future__ import annotations

import hashlib


def content_id(*parts: object) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
