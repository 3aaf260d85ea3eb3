"""A human's desk: it does nothing by itself; what a person orders from outside the drill is done here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gameday.engine.desk import Desk, Refused, Sight
from gameday.participants.own_desk import stated_entry
from gameday.terms.frozen import frozen
from gameday.terms.kinds import Kind
from gameday.terms.look import Check
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Paged

SAYABLE: tuple[Kind, ...] = (
    "paged",
    "acknowledged",
    "notified",
    "joined",
    "left",
    "declared",
    "severity_changed",
    "stood_down",
    "role_assigned",
    "role_released",
    "channel_opened",
    "bridge_opened",
    "update_posted",
    "escalated",
    "diagnosis_started",
    "cause_found",
    "mitigation_started",
    "verified",
    "resolved",
    "reopened",
    "handed_off",
    "postmortem_scheduled",
    "postmortem_published",
    "postmortem_closed",
    "action_item_added",
    "action_item_closed",
    "message",
    "task_assigned",
    "task_accepted",
    "task_done",
    "decision",
    "note",
)
"""Kinds of entry that people at a seat may say; looking is done with a look."""
STAMPED = frozenset(
    {"basis", "by", "wall_at", "planned_at", "visible_to", "inject", "source", "team", "incident", "role"}
)
"""Keys that the drill, or whoever leads it, gives an entry."""


@frozen
class Looked:
    """A look, and what it showed."""

    at: int
    """Milliseconds since the drill's start."""
    what: Check
    service: str | None
    sight: Sight


class Human:
    """One seat that a person holds, or that somebody records for."""

    def __init__(self, usual_diagnosis: int) -> None:
        self._usual_diagnosis = usual_diagnosis
        self._desk: Desk | None = None
        self._diagnosing_since: int | None = None
        self._answered: set[str] = set()
        self.looked: list[Looked] = []
        """Every look from here, oldest first."""
        self._latest: dict[tuple[Check, str | None], int] = {}
        """Where the latest look of each kind stands among them."""

    def start(self, desk: Desk) -> None:
        """Sit down."""
        self._desk = desk

    @property
    def desk(self) -> Desk:
        """The desk."""
        assert self._desk is not None, "nobody sat down yet"  # noqa: S101  # a drill seats people before it plays
        return self._desk

    def act(self, kind: str, keys: Mapping[str, object]) -> Entry:
        """Do something: a kind of entry and its keys, as a timeline file has them.

        An answer to a page that names none means the last one that rang here.

        Raises:
            Refused: it cannot be done; nothing was recorded.

        """
        if kind not in SAYABLE:
            raise Refused(f"{kind} is not for people to say")
        return self.do(entry_said(kind, keys))

    def do(self, act: Entry) -> Entry:
        """Do what was said (see `entry_said`). Raises as `act` does."""
        if isinstance(act, Acknowledged) and act.re is None:
            act = replace(act, re=self._last_page())
        done = self.desk.do(act)
        self.note(done)
        return done

    def note(self, done: Entry) -> None:
        """Take note that this person did something, by whatever hand it was recorded."""
        if isinstance(done, Acknowledged) and done.re:
            self._answered.add(done.re)
        elif done.kind == "diagnosis_started" and self._diagnosing_since is None:
            self._diagnosing_since = done.at - self.desk.start_moment()

    def retell(self, entries: Iterable[Entry]) -> None:
        """Follow another record from its beginning: one of which some entries do not count any more."""
        self._answered.clear()
        self._diagnosing_since = None
        for one in entries:
            if one.actor == self.desk.person:
                self.note(one)

    def look(self, what: Check, service: str | None) -> Sight:
        """Look, with the lines a person reads and the charts they see.

        The cause shows once a diagnosis that was begun here has taken the time it takes.

        Raises:
            Refused: they are away.

        """
        sight = self.desk.look(what, service, in_series=True)
        if sight.cause is not None and not self._diagnosed(service):
            sight = replace(sight, cause=None, cures=())
        # Charts are large, and only the latest of a kind is looked at again.
        before = self._latest.get((what, service))
        if before is not None:
            one = self.looked[before]
            self.looked[before] = replace(one, sight=replace(one.sight, series=()))
        self._latest[what, service] = len(self.looked)
        self.looked.append(Looked(self.desk.now(), what, service, sight))
        return sight

    def last_page(self) -> str | None:
        """The id of the last page that rang here and was not answered from here; None: there is none."""
        rang = (one.id for one in reversed(self.desk.seen()) if isinstance(one, Paged) and one.id not in self._answered)
        return next(rang, None)

    def _last_page(self) -> str:
        page = self.last_page()
        if page is None:
            raise Refused("no page rang here that you have not answered")
        return page

    def _diagnosed(self, service: str | None) -> bool:
        takes = self.desk.diagnosis_time(service)
        since = self._diagnosing_since
        return since is not None and self.desk.now() - since >= (self._usual_diagnosis if takes is None else takes)


def entry_said(kind: str, keys: Mapping[str, object]) -> Entry:
    """What a person says, as an entry; keys that are not theirs to give are refused.

    Raises:
        Refused: no such key, or a value that cannot be.

    """
    given = sorted(STAMPED & keys.keys())
    if given:
        raise Refused(f"{kind}: `{given[0]}` is given by the drill itself")
    try:
        return stated_entry(kind, keys)
    except ValueError as error:
        raise Refused(str(error)) from None
