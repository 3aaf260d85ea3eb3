"""`gameday scenario`: what can be played."""

from __future__ import annotations

import json

import click

from gameday.cli.defaults import Defaults, json_option, scenario_argument
from gameday.cli.scenario_brief import brief
from gameday.cli.scenario_graph import graph
from gameday.cli.scenario_lint import lint
from gameday.cli.scenario_new import new
from gameday.cli.scenario_rehearse import rehearse
from gameday.cli.screen import screen
from gameday.files.documents import Loaded, open_scenario
from gameday.files.shipped import shipped_names
from gameday.files.written_start import written_offset
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
            }
            for one in found
        ]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    print_scenarios(screen(), [one.document for one in found])


@scenario.command("show")
@scenario_argument
@click.option("--spoilers", is_flag=True, help="Show the hidden truth, injects and gaps too.")
def show(name: str | None, spoilers: bool) -> None:
    """Show one SCENARIO as participants may see it; with --spoilers as its facilitator does."""
    one = Defaults().scenario(name)
    print_scenario(screen(), one.document, spoilers=spoilers, offset=written_offset(one))


def _all() -> list[Loaded[Scenario]]:
    defaults = Defaults()
    own = [defaults.scenario(str(name)) for name in (defaults.project.scenarios if defaults.project else ())]
    return own + [open_scenario(name) for name in shipped_names("scenarios")]


scenario.add_command(brief)
scenario.add_command(graph)
scenario.add_command(lint)
scenario.add_command(new)
scenario.add_command(rehearse)
