"""Secrets that open doors: made here, never kept; what is kept is their digest."""

from __future__ import annotations

import hashlib
import secrets

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and figures nobody takes for another when they are read aloud."""
_CODE_LENGTH = 10
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_token() -> str:
    """A secret of 256 bits, for a link or a session."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """A short name for a link or a session; no secret."""
    return secrets.token_hex(6)


def new_code() -> str:
    """A room code to be read aloud and typed: fifty bits, in two groups."""
    drawn = "".join(secrets.choice(_CROCKFORD) for _ in range(_CODE_LENGTH))
    return f"{drawn[:5]}-{drawn[5:]}"


def plain_code(typed: str) -> str:
    """A room code as it was meant, however it was typed."""
    kept = "".join(one for one in typed.upper() if one.isalnum())
    return kept.translate(_MISREAD)


def digest(secret: str) -> str:
    """What is kept of a secret. A long random one needs no slow hash."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
