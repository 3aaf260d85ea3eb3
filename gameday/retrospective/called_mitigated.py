"""A word that it is mitigated: a log calls a stage so, and it is no measure that somebody took."""

from __future__ import annotations

import re

from gameday.timeline import Entry
from gameday.timeline.response import MitigationApplied

_STAGE = re.compile(r"mitigated\b[\s.:;,-]*", re.IGNORECASE)


def beside_stage(one: Entry) -> str | None:
    """What is said beside the word, empty where nothing is; None where the entry tells a measure, or anything else."""
    if not isinstance(one, MitigationApplied) or one.action or one.target:
        return None
    found = _STAGE.match(one.text or "")
    return (one.text or "")[found.end() :] if found else None
