"""Regression-testing an SOP change: paired plays, sequential looks, one verdict."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gameday.regression.change.accepted import AcceptedRegressions
from gameday.regression.change.observable import Unseen, turning_on, unreached, unseen
from gameday.regression.change.parts import Alone, Part, alone, parts_of, tried
from gameday.regression.change.source import Source
from gameday.regression.change.trial import Trials
from gameday.regression.change.unplayed import acting_on, unplayed
from gameday.regression.change.verdict import BLOCKING, Ruling, Verdict, verdict
from gameday.regression.figures.cell import Cell
from gameday.regression.figures.gates import gates_moved
from gameday.regression.figures.looking import GATES, Looked, looking
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.chunk import Parcel, Side
from gameday.regression.plays.fleet import Lost
from gameday.regression.plays.metric import MARGINS, Group, Margins
from gameday.regression.plays.place import Place, place_of
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.rows import Rows
from gameday.regression.plays.stock import Playing, Stand, stocked
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.sop.diff import SopDiff, diff
from gameday.team import Team
from gameday.terms.frozen import frozen


@frozen
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
    blocks: frozenset[Ruling] = BLOCKING
    """Rulings that stop a merge; the others are said, and let through."""
    margins: Margins = MARGINS
    accepted: AcceptedRegressions | None = None
    today: date = date.min
    """The day on which accepted regressions are read."""
    called: tuple[str, str] = ("the baseline", "the candidate")
    """What the baseline and the candidate are called where both SOPs bear one name."""
    sources: tuple[Source, Source] | None = None
    """Where baseline and candidate come from; None: they were made, and not read."""

    @property
    def nothing_edited(self) -> bool:
        """Are both the same SOP, whatever they are called, with the same luck? Every pair is then the same play."""
        same_luck = self.candidate_seed in (None, self.seed)
        old, new = (one.model_dump(mode="json", exclude=_CALLED) for one in (self.baseline, self.candidate))
        return same_luck and old == new

    def setting(self, scenario: Scenario, team: Team) -> Setting:
        """What both sides share where a team plays a scenario."""
        return Setting(scenario, team, self.scorecard, self.yardstick or self.baseline, whole=True)

    @property
    def names(self) -> tuple[str, str]:
        """What the baseline and the candidate are called, so that a reader can tell them apart."""
        own = self.baseline.name, self.candidate.name
        return own if own[0] != own[1] else self.called


_CALLED = {"name", "title", "version"}
"""What an SOP is called: nobody follows it, and nothing is judged by it."""


@frozen
class Progress:
    """How far a comparison is: plays made and asked for up to a look, or, once it is looked, its cells."""

    stand: Stand
    look: Look
    cells: tuple[Cell, ...] = ()
    words: str = ""
    """What is played, where it is not the pairs themselves."""
    still: tuple[Place, ...] = ()
    """Once it is looked: the places where there is more to learn."""
    left: int = 0
    """Once it is looked: plays that are left in these places, at most."""


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


@frozen
class _Course:
    """One place, with both its sides packed."""

    place: Place
    before: Parcel
    after: Parcel


def regress(
    question: Question, playing: Playing, rows: Rows, *, tell: Callable[[Progress], None] = lambda _: None
) -> Answer:
    """Play pairs up to each look, until every gate cell is decided or the budget is spent; of equal SOPs none.

    The same question gives the same answer, whoever plays it, in whatever order, and however often it was broken off.

    Raises:
        EngineFault: a play failed.
        InputError: the statistics library is not installed.
        OutputError: the rows cannot be kept.

    """
    if question.nothing_edited:
        return Answer(verdict((), (), (), blocks=question.blocks), (), 0)
    courses = {course.place: course for course in _courses(question)}
    lost: list[Lost] = []
    moved = gates_moved(question.baseline, question.candidate, question.scorecard)

    def paired(places: Sequence[Place], look: Look) -> Iterator[Pairing]:
        there = [courses[place] for place in places]
        sides = [(course.place, side) for course in there for side in (course.before, course.after)]
        for stand in stocked(sides, look.pairs, playing, rows, lost):
            if stand.wanted:  # where all of them are kept already there is nothing to wait for
                tell(Progress(stand, look))
        for course in there:
            pairs = rows.pairs(course.before.digest, course.after.digest, look.pairs)
            yield Pairing.of(course.place, pairs, moved)

    seen: list[Looked] = []
    for looked in looking(list(courses), question.runs, paired, gates=question.gates, margins=question.margins):
        left = 2 * len(looked.still) * (question.runs - looked.look.pairs)
        tell(Progress(Stand(0, 0), looked.look, looked.cells, still=looked.still, left=left))
        seen.append(looked)

    def heard(words: str, stand: Stand) -> None:
        tell(Progress(stand, seen[-1].look, words=words))

    hidden = tuple(_hidden(question, seen[-1], Trials(playing, rows, question.seed, heard)))
    return _answer(question, courses, seen, tuple(lost), hidden)


def _hidden(question: Question, last: Looked, trials: Trials) -> Iterator[Unseen]:
    """What of the edit these plays cannot speak for; where some part moved something, each part is tried alone."""
    old, new = question.baseline, question.candidate
    change = diff(old, new)
    found = unseen(change, old, new, last.pairings)
    found = (*found, *unplayed(change, old, new, last.pairings, {one.what for one in found}))
    told = {one.what for one in found}
    moved = {one.place for one in last.pairings if not one.identical}
    parts = parts_of(old, new)
    if not moved or not parts:
        yield from found
        return
    acted = any(one.played_differently for one in last.pairings)
    doubtful = unreached(change, old, new, last.pairings) if acted else frozenset()
    # One part: what moved, it moved.
    several = len(parts) + len(change.facts) > 1
    by_itself = _alone(question, parts, moved, trials, told - doubtful) if several else Alone()
    for one in found:
        if one.what in by_itself.nothing and one.what not in doubtful:
            yield replace(one, why=f"{one.why}; {_nothing(question)}")
        elif one.what in (*by_itself.nothing, *by_itself.judged) or one.what not in doubtful:
            yield one
    yield from (one for one in _by_itself(question, change, by_itself) if one.what not in told)


def _by_itself(question: Question, change: SopDiff, found: Alone) -> Iterator[Unseen]:
    """What parts that moved nobody, played alone, cannot be told of."""
    changes = {one.clause: one for one in change.clauses}
    for name in found.nothing:
        what, mend = turning_on(changes.get(name))
        yield Unseen(name, f"{_nothing(question)} ({what})", mend)
    for name in found.judged:
        what, _ = turning_on(changes.get(name))
        why = f"played alone nothing else happened by it {_in_pairs(question)}; the same was judged otherwise"
        yield Unseen(name, f"{why} ({what})", acting_on(changes.get(name), question.baseline, question.candidate))


def _nothing(question: Question) -> str:
    return f"played alone it changed nothing {_in_pairs(question)}"


def _in_pairs(question: Question) -> str:
    return f"in {tried(question.runs)} pairs a place"


def _alone(
    question: Question, parts: Sequence[Part], moved: Container[Place], trials: Trials, known: Container[str]
) -> Alone:
    # The parts that move nobody where they are played alone, in the places where the whole edit changes something.
    old = question.baseline
    settings = [question.setting(*course) for course in question.courses if place_of(*course) in moved]
    return alone(parts, old, settings, trials, question.runs, known)


def _answer(
    question: Question,
    courses: Mapping[Place, _Course],
    seen: Sequence[Looked],
    lost: tuple[Lost, ...],
    hidden: tuple[Unseen, ...],
) -> Answer:
    last = seen[-1]
    plays = sum(one.chunk.past - one.chunk.first for one in lost)
    ruled = verdict(
        last.cells,
        last.pairings,
        hidden,
        lost=plays,
        accepted=question.accepted,
        today=question.today,
        blocks=question.blocks,
    )
    sides = {course.place: (course.before.digest, course.after.digest) for course in courses.values()}
    return Answer(ruled, last.pairings, len(seen), lost, sides)


def _courses(question: Question) -> list[_Course]:
    other = question.seed if question.candidate_seed is None else question.candidate_seed
    found: list[_Course] = []
    for scenario, team in question.courses:
        setting = question.setting(scenario, team)
        place = place_of(scenario, team)
        before, after = Side(setting, question.baseline, question.seed), Side(setting, question.candidate, other)
        found.append(_Course(place, Parcel.of(before), Parcel.of(after)))
    return found
