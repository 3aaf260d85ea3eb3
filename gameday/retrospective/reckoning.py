"""Measurements and metrics for people."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.retrospective.model import Reckoned
from gameday.scenario.par import Par
from gameday.scoring.assessment import Measurement, Metrics
from gameday.terms.duration import SECOND, say_duration

LABELS = {
    "time_to_detect": "Impact to first signal",
    "time_to_acknowledge": "First page to acknowledgement",
    "time_to_declare": "First signal to declaration",
    "time_to_first_internal_update": "First signal to first internal update",
    "time_to_first_external_update": "First signal to first external update",
    "time_to_first_executive_update": "First signal to first executive update",
    "time_to_mitigate": "Impact to mitigation",
    "time_to_resolve": "Impact to resolution",
    "longest_internal_silence": "Longest internal silence",
    "longest_external_silence": "Longest external silence",
    "time_at_wrong_severity": "Time at a wrong severity",
}
_WITHOUT = {
    "pending": "may still come",
    "censored": "never came",
    "not_applicable": "not asked for",
    "invalid": "invalid: it ends before it starts",
    "recorded": "not recorded",
}


def reckoned(measurements: Iterable[Measurement], par: Par | None) -> tuple[Reckoned, ...]:
    """Every measurement with its words; par stands beside the outcomes a scenario has one for."""
    return tuple(_reckoned(one, par) for one in measurements)


def _reckoned(one: Measurement, par: Par | None) -> Reckoned:
    if one.status == "recorded" and one.seconds is not None:
        value = say_duration(round(one.seconds * SECOND))
        usual: int | None = getattr(par, one.name, None)
        if usual is not None:
            value += f" (par {say_duration(usual)})"
    else:
        value = _WITHOUT[one.status]
    label = LABELS.get(one.name, one.name.replace("_", " ").capitalize())
    return Reckoned(one.name, label, one.status, value, one.from_entry, one.to_entry)


def say_metrics(metrics: Metrics) -> tuple[tuple[str, str], ...]:
    """(label, value) pairs of what the record can tell."""
    words = (
        ("User-minutes of impact (share of users x minutes)", metrics.user_minutes, "{:.1f}"),
        ("Minutes under the right severity", metrics.under_triage_minutes, "{:.0f}"),
        ("Minutes over the right severity", metrics.over_triage_minutes, "{:.0f}"),
        ("Pages sent", metrics.pages_sent, "{:d}"),
        ("Person-minutes spent", metrics.person_minutes, "{:.0f}"),
        ("Escalations missed", metrics.missed_escalations, "{:d}"),
    )
    return tuple((label, form.format(value)) for label, value, form in words if value is not None)
