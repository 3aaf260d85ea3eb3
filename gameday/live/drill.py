"""A live drill: one state machine that follows from its plan and its records alone. It reads no clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import inf

from gameday.drill import close, end_of, kept_out, program_version
from gameday.drill import seat as seat_stage
from gameday.engine.desk import Participant, Refused
from gameday.engine.emit import FACILITATOR
from gameday.engine.stage import Stage
from gameday.errors import EngineFault
from gameday.files.entry_json import encode_entry
from gameday.live.actor import Actor, may
from gameday.live.answer import Answer, plain_sight
from gameday.live.command import Command
from gameday.live.done import Done
from gameday.live.handlers import HANDLERS, State, why_not
from gameday.live.hearing import Heard, Hearing
from gameday.live.lead_orders import LiveMode
from gameday.live.pace import Pace
from gameday.live.plan import Plan, documents_in
from gameday.live.prerequisites import PREREQUISITES
from gameday.live.record import NO_CHAIN, Record, linked
from gameday.live.seating import PEOPLED, Somebody, modes_of, roles_of, seated, with_seats
from gameday.live.waiting import run_until_concerned
from gameday.live.washing import Washed
from gameday.participants.cast import cast as simulated
from gameday.participants.human import Human, Looked
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import TimeParameter
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Control, ControlAction, EndStatus

_STEPS_A_TURN = 100_000
"""A whole play is a few thousand steps; so many in one turn are a process that never rests."""
_USUAL_DIAGNOSIS = 20 * MINUTE
"""How long finding a cause takes where neither scenario nor profile say."""
_RESOLVED = "It was resolved, and has been watched for as long as the SOP asks."
_TIME_IS_UP = "The time of this scenario is up."


class LiveDrill:
    """One drill while it is led. `take` is the only way to change it; everything else looks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.documents = documents_in(plan)
        assert self.documents.scenario is not None and self.documents.team is not None  # noqa: S101, PT018  # plan_of
        self.scenario: Scenario = self.documents.scenario.document
        self.team: Team = self.documents.team.document
        self.sop: Sop = self.documents.sop.document
        self.roles = roles_of(self.scenario, self.team)
        """Every role of it."""
        self.state: State = "lobby"
        self.why: str | None = None
        """Why it stands still, for people."""
        self.pace = Pace(wall=plan.created, factor=plan.speed)
        self.modes: dict[str, LiveMode] = modes_of(self.scenario, plan.seats)
        """How each seat is filled that is not simply simulated, by role."""
        self.people: dict[str, Somebody] = seated(self.scenario, self.team, self.modes)
        """Everybody of the team, by id."""
        self.checks: dict[str, bool] = dict.fromkeys(PREREQUISITES, False)
        """What has to be ready, and whether it is."""
        self.washed: tuple[Washed, ...] = ()
        """What was said in the hot wash."""
        self.undone: set[str] = set()
        """Ids of entries that do not count any more."""
        self.story = 0
        """Story time, in milliseconds since the start."""
        self.wall = plan.created
        """When the last record was taken, on the wall."""
        self.decided: str | None = None
        """What was decided for the command under way."""
        self.lines: tuple[str, ...] = ()
        """The entries of the last record, as lines of a timeline file."""
        self.chain = linked(NO_CHAIN, None, (plan.to_json(),))
        """Over everything so far."""
        self._stage: Stage | None = None
        self._humans: dict[str, Human] = {}
        self._hearing = Hearing()
        self._by_id: dict[str, Entry] = {}
        self._ends_seen: set[str] = set()
        """The natural ends at which it has stood still already."""
        self._until: int | None = None
        self._status: EndStatus | None = None

    # --- what anybody may look at --------------------------------------------------------------------------------

    @property
    def started(self) -> bool:
        """Is there a stage?"""
        return self._stage is not None

    @property
    def stage(self) -> Stage:
        """Where it is played; there is none in the lobby."""
        if self._stage is None:
            raise Refused("the drill has not started")
        return self._stage

    @property
    def entries(self) -> Sequence[Entry]:
        """The record so far, in the order things were recorded; not to be changed."""
        return () if self._stage is None else self._stage.emitter.entries

    def entry(self, id_: str) -> Entry | None:
        """The entry of an id."""
        return self._by_id.get(id_)

    def perceived(self, person: str) -> Sequence[Entry]:
        """What has reached a person so far, and what they did, in the order it did: it only ever grows at its end."""
        return self._hearing.of(person)

    def sights(self, person: str) -> Sequence[Looked]:
        """What a person who is not simulated has looked at so far, oldest first; not to be changed."""
        human = self._humans.get(person)
        return () if human is None else human.looked

    def person_of(self, role: str) -> str | None:
        """Who is at a role: who was seated for it, else who holds it, else who would be called for it."""
        seat = next((id_ for id_, one in self.people.items() if one.seat == role), None)
        if seat is not None or self._stage is None:
            return seat or next(iter(self.team.on_call(role, self.scenario.starts_at)), None)
        return self._stage.reach.called(role, self._stage.clock.now)

    @property
    def peopled(self) -> bool:
        """Does anybody take part who is not simulated?"""
        return any(one.mode in PEOPLED for one in self.people.values())

    @property
    def led(self) -> bool:
        """Does somebody lead it?"""
        return self.plan.kind != "training"

    @property
    def due(self) -> int | None:
        """When something is due by itself, in milliseconds since the start; None: it stands, or nothing is."""
        if self.state != "running" or self._stage is None:
            return None
        coming = self._stage.clock.next()
        first = min(self._natural_end(), inf if coming is None else coming)
        return None if first == inf else max(self.story, int(first))

    def timeline(self) -> Timeline:
        """The record so far, with its header."""
        return Timeline.of(self.entries, self.header)

    @property
    def header(self) -> Header:
        """What the record says of itself; before the end it is incomplete, and told until now."""
        seats = {role: self.modes.get(role, "simulated") for role in self.roles}
        return Header(
            exercise=Exercise(
                kind=self.plan.kind,
                humans=sum(mode in PEOPLED for mode in self.modes.values()),
                seats=tuple(sorted(seats.items())),
            ),
            drill=self.plan.drill,
            scenario=self.scenario.name,
            sop=self.sop.name,
            team=self.team.name,
            seed=self.plan.seed,
            versions=self.plan.versions or (("gameday", program_version()),),
            recorded_until=self.scenario.starts_at + self.story if self._until is None else self._until,
            complete=self._status == "completed",
        )

    # --- taking records -------------------------------------------------------------------------------------------

    def take(self, record: Record) -> Answer:
        """Apply one record: what is due up to its moment, and then its command. The same records give the same drill.

        What cannot be done changes nothing and is answered with why. A process of the drill that fails is told of in
        the answer, and the drill stands still.
        """
        before = len(self.entries)
        self.wall = record.wall
        self.decided = record.decided
        if self._stage is not None:
            # Of a drill in which nobody takes part it tells nothing, and the record is that of a play.
            self._stage.emitter.wall = self.wall if self.peopled else None
        try:
            if self.state == "running":
                self._run_to(max(record.at, self.story))
            answer = Answer(True, at=self.story) if record.command is None else self._carry_out(record)
        except EngineFault as fault:
            answer = self._stumble(str(fault))
        self.decided = None
        self.lines = tuple(map(encode_entry, self.entries[before:]))
        self.chain = linked(self.chain, answer, self.lines)
        return answer

    def _carry_out(self, record: Record) -> Answer:
        actor, command = record.actor, record.command
        assert actor is not None and command is not None  # noqa: S101, PT018  # a record of a command has both
        at = self.story
        if not may(actor, command.do, self.plan.kind):
            return Answer(False, "this is not yours to order", at)
        why = why_not(command.do, self.state, self.plan.kind)
        if why is not None:
            return Answer(False, why, at)
        before, done = len(self.entries), Done()
        made: Sequence[Entry] = ()

        def act() -> None:
            nonlocal before, done, made
            before = len(self.entries)
            done = self._handled(actor, command)
            made = self.entries[before:]

        try:
            if self._stage is None or self.state in ("over", "real_incident"):
                act()
            else:
                self._stage.clock.command(at, act, _STEPS_A_TURN)
        except Refused as refusal:
            return Answer(False, str(refusal), at)
        sight = None if done.sight is None else plain_sight(done.sight)
        if done.then is not None:
            done.then()
        return Answer(True, at=at, entries=tuple(one.id for one in made), sight=sight)

    def _handled(self, actor: Actor, command: Command) -> Done:
        try:
            return HANDLERS[command.do](self, actor, command)
        except (Refused, EngineFault):
            raise
        except Exception as error:  # whatever it is, the drill says so and stands still; it never takes others along
            raise EngineFault(f"{command.do} failed: {type(error).__name__}: {error}") from error

    def _stumble(self, fault: str) -> Answer:
        """A process of the drill failed: it stands still, and whoever leads may let it go on without."""
        why = f"Something in the drill failed: {_ADDRESS.sub('0x', fault)}"
        stage = self.stage
        self.story = max(self.story, stage.clock.now)
        if self.state == "running":
            self.stand_still(why)
            with suppress(Exception):  # the fault is told of in the answer and in `why` all the same
                self.control("pause", reason=why)
        return Answer(False, why, self.story)

    # --- time -------------------------------------------------------------------------------------------------------

    def _run_to(self, at: int) -> None:
        """Everything due up to a moment, but not past a natural end."""
        self._play(lambda: min(at, self._natural_end()))
        if self._natural_end() <= at:
            self._come_to_its_end()
        else:
            self.story = at

    def leap(self, target: int) -> None:
        """Story time goes on to a moment at once; what is due until then happens."""
        self._play(lambda: target)
        self._arrive(target)
        if self.state == "running" and self._natural_end() <= target:
            self._come_to_its_end()

    def wait(self, person: str, until: int) -> None:
        """Story time goes on at once until something concerns a person, at most until a moment."""
        heard = self._hearing.of(person)
        stopped = run_until_concerned(
            self.stage.clock, person, heard, lambda: min(until, self._natural_end()), _STEPS_A_TURN
        )
        self._arrive(max(self.story, stopped))
        if self._natural_end() <= self.story:
            self._come_to_its_end()

    def _play(self, end: Callable[[], float]) -> None:
        clock = self.stage.clock
        # The clock compares; whole milliseconds or never are all that comes.
        if not clock.play(end, _STEPS_A_TURN):  # type: ignore[arg-type]
            raise EngineFault(f"the drill did not come to rest within {_STEPS_A_TURN} steps")

    def _arrive(self, moment: int) -> None:
        """The hands of the clock move to a moment before which nothing is due."""
        self.stage.clock.command(moment, lambda: None, _STEPS_A_TURN)
        self.story = moment
        self.pace = self.pace.moved(moment, self.wall)

    def _natural_end(self) -> float:
        """When it is over by itself, as things stand; a natural end at which it stood still before is none any more."""
        end, last = end_of(self.stage), self.scenario.ends_after
        if self._end_key(end) not in self._ends_seen:
            return end
        return inf if _TIME_IS_UP in self._ends_seen else last

    def _end_key(self, end: float) -> str:
        resolved = self.stage.response.resolved_at
        return _TIME_IS_UP if end >= self.scenario.ends_after else f"resolved at {resolved}"

    def _come_to_its_end(self) -> None:
        """A natural end has come. Where somebody leads, it stands still and they decide; else it is over."""
        end = self._natural_end()
        self._arrive(max(self.story, self.stage.clock.now, int(end)))
        if not self.led:
            self.finish("completed")
            return
        key = self._end_key(end)
        self._ends_seen.add(key)
        why = _TIME_IS_UP if key == _TIME_IS_UP else _RESOLVED
        self.control("pause", reason=why)
        self.stand_still(why)

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
        people = self.people
        held = {id_ for id_, one in people.items() if one.mode in PEOPLED}
        scenario = with_seats(self.scenario, self.modes)
        self._humans = {id_: Human(self._usual_diagnosis()) for id_ in people if id_ in held}
        others = simulated(self.team, without=kept_out(scenario, self.team) | held)
        cast: dict[str, Participant] = {
            id_: Heard(one, id_, self._hearing) for id_, one in {**others, **self._humans}.items()
        }
        self._stage = seat_stage(
            scenario,
            self.sop,
            self.team,
            seed=self.plan.seed,
            watch=self._note,
            cast=cast,
            led=self.led,
            beside=next(iter(self._humans), None) if self.plan.kind == "training" and len(held) == 1 else None,
        )
        self._stage.emitter.wall = self.wall if self.peopled else None
        for id_, one in people.items():
            if one.seat is not None:
                self._stage.response.keep(one.seat, id_)

    def human(self, person: str) -> Human:
        """The desk of somebody who is not simulated.

        Raises:
            Refused: nobody sits there but a simulated person, or nobody at all.

        """
        found = self._humans.get(person)
        if found is None:
            raise Refused("this seat is not held by a person")
        return found

    def control(
        self, action: ControlAction, *, target: str | None = None, value: str | None = None, reason: str | None = None
    ) -> None:
        """What whoever leads does, on the record."""
        told = Control(at=0, action=action, target=target, value=value, reason=reason, source=FACILITATOR)
        self.stage.emitter.emit_beside(told)

    def help_along(self, role: str, text: str, about: str | None = None) -> None:
        """A hint, for the ears of whoever is at a role; `about` a clause or a dimension, else all they do."""
        hint = self.stage.hand.hint(role, text, about)
        person = self.person_of(role)
        if person is not None:
            self._hearing.bring(person, hint)

    def go_on(self) -> None:
        """Story time runs."""
        self.state, self.why = "running", None
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
            self._hearing.bring(person, call)
        self.state, self.why = "real_incident", getattr(call, "reason", None)
        self.pace = self.pace.standing(self.story, self.wall)

    def finish(self, status: EndStatus) -> None:
        """It is over. Where nobody but simulated people took part, they follow up on it at once."""
        try:
            self._until = close(self.stage, status, follow_up=not self.peopled)
        except EngineFault as fault:
            status, self.why = "interrupted", str(fault)
            self._until = close(self.stage, status, follow_up=False)
        self._status, self.state = status, "over"
        self.pace = self.pace.standing(self.story, self.wall)

    def halt(self, why: str) -> None:
        """Nothing more can be recorded: not by a record, for none can be kept."""
        self.state, self.why = "broken", why
        self.pace = self.pace.standing(self.story, self.wall)

    def decided_moment(self) -> int:
        """The story time that was decided for the command under way."""
        return max(self.story, int(self.decided or self.story))

    def _usual_diagnosis(self) -> int:
        if isinstance(self.team.profile, str):
            return _USUAL_DIAGNOSIS
        usual = self.team.behaviour.parameters.get("diagnose")
        return usual.median if isinstance(usual, TimeParameter) else _USUAL_DIAGNOSIS

    def _note(self, entry: Entry) -> None:
        self._by_id[entry.id] = entry
        if entry.actor in self.people:
            self._hearing.bring(entry.actor or "", entry)


_ADDRESS = re.compile(r"0x[0-9a-f]+")
"""Differs from one run to the next."""
