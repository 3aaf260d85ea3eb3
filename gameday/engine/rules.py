"""Rules of the stage: what can be done now, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Set

from gameday.engine.desk import Refused
from gameday.engine.levers import Levers
from gameday.engine.reach import Reach
from gameday.engine.response import Response
from gameday.scenario.world import World
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.kinds import Kind
from gameday.timeline import Entry
from gameday.timeline.response import (
    Declared,
    HandedOff,
    MitigationStarted,
    Reopened,
    Resolved,
    RoleAssigned,
    SeverityChanged,
    StoodDown,
    UpdatePosted,
)

_NOT_THEIRS: tuple[Kind, ...] = (
    *("impact_started", "impact_changed", "impact_ended", "mitigation_available", "alert_fired", "alert_cleared"),
    *("page_failed", "mitigation_applied", "mitigation_failed", "service_restored"),
    *("ended", "control", "judgement", "observation", "correction", "signed_off"),
)
_ABOUT_CALLS = frozenset({"acknowledged", "joined", "left"})
_ABOUT_SEVERITY = frozenset({"declared", "severity_changed", "resolved", "stood_down", "reopened"})
_ABOUT_SEATS = frozenset({"role_assigned", "handed_off"})
_BY_TOOL = frozenset({"channel_opened", "message", "update_posted"})
_OUTSIDERS: frozenset[Kind] = frozenset(
    {"customer_report", "social_mention", "stakeholder_question", "change_notice", "message"}
)
_NEVER: Mapping[Kind, str] = {
    **{kind: f"{kind} is not for people to say" for kind in _NOT_THEIRS},
    **{kind: f"{kind} comes from outside the team" for kind in _OUTSIDERS - {"message"}},
    "checked": "looking is done with look",
}
"""What nobody of the team does, each with the reason."""


class Rules:
    """Says no where an act cannot be; changes nothing."""

    def __init__(self, sop: Sop, team: Team, world: World | None, response: Response, reach: Reach) -> None:
        self._sop = sop
        self._people = team.ids
        self._world = world
        self._response = response
        self._reach = reach

    def check(self, act: Entry, person: str, pages: Set[str], levers: Levers | None, now: int) -> None:
        """Is this act possible for this person now? `pages` are the ids of the pages that reached them.

        Raises:
            Refused: it is not; the text says why.

        """
        kind = act.kind
        if person not in self._people:
            if kind not in _OUTSIDERS:
                raise Refused(f"somebody outside the team cannot do this ({kind})")
            return
        if kind in _NEVER:
            raise Refused(_NEVER[kind])
        if kind in _ABOUT_CALLS:
            self._check_calls(act, person, pages)
        elif kind in _ABOUT_SEVERITY:
            self._check_severity(act)
        elif kind in _ABOUT_SEATS:
            self._check_seats(act, person)
        elif kind in _BY_TOOL:
            if self._reach.gaps:
                self._check_tools(act, now)
        elif kind == "mitigation_started" and isinstance(act, MitigationStarted):
            self._check_lever(act, levers, now)

    def _check_calls(self, act: Entry, person: str, pages: Set[str]) -> None:
        response, kind = self._response, act.kind
        if kind == "acknowledged":
            _require(act.re in pages, "there is no such page to acknowledge")
            _require(act.re not in response.answered, "this page was answered already")
        elif kind == "joined":
            _require(person not in response.joined, "you are here already")
        else:
            _require(person in response.joined, "you are not here")

    def _check_severity(self, act: Entry) -> None:
        response = self._response
        if isinstance(act, (Declared, SeverityChanged)):
            severity = act.severity or ""
            known = severity in self._sop.ladder.levels or self._sop.ladder.rank(severity) is not None
            _require(known, f"{severity!r} is no severity of this SOP")
        if isinstance(act, Declared):
            _require(response.severity is None, "it is declared already; change the severity instead")
        elif isinstance(act, SeverityChanged):
            _require(response.severity is not None, "nothing is declared yet")
            _require(act.severity != response.severity, f"it is {act.severity} already")
        elif isinstance(act, (Resolved, StoodDown)):
            _require(response.severity is not None, "nothing is declared")
            _require(response.resolved_at is None, "it is resolved already")
        elif isinstance(act, Reopened):
            _require(response.resolved_at is not None, "it was not resolved")

    def _check_seats(self, act: Entry, person: str) -> None:
        if isinstance(act, RoleAssigned):
            seat = act.seat
            if not seat:
                raise Refused("which seat?")
            if self._response.kept_from(person, seat) and self._response.kept_from(act.person or person, seat):
                raise Refused(f"the seat {seat} is kept for somebody who takes part")
            if self._reach.absent(seat):
                raise Refused(f"the seat {seat} stays empty in this drill")
            if act.person is not None and act.person not in self._people:
                raise Refused(f"{act.person} is nobody on this team")
        elif isinstance(act, HandedOff) and act.to is not None:
            _require(act.to in self._people, f"{act.to} is nobody on this team")

    def _check_tools(self, act: Entry, now: int) -> None:
        if act.kind != "update_posted":
            if self._reach.gap("chat_down", now):
                raise Refused("the chat cannot be reached")
        elif (
            isinstance(act, UpdatePosted) and act.audience == "external" and self._reach.gap("status_page_locked", now)
        ):
            raise Refused("the login of the status page does not work")

    def _check_lever(self, act: MitigationStarted, levers: Levers | None, now: int) -> None:
        if self._world is None or levers is None:
            return
        wanted = ((act.action, "what is done (`action`)"), (act.target, "to which service (`target`)"))
        missing = [asked for given, asked in wanted if not given]
        if missing:
            raise Refused(f"a mitigation needs {' and '.join(missing)}, as the runbooks have it")
        told = self._world.lever(act.action, act.target)
        if told is None:
            raise Refused(f"no runbook knows {act.action} of {act.target}")
        _require(told.available_from <= now, "that is not possible yet")
        _require((told.action, told.target) not in levers.under_way, "that is being done already")
        _require(not levers.holds(told), "that is in place already")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Refused(otherwise)
