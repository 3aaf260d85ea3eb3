"""What every page of a drill knows: which it is, whether it runs, and what time it is in the story."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from gameday.live.drill import LiveDrill
from gameday.live.plan import LiveKind
from gameday.live.seating import all_speak
from gameday.report.brief.conduct import STOP
from gameday.retrospective.heading import EXERCISE
from gameday.timeline.exercise import RealIncident

_TITLES: Mapping[LiveKind, str] = {
    "tabletop": "A tabletop exercise",
    "game-day": "A game day",
    "training": "A training",
}


def banner(drill: str) -> str:
    """What stands over every page of a drill."""
    return f"{EXERCISE} · {drill}"


def open_title(drill: LiveDrill) -> str:
    """What a drill is called before those who take part in it: a scenario's title says what goes wrong.

    Who trains alone has chosen the scenario, and knows.
    """
    told = drill.plan.me is not None or drill.state == "over"
    return drill.scenario.title if told else _TITLES[drill.plan.kind]


def drill_section(drill: LiveDrill, *, leads: bool = False) -> dict[str, JsonValue]:
    """The section `drill` of every view: nothing in it that anybody could not know.

    `title`: the scenario's own for those who lead or evaluate (`leads`), for everybody else only once it is over.
    `why`: why the drill stands still, where there is more to say than that it is paused. `alone`: one person trains,
    and nobody leads. `spoken`: everybody who takes part talks in the room.
    `story` was the story time (milliseconds since the start) at `at_wall` (milliseconds since 1970);
    from there it runs at `factor`, or stands. `zone`: minutes that the clocks of the story are ahead of UTC.
    """
    scenario = drill.scenario
    stopped = drill.state == "real_incident"
    called = next((one for one in reversed(drill.entries) if isinstance(one, RealIncident)), None) if stopped else None
    return {
        "id": drill.plan.drill,
        "title": scenario.title if leads else open_title(drill),
        "kind": drill.plan.kind,
        "alone": drill.plan.me is not None,
        "spoken": all_speak(drill.modes),
        "state": drill.state,
        "why": drill.why if drill.state in ("paused", "broken") else None,
        "banner": banner(drill.plan.drill),
        "word": STOP,
        "story": drill.pace.story,
        "at_wall": drill.pace.wall,
        "factor": drill.pace.factor,
        "running": drill.pace.running,
        "starts_at": scenario.starts_at,
        "zone": drill.plan.zone,
        "ends_after": scenario.ends_after,
        "sop": drill.sop.title,
        "real_incident": _told(called) if stopped else None,
    }


def _told(called: RealIncident | None) -> JsonValue:
    """What it is, and which entry calls it: whoever leads, or trains alone, may take that back."""
    return {"reason": (called.reason or "") if called else "", "entry": called.id if called else None}
