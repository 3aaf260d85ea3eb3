"""Attachments nobody is shown, and alerts that ring on a quiet day."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario.lint.remark import Remark
from gameday.scenario.metric import STATED
from gameday.scenario.model import Scenario


def prop_remarks(one: Scenario) -> Iterator[Remark]:
    """Props that come to nobody, and alarms that tell nothing."""
    shown = {name for inject in one.injects for name in inject.attachments}
    shown |= {name for phase in one.phases for name in phase.attachments}
    for index, attachment in enumerate(one.attachments):
        if attachment.id not in shown:
            yield Remark(
                "error",
                "attachment-never-shown",
                ("attachments", index),
                f"no inject and no phase shows {attachment.id!r}",
                "its id among the `attachments` of what it comes with",
                "It was made for somebody, and nobody sees it.",
            )
    yield from _ringing(one)


def _ringing(one: Scenario) -> Iterator[Remark]:
    """Alert rules that what is usual is beyond already; what follows from a load is left to the engine."""
    if one.world is None:
        return
    services = {service.name: service for service in one.world.services}
    for index, alert in enumerate(one.world.alerts):
        service = services[alert.service]
        name = next((stated for stated in STATED if stated == alert.metric), None)
        if service.load is None and name is not None and alert.limit.beyond(service.usual(name)):
            yield Remark(
                "error",
                "alert-on-a-quiet-day",
                ("world", "alerts", index),
                f"{alert.id!r} rings while nothing is wrong: {name} of {service.name!r} is {service.usual(name):g}",
                "a threshold on the other side of what is usual",
                "The first signal is the start of every clock; this one comes whatever happens.",
            )
