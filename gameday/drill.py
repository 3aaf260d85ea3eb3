"""A drill: seat the cast, play flat out, return the timeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version

from gameday.engine.chance import Chance
from gameday.engine.desk import Participant
from gameday.engine.incidents import told_apart
from gameday.engine.levers import Habits
from gameday.engine.stage import Stage
from gameday.errors import EngineFault
from gameday.participants.cast import cast as simulated
from gameday.participants.own import Seated
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.parameter import ChanceParameter, TimeParameter
from gameday.terms.document import Document
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.same import Same
from gameday.terms.seat import SeatMode
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Ended, EndStatus

FOLLOW_UP = 14 * DAY
"""How long after resolution people still follow up: reviews and action items, at story time."""
_WATCHED_ANYWAY = 30 * MINUTE
"""How long the world goes on after `resolved` where the SOP states no watch period."""
_MOST_STEPS = 200_000
"""A play is a few thousand steps; this many is a process that never rests."""

Watch = Callable[[Entry], None]


def play(  # noqa: PLR0913  # one parameter for each way in which a play can differ
    scenario: Scenario,
    sop: Sop,
    team: Team,
    *,
    seed: int,
    replicate: int = 0,
    watch: Watch | None = None,
    cast: Mapping[str, Participant] | None = None,
    own: Mapping[str, Seated] | None = None,
    keeps: bool = False,
    whole: bool = False,
) -> Timeline:
    """Play a scenario flat out, to resolution and through the watch period, then what people follow up on.

    The cast is who sits at which person's desk; without one, simulated people sit at every desk but those that the
    scenario keeps empty, or that one's `own` responders take (`gameday.participants.own`). The same documents, seed,
    replicate and answers give the same timeline to the byte. `watch` hears each entry as it is recorded. Ctrl-C ends
    the drill; where somebody `keeps` it, the timeline so far comes back, marked interrupted and incomplete. After
    it is resolved the world goes on for as long as the SOP has a service watched; of a `whole` drill, to the scenario's
    end.

    Raises:
        EngineFault: a process of the drill failed; the text names it.
        KeyboardInterrupt: Ctrl-C, and nobody keeps half a drill. Who plays many must not count it among them.
        ValueError: simulated people are to play, and the team's profile was not loaded into it.

    """
    if own:
        others = simulated(team, without=kept_out(scenario, team) | own.keys()) if cast is None else cast
        cast = {**others, **own}
    stage = seat(scenario, sop, team, seed=seed, replicate=replicate, watch=watch, cast=cast)
    status, until = run(stage, keeps=keeps, whole=whole)
    header = _header(scenario, sop, team, seed, replicate, until, status)
    return Timeline.of(stage.emitter.entries, _with_own(header, own) if own else header)


def seat(  # noqa: PLR0913  # one parameter for each way in which a stage can differ
    scenario: Scenario,
    sop: Sop,
    team: Team,
    *,
    seed: int,
    replicate: int = 0,
    watch: Watch | None = None,
    cast: Mapping[str, Participant] | None = None,
    led: bool = False,
    beside: str | None = None,
) -> Stage:
    """The stage with everybody at their desks and the scenario set in motion; no time has passed yet.

    `led`: a facilitator leads it (`Stage.hand`), and begins the phases that have no time of their own. `beside`: a
    person who, until they join, hears what whoever is on call hears.
    """
    story = scenario.name if scenario.variant is None else f"{scenario.name}@{scenario.variant}"
    chance = Chance(seed, story, team.name, replicate)
    stage = Stage(scenario, sop, team, chance, habits=habits_of(team), watch=watch, led=led, beside=beside)
    seated = simulated(team, without=kept_out(scenario, team)) if cast is None else cast
    for person, participant in seated.items():
        participant.start(stage.desk(person))
    stage.start()
    return stage


def run(stage: Stage, *, keeps: bool = False, whole: bool = False) -> tuple[EndStatus, int]:
    """Play a stage flat out to its end: how it ended, and until when the record tells (milliseconds since 1970).

    Raises:
        EngineFault: a process of the drill failed; the text names it.
        KeyboardInterrupt: Ctrl-C, and nobody keeps half a drill.

    """
    status: EndStatus = "completed"
    followed_up = False
    try:
        _play_live(stage, whole=whole)
        followed_up = _wind_up(stage, follow_up=True)
    except KeyboardInterrupt:
        if not keeps:
            raise
        status = "interrupted"
    return status, _ended(stage, status, followed_up=followed_up)


def close(stage: Stage, status: EndStatus, *, follow_up: bool) -> int:
    """End a drill that was played live, where it is: until when the record tells, in milliseconds since 1970.

    `follow_up`: where it was resolved, people still follow up on it, for `FOLLOW_UP` of story time.
    """
    return _ended(stage, status, followed_up=_wind_up(stage, follow_up=follow_up))


def _wind_up(stage: Stage, *, follow_up: bool) -> bool:
    """What is left once the live part is over; did people follow up?"""
    stage.scenery.truth.conclude()
    if not follow_up or stage.response.resolved_at is None:
        return False
    _follow_up(stage)
    return stage.response.resolved_at is not None


def _ended(stage: Stage, status: EndStatus, *, followed_up: bool) -> int:
    until = stage.emitter.emit(Ended(at=0, status=status)).at
    if followed_up and stage.response.resolved_at is not None:
        until = max(until, stage.response.resolved_at + FOLLOW_UP)
    if stage.scenery.world is not None:
        entries = stage.emitter.entries
        entries[:] = told_apart(entries, stage.scenery.world, stage.scenario.starts_at)
    return until


def kept_out(scenario: Scenario, team: Team) -> frozenset[str]:
    """People who could only sit on seats that stay empty."""
    absent = {role for role, mode in scenario.seats.items() if mode == "absent"}
    return frozenset([person.id for person in team.people if absent.issuperset(person.roles)])


def habits_of(team: Team) -> Habits:
    """What the team's profile says of levers; the engine's own figures where the profile was not loaded."""
    if isinstance(team.profile, str):
        return Habits()
    figures = team.behaviour.parameters
    apply_fix, relapse = figures["apply_fix"], figures["false_recovery"]
    usual = Habits()
    return Habits(
        apply_median=apply_fix.median if isinstance(apply_fix, TimeParameter) else usual.apply_median,
        apply_sigma=apply_fix.sigma if isinstance(apply_fix, TimeParameter) else usual.apply_sigma,
        false_recovery=relapse.value if isinstance(relapse, ChanceParameter) else usual.false_recovery,
    )


def watch_period(sop: Sop, severity: str | None) -> int:
    """Milliseconds the SOP wants a service watched at a level: the lower end of its range."""
    for clause in sop.watch_periods:
        if severity is not None and severity in clause.watch:
            return clause.watch[severity].low
    return _WATCHED_ANYWAY


def _play_live(stage: Stage, *, whole: bool) -> None:
    """To resolution and through the watch period, while impact lasts; at most to the scenario's end."""
    clock, response, last = stage.clock, stage.response, stage.scenario.ends_after
    # Asked at every moment; only once it is resolved can it end before the scenario does.
    _move_on(stage, lambda: last if whole or response.resolved_at is None else end_of(stage))
    # Nothing is due before it: this only moves the hands of the clock.
    clock.command(max(clock.now, last if whole else end_of(stage)), lambda: None)


def end_of(stage: Stage) -> int:
    """When the live part is over, as things stand, in milliseconds since the start."""
    scenario, resolved = stage.scenario, stage.response.resolved_at
    if resolved is None or not stage.healthy:
        return scenario.ends_after
    watched = resolved - scenario.starts_at + watch_period(stage.sop, stage.response.severity)
    return min(scenario.ends_after, watched)


def _follow_up(stage: Stage) -> None:
    stage.strike()
    until, response = stage.clock.now + FOLLOW_UP, stage.response
    # Whoever sees that it never held opens it again; the world stands still, so there the record ends.
    _move_on(stage, lambda: until if response.resolved_at is not None else -1)


def _move_on(stage: Stage, end: Callable[[], int]) -> None:
    if not stage.clock.play(end, budget=_MOST_STEPS - stage.clock.steps):
        raise EngineFault(f"the drill did not come to rest within {_MOST_STEPS} steps")


def _header(
    scenario: Scenario, sop: Sop, team: Team, seed: int, replicate: int, until: int, status: EndStatus
) -> Header:
    # Whoever a scenario wants at a seat in a live drill: played flat out, it is simulated or stays empty.
    seats: dict[str, SeatMode] = {role: "simulated" for person in team.people for role in person.roles}
    seats |= {role: "absent" if mode == "absent" else "simulated" for role, mode in scenario.seats.items()}
    return Header(
        exercise=Exercise(kind="simulation", humans=0, seats=tuple(sorted(seats.items()))),
        drill=drill_id(scenario, sop, team, seed, replicate),
        scenario=scenario.name,
        sop=sop.name,
        team=team.name,
        seed=seed,
        versions=(("gameday", program_version()),),
        recorded_until=until,
        complete=status == "completed",
    )


def _with_own(header: Header, own: Mapping[str, Seated]) -> Header:
    """A drill with responders of one's own is another drill, and says at which seats they sat."""
    taken: dict[str, SeatMode] = dict.fromkeys((one.seat for one in own.values()), "agent")
    names = sorted(f"{person}={one.name}" for person, one in own.items())
    digest = hashlib.sha256("\n".join((header.drill or "", *names)).encode()).hexdigest()
    exercise = header.exercise or Exercise(kind="simulation")
    seats = tuple(sorted({**dict(exercise.seats), **taken}.items()))
    return replace(header, drill=f"{header.scenario}-{digest[:10]}", exercise=replace(exercise, seats=seats))


def drill_id(scenario: Scenario, sop: Sop, team: Team, seed: int, replicate: int) -> str:
    """The id of a drill: the same documents, seed and replicate have the same."""
    documents = [_digest(Same(one)) for one in (scenario, sop, team)]
    told = "/".join((str(seed), str(replicate), *documents))
    return f"{scenario.name}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


@lru_cache(maxsize=16)
def _digest(one: Same[Document]) -> str:
    """Of all it says: worked out once for many plays."""
    return hashlib.sha256(one.document.model_dump_json().encode()).hexdigest()


@cache
def program_version() -> str:
    """The version of gameday that plays."""
    try:
        return version("gameday-drills")
    except PackageNotFoundError:
        return "source"
