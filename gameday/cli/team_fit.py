"""`gameday team fit`: a team's own figures from its own records."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from gameday.cli.defaults import Defaults
from gameday.cli.outcome import WELL
from gameday.cli.screen import screen
from gameday.cli.together import each
from gameday.errors import InputError
from gameday.files.timeline_file import read_timeline

_TIMELINE = "timeline.jsonl"


@click.command("fit")
@click.argument("timelines", metavar="TIMELINE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--team", "team", metavar="TEAM", help="Whose profile and hours.  [default: the project's, else storefront]"
)
def fit(timelines: tuple[Path, ...], team: str | None) -> int:
    """Fit the figures of simulated people to TIMELINEs of real incidents or drills, and print them for a team file.

    TIMELINE is a .jsonl file or a drill directory. What was seen too seldom stays as assumed.
    """
    # Loaded only where somebody fits.
    from gameday.regression.fit import fit as fitted  # noqa: PLC0415
    from gameday.report.fit_page import print_fit  # noqa: PLC0415

    defaults = Defaults()
    people = defaults.team(team)
    found, faults = each(partial(read_timeline, one / _TIMELINE if one.is_dir() else one) for one in timelines)
    if faults:
        raise InputError(faults)
    print_fit(screen(), fitted([one.timeline for one in found], people.document))
    return WELL
