"""The course of a live drill: what it is made of, and how far it has come. For anybody to look at."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.live.handlers import State
from gameday.live.heading import header_of
from gameday.live.lead_orders import LiveMode
from gameday.live.pace import Pace
from gameday.live.plan import Plan, documents_in
from gameday.live.playing import Playing
from gameday.live.prerequisites import PREREQUISITES
from gameday.live.record import NO_CHAIN, linked
from gameday.live.seating import PEOPLED, Somebody, modes_of, roles_of, seated
from gameday.live.washing import Washed
from gameday.participants.human import Looked
from gameday.scenario import Scenario
from gameday.scoring.case import Case
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry, Header, Timeline
from gameday.timeline.exercise import Correction, EndStatus


class Course:
    """Everything that may be known of a drill; what changes it is `LiveDrill`, and nothing else."""

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
        """Why it stands still, for everybody who takes part."""
        self.fault: str | None = None
        """What failed, where something did: for whoever leads, and in the words of the program."""
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
        self.corrections: dict[str, list[Correction]] = {}
        """What was corrected, by the id of the entry it is about, the first first."""
        self.evaluated: dict[str, str | None] = {}
        """Entries that an evaluator recorded and may undo, by id, with the session or link of that evaluator."""
        self.wall = plan.created
        """When the last record was taken, on the wall."""
        self.decided: str | None = None
        """What was decided for the command under way."""
        self.settled: str | None = None
        """What was decided for the last command, beforehand or by carrying it out: a replay need not decide again."""
        self.lines: tuple[str, ...] = ()
        """The entries of the last record, as lines of a timeline file."""
        self.chain = linked(NO_CHAIN, None, (plan.to_json(),))
        """Over everything so far."""
        self._judged: Case | None = None
        self._playing: Playing | None = None
        self._shown: tuple[Entry, ...] = ()
        """Of a drill that can only be read: what was shown of it."""
        self.until: int | None = None
        """Until when the record tells, once it is over, in milliseconds since 1970."""
        self.status: EndStatus | None = None
        """How it ended."""

    # --- how far it has come -----------------------------------------------------------------------------------------

    @property
    def started(self) -> bool:
        """Is there a stage?"""
        return self._playing is not None

    @property
    def story(self) -> int:
        """Story time, in milliseconds since the start."""
        return 0 if self._playing is None else self._playing.story

    @property
    def stage(self) -> Stage:
        """Where it is played; there is none in the lobby."""
        return self.playing.stage

    @property
    def playing(self) -> Playing:
        """The drill as it is played; there is none in the lobby."""
        if self._playing is None:
            raise Refused("the drill has not started")
        return self._playing

    @property
    def entries(self) -> Sequence[Entry]:
        """The record so far, in the order things were recorded; not to be changed."""
        return self._shown if self._playing is None else self._playing.entries

    def entry(self, id_: str) -> Entry | None:
        """The entry of an id."""
        if self._playing is None:
            return next((one for one in self._shown if one.id == id_), None)
        return self._playing.by_id.get(id_)

    def perceived(self, person: str) -> Sequence[Entry]:
        """What has reached a person so far, and what they did, in the order it did: it only ever grows at its end."""
        return () if self._playing is None else self._playing.heard_by(person)

    def sights(self, person: str) -> Sequence[Looked]:
        """What a person who is not simulated has looked at so far, oldest first; not to be changed."""
        human = None if self._playing is None else self._playing.humans.get(person)
        return () if human is None else human.looked

    def person_of(self, role: str) -> str | None:
        """Who is at a role: who was seated for it, else who holds it, else who would be called for it."""
        seat = next((id_ for id_, one in self.people.items() if one.seat == role), None)
        if seat is not None or self._playing is None:
            return seat or next(iter(self.team.on_call(role, self.scenario.starts_at)), None)
        return self.stage.reach.called(role, self.stage.clock.now)

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
        return self.playing.due if self.state == "running" else None

    def timeline(self) -> Timeline:
        """The record so far, with its header."""
        return Timeline.of(self.entries, self.header)

    @property
    def judged(self) -> Case:
        """The record so far as the judge has it before them; the same until the next record is taken."""
        if self._judged is None:
            self._judged = Case(self.timeline(), self.sop, self.documents.scorecard.document, self.scenario)
        return self._judged

    @property
    def header(self) -> Header:
        """What the record says of itself; before the end it is incomplete, and told until now."""
        return header_of(self)
