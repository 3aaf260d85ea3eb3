"""Where a responder can look, and how loud an alert is."""

from __future__ import annotations

from typing import Literal, get_args

Check = Literal["dashboard", "logs", "changes", "dependencies", "customers"]
CHECKS: tuple[Check, ...] = get_args(Check)

Urgency = Literal["high", "low"]
"""`high` pages somebody; `low` waits in a queue."""
