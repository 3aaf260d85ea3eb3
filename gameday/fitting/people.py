"""Does a scenario ask only what its people can do, and speak only to those who are there?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gameday.fitting.makers import Coming, can_be_done, why_nobody
from gameday.fitting.places import actions, named
from gameday.scenario import Scenario
from gameday.scenario.lint.remark import Remark, Where
from gameday.team import Team
from gameday.terms.role import say_role

_VAIN = "It is judged as missed in every drill, however good the team is."
_UNHEARD = "What reaches nobody changes nothing."


def people_remarks(one: Scenario, team: Team, called: Collection[str], found: Coming) -> Iterator[Remark]:
    """Everything that is asked of nobody or sent to nobody.

    `called`: further seats that an SOP calls, beside the team's.
    """
    held = {role for person in team.people for role in person.roles}
    yield from _expected(one, team, held, found)
    yield from _minimum(one, team, held)
    for place in named(one):
        roles = place.selector.role
        if roles and not set(roles) & held:
            yield _nobody(
                (*place.where, "role"), "role-nobody-holds", f"{place.what} {place.selector.say()}", roles, team, _VAIN
            )
    reached = {*held, *called, *one.seats}
    for where, what, to in _sent(one):
        if to and not set(to) & reached:
            yield _nobody((*where, "to"), "sent-to-nobody", f"{what} goes to the {_listed(to)}", to, team, _UNHEARD)
    for index, gap in enumerate(one.gaps):
        if gap.seat is not None and gap.seat not in reached:
            what = f"the gap {gap.gap} lies at the seat of the {say_role(gap.seat)}"
            yield _nobody(("gaps", index, "seat"), "gap-at-no-seat", what, (gap.seat,), team, _UNHEARD)


def _sent(one: Scenario) -> Iterator[tuple[Where, str, tuple[str, ...]]]:
    """(where, what, its receivers) of everything that is sent to somebody."""
    for index, inject in enumerate(one.injects):
        yield ("injects", index), f"inject {inject.id!r}", inject.to
    for index, phase in enumerate(one.phases):
        yield ("phases", index), f"the text of the phase {phase.id!r}", phase.to


def _expected(one: Scenario, team: Team, held: Collection[str], found: Coming) -> Iterator[Remark]:
    for where, action in actions(one):
        if action.acts is not None and not can_be_done(action.acts, one, found):
            yield Remark(
                "error",
                "nobody-does-it",
                (*where, "acts"),
                f"{action.id!r} is shown by {action.acts.say()}, "
                f"and {why_nobody(action.acts, one, found, participants=True)}",
                "an act of somebody who takes part",
                _VAIN,
            )
        role = action.role
        if role is None:
            continue
        what = f"{action.id!r} is expected of the {say_role(role)}"
        if one.seats.get(role) == "absent":
            yield Remark(
                "error",
                "seat-is-absent",
                (*where, "role"),
                f"{what}, whose seat is absent on purpose",
                "a role that is there, or another mode under `seats`",
                _VAIN,
            )
        elif role not in held:
            yield _nobody((*where, "role"), "role-nobody-holds", what, (role,), team, _VAIN)
        elif one.minimum_team and role not in one.minimum_team:
            yield Remark(
                "gap",
                "role-beyond-the-minimum",
                (*where, "role"),
                f"{what}, without whom the minimum team plays",
                f"one of {', '.join(one.minimum_team)}, or the {say_role(role)} in `minimum_team`",
                "A team of the stated size is judged on what nobody in it was there for.",
            )


def _minimum(one: Scenario, team: Team, held: Collection[str]) -> Iterator[Remark]:
    for index, role in enumerate(one.minimum_team):
        if role not in held:
            what = f"it needs the {say_role(role)}"
            yield _nobody(
                ("minimum_team", index), "role-nobody-holds", what, (role,), team, "The team it names cannot play it."
            )


def _nobody(where: Where, id_: str, what: str, roles: Collection[str], team: Team, why: str) -> Remark:
    held = dict.fromkeys(role for person in team.people for role in person.roles)
    return Remark(
        "error",
        id_,
        where,
        f"{what}, and nobody of the team {team.name!r} can take {'that seat' if len(roles) == 1 else 'those seats'}",
        f"one of {', '.join(held)}",
        why,
    )


def _listed(roles: Collection[str]) -> str:
    return " and the ".join(say_role(role) for role in roles)
