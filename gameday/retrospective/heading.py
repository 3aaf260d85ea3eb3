"""What the report is about, and the words it must carry wherever it goes."""

from __future__ import annotations

from gameday.retrospective.cast import Cast
from gameday.retrospective.false_alarm import is_false_alarm
from gameday.retrospective.model import Form, Heading
from gameday.retrospective.plain import plain
from gameday.retrospective.record_clock import say_record_clock
from gameday.retrospective.story import story_start
from gameday.retrospective.story_clock import say_clocks
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.encoding import EXERCISE as EXERCISE  # noqa: PLC0414  # read from here as well
from gameday.scoring.encoding import SIMULATION
from gameday.terms.moment import to_datetime
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Exercise
from gameday.timeline.exercise import SignedOff
from gameday.timeline.signals import AlertFired

WITH_NAMES = "WITH NAMES: not to be passed on"
_AFTER_ALL = frozenset({"signed_off", "ended"})
_NAMES: dict[Form, str] = {
    "simulation": "Simulation report",
    "after_action": "After-action report",
    "incident": "Incident retrospective",
}


def heading_of(case: Case, assessment: Assessment, cast: Cast, *, names: bool = False, offset: int = 0) -> Heading:
    """Title, banner and the documents used. A drill without people is never called an after-action report.

    Args:
        case: The record under the SOP.
        assessment: What the judge made of it.
        cast: Whose names the title keeps out, as every other text does.
        names: People's names stand in the report.
        offset: Minutes that the clocks of the story are ahead of UTC.

    """
    exercise = assessment.exercise
    real = exercise.kind == "real"
    form: Form = "incident" if real else "simulation" if exercise.simulated_only else "after_action"
    drill = plain(case.header.drill or "", 80)
    signed, lapsed = _standing(case)
    about = plain(cast.redact(_about_what(case), case.start), 200)
    return Heading(
        title=_NAMES[form] + (f": {about}" if about else ""),
        banner=(*banner_of(exercise, drill), *([WITH_NAMES] if names else [])),
        form=form,
        about=_about(case, assessment, drill, offset),
        draft=not signed,
        signed_off=signed,
        lapsed=lapsed,
        offset=offset,
    )


def signed_by(last: SignedOff) -> str:
    """A signature as the end of a sentence: `the scribe signed off on 2026-05-05`."""
    return f"{_role(last) or 'somebody'} signed off on {_day(last)}"


def _standing(case: Case) -> tuple[str, str]:
    """(by which role the record was signed off, and when; why that no longer holds).

    What was put on record after the last signature was not signed, so it makes a draft of the report again.
    """
    last = case.source.last(SignedOff)
    if last is None:
        return "", ""
    if any(one.at > last.at and one.kind not in _AFTER_ALL for one in case.source.entries):
        return "", f"The record changed after {signed_by(last)}."
    by = f" by {_role(last)}" if last.role else ""
    return f"Signed off{by} on {_day(last)}.", ""


def _role(last: SignedOff) -> str:
    return f"the {plain(say_role(canonical_role(last.role)), 80)}" if last.role else ""


def _day(last: SignedOff) -> str:
    return to_datetime(last.wall_at if last.wall_at is not None else last.at).strftime("%Y-%m-%d")


def _about_what(case: Case) -> str:
    """The scenario's title, else its name, else the first alert's."""
    if case.scenario or case.header.scenario:
        return case.scenario.title if case.scenario else case.header.scenario or ""
    alert = case.timeline.first(AlertFired)
    return (alert.alert or alert.text or "") if alert else ""


def banner_of(exercise: Exercise, drill: str) -> tuple[str, ...]:
    """What every page of an exercise carries; nothing for a real incident."""
    if exercise.kind == "real":
        return ()
    return (EXERCISE, *([f"drill {drill}"] if drill else []), *([SIMULATION] if exercise.simulated_only else []))


def simulation_banner(drill: str) -> tuple[str, ...]:
    """What stands over a drill that is being played by simulated people alone."""
    return banner_of(Exercise(kind="simulation"), drill)


def _scenario(case: Case) -> str:
    """By name, and with its variant where one was drawn: `checkout-errors@3`, as a command takes it."""
    one = case.scenario
    if one is None:
        return plain(case.header.scenario or "", 80)
    return one.name if one.variant is None else f"{one.name}@{one.variant}"


def _kept_elsewhere(case: Case, assessment: Assessment) -> bool:
    """Was it somebody's own log, whose clocks may have shown another time than the report does?"""
    return assessment.exercise.kind == "real" or bool(case.header.zones)


def _about(case: Case, assessment: Assessment, drill: str, offset: int) -> tuple[tuple[str, str], ...]:
    version = f", version {assessment.sop.version}" if assessment.sop.version else ""
    pairs = (
        ("Drill", drill),
        ("Kind", "real incident" if assessment.exercise.kind == "real" else assessment.exercise.kind),
        ("Scenario", _scenario(case)),
        ("SOP", f"{plain(case.sop.title)} ({assessment.sop.name}{version})"),
        ("Scorecard", f"{plain(case.scorecard.title)} ({assessment.scorecard.name})"),
        ("Incident", "none: a false alarm" if is_false_alarm(case) else ""),
        ("Seed", "" if case.header.seed is None else str(case.header.seed)),
        (
            "Started",
            to_datetime(story_start(case.timeline, case.scenario)).strftime("%Y-%m-%d %H:%M UTC")
            if len(case.source)
            else "",
        ),
        ("Clock", say_clocks(offset) or (say_record_clock(case.source) if _kept_elsewhere(case, assessment) else "")),
    )
    return tuple((name, value) for name, value in pairs if value)
