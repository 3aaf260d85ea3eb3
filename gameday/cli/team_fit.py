"""`gameday team fit`: a team's own figures from its own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import click

from gameday.cli.defaults import Defaults
from gameday.cli.outcome import WELL
from gameday.cli.screen import screen
from gameday.cli.together import each
from gameday.errors import InputError
from gameday.files.documents import Loaded, open_scenario, open_sop
from gameday.files.project import ProjectFile
from gameday.files.shipped import is_path
from gameday.files.timeline_file import read_timeline
from gameday.team import Team
from gameday.terms.document import Document
from gameday.timeline import Timeline

_TIMELINE = "timeline.jsonl"
D = TypeVar("D", bound=Document)


@click.command("fit")
@click.argument("timelines", metavar="TIMELINE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--team",
    "team",
    metavar="TEAM",
    help="Whose profile, hours and schedule.  [default: the project's, else the one all records name, else storefront]",
)
@click.option(
    "--sop", "sop", metavar="SOP", help="What they worked under, where a record does not say.  [default: the project's]"
)
def fit(timelines: tuple[Path, ...], team: str | None, sop: str | None) -> int:
    """Fit the figures of simulated people to TIMELINEs of real incidents or drills, and print them for a team file.

    TIMELINE is a .jsonl file or a drill directory. What was seen too seldom, or cannot be told from a record, stays as
    assumed.
    """
    # Loaded only where somebody fits.
    from gameday.regression.fit.fit import fit as fitted  # noqa: PLC0415
    from gameday.regression.fit.occasions import Recorded  # noqa: PLC0415
    from gameday.report.fit_page import print_fit  # noqa: PLC0415

    defaults = Defaults()
    found, faults = each(partial(read_timeline, one / _TIMELINE if one.is_dir() else one) for one in timelines)
    if faults:
        raise InputError(faults)
    records = [one.timeline for one in found]
    people = _team(defaults, team, records)
    usual = defaults.sop(sop) if sop is not None else defaults.own_sop()
    stories, sops = _named(open_scenario, defaults.project), _named(open_sop, defaults.project)

    def recorded(record: Timeline) -> Recorded:
        story = record.header.scenario if record.header is not None else None
        standard = record.header.sop if record.header is not None else None
        under = sops(standard) if standard is not None else usual.document if usual is not None else None
        return Recorded(record, stories(story) if story is not None else None, under)

    print_fit(screen(), fitted(map(recorded, records), people.document))
    return WELL


def _team(defaults: Defaults, stated: str | None, records: Iterable[Timeline]) -> Loaded[Team]:
    """The team stated, else the project's, else the one that all records name, else the default one."""
    if stated is None and (defaults.project is None or defaults.project.team is None):
        named = {record.header.team for record in records if record.header is not None and record.header.team}
        own = next(iter(named), "")
        if len(named) == 1 and not is_path(own):
            with suppress(InputError):  # a team that is not here: whoever is not on the default one is told of
                return defaults.team(own)
    return defaults.team(stated)


def _named(
    load: Callable[[str, ProjectFile | None], Loaded[D]], project: ProjectFile | None
) -> Callable[[str], D | None]:
    """Loads a document that a record names, once; None: it is not here."""

    @cache
    def one(name: str) -> D | None:
        if is_path(name):
            return None
        try:
            return load(name, project).document
        except InputError:
            return None

    return one
