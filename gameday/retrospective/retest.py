"""Which scenario shows whether a change helped: the one that was played, else the one most like the record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gameday.retrospective.plain import plain
from gameday.scenario import Scenario
from gameday.scoring.case import Case
from gameday.timeline import Timeline
from gameday.timeline.response import CauseFound
from gameday.timeline.signals import AlertFired, CustomerReport

_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    {
        "about", "above", "after", "alert", "before", "error", "errors", "fails", "from", "high", "into", "over",
        "rate", "service", "since", "that", "their", "they", "this", "under", "users", "were", "what", "with",
    }
)  # fmt: skip
_LEAST = 2
"""How alike a record and a scenario are before one is called like the other."""


def retest_of(case: Case, shelf: Iterable[Scenario] = ()) -> str:
    """The name of the scenario to play again; of a record without one, the nearest on the shelf, said to be that."""
    if case.scenario is not None:
        return case.scenario.name
    if case.header.scenario:
        return plain(case.header.scenario, 80)
    words = _words_of(case.timeline)
    ranked = sorted(((_likeness(words, one), one.name) for one in shelf), key=lambda pair: (-pair[0], pair[1]))
    if ranked and ranked[0][0] >= _LEAST:
        return f"{ranked[0][1]} (of the scenarios at hand the one most like this record)"
    return "a scenario to be written from this timeline"


def _words_of(timeline: Timeline) -> set[str]:
    texts: list[str | None] = []
    for alert in timeline.every(AlertFired):
        texts += [alert.service, alert.alert, alert.text]
    texts += [one.text for one in timeline.every(CustomerReport)]
    texts += [one.cause for one in timeline.every(CauseFound)]
    return _words(texts)


def _likeness(words: set[str], scenario: Scenario) -> int:
    """Words both use; those the scenario or a service of it is called by count twice."""
    services = [service.name for service in scenario.world.services] if scenario.world else []
    names = _words([scenario.name, *services])
    texts = _words([scenario.title, scenario.pitch, scenario.hidden_truth, *scenario.tags])
    return 2 * len(words & names) + len(words & (texts - names))


def _words(texts: Iterable[str | None]) -> set[str]:
    return {word for text in texts if text for word in _WORD.findall(text.lower())} - _COMMON
