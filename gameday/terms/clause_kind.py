"""The kinds of clause an SOP may hold: the words the whole house shares."""

from __future__ import annotations

from typing import Literal, get_args

ClauseKind = Literal[
    "deadline",
    "cadence",
    "precedence",
    "classification",
    "assignment",
    "separation",
    "content",
    "absence",
    "escalation",
    "hold",
    "due",
]
CLAUSE_KINDS: tuple[ClauseKind, ...] = get_args(ClauseKind)
