"""Measurements and metrics for people."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.retrospective.model import Reckoned
from gameday.retrospective.untold import NO_FACTS
from gameday.scenario.par import Par
from gameday.scoring.assessment import Measurement, Metrics
from gameday.scoring.case import Case
from gameday.scoring.moments import PAGE_KINDS
from gameday.scoring.since import say_call
from gameday.terms.audience import AUDIENCES
from gameday.terms.duration import SECOND, say_duration
from gameday.terms.moment import clock
from gameday.timeline.paging import Acknowledged

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
_ENDS_WITH = {
    "time_to_acknowledge": "acknowledged",
    "time_to_declare": "declared",
    "time_to_first_internal_update": "update_posted",
    "time_to_first_external_update": "update_posted",
    "time_to_first_executive_update": "update_posted",
    "time_to_resolve": "resolved",
    "longest_internal_silence": "update_posted",
    "longest_external_silence": "update_posted",
}
_FROM_FACTS = ("time_to_detect", "time_at_wrong_severity")
"""What only the facts of impact can tell."""
_ELSE_FROM_SIGNAL = ("time_to_mitigate", "time_to_resolve")
RUNS_ON = "runs to the end of the record"
"""What is said of a silence that nothing ended."""
_WITHOUT = {
    "pending": "may still come",
    "censored": "never came",
    "not_applicable": "not asked for",
    "invalid": "invalid: it ends before it starts",
    "recorded": "not recorded",
}


def reckoned(measurements: Iterable[Measurement], case: Case) -> tuple[Reckoned, ...]:
    """Every measurement with its words; par stands beside the outcomes a scenario has one for."""
    par = case.scenario.par if case.scenario else None
    return tuple(_reckoned(one, par, case, shown=could_show(case, one.name)) for one in measurements)


def could_show(case: Case, measurement: str) -> bool:
    """Can the source of this record show the end of a measurement? What it cannot show it cannot say never came."""
    kind = _ENDS_WITH.get(measurement)
    if kind == "update_posted":
        return all(case.shows_updates_to(one) for one in AUDIENCES if f"_{one}_" in measurement)
    return kind is None or case.covers((kind,))


def say_silence(case: Case, one: Measurement) -> str:
    """How long a silence was at the least, in a record that ends before the incident does, and where it stands."""
    if one.at_least is None:
        return RUNS_ON
    first = case.impact_started if case.impact_started is not None else case.start
    start, end = case.entries.get(one.from_entry or ""), case.entries.get(one.to_entry or "")
    since = f"from {clock(start.at, first)}" if start else "from when declaration was due"
    until = (
        f"to {clock(end.at, first)} UTC"
        if end
        else ("UTC to the end of the record" if start else "to the end of the record")
    )
    return f"at least {say_duration(round(one.at_least * SECOND))} ({since} {until})"


def _reckoned(one: Measurement, par: Par | None, case: Case, *, shown: bool) -> Reckoned:
    if one.status == "recorded" and one.seconds is not None and case.around_a_table:
        # Nobody in the room lived by the running clock, and a time is no better for having been talked of sooner.
        told = one.aside.story if one.aside is not None else round(one.seconds * SECOND)
        value = f"{say_duration(told)} on the story's clock, not rated"
    elif one.status == "recorded" and one.seconds is not None:
        value = say_duration(round(one.seconds * SECOND))
        usual: int | None = getattr(par, one.name, None)
        if usual is not None:
            value += f" (par {say_duration(usual)})"
        if one.aside is not None:
            value += f" ({one.aside.say()})"
    else:
        silence = one.status == "censored" and "silence" in one.name
        without = say_silence(case, one) if silence else _WITHOUT[one.status]
        if one.status == "censored" and not silence and case.header.covers is not None:
            without = "not on record"
        if one.status == "pending" and case.cut_short is not None:
            without = f"had not come when {case.cut_short}"
        value = without if shown else "the source cannot show it"
    if one.status == "not_applicable" and one.name in _FROM_FACTS and not case.truth:
        value = f"cannot be told: {NO_FACTS}"
    label = _label(one, case)
    call = case.entries.get(one.from_entry or "") if one.name == "time_to_acknowledge" else None
    if call is not None and call.kind not in PAGE_KINDS:
        # Without a page that the tool sent the time runs from the alert; who answers a colleague stops nothing.
        label = f"{say_call(case, call).removeprefix('the ').capitalize()} to acknowledgement"
        if one.status == "censored" and shown and case.timeline.first(Acknowledged) is not None:
            value += " (what was answered was a page by a colleague)"
    return Reckoned(one.name, label, one.status, value, one.from_entry, one.to_entry)


def _label(one: Measurement, case: Case) -> str:
    """What is counted from the impact counts from the first signal where no impact is on record, and says so."""
    label = LABELS.get(one.name, one.name.replace("_", " ").capitalize())
    if one.name in _ELSE_FROM_SIGNAL and case.impact_started is None:
        return label.replace("Impact to", "First signal to")
    return label


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
