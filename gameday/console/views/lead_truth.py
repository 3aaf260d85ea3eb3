"""What is true now, for the one who leads: facts, the right level beside the one called, what is wrong, what helps."""

from __future__ import annotations

from pydantic import JsonValue

from gameday.console.views.lead_scene import Scene
from gameday.engine.stage import Stage
from gameday.report.classification_page import reasons
from gameday.retrospective.facts import say_facts
from gameday.scenario import Scenario
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted


def truth_section(scene: Scene, stage: Stage | None) -> JsonValue:
    """The world's truth; where no world computes it, it is stated by hand."""
    facts = facts_now(scene)
    right = scene.sop.classify(facts)
    called = scene.board.severity
    return {
        "facts": dict(facts.to_json()),
        "words": say_facts(facts),
        "right": list(right.levels),
        "right_words": right.say(),
        "why": list(reasons(scene.sop, right)[:2]) if not facts.benign else [],
        "called": called,
        "fits": (called in right.levels) if called else not right.levels,
        "by_hand": scene.scenario.world is None,
        "hidden": scene.scenario.hidden_truth,
        "faults": _faults(scene.scenario, stage),
        "levers": _levers(scene.scenario, stage, scene.story),
        "firing": {service: list(alerts) for service, alerts in scene.board.services.items() if alerts},
    }


def facts_now(scene: Scene) -> Facts:
    """The facts of impact as the record tells them last."""
    told = scene.timeline.of_kinds((ImpactStarted.kind, ImpactChanged.kind, ImpactEnded.kind))
    last = told[-1] if told else None
    if isinstance(last, ImpactStarted | ImpactChanged | ImpactEnded):
        return last.facts
    return BENIGN


def _faults(scenario: Scenario, stage: Stage | None) -> list[JsonValue]:
    if scenario.world is None:
        return []
    live = stage.scenery.world.faults if stage and stage.scenery.world else {}
    return [
        {
            "id": fault.id,
            "service": fault.service,
            "text": fault.cause,
            "active": fault.id in live and live[fault.id].active,
        }
        for fault in scenario.world.faults
    ]


def _levers(scenario: Scenario, stage: Stage | None, now: int) -> list[JsonValue]:
    """Every lever, those that help first."""
    if scenario.world is None:
        return []
    pulled = stage.scenery.levers if stage else None
    told = sorted(scenario.world.mitigations, key=lambda one: not one.helps)
    return [
        {
            "action": one.action,
            "target": one.target,
            "text": one.text,
            "helps": one.helps,
            "reversible": one.reversible,
            "there": one.available_from <= now,
            "state": "" if pulled is None else _state((one.action, one.target), pulled.under_way, pulled.in_place),
        }
        for one in told
    ]


def _state(key: tuple[str, str], under_way: set[tuple[str, str]], in_place: set[tuple[str, str]]) -> str:
    return "under way" if key in under_way else "in place" if key in in_place else ""
