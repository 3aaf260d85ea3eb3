"""Playing: the stage of a live drill, moved on in story time; its natural ends; who has heard what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf

from gameday.drill import close, end_of
from gameday.drill import seat as seat_stage
from gameday.engine.desk import Participant, Refused
from gameday.engine.stage import Stage
from gameday.errors import EngineFault
from gameday.live.hearing import Heard, Hearing
from gameday.live.news import is_news
from gameday.live.seating import PEOPLED, Somebody
from gameday.live.waiting import run_until_concerned
from gameday.participants.cast import cast as simulated
from gameday.participants.human import Human
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import TimeParameter
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry
from gameday.timeline.entry import restated
from gameday.timeline.exercise import EndStatus

_STEPS_A_TURN = 100_000
"""A whole play is a few thousand steps; so many in one turn are a process that never rests."""
_USUAL_DIAGNOSIS = 20 * MINUTE
"""How long finding a cause takes where neither scenario nor profile say."""
_AT_MOST = 30 * MINUTE
"""How far the next event is looked for: nobody who asks for it wants to find themselves at the end."""
RESOLVED = "It was resolved, and has been watched for as long as the SOP asks."
TIME_IS_UP = "The time of this scenario is up."


class Playing:
    """One drill on its stage. Times are milliseconds since its start."""

    def __init__(
        self,
        scenario: Scenario,
        sop: Sop,
        team: Team,
        people: Mapping[str, Somebody],
        *,
        seed: int,
        led: bool,
    ) -> None:
        self.story = 0
        """Story time."""
        self.hearing = Hearing()
        self.by_id: dict[str, Entry] = {}
        self._people = people
        held = {id_ for id_, one in people.items() if one.mode in PEOPLED}
        self.humans = {id_: Human(_usual_diagnosis(team)) for id_ in people if id_ in held}
        """The desks that people hold, by person."""
        away = {id_ for id_, one in people.items() if one.mode == "absent"}
        others = simulated(team, without=held | away)
        cast: dict[str, Participant] = {
            id_: Heard(one, id_, self.hearing) for id_, one in {**others, **self.humans}.items()
        }
        self.stage: Stage = seat_stage(
            scenario,
            sop,
            team,
            seed=seed,
            watch=self._note,
            cast=cast,
            led=led,
            beside=next(iter(self.humans)) if not led and len(held) == 1 else None,
        )
        for id_, one in people.items():
            if one.seat is not None:
                self.stage.response.keep(one.seat, id_)
        self._ends_seen: set[str] = set()

    @property
    def entries(self) -> list[Entry]:
        """The record so far."""
        return self.stage.emitter.entries

    def human(self, person: str) -> Human:
        """The desk of somebody who is not simulated.

        Raises:
            Refused: nobody sits there but a simulated person, or nobody at all.

        """
        found = self.humans.get(person)
        if found is None:
            raise Refused("this seat is not held by a person")
        return found

    def at_this_moment(self, act: Callable[[], None]) -> None:
        """Do something as an event of this moment, after everything due now.

        Raises:
            EngineFault: what follows from it failed, or never rests. What it raises itself passes through.

        """
        self.stage.clock.command(self.story, act, _STEPS_A_TURN)

    # --- time -------------------------------------------------------------------------------------------------------

    @property
    def due(self) -> int | None:
        """When something is due by itself; None: nothing is."""
        coming = self.stage.clock.next()
        first = min(self.natural_end, inf if coming is None else coming)
        return None if first == inf else max(self.story, int(first))

    @property
    def at_its_end(self) -> bool:
        """Has a natural end come?"""
        return self.natural_end <= self.story

    @property
    def natural_end(self) -> float:
        """When it is over by itself, as things stand; one that was passed over is none any more."""
        end = end_of(self.stage)
        if self._key(end) not in self._ends_seen:
            return end
        return inf if TIME_IS_UP in self._ends_seen else self.stage.scenario.ends_after

    def run_to(self, at: int) -> None:
        """Everything due up to a moment, but not past a natural end."""
        self._play(lambda: min(at, self.natural_end))
        if self.natural_end <= at:
            self._arrive(max(self.story, self.stage.clock.now, int(self.natural_end)))
        else:
            self.story = at

    def leap(self, target: int) -> None:
        """Everything due up to a moment, natural ends or not."""
        self._play(lambda: target)
        self._arrive(target)

    def leap_to_news(self) -> None:
        """Everything due up to the next event of the script, the world or the paging tool; half an hour at most."""
        entries, read, found = self.entries, len(self.entries), False
        before = {entry.kind for entry in entries}
        last = self.story + _AT_MOST

        def end() -> float:
            nonlocal read, found
            found = found or any(is_news(entry, before) for entry in entries[read:])
            read = len(entries)
            return -1 if found else min(last, self.natural_end)

        self._play(end)
        stopped = end() < 0
        self._arrive(max(self.story, self.stage.clock.now if stopped else int(min(last, self.natural_end))))

    def wait(self, person: str, until: int) -> None:
        """On until something concerns a person, at most until a moment or a natural end."""
        heard = self.hearing.of(person)
        clock = self.stage.clock
        stopped = run_until_concerned(clock, person, heard, lambda: min(until, self.natural_end), _STEPS_A_TURN)
        self._arrive(max(self.story, stopped))

    def reword(self, entry: Entry, **changes: object) -> None:
        """Say more of an entry that has just been made, before anybody outside has heard of it."""
        said = restated(entry, **changes)
        self.entries[self.entries.index(entry)] = self.by_id[entry.id] = said

    def pass_over_end(self) -> str:
        """The natural end that has come is none any more; why it was one, for people."""
        key = self._key(self.natural_end)
        self._ends_seen.add(key)
        return TIME_IS_UP if key == TIME_IS_UP else RESOLVED

    def close(self, status: EndStatus, *, follow_up: bool) -> int:
        """End it, where it is: until when the record tells, in milliseconds since 1970."""
        return close(self.stage, status, follow_up=follow_up)

    def _play(self, end: Callable[[], float]) -> None:
        # The clock compares; whole milliseconds or never are all that comes.
        if not self.stage.clock.play(end, _STEPS_A_TURN):  # type: ignore[arg-type]
            raise EngineFault(f"the drill did not come to rest within {_STEPS_A_TURN} steps")

    def _arrive(self, moment: int) -> None:
        """The hands of the clock move to a moment before which nothing is due."""
        self.stage.clock.command(moment, lambda: None, _STEPS_A_TURN)
        self.story = moment

    def _key(self, end: float) -> str:
        resolved = self.stage.response.resolved_at
        return TIME_IS_UP if end >= self.stage.scenario.ends_after else f"resolved at {resolved}"

    # --- who hears it -----------------------------------------------------------------------------------------------

    def heard_by(self, person: str) -> Sequence[Entry]:
        """What has reached a person, and what they did; it only grows at its end."""
        return self.hearing.of(person)

    def _note(self, entry: Entry) -> None:
        self.by_id[entry.id] = entry
        if entry.actor in self._people:
            self.hearing.bring(entry.actor or "", entry)


def _usual_diagnosis(team: Team) -> int:
    if isinstance(team.profile, str):
        return _USUAL_DIAGNOSIS
    usual = team.behaviour.parameters.get("diagnose")
    return usual.median if isinstance(usual, TimeParameter) else _USUAL_DIAGNOSIS
