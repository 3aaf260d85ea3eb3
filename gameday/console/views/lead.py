"""What whoever leads a drill sees, and an evaluator with them: everything, section by section."""

from __future__ import annotations

from pydantic import JsonValue

from gameday.console.views.aloud import say_whom, without_page
from gameday.console.views.lead_clauses import clauses_section, objectives_section
from gameday.console.views.lead_clocks import clocks_section
from gameday.console.views.lead_msel import msel_section
from gameday.console.views.lead_scene import Scene
from gameday.console.views.lead_script import ScriptState, branches_section, pace_section, phases_section
from gameday.console.views.lead_seats import Seated, seats_section
from gameday.console.views.lead_truth import truth_section
from gameday.console.views.lead_wash import wash_section
from gameday.live.drill import LiveDrill
from gameday.live.seating import PEOPLED

Sections = dict[str, JsonValue]


def lead_view(drill: LiveDrill, *, may_control: bool = True) -> Sections:
    """Every section of the lead's pages but `drill`, which all views share.

    Args:
        drill: The drill at this moment.
        may_control: False for an evaluator, who may log and record and move nothing.

    """
    scene, script = scene_of(drill), script_of(drill)
    return {
        "rights": {"control": may_control},
        "standing": drill.why,
        "brief": _brief(scene),
        "msel": msel_section(scene, script, lambda roles: say_whom(without_page(drill, roles))),
        "phases": phases_section(scene.scenario, script),
        "branches": branches_section(scene.scenario, script),
        "pace": pace_section(scene.scenario, script),
        "clauses": clauses_section(scene, over=drill.state == "over"),
        "objectives": objectives_section(scene),
        "clocks": clocks_section(scene),
        "truth": truth_section(scene, drill.stage if drill.started else None),
        "seats": seats_section(scene, seated(drill)),
        "checks": [{"item": item, "done": done} for item, done in drill.checks.items()],
        "washed": wash_section(drill.washed),
    }


def scene_of(drill: LiveDrill) -> Scene:
    """The drill as the sections look at it."""
    scorecard = drill.documents.scorecard.document
    return Scene(drill.scenario, drill.sop, scorecard, drill.team, drill.timeline(), drill.story)


def script_of(drill: LiveDrill) -> ScriptState:
    """Where the script stands."""
    if not drill.started:
        return ScriptState.of(drill.scenario)
    script = drill.stage.script
    return ScriptState(
        injects=script.injects.by_id,
        sent=script.injects.sent,
        held=tuple(script.injects.held),
        left_out=frozenset(script.injects.skipped),
        due=script.injects.due,
        begun=script.phases.begun,
        taken=script.branches.taken,
    )


def seated(drill: LiveDrill) -> tuple[Seated, ...]:
    """Every role of the drill with how it is held."""
    peopled = {id_ for id_, one in drill.people.items() if one.mode in PEOPLED}
    out = {id_ for id_, one in drill.people.items() if one.mode == "absent"}
    found = ((role, drill.modes.get(role, "simulated"), drill.person_of(role)) for role in drill.roles)
    return tuple(
        Seated(role, mode, person, person in peopled, mode == "simulated" and person in out)
        for role, mode, person in found
    )


def _brief(scene: Scene) -> JsonValue:
    """What the scenario says to whoever leads, beside its script; and by what it will be judged."""
    one = scene.scenario
    return {
        "sop": f"{scene.sop.title}, version {scene.sop.version}",
        "scorecard": scene.scorecard.name,
        "pitch": one.pitch,
        "duration": one.duration,
        "levels": list(scene.sop.ladder.levels),
        "learning": list(one.learning_objectives),
        "services": [service.name for service in one.world.services] if one.world else [],
    }
