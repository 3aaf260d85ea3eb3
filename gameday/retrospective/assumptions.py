"""What the report rests on that nobody measured here."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.retrospective.model import Assumption, ClauseLine
from gameday.retrospective.untold import untold
from gameday.scorecard import Scorecard
from gameday.scoring.case import Case
from gameday.team import Team
from gameday.team.parameter import ChanceParameter, FactorParameter, TimeParameter
from gameday.terms.duration import say_duration

LIMITS = (
    "A score says how far this record agrees with this SOP. It does not measure skill.",
    "Weights, tolerances and pass marks are conventions; they were not validated against human raters.",
    "It is for learning as a team. It is not for appraising people.",
)


def assumptions_of(case: Case, lines: tuple[ClauseLine, ...], team: Team | None) -> tuple[Assumption, ...]:
    """Readings of the SOP, the scorecard's figures, and what simulated people were assumed to be like."""
    found = [*_readings(case, lines), *_urgency(case), *_tolerances(case.scorecard)]
    if team is not None and not isinstance(team.profile, str):
        found += _parameters(team)
    return tuple(found)


def _readings(case: Case, lines: tuple[ClauseLine, ...]) -> Iterator[Assumption]:
    for line in lines:
        if line.reading is not None and line.status != "not_applicable":
            yield Assumption(f"{line.clause} is read as: {line.reading.value}", line.reading.why)
    for rule in case.sop.severity.rules:
        if rule.reading is not None and any(step.classification.rule == rule for step in case.truth):
            yield Assumption(f"The severity rule {rule.id} is read as: {rule.reading.value}", rule.reading.why)


def _urgency(case: Case) -> Iterator[Assumption]:
    """What is taken for the level before anybody called one, where no urgency and no facts are on record."""
    if case.unstated is None or (case.truth and not untold(case.truth)):
        return
    level = next((span.value for span in case.force.spans(case.unstated.at, case.unstated.at + 1)), None)
    if level is None:
        return
    why = "No urgency is on record of what called. "
    if case.first_level == level:
        why += "What was first called counts back to it, so that a record that says less is not judged more mildly."
    else:
        why += "It counts as the SOP's third level, as an alert of low urgency does, until a graver one is called."
    yield Assumption(f"The level in force before the first call is taken to be {level}", why)


def _tolerances(scorecard: Scorecard) -> Iterator[Assumption]:
    figures = scorecard.tolerances
    words = (
        f"“Immediately” allows {say_duration(figures.prompt)}; where the SOP gives no figure, a declaration may take "
        f"{say_duration(figures.declare)}, a new severity after a change {say_duration(figures.change)}, "
        f"taking up roles {say_duration(figures.roles)}, an acknowledgement {say_duration(figures.acknowledge)}"
    )
    yield Assumption(words, f"Tolerances of the scorecard {scorecard.name}.")


def _parameters(team: Team) -> Iterator[Assumption]:
    behaviour = team.behaviour
    assumed = behaviour.assumed()
    if not assumed:
        return
    figures = "; ".join(_figure(behaviour.parameters[name], name) for name in assumed)
    words = f"{len(assumed)} of {len(behaviour.parameters)} figures of the simulated people are assumed: {figures}"
    yield Assumption(words, f"Profile {behaviour.name} of the team {team.name}; the rest has a source in its file.")


def _figure(one: TimeParameter | ChanceParameter | FactorParameter, name: str) -> str:
    value = f"{say_duration(one.median)} (median)" if isinstance(one, TimeParameter) else f"{one.value:g}"
    return f"{name.replace('_', ' ')} {value}"
