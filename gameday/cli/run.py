"""`gameday run`: play a scenario unattended, judge it, write it up."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from gameday.cli.defaults import Defaults, as_of_option, json_option, scorecard_option, sop_option
from gameday.cli.outcome import exit_code, show
from gameday.cli.screen import screen
from gameday.cli.stopping import Stopping
from gameday.cli.surprising import surprising
from gameday.cli.together import together
from gameday.drill import drill_id
from gameday.files.attachments import check_attachments
from gameday.files.documents import Loaded
from gameday.files.drill_dir import check_place
from gameday.files.gap_words import FORM, read_gaps, seats_of, with_gaps
from gameday.retrospective.heading import banner_of
from gameday.session import play_and_judge, write_drill
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Exercise

if TYPE_CHECKING:
    from gameday.report.watch import Watching

_NO_SPOILERS = "--spoilers shows what a --watch hides, and a --surprise stays one."
_OR_SURPRISE = ", or ask for a --surprise"
_ONE_OF_BOTH = "A SCENARIO was named, and a --surprise asked for: one of them."


@click.command("run")
@click.argument("scenario", required=False)
@sop_option
@scorecard_option
@click.option("--team", "team", metavar="TEAM", help="Who plays: a path, a shipped team, or a profile's bare name.")
@click.option("--gap", "gaps", multiple=True, metavar="GAP", help=f"An escalation gap more: {FORM}. Repeatable.")
@click.option("--surprise", is_flag=True, help="Play one that the drills directory does not hold yet, by the seed.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**63 - 1), help="The drill's luck.")
@click.option("--out", "out", type=click.Path(path_type=Path), help="Directory to write.  [default: drills/ID]")
@click.option("--watch/--no-watch", default=False, help="Watch it unfold in the terminal.")
@click.option("--spoilers", is_flag=True, help="Watch the hidden truth too: what users meet, what would help.")
@click.option(
    "--pace", default=120.0, show_default=True, type=click.FloatRange(1, 1e6), help="Times real time, when watched."
)
@as_of_option
@json_option
def run(  # noqa: PLR0913, PLR0917  # one parameter for each option
    scenario: str | None,
    sop: str | None,
    scorecard: str | None,
    team: str | None,
    gaps: tuple[str, ...],
    surprise: bool,
    seed: int,
    out: Path | None,
    watch: bool,
    spoilers: bool,
    pace: float,
    as_of: datetime | None,
    as_json: bool,
) -> int:
    """Play SCENARIO with simulated people, judge it, and write the drill directory.

    SCENARIO is a path or a shipped name (`gameday scenario list`), and may be left out where the project names one
    alone; with --surprise one is picked, and only its title and pitch are told. Exit code: 0 passed or not graded, 1
    fell short, 2 bad input, 3 undecided or interrupted.
    """
    if spoilers and (surprise or not watch):
        raise click.UsageError(_NO_SPOILERS)
    if surprise and scenario is not None:
        raise click.UsageError(_ONE_OF_BOTH)
    defaults = Defaults()
    places = (defaults.out(), *([out.parent] if out else []))
    named = surprising(defaults, seed, places) if surprise else scenario
    if named is None:
        defaults.only_scenario(_OR_SURPRISE)  # refused here, with what else may be asked for
    story, standard, marking, _ = together(
        lambda: defaults.scenario(named),
        lambda: defaults.sop(sop),
        lambda: defaults.scorecard(scorecard),
        lambda: defaults.known_team(team),
    )
    people, _ = together(lambda: defaults.team(team, story.document), lambda: check_attachments(story))
    story = with_gaps(story, read_gaps(gaps, seats_of(story.document, standard.document, people.document)))
    drill = drill_id(story.document, standard.document, people.document, seed, 0)
    place = out or defaults.out() / drill
    check_place(place)
    shown = screen(stderr=as_json)
    if surprise:
        shown.print(f"{story.document.title}\n{story.document.pitch}", markup=False, highlight=False)
    show_it = partial(_watching, shown, standard, people, drill, pace, story.document.starts_at)
    with Stopping() as stopping:
        with show_it(stopping, spoilers=spoilers) if watch else nullcontext() as watching:
            if watching is not None:
                stopping.watching(watching)
            judged = play_and_judge(
                story, people, standard, marking, seed=seed, as_of=defaults.today(as_of), watch=stopping.hear
            )
        write_drill(judged, place)
        show(judged, shown, place, as_json=as_json)
    return exit_code(judged)


def _watching(
    console: Console,
    sop: Loaded[Sop],
    team: Loaded[Team],
    drill: str,
    pace: float,
    start: int,
    stopping: Stopping,
    *,
    spoilers: bool,
) -> AbstractContextManager[Watching]:
    from gameday.report.watch import Watching  # noqa: PLC0415  # loaded only where somebody watches

    names = {person.id: person.name for person in team.document.people}
    banner = banner_of(Exercise(kind="simulation"), drill)
    usual = {person.id: person.roles[0] for person in team.document.people}
    return Watching(
        console,
        sop.document,
        people=names,
        usual=usual,
        banner=banner,
        start=start,
        spoilers=spoilers,
        pace=pace,
        sleep=stopping.sleep,
    )
