"""`gameday play`: train alone, in one seat among simulated people, in the browser."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import time
import webbrowser
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from gameday import __version__
from gameday.cli.defaults import Defaults, sop_option
from gameday.cli.left_off import LAST, left_off
from gameday.cli.runs_told import runs_told, stopped_words
from gameday.cli.surprising import surprising
from gameday.cli.together import together
from gameday.collector import settled
from gameday.errors import Fault, InputError, OutputError
from gameday.files.attachments import read_attachments
from gameday.files.drill_documents import DrillDocuments
from gameday.terms.role import INCIDENT_COMMANDER, say_role

if TYPE_CHECKING:
    from gameday.console.house import House
    from gameday.console.running import Running
    from gameday.live.plan import Plan

_SCORECARD = "ic-training"
_HERE = "127.0.0.1"
_ONE_OF_BOTH = "A SCENARIO was named, and a --surprise asked for: one of them."
_OR_SURPRISE = ", or ask for a --surprise"
_LEFT_OR_MET = "--resume goes on with a run you left, --surprise begins one you have not met: one of them."
_ONE_RUN = "--resume goes on with one run: the last of a SCENARIO, or the RUN it names, and none that is --new."
_PORT_TAKEN = (
    "Somebody else listens at port {port}, where this run was: a page of it that is still open stays offline.\n"
    "Copy what you wrote there, and open the link below.\n"
)
_ALONE = "--forget and --list go alone."


@click.command("play")
@click.argument("scenario", required=False)
@click.option(
    "--seat", "seat", default=INCIDENT_COMMANDER, show_default=True, metavar="ROLE", help="The role you take."
)
@sop_option
@click.option(
    "--scorecard", "scorecard", default=_SCORECARD, show_default=True, metavar="SCORECARD", help="Marking scheme."
)
@click.option("--team", "team", metavar="TEAM", help="Who plays beside you: a path, a shipped team, or a profile.")
@click.option("--surprise", is_flag=True, help="Play one you have not met yet.")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), help="The drill's luck.  [default: drawn anew]")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Where to serve it.  [default: a free one]")
@click.option("--open/--no-open", "open_it", default=True, help="Open the browser.")
@click.option(
    "--resume",
    is_flag=False,
    flag_value=LAST,
    metavar="[RUN]",
    help="Go on with the run you left last, or with the one of that name.  [default: ask]",
)
@click.option("--new", is_flag=True, help="Begin anew, and hear nothing of what you left.")
@click.option("--list", "list_them", is_flag=True, help="List your runs.")
@click.option("--forget", "forget_them", is_flag=True, help="Delete all your runs.")
def play(  # noqa: PLR0913, PLR0917  # one parameter for each option
    scenario: str | None,
    seat: str,
    sop: str | None,
    scorecard: str,
    team: str | None,
    surprise: bool,
    seed: int | None,
    port: int,
    open_it: bool,
    resume: str | None,
    new: bool,
    list_them: bool,
    forget_them: bool,
) -> int:
    """Train alone: you in one seat of SCENARIO, simulated people in the others.

    It serves one drill to this machine only, prints its link and opens the browser; Ctrl-C stops it, and --resume goes
    on where you were, or in the run of a name that --list tells. Afterwards you see three moments that mattered and can
    try again from a minute before each. Runs are kept for you alone until you --forget them. Without SCENARIO: the only
    one of the project.
    """
    from gameday.training.runs import being_played, forget, runs, runs_directory  # noqa: PLC0415  # what only a training needs

    place = runs_directory(os.environ, Path.home())
    if (list_them or forget_them) and (scenario or surprise or (list_them and forget_them)):
        raise click.UsageError(_ALONE)
    if forget_them:
        count = forget(place)
        click.echo(f"{count} {'run' if count == 1 else 'runs'} deleted.")
        return 0
    kept = runs(place)
    if list_them:
        told = [*runs_told(kept, _opened(place, being_played(place)))]
        click.echo("\n".join(told) if told else "No runs are kept.", err=not told)
        return 0
    if resume and surprise:
        raise click.UsageError(_LEFT_OR_MET)
    if resume and (new or (scenario and resume != LAST)):
        raise click.UsageError(_ONE_RUN)
    if resume and resume in being_played(place):
        opened = _opened(place, [resume])[resume]
        raise InputError(
            Fault("--resume", 0, f"{resume} is {opened}", "that one, or Ctrl-C where it runs and then again")
        )
    defaults = Defaults()
    if scenario is None and not surprise and not resume:
        scenario = defaults.only_scenario(_OR_SURPRISE)
    left = left_off(kept, defaults, scenario, seat, resume=resume, new=new) if scenario or resume else None
    if left is not None:
        port = port or _served_at(place, left.drill)
        return _serve(lambda house: house.take_back(left.drill), place, port, open_it=open_it)
    luck = secrets.randbelow(2**31) if seed is None else seed
    if scenario is not None and surprise:
        raise click.UsageError(_ONE_OF_BOTH)
    named = scenario or surprising(defaults, luck, (place / "drills", defaults.out()), {one.scenario for one in kept})
    plan, attachments = _plan(defaults, named, seat, sop, scorecard, team, luck)
    return _serve(lambda house: house.take_in(plan, attachments), place, port, open_it=open_it)


def _opened(place: Path, names: Iterable[str]) -> Mapping[str, str]:
    """Of runs that are open right now, where."""
    from gameday.training.ports import port_of  # noqa: PLC0415  # what only a training needs
    from gameday.training.runs import place_of  # noqa: PLC0415  # as above

    ports = {name: port_of(place_of(place, name)) for name in names}
    at = {name: f" at http://{_HERE}:{port}" if port else "" for name, port in ports.items()}
    return {name: f"open in a training right now{where}" for name, where in at.items()}


def _served_at(place: Path, drill: str) -> int:
    """The port at which a run was served, where nobody listens there now; else 0, for a free one."""
    from gameday.console.server import bound  # noqa: PLC0415  # the web framework only where somebody serves
    from gameday.training.ports import port_of  # noqa: PLC0415  # what only a training needs
    from gameday.training.runs import place_of  # noqa: PLC0415  # as above

    port = port_of(place_of(place, drill))
    try:
        bound(_HERE, port).close()
    except OSError:
        click.echo(_PORT_TAKEN.format(port=port), err=True)
        return 0
    return port


def _plan(
    defaults: Defaults, scenario: str | Path, seat: str, sop: str | None, scorecard: str, team: str | None, seed: int
) -> tuple[Plan, Mapping[str, bytes]]:
    from gameday.training.prepare import training_plan  # noqa: PLC0415  # what only a training needs

    story, standard, marking, _ = together(
        lambda: defaults.scenario(scenario),
        lambda: defaults.sop(sop),
        lambda: defaults.scorecard(scorecard),
        lambda: defaults.known_team(team),
    )
    people, held = together(lambda: defaults.team(team, story.document), lambda: read_attachments(story))
    documents = DrillDocuments(standard, marking, story, people)
    created = time.time_ns() // 1_000_000
    plan = training_plan(documents, seat, seed=seed, created=created, versions={"gameday": __version__})
    pitch = click.wrap_text(story.document.pitch, width=min(100, shutil.get_terminal_size().columns))
    click.echo(f"{story.document.title}\n{pitch}\n")
    return plan, held


def _serve(taken: Callable[[House], Running], place: Path, port: int, *, open_it: bool) -> int:
    from gameday.console.capability import Capability  # noqa: PLC0415  # the web framework only where somebody serves
    from gameday.console.house import House  # noqa: PLC0415  # as above
    from gameday.console.server import Serving, bound  # noqa: PLC0415  # as above
    from gameday.console.settings import Settings  # noqa: PLC0415  # as above
    from gameday.training.ports import keep_port  # noqa: PLC0415  # what only a training needs
    from gameday.training.runs import place_of, runs  # noqa: PLC0415  # as above

    try:
        listening = bound(_HERE, port)
    except OSError as fault:
        raise OutputError(f"nobody can listen on {_HERE}, port {port}: {fault.strerror or fault}") from None
    house = House(Settings(place, _HERE, listening.getsockname()[1]), takes_up=False)
    plan = taken(house).drill.plan
    keep_port(place_of(place, plan.drill), house.settings.port)
    url = house.url_of(house.access.new_link(plan.drill, Capability("seat", plan.me))) or ""

    def begun() -> None:
        click.echo(f"You are {say_role(plan.me or '')}. Your link (Ctrl-C ends the training):\n\n  {url}\n")
        if open_it and _has_screen():
            # Some browsers are waited for; the drill does not.
            Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    serving = Serving(house, begun)
    before = {one.name for one in place_of(place, plan.drill).parent.iterdir()}
    """Runs that are there; whatever this training begins again comes to them."""
    try:
        with settled():
            serving.run([listening])
    except KeyboardInterrupt:
        own = (one for one in runs(place) if one.drill == plan.drill or one.drill not in before)
        click.echo(stopped_words(next(own, None)), err=True)
    return 0


def _has_screen() -> bool:
    """Is there a screen to open a browser on? In a bare terminal one would take the terminal over."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
