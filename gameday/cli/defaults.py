"""Options that several commands share, and the documents they mean: the command line, the project file, our default."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gameday.errors import InputError
from gameday.files.documents import Loaded, digest_of, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.project import ProjectFile, find_project
from gameday.files.shipped import (
    DEFAULT_SCORECARD,
    DEFAULT_SOP,
    DEFAULT_TEAM,
    PROJECT_FILE,
    find,
    is_path,
    shipped_names,
)
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.team import Team

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")
_DATE = "%Y-%m-%d"
_MOST_NAMED = 8


def sop_option(command: F) -> F:
    """`--sop`."""
    shown = f"SOP to follow and judge by: a path or a shipped name.  [default: the project's, else {DEFAULT_SOP}]"
    return click.option("--sop", "sop", metavar="SOP", help=shown)(command)


def scorecard_option(command: F) -> F:
    """`--scorecard`."""
    shown = f"Marking scheme: a path or a shipped name.  [default: the project's, else {DEFAULT_SCORECARD}]"
    return click.option("--scorecard", "scorecard", metavar="SCORECARD", help=shown)(command)


def scenario_argument(command: F) -> F:
    """`SCENARIO`, which the project may name."""
    return click.argument("name", metavar="[SCENARIO]", required=False)(command)


def as_of_option(command: F) -> F:
    """`--as-of`."""
    shown = "Take this date (YYYY-MM-DD) as today."
    return click.option("--as-of", "as_of", type=_Day(), metavar="DATE", help=shown)(command)


if TYPE_CHECKING:
    _Kind = click.ParamType[datetime]
else:
    _Kind = click.ParamType  # not every version of click we run with can be asked of what


class _Day(_Kind):
    """A date; where day and month stand the wrong way round, it asks whether they do."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The start of the day, without a zone."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            return datetime.strptime(text, _DATE)
        except ValueError:
            close = _turned(text)
        hint = f"; did you mean {close}?" if close else ""
        return self.fail(f"{text[:40]!r} is no date of the form YYYY-MM-DD, such as 2026-04-20{hint}", param, ctx)


def _turned(text: str) -> str | None:
    """The date with day and month the other way round, where that is one."""
    year, *rest = text.split("-")
    turned = "-".join((year, *reversed(rest)))
    try:
        datetime.strptime(turned, _DATE)
    except ValueError:
        return None
    return turned


def json_option(command: F) -> F:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON alone; words for people go to stderr.")(
        command
    )


def _is_profile(name: str | Path) -> bool:
    return not is_path(name) and name in shipped_names("teams/profiles")


def _team_or_profile(name: str | Path, project: ProjectFile | None) -> Loaded[Team]:
    """A team where a profile might have been named: one that is not there is answered with both."""
    find("teams", name, project.places("teams") if project else (), also=("teams/profiles",))
    return open_team(name, project)


def _named(stated: str | None, own: str | Path | None, default: str) -> str | Path:
    """What is meant; an empty name (`--sop "$UNSET"`) is a name that is not there, never the default."""
    return stated if stated is not None else own or default


class Defaults:
    """The project file's defaults, read once for a command. It is sought from `start`, else from where one stands."""

    def __init__(self, start: Path | None = None) -> None:
        self.project: ProjectFile | None = find_project(start)

    def sop(self, stated: str | None) -> Loaded[Sop]:
        """The SOP stated, else the project's, else the default."""
        found = self._opened(
            open_sop, "sop", _named(stated, self.project.sop if self.project else None, DEFAULT_SOP), stated
        )
        own = self.project.project if self.project else None
        if own is None or "calendar" not in own.model_fields_set or "calendar" in found.document.model_fields_set:
            return found
        # An SOP that states no business days is read with the project's.
        dated = found.document.model_copy(update={"calendar": own.calendar})
        return replace(found, document=dated, digest=digest_of(dated))

    def own_sop(self) -> Loaded[Sop] | None:
        """The SOP the project names; None where it names none."""
        return self.sop(None) if self.project and self.project.sop else None

    def scorecard(self, stated: str | None) -> Loaded[Scorecard]:
        """The scorecard stated, else the project's, else the default."""
        name = _named(stated, self.project.scorecard if self.project else None, DEFAULT_SCORECARD)
        return self._opened(open_scorecard, "scorecard", name, stated)

    def _opened(
        self, load: Callable[[str | Path, ProjectFile | None], T], key: str, name: str | Path, stated: str | None
    ) -> T:
        """A document; one that the project names and that is not there is told at the project's line."""
        try:
            return load(name, self.project)
        except InputError as error:
            if stated is not None or not self.project or not getattr(self.project, key):
                raise
            raise self.project.pointed(key, error.faults) from None

    def scenario(self, stated: str | Path | None) -> Loaded[Scenario]:
        """The scenario stated, else the only one of the project. Raises UsageError as `only_scenario` does."""
        if stated is not None:
            return open_scenario(stated, self.project)
        return self._opened(open_scenario, "scenarios", self.only_scenario(), None)

    def only_scenario(self, otherwise: str = "") -> str:
        """The scenario of a project that names one alone; `otherwise` is what else may be asked for.

        Raises:
            UsageError: it names several, or none.

        """
        own = self.project.scenarios if self.project else ()
        if not own:
            raise click.UsageError(f"Name a SCENARIO{otherwise}: no project file ({PROJECT_FILE}) names any.")
        known = [os.path.relpath(one) if isinstance(one, Path) else one for one in own]
        if len(known) == 1:
            return known[0]
        more = [f"{len(own) - _MOST_NAMED:,} more"] if len(own) > _MOST_NAMED else []
        listed = ", ".join([*known[:_MOST_NAMED], *more])
        raise click.UsageError(f"Name a SCENARIO{otherwise}: {PROJECT_FILE} names several ({listed}).")

    def team(self, stated: str | None, scenario: Scenario | None = None) -> Loaded[Team]:
        """The team stated, else the project's, else the scenario's own people; without a scenario the default team.

        A bare profile's name means the scenario's own people (or the default team) behaving by that profile.
        """
        own = self.project.team if self.project else None
        people = (scenario.team if scenario else None) or DEFAULT_TEAM
        wanted = _named(stated, own, people)
        if not _is_profile(wanted):
            return self._opened(open_team if wanted == people else _team_or_profile, "team", wanted, stated)
        return open_team(people if own is None or _is_profile(own) else own, self.project, profile=wanted)

    def profile(self) -> str | None:
        """The profile by which people behave, where the project's team is one; None: it is not."""
        own = self.project.team if self.project else None
        return str(own) if own is not None and _is_profile(own) else None

    def known_team(self, stated: str | None) -> None:
        """Make sure of the team stated, before a scenario is at hand.

        Raises:
            InputError: there is no such team and no such profile, or it cannot be used.

        """
        if stated is not None and not _is_profile(stated):
            _team_or_profile(stated, self.project)

    def out(self) -> Path:
        """Where drills are written: the project's place, else `drills/` beside its file, else `drills/` here."""
        if self.project is None:
            return Path("drills")
        # From below the project's directory it is the same place, and the name that is shown stays short.
        return self.project.out or Path(os.path.relpath(self.project.root / "drills"))

    def today(self, stated: datetime | None) -> date | None:
        """What counts as today, where the command line or the project says so."""
        if stated is not None:
            return stated.date()
        return self.project.project.as_of if self.project else None

    def today_here(self, stated: datetime | None) -> date:
        """What counts as today: by the command line, the project, else this machine."""
        return self.today(stated) or date.today()
