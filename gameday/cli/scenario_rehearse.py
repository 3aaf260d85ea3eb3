"""`gameday scenario rehearse`: what a typical team will live through."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from gameday.cli.defaults import Defaults, json_option, scenario_argument, scorecard_option, sop_option
from gameday.cli.outcome import UNDECIDED, WELL
from gameday.cli.screen import screen
from gameday.cli.stopping import Stopping
from gameday.cli.together import together

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from gameday.rehearsal import Setting
    from gameday.rehearsal.lived import Lived


@click.command("rehearse")
@scenario_argument
@sop_option
@scorecard_option
@click.option("--team", "team", metavar="TEAM", help="Who plays: a path, a shipped team, or a profile's bare name.")
@click.option("--runs", default=50, show_default=True, type=click.IntRange(1, 10_000), help="How many plays.")
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0, 2**63 - 10_001), help="The first play's luck."
)
@click.option("--all", "rare", is_flag=True, help="Show what came in fewer than one play in ten, too.")
@json_option
def rehearse(
    name: str | None,
    sop: str | None,
    scorecard: str | None,
    team: str | None,
    runs: int,
    seed: int,
    rare: bool,
    as_json: bool,
) -> int:
    """Play SCENARIO again and again, and show what a typical team will live through, minute by minute.

    For each thing that happens: the minute at the median, from the tenth to the ninetieth percentile, and in how many
    plays it came. It tells everything: not for participants. Ctrl-C shows what was played so far. Without SCENARIO: the
    only one of the project. Exit code: 0 well, 2 bad input, 3 stopped before the last play.
    """
    # Loaded only where somebody rehearses.
    from gameday.rehearsal import Setting, rehearsal_of  # noqa: PLC0415
    from gameday.report.rehearsal_json import rehearsal_text  # noqa: PLC0415
    from gameday.report.rehearsal_page import print_rehearsal  # noqa: PLC0415
    from gameday.report.rehearsal_words import rehearsed  # noqa: PLC0415

    defaults = Defaults()
    story, standard, marking, _ = together(
        lambda: defaults.scenario(name),
        lambda: defaults.sop(sop),
        lambda: defaults.scorecard(scorecard),
        lambda: defaults.known_team(team),
    )
    people = defaults.team(team, story.document)
    setting = Setting(story.document, people.document, standard.document, marking.document)
    plays = _played(setting, seed, runs, screen(stderr=True))
    if not plays:
        raise click.Abort
    found, options = rehearsal_of(plays, setting.scenario.duration), {"sop": sop, "team": team}
    told = rehearsed(found, setting, name or defaults.only_scenario(), options, asked=runs, seed=seed)
    if as_json:
        click.echo(rehearsal_text(told), nl=False)
    else:
        print_rehearsal(screen(), told, rare=rare)
    return WELL if len(plays) == runs else UNDECIDED


def _played(setting: Setting, seed: int, runs: int, console: Console) -> list[Lived]:
    from gameday.rehearsal import rehearse as play_all  # noqa: PLC0415  # as above

    plays: list[Lived] = []
    with Stopping() as stopping, _progress(console, runs) as step:
        for one in play_all(setting, seed=seed, runs=runs, watch=stopping.hear):
            plays.append(one)
            if step is not None:
                step()
    return plays


def _progress(console: Console, runs: int) -> AbstractContextManager[Callable[[], None] | None]:
    """How far it is; on a terminal only."""
    if not console.is_terminal or console.is_dumb_terminal:
        return nullcontext()
    from gameday.report.progress import Counting  # noqa: PLC0415  # loaded only where somebody sees it

    return Counting(console, "Playing", runs)
