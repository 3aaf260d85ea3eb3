"""What the team found of what was true: this cause, some of several, or another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gameday.retrospective.cast import Cast
from gameday.retrospective.plain import listed, plain
from gameday.scoring.case import Case
from gameday.timeline.response import CauseFound

_WORDS = re.compile(r"[a-z]{4,}")
_SAME = 0.7
"""Of the words of a cause so many stand in the truth as well: it is the same."""


def say_found(case: Case, cast: Cast, truth: str) -> str:
    """The cause on record, without telling the truth twice; empty where nobody can say.

    Where several incidents ran at once, each with a cause of its own, how many of them were found.

    Args:
        case: The record.
        cast: Whose names are kept out.
        truth: What really happened, as the summary tells it; empty where nobody knows.

    """
    found = [one for one in case.timeline.every(CauseFound) if one.cause]
    if not found:
        return "The team put no cause on record." if truth and case.covers((CauseFound.kind,)) else ""
    causes = list(_causes(case).values()) if truth else []
    met = [one for one in causes if any(_same(act.cause or "", one) for act in found)]
    if len(causes) > 1 and met:
        if len(met) == len(causes):
            return f"The team found {'both' if len(met) == 2 else f'all {len(met)}'} causes."
        told = listed([plain(words[0]).rstrip(".") for words in met])
        return f"The team put {len(met)} of the {len(causes)} causes on record: {told}."
    last = cast.redact(found[-1].cause or "", found[-1].at).rstrip(".")
    same = truth and _same(last, [truth, *(words for told in causes for words in told)])
    return "The team found this cause." if same else f"The cause the team found: {last}."


def _causes(case: Case) -> dict[str, list[str]]:
    """By incident that had begun, the causes of its faults; faults of no named incident are one."""
    faults = case.scenario.world.faults if case.scenario and case.scenario.world else ()
    found: dict[str, list[str]] = {}
    for one in faults:
        if one.at is not None and case.start + one.at <= case.horizon:
            found.setdefault(one.incident or "", []).append(one.cause)
    return found


def _same(cause: str, truths: Sequence[str]) -> bool:
    """Do its words stand in one of these?"""
    words = set(_WORDS.findall(cause.lower()))
    return bool(words) and any(len(words & set(_WORDS.findall(one.lower()))) >= _SAME * len(words) for one in truths)
