"""A live drill: one state machine that follows from its plan and its records alone. It reads no clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from gameday.engine.desk import Refused
from gameday.engine.emit import FACILITATOR
from gameday.errors import EngineFault
from gameday.files.entry_json import encode_entry
from gameday.live.answer import Answer
from gameday.live.carrying import carried_out
from gameday.live.course import Course
from gameday.live.lead_orders import LiveMode
from gameday.live.playing import Playing
from gameday.live.record import Record, linked
from gameday.live.seating import seated, with_seats
from gameday.participants.human import Human
from gameday.terms.moment import format_moment
from gameday.timeline import Entry
from gameday.timeline.exercise import ENGINE_FAULT, Control, ControlAction, Correction, Ended, EndStatus

_ADDRESS = re.compile(r"0x[0-9a-f]+")
"""Differs from one run to the next."""
STUMBLED = "The drill stands still: a fault in its engine. Nothing is lost."
"""What everybody reads while it does."""


class LiveDrill(Course):
    """One drill while it is led. `take` is the only way to change it; everything else looks."""

    # --- taking records -------------------------------------------------------------------------------------------

    def take(self, record: Record) -> Answer:
        """Apply one record: what is due up to its moment, and then its command. The same records give the same drill.

        What cannot be done changes nothing and is answered with why. A process of the drill that fails is told of in
        the answer, and the drill stands still.
        """
        before = len(self.entries)
        self.wall = record.wall
        self.decided = record.decided
        self._judged = None
        if self.started:
            self._tell_the_wall()
        try:
            if self.state == "running":
                self.playing.run_to(max(record.at, self.story))
                self._come_to_its_end()
            answer = carried_out(self, record)
        except EngineFault as fault:
            answer = self._stumble(str(fault), told=record.actor is None or record.actor.capability == "lead")
        self.settled, self.decided = self.decided, None
        self._judged = None
        self.lines = tuple(map(encode_entry, self.entries[before:]))
        self.chain = linked(self.chain, answer, self.lines)
        return answer

    def _stumble(self, fault: str, *, told: bool) -> Answer:
        """Something of the drill failed: it stands still, on the record, and whoever leads may let it go on without.

        `told`: does whoever gets the answer read what failed?
        """
        self.fault = _ADDRESS.sub("0x", fault)
        if self._playing is not None:
            self._playing.story = max(self._playing.story, self.stage.clock.now)
        if self.state == "running":
            self.stand_still(STUMBLED)
            with suppress(Exception):  # the fault is told of in the answer and in `fault` all the same
                self.control("pause", target=ENGINE_FAULT, value=self.fault, reason=STUMBLED)
        return Answer(False, f"{STUMBLED} What failed: {self.fault}" if told else STUMBLED, self.story)

    # --- for those who carry out commands -----------------------------------------------------------------------------

    def seat(self, role: str, mode: LiveMode) -> None:
        """Fill a seat another way.

        Raises:
            Refused: there is no such role, or nobody is left for it.

        """
        if role not in self.roles:
            raise Refused(f"there is no role {role!r} in this drill, expected one of {', '.join(self.roles)}")
        modes = {**self.modes, role: mode}
        self.people = seated(self.scenario, self.team, modes)
        self.modes = modes

    def begin(self) -> None:
        """Everybody sits down, and the scenario is set in motion; no time has passed yet."""
        scenario = with_seats(self.scenario, self.modes)
        self._playing = Playing(scenario, self.sop, self.team, self.people, seed=self.plan.seed, led=self.led)
        self._tell_the_wall()

    def human(self, person: str) -> Human:
        """The desk of somebody who is not simulated.

        Raises:
            Refused: nobody sits there but a simulated person, or nobody at all.

        """
        return self.playing.human(person)

    def control(
        self,
        action: ControlAction,
        *,
        target: str | None = None,
        value: str | None = None,
        reason: str | None = None,
        role: str | None = None,
    ) -> Control:
        """What whoever leads does, on the record; `role`: who else it was."""
        told = Control(at=0, action=action, target=target, value=value, reason=reason, role=role, source=FACILITATOR)
        return self.stage.emitter.emit_beside(told)

    def help_along(self, role: str, text: str, about: str | None = None) -> None:
        """A hint, for the ears of whoever is at a role; `about` a clause or a dimension, else all they do."""
        hint = self.stage.hand.hint(role, text, about)
        person = self.person_of(role)
        if person is not None:
            self.playing.hearing.bring(person, hint)

    def leap(self, target: int) -> None:
        """Story time goes on to a moment at once; what is due until then happens."""
        self.playing.leap(target)
        self._come_to_its_end()
        self._rebase()

    def leap_to_news(self, told: Control) -> None:
        """Story time goes on at once to the next event; the entry that tells of it says where that was."""
        self.playing.leap_to_news()
        self.decided = str(self.story)
        self.playing.reword(told, value=format_moment(self.scenario.starts_at + self.story))
        self._come_to_its_end()
        self._rebase()

    def wait(self, person: str, until: int) -> None:
        """Story time goes on at once until something concerns a person, at most until a moment."""
        self.playing.wait(person, until)
        self._come_to_its_end()
        self._rebase()

    def _come_to_its_end(self) -> None:
        """Where a natural end has come and somebody leads, it stands still and they decide; else it is over."""
        if self.state != "running" or not self.playing.at_its_end:
            return
        if not self.led:
            self.finish("completed")
            return
        why = self.playing.pass_over_end()
        self.control("pause", reason=why)
        self.stand_still(why)

    def _rebase(self) -> None:
        """From now on the pace counts from this story time."""
        self.pace = self.pace.moved(self.story, self.wall)

    def go_on(self) -> None:
        """Story time runs."""
        self.state, self.why, self.fault = "running", None, None
        self.pace = self.pace.going(self.story, self.wall)

    def stand_still(self, why: str | None) -> None:
        """Story time stands."""
        self.state, self.why = "paused", why
        self.pace = self.pace.standing(self.story, self.wall)

    def change_speed(self, factor: float) -> None:
        """Story time runs so fast."""
        self.pace = self.pace.at_speed(factor, self.story, self.wall)

    def stop_for_real(self, call: Entry) -> None:
        """Everything stops, and everybody hears why."""
        for person in self.people:
            self.playing.hearing.bring(person, call)
        self.state, self.why = "real_incident", getattr(call, "reason", None)
        self.pace = self.pace.standing(self.story, self.wall)

    def finish(self, status: EndStatus) -> None:
        """It is over. Where nobody but simulated people took part, they follow up on it at once."""
        self.why = self.fault = None
        try:
            self.until = self.playing.close(status, follow_up=not self.peopled)
        except EngineFault as fault:
            status, self.why, self.fault = "interrupted", STUMBLED, str(fault)
            self.until = self.playing.close(status, follow_up=False)
        self.status, self.state = status, "over"
        self.pace = self.pace.standing(self.story, self.wall)

    def halt(self, why: str, fault: str) -> None:
        """Nothing more can be recorded: not by a record, for none can be kept."""
        self.state, self.why, self.fault = "broken", why, fault
        self.pace = self.pace.standing(self.story, self.wall)

    def show(self, entries: Sequence[Entry], why: str, fault: str) -> None:
        """It can only be read: these entries are what was shown of it, and nothing is played any more."""
        self._shown, self._judged = tuple(entries), None
        undos = [one for one in entries if isinstance(one, Control) and one.action == "undo" and one.target]
        self.undone = {one.target or "" for one in undos}
        for one in entries:
            if isinstance(one, Correction) and one.corrects:
                self.corrections.setdefault(one.corrects, []).append(one)
        self.status = next((one.status for one in reversed(entries) if isinstance(one, Ended)), None)
        self.until = entries[-1].at if entries else self.scenario.starts_at
        self.halt(why, fault)
        self.pace = self.pace.standing(self.until - self.scenario.starts_at, self.wall)

    def decided_moment(self) -> int:
        """The story time that was decided for the command under way."""
        return max(self.story, int(self.decided or self.story))

    def _tell_the_wall(self) -> None:
        # Of a drill in which nobody takes part it tells nothing, and the record is that of a play.
        self.stage.emitter.wall = self.wall if self.peopled else None
