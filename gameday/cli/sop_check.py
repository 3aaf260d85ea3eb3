"""`gameday sop check`: does the escalation always reach somebody?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from gameday.cli.defaults import Defaults, as_of_option, json_option
from gameday.cli.outcome import FELL_SHORT, WELL
from gameday.cli.outputs import check_outputs
from gameday.cli.screen import screen
from gameday.cli.together import together
from gameday.files.writing import write_text
from gameday.terms.duration import parse_duration
from gameday.terms.moment import to_moment


@click.command("check")
@click.argument("name", metavar="[SOP]", required=False)
@click.option("--team", "team", metavar="TEAM", help="Whose schedule.  [default: the project's, else storefront]")
@click.option("--within", default="15m", show_default=True, help="By when somebody is to be reached, after the alert.")
@click.option("--failures", default=2, show_default=True, type=click.IntRange(0, 4), help="How many fail at once.")
@click.option("--mermaid", type=click.Path(path_type=Path), help="Write the first counterexample as Mermaid here.")
@click.option("--svg", type=click.Path(path_type=Path), help="Write the first counterexample as SVG here.")
@as_of_option
@json_option
def check(  # one parameter for each option
    name: str | None,
    team: str | None,
    within: str,
    failures: int,
    mermaid: Path | None,
    svg: Path | None,
    as_of: datetime | None,
    as_json: bool,
) -> int:
    """Search every minute of a year and every way paging can be missed: proof, or the shortest counterexample.

    Each call rings who is on call at its own moment, also where shifts change between the first page and the next.
    Where SOP gives no time for a call the team's paging tool is taken, and named. Times count from the alert. The
    ladder is taken once: that the tool starts it again is told, and not counted.

    Where a hop has a condition (`when`), every way in which the conditions can come out is tried, by facts that bring
    it about: a level is proved where somebody is reached in all of them.

    Until somebody calls a severity the paging tool goes by the times of the SOP's second level, whatever it turns out
    to be: a level is proved where somebody is reached by those times and by its own.

    Exit code: 0 proved at every level, 1 not proved at one (a counterexample was found, SOP pages nobody there without
    saying so, the first page rings nobody at some hour, or there are too many conditions to try), 2 bad input or a
    file that cannot be written.
    """
    # Loaded only where somebody checks.
    from gameday.regression.probes.every_miss import reachability  # noqa: PLC0415
    from gameday.report.probes.drawing import drawing  # noqa: PLC0415
    from gameday.report.probes.drawing import mermaid as as_mermaid  # noqa: PLC0415
    from gameday.report.probes.reachability import print_reachability  # noqa: PLC0415
    from gameday.report.probes.reachability_data import reachability_text  # noqa: PLC0415

    try:
        bound = parse_duration(within)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--within") from None
    defaults = Defaults()
    standard, people = together(lambda: defaults.sop(name), lambda: defaults.team(team))
    drawn = {"--mermaid": mermaid, "--svg": svg}
    asked = [(option, path) for option, path in drawn.items() if path is not None]
    check_outputs(asked, {standard.path: "is read", people.path: "is read"})
    day = defaults.today_here(as_of)
    start = to_moment(datetime(day.year, day.month, day.day, tzinfo=UTC))
    found = reachability(standard.document, people.document, start=start, within=bound, failures=failures)
    if as_json:
        click.echo(reachability_text(found))
    else:
        print_reachability(screen(), found)
    first = next(iter(found.counterexamples), None)
    if first is not None and mermaid is not None:
        write_text(mermaid, as_mermaid(first))
    if first is not None and svg is not None:
        write_text(svg, drawing(first))
    if first is None and (mermaid or svg):
        click.echo(f"There is no counterexample to draw: {svg or mermaid} was not written.", err=True)
    return WELL if found.proved else FELL_SHORT
