"""`gameday team`: who can play, and with what figures."""

from __future__ import annotations

import json

import click

from gameday.cli.defaults import Defaults, json_option
from gameday.cli.screen import screen
from gameday.cli.team_fit import fit
from gameday.files.documents import open_profile, open_team
from gameday.files.shipped import shipped_names
from gameday.report.team_page import print_profile, print_team, print_teams


@click.group("team")
def team() -> None:
    """List and show teams and profiles; fit their figures to records."""


@team.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the shipped teams and the profiles of simulated people."""
    teams = [open_team(name).document for name in shipped_names("teams")]
    profiles = [open_profile(name).document for name in shipped_names("teams/profiles")]
    if as_json:
        rows = [
            *({"name": one.name, "kind": "team", "title": one.title, "people": len(one.people)} for one in teams),
            *({"name": one.name, "kind": "profile", "title": one.title} for one in profiles),
        ]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    print_teams(screen(), teams, profiles)


@team.command("show")
@click.argument("name", metavar="TEAM")
def show(name: str) -> None:
    """Show a TEAM, or a profile with every figure and where it comes from."""
    if name in shipped_names("teams/profiles"):
        print_profile(screen(), open_profile(name).document)
        return
    print_team(screen(), open_team(name, Defaults().project).document)


team.add_command(fit)
