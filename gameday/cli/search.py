"""`gameday search`: on what day does this SOP do worst?"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from gameday.cli.defaults import Defaults, scorecard_option, sop_option
from gameday.cli.outcome import WELL
from gameday.cli.screen import screen
from gameday.cli.together import together
from gameday.errors import Fault, InputError
from gameday.files.shipped import called_from
from gameday.files.writing import write_text

_EXTRA = "pip install 'gameday-drills[search]'"


@click.command("search")
@click.argument("scenario", required=False)
@sop_option
@click.option("--baseline", metavar="SOP", help="Look for where --sop breaks a critical clause and this does not.")
@scorecard_option
@click.option("--team", "team", metavar="TEAM", help="Who plays: a path, a shipped team, or a profile's bare name.")
@click.option("--tries", default=60, show_default=True, type=click.IntRange(5, 10_000), help="Variations to try.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**63 - 1), help="The drills' luck.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write.  [default: SCENARIO-worst.yaml]")
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

    What is found is shrunk: the fewest changes that do as badly. Without SCENARIO: the only one of the
    project. Exit code: 0 well, 2 bad input.
    """
    # Loaded only where somebody searches; its library is an extra.
    try:
        from gameday.regression.search import Hunt  # noqa: PLC0415
        from gameday.regression.search import search as searched  # noqa: PLC0415
    except ModuleNotFoundError:
        wrong = "searching needs hypothesis, which is not installed"
        raise InputError(Fault("gameday search", 0, wrong, _EXTRA)) from None
    from gameday.regression.variation import variation_text  # noqa: PLC0415
    from gameday.report.progress import Counting  # noqa: PLC0415

    defaults = Defaults()
    story, standard, marking, other = together(
        lambda: defaults.scenario(scenario),
        lambda: defaults.sop(sop),
        lambda: defaults.scorecard(scorecard),
        lambda: defaults.sop(baseline) if baseline else None,
    )
    people = defaults.team(team, story.document)
    name = out.stem if out else f"{story.document.name}-worst"
    place = out or Path(f"{name}.yaml")
    hunt = Hunt(
        story.document,
        people.document,
        marking.document,
        standard.document,
        other.document if other else None,
        seed,
        name,
    )
    console = screen()
    with Counting(screen(stderr=True), "variations", tries) as counting:
        found = searched(hunt, tries=tries, heard=counting)
    if found is None:
        console.print(f"In {tries} variations nothing told {standard.document.name} from {baseline}.", highlight=False)
        return WELL
    asked = scenario or story.document.name
    about = f"Found by `gameday search {asked}` under {standard.document.name}, the fewest changes that do it:"
    extends = called_from(story.path, place.parent)
    write_text(place, variation_text(found.variation, story.document, name, about, extends=extends))
    beside = f", {found.before:.0f} under {baseline}" if found.before is not None else ""
    console.print(f"As written {found.as_written:.0f} points; {found.score:.0f} when{beside}:", highlight=False)
    for one in found.variation.say():
        console.print(f"  {one}", highlight=False)
    for clause, count, before in found.broken:
        times = f"{count} of {found.plays} plays, under {baseline} in {before or 'none'}"
        console.print(f"What was looked for: {clause}, a critical clause, breaks in {times}.", highlight=False)
    console.print(f"Points are means of {found.plays} plays; one play may lie elsewhere.", highlight=False)
    console.print(f"{found.tried} variations were played. Written: {place}", highlight=False, soft_wrap=True)
    words = ["gameday", "run", str(place), "--seed", str(seed)]
    words += [word for option, value in (("--sop", sop), ("--team", team)) if value for word in (option, value)]
    console.print(f"See it played: {shlex.join(words)}", highlight=False, soft_wrap=True)
    return WELL
