"""Regression-testing an SOP change: paired plays, sequential looks, one verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gameday.regression.accepted import AcceptedRegressions
from gameday.regression.cell import Cell, cells_at
from gameday.regression.chunk import Chunk, Parcel, Side
from gameday.regression.fleet import Lost, Played
from gameday.regression.looks import Look, looks
from gameday.regression.metric import MARGINS, Group, Margins
from gameday.regression.observable import unseen
from gameday.regression.pairing import Pairing, Place
from gameday.regression.playing import Setting
from gameday.regression.rows import Rows
from gameday.regression.verdict import Verdict, verdict
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.sop.diff import diff
from gameday.team import Team

GATES: frozenset[Group] = frozenset({"score", "outcome"})
"""What decides unless told otherwise; what it costs the team is shown beside it."""
_CHUNK = 10
"""Replicates sent at once: a fraction of a second of work, so that little is lost with a worker."""
_SAME_FOR_SURE = 400
"""Pairs without any difference after which a scenario is no longer played: a difference in one of a hundred plays
would have shown in all but two of a hundred such runs."""

Playing = Callable[[Iterable[Chunk]], Iterator[Played]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared, by what, where, and how often."""

    baseline: Sop
    candidate: Sop
    scorecard: Scorecard
    courses: tuple[tuple[Scenario, Team], ...]
    """Scenarios with the teams that play them."""
    runs: int = 800
    seed: int = 1
    candidate_seed: int | None = None
    """Another root of luck for the candidate: the pairs are then no pairs. For tests of the test."""
    yardstick: Sop | None = None
    """By whose criteria outcomes are measured; None: the baseline's."""
    gates: frozenset[Group] = GATES
    margins: Margins = MARGINS
    accepted: AcceptedRegressions | None = None
    today: date = date.min
    """The day on which accepted regressions are read."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a comparison is: plays done and asked for up to the next look, and the cells at the last one."""

    done: int
    wanted: int
    look: Look
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict and what it was made from."""

    verdict: Verdict
    pairings: tuple[Pairing, ...]
    looks: int
    """How often the figures were looked at."""
    lost: tuple[Lost, ...] = ()
    sides: Mapping[Place, tuple[str, str]] = field(default_factory=dict)
    """By place, what the rows of the two sides are filed under."""


@dataclass(slots=True)
class _Course:
    """One place, with both its sides packed."""

    place: Place
    before: Parcel
    after: Parcel
    lost: list[Lost] = field(default_factory=list)


def regress(
    question: Question, playing: Playing, rows: Rows, *, tell: Callable[[Progress], None] = lambda _: None
) -> Answer:
    """Play pairs up to each look, until every gate cell is decided or the budget is spent.

    The same question gives the same answer, whoever plays it, in whatever order, and however often it was broken off.

    Raises:
        EngineFault: a play failed.
        InputError: the statistics library is not installed.
        OutputError: the rows cannot be kept.

    """
    courses = _courses(question)
    still = list(courses)
    found: dict[Place, Pairing] = {}
    cells: tuple[Cell, ...] = ()
    taken = 0
    for look in looks(question.runs):
        for done, wanted in _play(still, look, playing, rows):
            tell(Progress(done, wanted, look, cells))
        for course in still:
            pairs = rows.pairs(course.before.digest, course.after.digest, look.pairs)
            found[course.place] = Pairing.of(course.place, pairs)
        cells = cells_at(look, list(found.values()), question.gates, question.margins)
        taken += 1
        still = [course for course in still if _is_open(course.place, found[course.place], cells)]
        tell(Progress(0, 0, look, cells))
        if not still:
            break
    return _answer(question, courses, found, cells, taken)


def _answer(
    question: Question,
    courses: Sequence[_Course],
    found: dict[Place, Pairing],
    cells: tuple[Cell, ...],
    taken: int,
) -> Answer:
    pairings = tuple(found[course.place] for course in courses)
    lost = tuple(one for course in courses for one in course.lost)
    hidden = unseen(diff(question.baseline, question.candidate), question.baseline, question.candidate, pairings)
    plays = sum(one.chunk.past - one.chunk.first for one in lost)
    ruled = verdict(cells, pairings, hidden, lost=plays, accepted=question.accepted, today=question.today)
    sides = {course.place: (course.before.digest, course.after.digest) for course in courses}
    return Answer(ruled, pairings, taken, lost, sides)


def _courses(question: Question) -> list[_Course]:
    yardstick = question.yardstick or question.baseline
    other = question.seed if question.candidate_seed is None else question.candidate_seed
    found: list[_Course] = []
    for scenario, team in question.courses:
        setting = Setting(scenario, team, question.scorecard, yardstick)
        place = place_of(scenario, team)
        before, after = Side(setting, question.baseline, question.seed), Side(setting, question.candidate, other)
        found.append(_Course(place, Parcel.of(before), Parcel.of(after)))
    return found


def place_of(scenario: Scenario, team: Team) -> Place:
    """What a scenario played by a team is called."""
    story = scenario.name if scenario.variant is None else f"{scenario.name}@{scenario.variant}"
    return Place(story, team.name, team.profile if isinstance(team.profile, str) else team.profile.name)


def _play(courses: Sequence[_Course], look: Look, playing: Playing, rows: Rows) -> Iterator[tuple[int, int]]:
    """Play what is missing up to a look: (plays done, plays wanted) as it goes on."""
    by_side = {side.digest: course for course in courses for side in (course.before, course.after)}
    chunks = [chunk for course in courses for chunk in _chunks(course, look.pairs, rows)]
    wanted = sum(chunk.past - chunk.first for chunk in chunks)
    done = 0
    yield done, wanted
    for played in playing(chunks):
        if isinstance(played, Lost):
            by_side[played.chunk.parcel.digest].lost.append(played)
            chunk = played.chunk
        else:
            chunk, found = played
            rows.put(chunk.parcel.digest, found)
        done += chunk.past - chunk.first
        yield done, wanted


def _chunks(course: _Course, past: int, rows: Rows) -> Iterator[Chunk]:
    given_up = {one.chunk.key for one in course.lost}
    for side in dict.fromkeys((course.before, course.after)):
        missing = rows.missing(side.digest, past)
        for first in range(0, past, _CHUNK):
            wanted = [one for one in missing if first <= one < first + _CHUNK]
            if wanted:
                chunk = Chunk(course.place, side, wanted[0], min(first + _CHUNK, past))
                if chunk.key not in given_up:
                    yield chunk


def _is_open(place: Place, pairing: Pairing, cells: Iterable[Cell]) -> bool:
    """Is there more to learn here? What was called at a look stays called."""
    if pairing.identical:
        return pairing.pairs < _SAME_FOR_SURE
    return any(one.verdict == "open" for one in cells if one.gate and one.place == place)
