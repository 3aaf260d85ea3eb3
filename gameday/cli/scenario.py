"""`gameday scenario`: what can be played."""

from __future__ import annotations

import json

import click
from rich.console import Console

from gameday.cli.defaults import Defaults, json_option
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
    print_scenarios(Console(), [one.document for one in found])


@scenario.command("show")
@click.argument("name", metavar="SCENARIO")
@click.option("--spoilers", is_flag=True, help="Show the hidden truth, injects and gaps too.")
def show(name: str, spoilers: bool) -> None:
    """Show one SCENARIO as participants may see it; with --spoilers as its facilitator does."""
    print_scenario(Console(), Defaults().scenario(name).document, spoilers=spoilers)


@scenario.command("lint")
@click.argument("names", metavar="SCENARIO...", nargs=-1, required=True)
def lint(names: tuple[str, ...]) -> int:
    """Read each SCENARIO and say whether it hangs together; every fault with its file and line."""
    defaults = Defaults()
    for name in names:
        click.echo(f"{defaults.scenario(name).document.name}: well")
    return 0


def _all() -> list[Loaded[Scenario]]:
    defaults = Defaults()
    own = [defaults.scenario(str(name)) for name in (defaults.project.scenarios if defaults.project else ())]
    return own + [open_scenario(name) for name in shipped_names("scenarios")]
