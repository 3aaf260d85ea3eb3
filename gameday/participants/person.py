"""A simulated person: ears, attention, memory and luck. What they do with them stands in the modules beside."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any

import simpy

from gameday.engine.desk import Desk, Refused, Sight
from gameday.participants.attention import Attention
from gameday.participants.board import Board
from gameday.participants.crew import Crew
from gameday.participants.drawn import Drawn
from gameday.participants.luck import Luck, raised
from gameday.participants.playbook import Playbook
from gameday.participants.tiring import Strain
from gameday.sop import Sop
from gameday.sop.duty import Duty
from gameday.terms.audience import Audience
from gameday.terms.look import Check
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL, TECHNICAL_LEAD
from gameday.timeline import Entry
from gameday.timeline.response import Checked

Looking = Generator[simpy.Event, Any, Sight | None]
"""A look that takes its time; its answer is what was seen."""
Reaction = Callable[["Person", Entry], None]
Reactions = Mapping[str, Sequence[Reaction]]
"""What a person does whenever an entry is heard, or done by this person, by its kind, in this order."""

_FIRST_TO_LEAD = frozenset({INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL})
_COMING_BACK = frozenset({"acknowledged", "joined"})
"""What somebody who left may still do."""


class Person:
    """One person at their desk."""

    def __init__(self, crew: Crew, desk: Desk, reactions: Reactions) -> None:
        self.crew = crew
        self.desk = desk
        self.board: Board = crew.board
        """What those who joined know."""
        self.id = desk.person
        self.sop: Sop = desk.sop
        self.env: simpy.Environment = desk.env
        self.luck = Luck(desk, crew.profile, crew.intercept)
        self._start = desk.start_moment()
        strain = crew.strains[self.id] = Strain(crew.tiring, self._would_sleep)
        self.attention = Attention(self.env, crew.waking, strain)
        self.preferred = crew.team.person(self.id).roles
        self.diagnoses = 0
        """How often this person searched for the cause."""
        self.outcomes: dict[str, simpy.Event] = {}
        """Levers this person waits for, by id of their start."""
        self.busy_with: set[str] = set()
        """What this person has under way, so that nobody begins it twice."""
        self.looks: dict[Check, int] = {}
        self.pages = 0
        """How many pages rang here."""
        self.joined_at = 0
        """When this person last joined, in milliseconds since the start."""
        self.answered_at: int | None = None
        """When this person last answered a page."""
        self.words = 0
        """How often word reached this person outside the response."""
        self.rhythm: dict[Audience, int] = {}
        """Which turn of keeping the rhythm of updates is under way, by audience."""
        self.rated = 0
        """How often this person thought of calling the severity anew."""
        self.mistaken: tuple[str, str] | None = None
        """A call this person stands by, and the one that what was seen suggests."""
        self.mistaken_at = 0
        """Since when they do."""
        self.asks = 0
        """How often somebody asked this person for something in particular."""
        self.asked_now: dict[str, bool] = {}
        """Ids of such asks that are neither done nor refused; true: it was taken on."""
        self.drawn = Drawn()
        """What distractions have left in this person's mind."""
        self.arriving: dict[str, simpy.Event] = {}
        """Who this person waits for, by id: it happens when they join."""
        self.nap: simpy.Event | None = None
        """While this person lets time pass before looking again: it happens when an alert rings."""
        self.disturbed: simpy.Event | None = None
        """While this person watches whether it holds: it happens when somebody sees that it does not."""
        self._reactions = reactions
        self._books = crew.playbooks
        self._forgets = self.luck.value("forgotten_checklist" if crew.team.habits.checklist else "forgotten_memory")

    def listen(self) -> None:
        """Hear what reaches this person, for as long as the drill lasts."""
        self.desk.inbox.each(self.hear)

    def hear(self, one: Entry) -> None:
        """Take an entry in: onto the board, and then whatever follows for this person."""
        self.board.take(one)
        reactions = self._reactions.get(one.kind)
        if reactions is not None:
            for reaction in reactions:
                reaction(self, one)

    def act(self, act: Entry) -> Entry | None:
        """Do something now; None where it was refused, or came too late: whoever has left does no more."""
        if self.id in self.board.turnout.gone and act.kind not in _COMING_BACK:
            return None
        try:
            done = self.desk.do(act)
        except Refused:
            return None
        self.hear(done)
        return done

    def spawn(self, doing: Generator[simpy.Event, Any, object]) -> None:
        """Begin something that goes on beside the rest."""
        self.env.process(doing)

    def look(
        self, what: Check, priority: int, mine: Callable[[], bool] | None = None, service: str | None = None
    ) -> Looking:
        """Look somewhere, and tell those who joined what was seen; the answer is the `Sight`.

        None where it was refused, or where its turn came and it was no longer `mine` to take. `service`: look at
        nothing else.
        """
        self.looks[what] = self.looks.get(what, 0) + 1
        looked = yield from self.attention.work(self.luck.time("look", f"{what} {self.looks[what]}"), priority, mine)
        return self.see(what, service) if looked else None

    def see(self, what: Check, service: str | None = None) -> Sight | None:
        """Look now, without the time it takes."""
        if self.id in self.board.turnout.gone:
            return None
        try:
            sight = self.desk.look(what, service, in_words=False)
        except Refused:
            return None
        self.board.note_sight(what, sight)
        self.board.evidence.looked_at = self.now()
        self.hear(Checked(at=self.moment(), id=f"{self.id} {what} {self.now()}", actor=self.id, what=what))
        return sight

    def _would_sleep(self, now: int) -> bool:
        return self.crew.team.person(self.id).asleep_at(self._start + now)

    def now(self) -> int:
        """Milliseconds since the drill's start."""
        return int(self.env.now)

    def moment(self) -> int:
        """Milliseconds since 1970."""
        return self._start + self.now()

    @property
    def playbook(self) -> Playbook:
        """What the SOP asks for at the level called."""
        known = self._books.get(self.board.level)
        return self.crew.playbook(self.sop, self.board.level) if known is None else known

    @property
    def joined(self) -> bool:
        """Does this person take part in the response?"""
        return self.id in self.board.joined

    # Who does what, as far as everybody can see.

    def leader(self) -> str | None:
        """Who leads: the incident commander, else whoever declared, else whoever answered first."""
        board = self.board
        held = self.desk.holder(INCIDENT_COMMANDER)
        if held is not None and held in board.joined:
            return held
        answers = board.declarer if board.declarer not in board.turnout.gone else None
        leading = (one for one in board.joined if self._leads_by_coming(one))
        return answers or next(leading, None) or next(iter(board.joined), None)

    def _leads_by_coming(self, person: str) -> bool:
        """Does somebody lead because they are here first?

        One who answers for themselves does only where leading, or the pager, is what they are there for.
        """
        return person in self.crew.seated or not _FIRST_TO_LEAD.isdisjoint(self.crew.roles(person)[:1])

    def writer(self) -> str | None:
        """Who writes to the outside: the communications lead, else whoever leads."""
        held = self.desk.holder(COMMS_LEAD)
        return held if held is not None and held in self.board.joined else self.leader()

    def worker(self) -> str | None:
        """Who works on the problem: the technical lead, else whoever joined first and can, else whoever leads."""
        held = self.desk.holder(TECHNICAL_LEAD)
        if held is not None and held in self.board.joined:
            return held
        leader = self.leader()
        able = (one for one in self.board.joined if one != leader and self.crew.hands_on(one))
        return next(able, leader)

    def doer(self, role: str) -> str | None:
        """Who does what is asked of a role: its holder, or whoever stands in for it."""
        stands_in = {COMMS_LEAD: self.writer, TECHNICAL_LEAD: self.worker, PRIMARY_ONCALL: self.worker}
        if role in stands_in:
            return stands_in[role]()
        held = self.desk.holder(role)
        return held if held is not None and held in self.board.joined else self.leader()

    # Memory.

    def stress(self) -> float:
        """The factor on the odds of forgetting, from how bad it is and how much lies on this person's desk."""
        board = self.board
        if board.level is None or self.sop.ladder.rank(board.level) != 0:
            return 1.0
        facts = board.impact()
        if facts is not None and facts.growing and self.attention.load > 2:
            return self.crew.stress_extreme
        return self.crew.stress_high

    def remembers(self, what: str) -> bool:
        """Does this person think of a step? The same step has the same luck under every SOP."""
        odds = self.stress() * self.attention.strain.forgets(self.now())
        return not self.luck.happens(raised(self._forgets, odds), "forgotten", what)

    def recalls(self, duty: Duty) -> bool:
        """Does this person think of a duty?"""
        return self.remembers(duty.key)
