"""A request that is answered with a reason instead of what it asked for."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):  # an answer, not a fault
    """The status and the reason, in words for whoever asked. Nothing was changed."""

    def __init__(self, status: int, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.headers = dict(headers or {})


def too_often(wait: int, why: str = "That was very often in a short time. Wait a moment, then try again.") -> Refusal:
    """429: so many seconds to wait."""
    return Refusal(429, why, {"Retry-After": str(wait)})
