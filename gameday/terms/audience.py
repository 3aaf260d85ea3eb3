"""Whom an update is for, and what stage of the incident it reports."""

from __future__ import annotations

from typing import Literal, get_args

Audience = Literal["internal", "external", "executive"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

UpdateStatus = Literal["investigating", "identified", "mitigating", "monitoring", "resolved"]
UPDATE_STATUSES: tuple[UpdateStatus, ...] = get_args(UpdateStatus)
