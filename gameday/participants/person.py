"""A simulated person: ears, attention, memory and luck. What they do with them stands in the modules beside."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any

import simpy

from gameday.engine.desk import Desk, Refused, Sight
from gameday.engine.doing import Doing
from gameday.participants.attention import Attention
from gameday.participants.board import Board
from gameday.participants.charge import Hats
from gameday.participants.crew import Crew
from gameday.participants.drawn import Drawn
from gameday.participants.luck import Luck, raised
from gameday.participants.rhythm import Rhythm
from gameday.participants.tiring import Strain
from gameday.sop import Sop
from gameday.sop.duty import Duty
from gameday.terms.audience import Audience
from gameday.terms.look import Check
from gameday.terms.role import COMMS_LEAD, PRIMARY_ONCALL, TECHNICAL_LEAD
from gameday.timeline import Entry
from gameday.timeline.response import Checked

Looking = Generator[simpy.Event, Any, Sight | None]
"""A look that takes its time; its answer is what was seen."""
Reaction = Callable[["Person", Any], None]
"""What a person does on hearing an entry; it is given only entries of its kinds."""
Reactions = Mapping[Hats, Mapping[str, Sequence[Reaction]]]
"""What a person who is this does whenever an entry is heard, or done by this person, by its kind, in this order."""

_WORKS = frozenset({TECHNICAL_LEAD, PRIMARY_ONCALL})
"""Roles for which whoever works on the problem stands in."""
_COMING_BACK = frozenset({"acknowledged", "joined"})
"""What somebody who left may still do."""


class Person:
    """One person at their desk.

    Of an object with more than 29 fields the interpreter looks each up by name, so what is seldom asked for stands with
    others of its kind.
    """

    def __init__(self, crew: Crew, desk: Desk, reactions: tuple[Reactions, Reactions]) -> None:
        self.crew = crew
        self.desk = desk
        self.board: Board = crew.board
        """What those who joined know."""
        self.id = desk.person
        self.sop: Sop = desk.sop
        self.env = desk.env
        self.luck = Luck(desk, crew.profile, crew.intercept)
        self._start = desk.start_moment()
        self.person = crew.team.person(self.id)
        strain = crew.strains[self.id] = Strain(crew.manner.tiring, self._would_sleep)
        self.attention = Attention(self.env, crew.manner.waking, strain)
        self.diagnoses = 0
        """How often this person searched for the cause."""
        self.outcomes: dict[str, simpy.Event] = {}
        """Levers this person waits for, by id of their start."""
        self.busy_with: set[str] = set()
        """What this person has under way, so that nobody begins it twice."""
        self.times: dict[str, int] = {}
        """How often each thing came to this person that comes again (a page, a look): see `occasion`."""
        self.joined_at = 0
        """When this person last joined, in milliseconds since the start."""
        self.answered_at: int | None = None
        """When this person last answered a page."""
        self.rhythm: dict[Audience, Rhythm] = {}
        """When this person means to write next, by audience; empty until it is theirs to."""
        self.rated = 0
        """How often this person thought of calling the severity anew."""
        self.mistaken: tuple[str, str] | None = None
        """A call this person stands by, and the one that what was seen suggests."""
        self.mistaken_at = 0
        """Since when they do."""
        self.asked_now: dict[str, bool] = {}
        """Ids of what somebody asked this person for and is neither done nor refused; true: it was taken on."""
        self.drawn = Drawn()
        """What distractions have left in this person's mind."""
        self.arriving: dict[str, simpy.Event] = {}
        """Who this person waits for, by id: it happens when they join."""
        self.nap: simpy.Event | None = None
        """While this person lets time pass before looking again: it happens when an alert rings."""
        self.disturbed: simpy.Event | None = None
        """While this person watches whether it holds: it happens when somebody sees that it does not."""
        self._charge = crew.charge
        self._reactions, self._to_story = reactions
        """What they do on hearing each other, and on hearing what the story has somebody outside say or do."""

    def listen(self) -> None:
        """Hear what reaches this person, for as long as the drill lasts."""
        self.desk.inbox.each(self.hear)

    def hear(self, one: Entry) -> None:
        """Take an entry in: onto the board, and then whatever follows for this person."""
        if one.id not in self.board.known:
            self.board.take(one)
        charge = self._charge
        if self.env.now >= charge.until:
            charge.settle()
        reactions = self._to_story if one.inject is not None and one.actor is None else self._reactions
        for reaction in reactions[charge.hats[self.id]][one.kind]:
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

    def occasion(self, what: str) -> str:
        """The name of this time: `page 2`."""
        self.times[what] = self.times.get(what, 0) + 1
        return f"{what} {self.times[what]}"

    def spawn(self, doing: Generator[simpy.Event, Any, object]) -> None:
        """Begin something that goes on beside the rest."""
        Doing(self.env, doing)

    def look(
        self, what: Check, priority: int, mine: Callable[[], bool] | None = None, service: str | None = None
    ) -> Looking:
        """Look somewhere, and tell those who joined what was seen; the answer is the `Sight`.

        None where it was refused, or where its turn came and it was no longer `mine` to take. `service`: look at
        nothing else.
        """
        looked = yield self.attention.work(self.luck.time("look", self.occasion(what)), priority, mine)
        return self.see(what, service) if looked else None

    def see(self, what: Check, service: str | None = None) -> Sight | None:
        """Look now, without the time it takes."""
        if self.id in self.board.turnout.gone:
            return None
        try:
            sight = self.desk.look(what, service, in_words=False)
        except Refused:
            return None
        now = self.now()
        self.board.note_sight(what, sight)
        self.board.evidence.looked_at = now
        self.hear(Checked(at=self._start + now, id=f"{self.id} {what} {now}", actor=self.id, what=what))
        return sight

    def _would_sleep(self, now: int) -> bool:
        return self.person.asleep_at(self._start + now)

    def now(self) -> int:
        """Milliseconds since the drill's start."""
        return int(self.env.now)

    def moment(self) -> int:
        """Milliseconds since 1970."""
        return self._start + int(self.env.now)

    @property
    def joined(self) -> bool:
        """Does this person take part in the response?"""
        return self.id in self.board.joined

    # Who does what, as far as everybody can see.

    def leader(self) -> str | None:
        """Who leads: the incident commander, else whoever declared, else whoever answered first."""
        charge = self._charge
        return charge.leader if self.env.now < charge.until else charge.settle().leader

    def writer(self) -> str | None:
        """Who writes to the outside: the communications lead, else whoever leads."""
        charge = self._charge
        return charge.writer if self.env.now < charge.until else charge.settle().writer

    def worker(self) -> str | None:
        """Who works on the problem: the technical lead, else whoever joined first and can, else whoever leads."""
        charge = self._charge
        return charge.worker if self.env.now < charge.until else charge.settle().worker

    def doer(self, role: str) -> str | None:
        """Who does what is asked of a role: its holder, or whoever stands in for it."""
        if role == COMMS_LEAD:
            return self.writer()
        if role in _WORKS:
            return self.worker()
        held = self.desk.holder(role)
        return held if held is not None and held in self.board.joined else self.leader()

    # Memory.

    def forgetting(self) -> float:
        """The chance that a step slips this person's mind now.

        The odds grow with how bad it is, how much lies on this person's desk, and how tired they are.
        """
        manner, facts, strain = self.crew.manner, self.board.seen, self.attention.strain
        stress = 1.0
        if self.crew.gravest:
            swamped = facts is not None and facts.growing and self.attention.load > 2
            stress = manner.stress_extreme if swamped else manner.stress_high
        if self.env.now < strain.fresh_until:
            return manner.slips[stress]
        return raised(manner.forgotten, stress * strain.forgets(self.now()))

    def remembers(self, what: str) -> bool:
        """Does this person think of a step? The same step has the same luck under every SOP."""
        return self.desk.draw("forgotten", what) >= self.forgetting()

    def recalls(self, duty: Duty) -> bool:
        """Does this person think of a duty?"""
        return self.remembers(duty.key)
