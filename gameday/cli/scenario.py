"""`gameday scenario`: what can be played."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial

import click

from gameday.cli.defaults import Defaults, json_option
from gameday.cli.scenario_brief import brief
from gameday.cli.scenario_new import new
from gameday.cli.scenario_rehearse import rehearse
from gameday.cli.screen import screen
from gameday.cli.together import each
from gameday.errors import InputError
from gameday.files.documents import Loaded, open_scenario
from gameday.files.shipped import shipped_names
from gameday.report.scenario_page import print_scenario, print_scenarios
from gameday.scenario import Scenario
from gameday.terms.duration import format_duration


@click.group("scenario")
def scenario() -> None:
    """List, show and lint scenarios."""


@scenario.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the shipped scenarios and the project's own: symptoms only, no spoilers."""
    found = _all()
    if as_json:
        rows = [
            {
                "name": one.document.name,
                "title": one.document.title,
                "pitch": one.document.pitch,
                "difficulty": one.document.difficulty,
                "duration": format_duration(one.document.duration),
                "tags": list(one.document.tags),
            }
            for one in found
        ]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    print_scenarios(screen(), [one.document for one in found])


@scenario.command("show")
@click.argument("name", metavar="SCENARIO")
@click.option("--spoilers", is_flag=True, help="Show the hidden truth, injects and gaps too.")
def show(name: str, spoilers: bool) -> None:
    """Show one SCENARIO as participants may see it; with --spoilers as its facilitator does."""
    print_scenario(screen(), Defaults().scenario(name).document, spoilers=spoilers)


@scenario.command("lint")
@click.argument("names", metavar="[SCENARIO]...", nargs=-1)
@json_option
def lint(names: tuple[str, ...], as_json: bool) -> int:
    """Read each SCENARIO and say whether it hangs together; every fault with its file and line.

    Without SCENARIO the project's are read. Exit code: 0 all are well, 2 one of them is not.
    """
    defaults = Defaults()
    asked = names or tuple(str(name) for name in (defaults.project.scenarios if defaults.project else ()))
    if not asked:
        raise click.UsageError("Name a SCENARIO: no project file (gameday.yaml) names any.")
    found = {name: each([partial(defaults.scenario, name)]) for name in asked}
    if as_json:
        rows = [
            {"name": one[0].document.name if one else name, "errors": [asdict(fault) for fault in faults], "gaps": []}
            for name, (one, faults) in found.items()
        ]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        for one, _ in found.values():
            if one:
                click.echo(f"{one[0].document.name}: well")
    if any(faults for _, faults in found.values()):
        raise InputError(dict.fromkeys(fault for _, faults in found.values() for fault in faults))
    return 0


def _all() -> list[Loaded[Scenario]]:
    defaults = Defaults()
    own = [defaults.scenario(str(name)) for name in (defaults.project.scenarios if defaults.project else ())]
    return own + [open_scenario(name) for name in shipped_names("scenarios")]


scenario.add_command(brief)
scenario.add_command(new)
scenario.add_command(rehearse)
