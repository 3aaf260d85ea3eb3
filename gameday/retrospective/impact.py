"""What it did to users: who, how much, for how long, and what became of money, data and security."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.facts import say_share
from gameday.retrospective.false_alarm import is_false_alarm
from gameday.retrospective.plain import sentence
from gameday.retrospective.spells import say_spells
from gameday.scoring.assessment import Metrics
from gameday.scoring.case import Case
from gameday.scoring.impact import TruthStep
from gameday.terms.facts import Facts
from gameday.terms.moment import to_datetime

NOT_ON_RECORD = "Not on record."
_HARMLESS = (
    ("Who was affected", "Nobody: it was a false alarm."),
    ("At the peak", "Nobody."),
    ("For how long", "At no time."),
    ("User-minutes", "None."),
    ("Revenue", "None of it."),
    ("Data", "Safe."),
    ("Security", "Not touched."),
)
NO_USER = "No user directly."
_LEAST_SHOWN = 0.05
"""Minutes; less is 0.0 to one place."""
_CORE = {"down": "The core function was down for them", "degraded": "The core function was degraded for them"}
_FEATURE = {"down": "A feature outside the core was down", "degraded": "A feature outside the core was degraded"}
_DATA = {"safe": "Safe.", "at_risk": "At risk.", "lost": "Lost or wrong."}
_SECURITY = {"none": "Not touched.", "suspected": "A breach was suspected.", "breach": "There was a breach."}


def impact_of(case: Case, metrics: Metrics) -> tuple[tuple[str, str], ...]:
    """(label, sentence) pairs, always the same labels; `Not on record.` where the record does not tell."""
    felt = [step for step in case.truth if step.impact and step.stated]
    facts = [step.facts for step in felt]
    if is_false_alarm(case):
        return tuple((label, words) for label, words in _HARMLESS)
    return (
        ("Who was affected", _who(felt)),
        ("At the peak", _peak(felt)),
        ("For how long", _how_long(case)),
        ("User-minutes", _minutes(metrics)),
        ("Revenue", _revenue(facts)),
        ("Data", _worst(facts, "data", ("lost", "at_risk", "safe"), _DATA)),
        ("Security", _worst(facts, "security", ("breach", "suspected", "none"), _SECURITY)),
    )


def _who(felt: Sequence[TruthStep]) -> str:
    if not felt:
        return NOT_ON_RECORD
    facts = [step.facts for step in felt]
    told = [_function(facts, "core_function", _CORE), _function(facts, "feature", _FEATURE)]
    seen = any(one.customer_visible for one in facts)
    if any(one.users_affected for one in facts):
        who = "Customers." if seen else "Users, but nothing that customers could see."
    elif any(one.users_affected is None for one in facts):
        who = "Nobody knew how many users."
    else:
        who = NO_USER
    return " ".join([who, *(f"{words}." for words in told if words)])


def _function(facts: Sequence[Facts], name: str, words: dict[str, str]) -> str:
    states = {getattr(one, name) for one in facts}
    return next((said for state, said in words.items() if state in states), "")


def _peak(felt: Sequence[TruthStep]) -> str:
    known = [step for step in felt if step.facts.users_affected is not None]
    if not known:
        return NOT_ON_RECORD
    worst = max(known, key=lambda step: step.facts.users_affected or 0.0)
    if not worst.facts.users_affected:
        return NO_USER if len(known) == len(felt) else "No user, as far as anybody knew."
    share = say_share(worst.facts.users_affected or 0.0)
    since = to_datetime(worst.at).strftime("%H:%M")
    return f"{share} of users, from {since} UTC on."


def _how_long(case: Case) -> str:
    if case.impact_started is None:
        return NOT_ON_RECORD
    return sentence(say_spells(case))


def _minutes(metrics: Metrics) -> str:
    if metrics.user_minutes is None:
        return NOT_ON_RECORD
    if not metrics.user_minutes:
        return "None."
    return f"As if every user had been cut off for {say_minutes(metrics.user_minutes)}."


def say_minutes(minutes: float) -> str:
    """`14.4 min`; what would be shown as none is `less than 0.1 min`."""
    return "less than 0.1 min" if 0 < minutes < _LEAST_SHOWN else f"{minutes:.1f} min"


def _revenue(facts: Sequence[Facts]) -> str:
    known = [one.revenue_affected for one in facts if one.revenue_affected is not None]
    if not known:
        return NOT_ON_RECORD
    most = max(known)
    return f"At most {say_share(most)} of it at one moment." if most else "No share of it stated."


def _worst(facts: Sequence[Facts], name: str, order: tuple[str, ...], words: dict[str, str]) -> str:
    states = {getattr(one, name) for one in facts}
    return next((words[state] for state in order if state in states), NOT_ON_RECORD)
