"""The alert that should have called somebody: which one it was, and how it is named."""

from __future__ import annotations

from gameday.retrospective.plain import plain
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Escalation
from gameday.timeline.signals import AlertFired


def first_alert(scene: Scene) -> AlertFired | None:
    """The first that was to call somebody: a loud one, else the first of all."""
    alerts = scene.timeline.every(AlertFired)
    return next((one for one in alerts if one.urgency == "high"), next(iter(alerts), None))


def calls_nobody(scene: Scene) -> bool:
    """Was somebody to be paged at the first signal, and never was?"""
    return any(
        isinstance(clause := scene.clause(line), Escalation)
        and clause.trigger == "signal"
        and "never paged" in line.observed
        for line in scene.fallen
    )


def say_alert(scene: Scene) -> str:
    """`the alert “shape-check”`."""
    alert = first_alert(scene)
    return f"the alert “{plain(alert.alert, 60)}”" if alert is not None and alert.alert else "the alert"
