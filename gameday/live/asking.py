"""Asking a simulated person for something in particular: the order as the entry that says so."""

from __future__ import annotations

from collections.abc import Collection

from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.live.seat_orders import Ask
from gameday.terms.moment import format_moment
from gameday.terms.role import canonical_role, say_role
from gameday.terms.task import say_task
from gameday.timeline import Entry
from gameday.timeline.talk import TaskAssigned


def ask(stage: Stage, asker: str, order: Ask, simulated: Collection[str]) -> Entry:
    """Ask somebody, who answers in their own time; recorded as `task_assigned`.

    `order.person` is a person's id or a role. `simulated`: ids of people who answer what is asked so.

    Raises:
        Refused: there is nobody to ask, or nobody who could hear it; nothing is recorded.

    """
    desk = stage.desk(asker)
    person = _meant(stage, order.person)
    name = stage.team.person(person).name
    if person == asker:
        raise Refused("that is you")
    if person not in simulated:
        raise Refused(f"{name} is no simulated person: talk to them")
    if asker not in stage.response.joined:
        raise Refused("you are not in the response: join it first")
    if person not in stage.response.joined:
        raise Refused(f"{name} is not in the response: page them first")
    words = say_task(order.what, order.target, _called(stage, order))
    due = None if order.within is None else format_moment(desk.start_moment() + desk.now() + order.within)
    return desk.do(
        TaskAssigned(
            at=0,
            person=person,
            what=order.what,
            target=order.target,
            due=due,
            text=f"{name}, please {words}.",
        )
    )


def _called(stage: Stage, order: Ask) -> str | None:
    """What the runbooks call the lever that is meant; None: it is no lever, or none they know."""
    levers = stage.known_levers() if order.what == "mitigate" else ()
    return next((one.text for one in levers if order.target == f"{one.action} {one.target}"), None)


def _meant(stage: Stage, target: str) -> str:
    """The person an id or a role means."""
    if any(one.id == target for one in stage.team.people):
        return target
    role = canonical_role(target)
    holder = stage.response.holder(role, stage.scenario.starts_at + stage.agenda.now)
    if holder is None:
        raise Refused(f"nobody is {say_role(role)} now")
    return holder
