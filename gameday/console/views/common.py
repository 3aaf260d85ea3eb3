"""What every page of a drill knows: which it is, whether it runs, and what time it is in the story."""

from __future__ import annotations

from pydantic import JsonValue

from gameday.live.drill import LiveDrill
from gameday.report.brief_conduct import STOP
from gameday.retrospective.heading import EXERCISE
from gameday.timeline.exercise import RealIncident


def banner(drill: str) -> str:
    """What stands over every page of a drill."""
    return f"{EXERCISE} · {drill}"


def drill_section(drill: LiveDrill) -> dict[str, JsonValue]:
    """The section `drill` of every view: nothing in it that anybody could not know.

    `alone`: one person trains, and nobody leads. `story` was the story time (milliseconds since the start) at `at_wall`
    (milliseconds since 1970); from there it runs at `factor`, or stands.
    """
    scenario = drill.scenario
    stopped = drill.state == "real_incident"
    called = next((one for one in drill.entries if isinstance(one, RealIncident)), None) if stopped else None
    return {
        "id": drill.plan.drill,
        "title": scenario.title,
        "kind": drill.plan.kind,
        "alone": drill.plan.me is not None,
        "state": drill.state,
        "banner": banner(drill.plan.drill),
        "word": STOP,
        "story": drill.pace.story,
        "at_wall": drill.pace.wall,
        "factor": drill.pace.factor,
        "running": drill.pace.running,
        "starts_at": scenario.starts_at,
        "ends_after": scenario.ends_after,
        "sop": drill.sop.title,
        "real_incident": {"reason": (called.reason or "") if called else ""} if stopped else None,
    }
