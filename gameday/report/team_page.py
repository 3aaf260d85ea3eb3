"""Teams and profiles in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gameday.team import Profile, Team
from gameday.team.parameter import PARAMETERS, Parameter, TimeParameter
from gameday.terms.duration import say_duration
from gameday.terms.role import say_role


def print_teams(console: Console, teams: Sequence[Team], profiles: Sequence[Profile]) -> None:
    """Every team, then every profile, a line each."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for team in teams:
        table.add_row(team.name, Text(f"{team.title} ({len(team.people)} people)"))
    table.add_row("", "")
    for profile in profiles:
        table.add_row(profile.name, Text(f"profile: {profile.title}"))
    console.print(table)


def print_team(console: Console, team: Team) -> None:
    """One team: seats, schedule, habits, and what its paging tool does by itself. Seats are named, people are not."""
    console.print(Text(team.title, style="bold"))
    if team.about:
        console.print(Text(team.about))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for number, person in enumerate(team.people, start=1):
        sleeps = f", sleeps {person.sleeps} {person.timezone}" if person.sleeps else ", on a night shift"
        called = "" if person.contacts else ", no contact is known: no page reaches them"
        table.add_row(f"person {number}", Text(", ".join(say_role(role) for role in person.roles) + sleeps + called))
    hops = "; ".join(f"{say_role(hop.target)} after {say_duration(hop.after)}" for hop in team.paging.hops)
    table.add_row("paging tool", Text(f"{hops}; repeats {team.paging.repeats} times"))
    habits = [name.replace("_", " ") for name, kept in team.habits.model_dump().items() if kept]
    table.add_row("habits", Text(", ".join(habits) or "none"))
    profile = team.profile if isinstance(team.profile, str) else team.profile.name
    table.add_row("profile", Text(f"{profile}, {len(team.overrides)} figures of their own"))
    console.print(table)


def print_profile(console: Console, profile: Profile) -> None:
    """Every figure of a profile with its range and source."""
    console.print(Text(profile.title, style="bold"))
    if profile.about:
        console.print(Text(profile.about))
    for name in PARAMETERS:
        one = profile.parameters[name]
        console.print(Text.assemble("\n", (name, "bold"), "  ", _figure(one), ("  " + _range(one), "dim")))
        console.print(Text(f"  {one.text.strip()}"))
        console.print(Text(f"  source: {one.source}", style="dim"))
    console.print(Text(f"\n{len(profile.assumed())} of {len(PARAMETERS)} figures are assumed.", style="dim"))


def _figure(one: Parameter) -> str:
    return f"{say_duration(one.median)}, sigma {one.sigma:g}" if isinstance(one, TimeParameter) else f"{one.value:g}"


def _range(one: Parameter) -> str:
    if isinstance(one, TimeParameter):
        return f"({say_duration(one.low)} to {say_duration(one.high)})"
    return f"({one.low:g} to {one.high:g})"
