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


@click.command("fit")
@click.argument("timelines", metavar="TIMELINE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--team",
    "team",
    metavar="TEAM",
    help="Whose profile, hours and schedule.  [default: the project's, else the one all records name, else storefront]",
)
@click.option(
    "--sop",
    "sop",
    metavar="SOP",
    help="What they worked under, where a record does not say, or names one not here.  [default: the project's]",
)
def fit(timelines: tuple[Path, ...], team: str | None, sop: str | None) -> int:
    """Fit the figures of simulated people to TIMELINEs of real incidents or drills, and print them for a team file.

    TIMELINE is a .jsonl file or a drill directory; a copy of another is left out with a line. What was seen too
    seldom, or cannot be told from a record, stays as assumed.
    """
    # Loaded only where somebody fits.
    from gameday.cli.fit_records import Shelf, Worked, team_of  # noqa: PLC0415
    from gameday.cli.once import Once  # noqa: PLC0415
    from gameday.regression.fit.fit import fit as fitted  # noqa: PLC0415
    from gameday.report.fit_page import print_fit  # noqa: PLC0415

    defaults, shelf, once = Defaults(), Shelf(), Once()
    places = tuple(dict.fromkeys(timelines))
    given, faults = each(partial(shelf.record, one) for one in places)
    if faults:
        raise InputError(faults)
    # Of copies the one that keeps its documents.
    ordered = sorted(zip(given, places, strict=True), key=lambda one: one[0].documents is None)
    records = [one for one, place in ordered if once.is_new(one.timeline, place)]
    people = team_of(defaults, team, records)
    worked = Worked(defaults, sop)
    print_fit(screen(), fitted(map(worked.recorded, records), people.document))
    return WELL
