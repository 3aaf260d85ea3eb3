"""`gameday search`: on what day does this SOP do worst?"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from gameday.cli.defaults import Defaults, scorecard_option, sop_option
from gameday.cli.outcome import WELL
from gameday.cli.screen import screen
from gameday.cli.together import together
from gameday.errors import Fault, InputError, OutputError
from gameday.files.documents import Loaded
from gameday.files.shipped import called_from
from gameday.files.writing import check_writable, write_text
from gameday.scenario import Scenario

if TYPE_CHECKING:
    from gameday.regression.search.variation import Variation

_EXTRA = "pip install 'gameday-drills[search]'"
_LONGEST = 60
"""Letters of a scenario's name that the name of its worst day begins with."""


@click.command("search")
@click.argument("scenario", required=False)
@sop_option
@click.option("--baseline", metavar="SOP", help="Look for where --sop breaks a critical clause and this does not.")
@scorecard_option
@click.option("--team", "team", metavar="TEAM", help="Who plays: a path, a shipped team, or a profile's bare name.")
@click.option("--tries", default=400, show_default=True, type=click.IntRange(5, 10_000), help="Variations to try.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**63 - 1), help="The drills' luck.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="New file to write.  [default: SCENARIO-worst.yaml, numbered where it is there]",
)
def search(  # one parameter for each option
    scenario: str | None,
    sop: str | None,
    baseline: str | None,
    scorecard: str | None,
    team: str | None,
    tries: int,
    seed: int,
    out: Path | None,
) -> int:
    """Vary SCENARIO (hour, absences, dead pagers, noise), find where the SOP does worst, and write that as a scenario.

    Every change is tried by itself, then pairs of those that do worst by themselves, then others that are drawn; the
    worst is shrunk to the fewest changes that do as badly. Then it is played anew beside SCENARIO as it is written,
    with luck the search had not seen: what is no more than luck is said, and not written. A file that is there is
    left as it is. Without SCENARIO: the only one of the project. Exit code: 0 well, 2 bad input.
    """
    # Loaded only where somebody searches; its library is an extra.
    try:
        from gameday.regression.search.search import search as searched  # noqa: PLC0415
    except ModuleNotFoundError:
        wrong = "searching needs hypothesis, which is not installed"
        raise InputError(Fault("gameday search", 0, wrong, _EXTRA)) from None
    from gameday.regression.search.fresh import PLAYS, fresh, ready, sides_of  # noqa: PLC0415
    from gameday.regression.search.hunt import Hunt  # noqa: PLC0415
    from gameday.regression.search.shown import shown  # noqa: PLC0415
    from gameday.report.progress import Counting  # noqa: PLC0415
    from gameday.report.search_page import Sought, found_lines, luck_lines, nothing_lines, shown_lines  # noqa: PLC0415

    ready()
    defaults = Defaults()
    story, standard, marking, other = together(
        lambda: defaults.scenario(scenario),
        lambda: defaults.sop(sop),
        lambda: defaults.scorecard(scorecard),
        lambda: defaults.sop(baseline) if baseline else None,
    )
    people = defaults.team(team, story.document)
    if not marking.document.graded:
        wrong = f"the scorecard {marking.document.name} gives no score to search by"
        raise InputError(Fault("--scorecard", 0, wrong, "one that does, such as game-day"))
    place = _free(out, story.document.name)
    against = other.document if other else None
    hunt = Hunt(story.document, people.document, marking.document, standard.document, against, seed)
    sought = Sought(standard.document.name, baseline)
    console, err = screen(), screen(stderr=True)
    with Counting(err, "variations", tries) as counting:
        case = searched(hunt, tries=tries, heard=counting)
    if case.variation is None:
        _print(console, nothing_lines(sought, case.thorough))
        return WELL
    with Counting(err, "plays anew", PLAYS * sides_of(hunt)) as counting:
        plays = fresh(hunt, case.variation, place.stem, heard=counting)
    lines = found_lines if plays.sure else luck_lines
    _print(console, lines(sought, case.variation, plays, case.thorough))
    if not plays.sure:
        return WELL
    played, name = scenario or story.document.name, story.document.name
    if case.variation.size:
        options = {"--sop": sop, "--baseline": baseline, "--scorecard": scorecard, "--team": team}
        command = _command("search", played, options | {"--tries": str(tries), "--seed": str(seed)})
        about = f"Found by `{command}` under {standard.document.name}, the fewest changes that do it:"
        _write(place, case.variation, story, about)
        played, name = str(place), place.stem
        _print(console, [f"Written: {place}"])
    one = shown(hunt, case.variation, name, plays)
    same = {"--scorecard": scorecard, "--team": team}
    commands = (_command("run", played, {"--seed": str(one.seed), "--sop": under} | same) for under in (sop, baseline))
    _print(console, shown_lines(sought, one, *commands))
    return WELL


def _command(name: str, scenario: str, options: Mapping[str, str | None]) -> str:
    """As it is typed, with the options that have a value."""
    stated = (word for option, value in options.items() if value for word in (option, value))
    return shlex.join(["gameday", name, scenario, *stated])


def _write(place: Path, variation: Variation, story: Loaded[Scenario], about: str) -> None:
    from gameday.regression.search.variation import variation_text  # noqa: PLC0415

    _keep_what_is_there(place)
    extends = called_from(story.path, place.parent)
    write_text(place, variation_text(variation, story.document, place.stem, about, extends=extends))


def _print(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _free(out: Path | None, scenario: str) -> Path:
    """The file to write, told before anything is played whether it can be.

    Raises:
        InputError: no scenario can have that name.
        OutputError: it is there already, or cannot be written.

    """
    if out is None:
        name = f"{scenario[:_LONGEST]}-worst"
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        place = next(path for one in names if not os.path.lexists(path := Path(f"{one}.yaml")))
        check_writable(place)
        return place
    if out.suffix not in (".yaml", ".yml"):
        raise InputError(Fault(str(out), 0, "this is no name for a scenario file", "one that ends in .yaml"))
    from gameday.cli.scenario_questions import NAME  # noqa: PLC0415  # it loads the recipes

    if not NAME.fullmatch(out.stem):
        wrong = f"a scenario is called by its file, and {out.stem[:80]!r} is no name"
        raise InputError(Fault(str(out), 0, wrong, "lower case letters, digits, `-` and `_`"))
    _keep_what_is_there(out)
    check_writable(out)
    return out


def _keep_what_is_there(place: Path) -> None:
    if os.path.lexists(place):
        raise OutputError(f"{place} is there already and was left as it is. Name another file with -o.")
