"""Drills as tests have them: played, judged, and asked about."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from gameday.cli.defaults import Defaults
from gameday.errors import Fault, GamedayError, InputError
from gameday.files.shipped import is_path
from gameday.files.words import meant
from gameday.scoring.assessment import Assessment
from gameday.scoring.finding import Finding
from gameday.session import play_and_judge
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline

_TEAMS = ("default",)
_CARD = "sop-regression"
_MOST = 2**63 - 1
"""The seeds that `gameday run` takes go as far."""


@frozen
class Drill:
    """A drill that was played and judged."""

    timeline: Timeline
    assessment: Assessment

    def finding(self, clause: str) -> Finding:
        """What a clause says of it.

        Raises:
            KeyError: no clause of this id was judged; the text says which it could be.

        """
        __tracebackhide__ = True
        try:
            return self.assessment.finding(clause)
        except KeyError:
            more, expected = meant(clause, [one.clause for one in self.assessment.findings])
            wrong = f"no clause `{clause}` was judged{more}"
            raise KeyError(f"{wrong}, expected {expected}" if expected else wrong) from None

    @property
    def passed(self) -> bool:
        """Did no critical clause break, and was the pass mark met, where there is one?"""
        return self.assessment.overall.verdict != "fail"

    def __repr__(self) -> str:
        """What was played, by what it was judged, and what that came to, for a failing test."""
        told, judged = self.timeline.header, self.assessment
        played = f"{told.scenario} by {told.team}, seed {told.seed}" if told else "a record that does not say of what"
        under = f"judged by {judged.sop.name} and {judged.scorecard.name}"
        broken = f"; critical and broken: {', '.join(judged.overall.gates)}" if judged.overall.gates else ""
        return f"Drill({played}; {under}: {judged.overall.verdict}{broken})"


class Player:
    """Plays drills for the tests of one place.

    Args:
        beside: From here upward the project file is sought.
        root: Where relative paths begin if there is no project file.

    """

    def __init__(self, beside: Path, root: Path) -> None:
        self._beside = beside
        self._root = root

    def __call__(
        self,
        scenario: str | Path,
        *,
        sop: str | Path | None = None,
        team: str | None = None,
        scorecard: str | None = None,
        seed: int = 1,
    ) -> Drill:
        """Play a scenario under an SOP (the project's, where none is named) and judge it.

        Relative paths begin at the directory of the project file, else at pytest's root directory.

        Raises:
            InputError: a document cannot be used; carries every fault with file and line. Or the seed is none that
                the commands take.

        """
        __tracebackhide__ = True
        try:
            return self._played(scenario, sop, team, scorecard, seed)
        except GamedayError as error:
            # What is wrong stands in the caller's words; how gameday came to notice is nobody's concern.
            raise error.with_traceback(None) from None

    def _played(
        self, scenario: str | Path, sop: str | Path | None, team: str | None, scorecard: str | None, seed: int
    ) -> Drill:
        if type(seed) is not int or not 0 <= seed <= _MOST:
            raise InputError(Fault("seed", 0, f"it is {reprlib.repr(seed)}", f"a whole number from 0 to {_MOST}"))
        defaults = Defaults(self._beside)
        start = self._root if defaults.project is None else defaults.project.root
        story = defaults.scenario(placed(scenario, start))
        standard = defaults.sop(None if sop is None else placed(sop, start))
        people = defaults.team(None if team is None else placed(team, start), story.document)
        card = defaults.scorecard(None if scorecard is None else placed(scorecard, start))
        judged = play_and_judge(story, people, standard, card, seed=seed)
        return Drill(judged.timeline, judged.assessment)


def placed(word: str | Path, start: Path) -> str:
    """A path from a directory, whatever the working directory is; a name stays one."""
    return str(start / word) if is_path(word) else str(word)


class ScenarioFile(pytest.File):
    """One scenario: a test for each team that plays it."""

    def collect(self) -> Iterator[pytest.Item]:
        """Its items."""
        for team in self.config.getini("gameday_teams") or _TEAMS:
            yield ScenarioItem.from_parent(self, name=team, team=team)


class Fell(Exception):  # what pytest shows of a drill that fell short
    """A drill broke a critical clause; its text says which, and what was seen."""


class ScenarioItem(pytest.Item):
    """A scenario played by a team under the project's SOP: it fails where a critical clause breaks."""

    def __init__(self, *, team: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # pytest's own
        self._team = team

    def runtest(self) -> None:
        """Play and judge."""
        root = self.config.rootpath
        drill = Player(self.path.parent, root)(self.path, team=placed(self._team, root), scorecard=_CARD)
        self.user_properties.append(("sop", drill.assessment.sop.name))  # into JUnit's file
        if not drill.passed:
            raise Fell("\n".join(_fell_short(drill)))

    def repr_failure(  # type: ignore[override]  # the base class says less about what it returns
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> object:
        """In words; a fault of the files without a traceback."""
        if isinstance(excinfo.value, (Fell, GamedayError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """How it is called in reports."""
        return self.path, None, f"{self.path.name} ({self._team})"


def _fell_short(drill: Drill) -> Iterable[str]:
    overall = drill.assessment.overall
    short = ", ".join(overall.gates) or "the pass mark"
    under = drill.assessment.sop.name
    yield f"The drill fell short under {under} (SIMULATION, NO PERSON TOOK PART): {short}"
    for clause in overall.gates:
        yield f"  {clause}: {drill.finding(clause).sentence}"
