"""The desk: all that a participant may perceive and do. Never the scenario, never the truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from gameday.engine.inbox import Inbox
from gameday.engine.series import Series
from gameday.engine.story_time import StoryTime
from gameday.scenario.distraction import DistractionKind
from gameday.sop import Sop
from gameday.terms.facts import Facts
from gameday.terms.frozen import frozen, set_plainly
from gameday.terms.look import Check
from gameday.timeline import Entry


class Refused(Exception):  # an answer to a participant, not a fault
    """An act that cannot be done now; its text says why. Nothing was recorded."""


@frozen
class Lever:
    """A mitigation a responder could try."""

    action: str
    """`rollback`, `feature_flag`, `restart`, `failover`, ..."""
    target: str
    """The service it acts on."""
    text: str
    reversible: bool


@set_plainly
@frozen
class Sight:
    """What a look shows at one moment."""

    facts: Facts | None = None
    """Impact, as far as this look can tell; None: it says nothing of impact.

    What a look cannot see it takes as benign, as people do: a green dashboard says nothing of wrong data.
    """
    lines: tuple[str, ...] = ()
    """Log lines, changes, dependency states, metrics, in words."""
    suggests: tuple[Lever, ...] = ()
    """Levers this look makes one think of; not all of them help."""
    cause: str | None = None
    """What a diagnosis finds here: only for somebody who started one, and only where the cause shows.

    The time that finding it takes is the looker's own: wait first (`Desk.diagnosis_time`), then look.
    """
    cures: tuple[Lever, ...] = ()
    """Once the cause is understood: the levers that undo it, in the order they make sense."""
    series: tuple[Series, ...] = ()
    """Metrics over the last hour, for who asked for them: of a dashboard, and of what a service leans on."""


@frozen
class Demand:
    """What an entry asks of whoever it reaches, beside what it says: what a reader would make of its words.

    Somebody who reads the words themselves needs none of it.
    """

    kind: DistractionKind
    """What it tries to do with people."""
    takes: int | None = None
    """Milliseconds of attention it takes from each receiver; None: as long as such a thing takes them."""
    urges: Lever | None = None
    """The lever it makes one think of."""


class Desk(Protocol):
    """One person's view of the drill. Times are integer milliseconds since the drill's start.

    The paging tool carries out the SOP's escalation hops by itself, from the first page to the notifications at
    declaration; nobody has to page along the policy by hand. The world takes its own time over a mitigation: from
    `mitigation_started` to `mitigation_applied` or `mitigation_failed`, which answers it in `re`.
    """

    @property
    def env(self) -> StoryTime:
        """The one SimPy environment; participants only wait in it."""

    @property
    def inbox(self) -> Inbox:
        """Entries this person can perceive, in the order they came; their own acts are not among them.

        A page (`paged` whose `target` is a role of theirs, or they themselves) rings only here. Alerts, customer
        reports and questions reach the on-call person and whoever joined; talk reaches those who joined.
        """

    @property
    def person(self) -> str:
        """Who this is, as the team file names them."""

    @property
    def sop(self) -> Sop:
        """The procedure the team follows."""

    def now(self) -> int:
        """Milliseconds since the drill's start."""

    def start_moment(self) -> int:
        """The drill's start, in milliseconds since 1970: entries are stamped with start + now."""

    def roles(self) -> tuple[str, ...]:
        """The roles this person holds now: seats given in the incident first, then those of the schedule."""

    def holder(self, role: str) -> str | None:
        """Who holds a role now, as far as everybody can see."""

    def on_seats(self, tell: Callable[[], None]) -> None:
        """Tell whenever a seat is given or given up: until then a role without a schedule keeps its holder."""

    def seen(self) -> Sequence[Entry]:
        """Everything this person has perceived so far."""

    def do(self, act: Entry) -> Entry:
        """Act: the entry is checked, stamped (id, time, actor, role) and recorded; the world answers in its own time.

        `act.at` is ignored. Raises Refused, with nothing recorded, where it cannot be done.
        """

    def look(self, what: Check, service: str | None = None, *, in_words: bool = True, in_series: bool = False) -> Sight:
        """Look now; recorded as `checked`. Who reads no lines asks for none; who draws charts asks for series."""

    def demand(self, heard: Entry) -> Demand | None:
        """What an entry that reached this person asks of them beside what it says; None: nothing."""

    def levers(self) -> tuple[Lever, ...]:
        """Every mitigation the runbooks know, helpful here or not."""

    def title(self, service: str, *, outside: bool = False) -> str | None:
        """How people call a service, by its name; None: they have no other word for it.

        `outside`: how customers call it, who know only what they use themselves.
        """

    def diagnosis_time(self, service: str | None = None) -> int | None:
        """How long finding this cause takes at the median, where the scenario sets it; None: the profile's figure.

        `service`: of what is wrong with it, where several things are.
        """

    def draw(self, purpose: str, occurrence: str) -> float:
        """The luck of this person, in (0, 1), keyed by meaning: the same for the same purpose and occurrence."""

    def draw_for_team(self, purpose: str, occurrence: str) -> float:
        """The luck of the whole team, in (0, 1): the same at every desk."""


class Participant(Protocol):
    """Somebody who answers: scripted, simulated, human or agent."""

    def start(self, desk: Desk) -> None:
        """Sit down: spawn the processes that live in `desk.env`."""
