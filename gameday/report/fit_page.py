"""A team's own figures beside those assumed, and the lines of YAML that put them into its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.fit.attendance import Aside
from gameday.regression.fit.fit import FEWEST, Fit, Fitted, FittedTime
from gameday.terms.duration import format_duration

_WIDEST = 100
_SECOND = 1000
_ROUGHLY = 0.095
"""Shares above this are told to the whole percent."""
_ASIDE: Mapping[Aside, tuple[str, str, str]] = {
    "tabletop": ("tabletop", "tabletops", "what is only said takes no time"),
    "no_scenario": (
        "drill whose scenario is not here",
        "drills whose scenario is not here",
        "what people did and what the scenario decided cannot be told apart",
    ),
    "unheard": (
        "page that nobody could hear or answer",
        "pages that nobody could hear or answer",
        "an empty seat, a dead pager or a stale contact is nobody's miss",
    ),
    "stranger": (
        "act of somebody who is not on this team",
        "acts of people who are not on this team",
        "--team names yours",
    ),
    "simulated_beside": (
        "act of a simulated person",
        "acts of simulated people",
        "they were beside those who took part",
    ),
    "hurried": (
        "declaration under an SOP that says by when to declare",
        "declarations under an SOP that says by when to declare",
        "one's own pace is something else (ack_to_declaration)",
    ),
    "no_sop": (
        "declaration under an SOP that is not known",
        "declarations under an SOP that is not known",
        "it may have said by when to declare (ack_to_declaration); --sop names it",
    ),
    "lever_set": (
        "measure whose time the scenario sets",
        "measures whose time the scenario sets",
        "it is not the team's (apply_fix)",
    ),
}
"""(one, several, why) of each reason to count something for no figure."""
_NEVER = (
    "No record tells these as they are meant, so they stay as assumed: first_public_post and unprompted_update_gap "
    "(reminders, questions and the SOP ask for a word, and writing it takes time), diagnose (others help, other work "
    "comes between, and what heals ends the search)."
)


def print_fit(console: Console, found: Fit) -> None:
    """Show what the records say beside what was assumed, then the lines for the team's file."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))
    if found.fitted:
        console.print("\nFor the team's file:\n", style="dim")
        console.print(overrides_text(found), markup=False, highlight=False, soft_wrap=True, end="")


def overrides_text(found: Fit) -> str:
    """The `overrides` of a team file, each with its source, its interval and how many observations it rests on."""
    lines = ["overrides:"]
    what = _counted(found.records, "record", "records")
    if found.simulated == found.records:
        what = _counted(found.records, "play of simulated people", "plays of simulated people")
    for one in found.fitted:
        within = _within(one)
        source = f'source: "fitted to {what}{", 95% " if within else ""}{within}", observations: {one.observations}'
        if isinstance(one, FittedTime):
            lines.append(f"  {one.name}: {{median: {_written(one.median)}, sigma: {one.sigma:g}, {source}}}")
        else:
            lines.append(f"  {one.name}: {{value: {one.value:.3g}, {source}}}")
    return "\n".join(lines) + "\n"


def _parts(found: Fit) -> Iterator[RenderableType]:
    verb = "says" if found.records == 1 else "say"
    yield Text(f"What {_counted(found.records, 'record', 'records')} {verb} of {found.team}", style="bold")
    if found.fitted:
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
        table.add_column("parameter", ratio=3, overflow="fold")
        table.add_column("assumed", ratio=2, overflow="fold")
        table.add_column("on record (95% interval)", ratio=4, overflow="fold")
        table.add_column("seen", justify="right", width=6)
        for one in found.fitted:
            table.add_row(Text(one.name), Text(_assumed(one)), Text(_fitted(one)), f"{one.observations:,}")
        yield table
    if found.too_few:
        few = ", ".join(f"{name} ({count})" for name, count in found.too_few)
        yield Text(f"\nSeen fewer than {FEWEST} times, so left as assumed: {few}.", style="dim")
    if found.too_wide:
        wide = "; ".join(f"{one.name} {_fitted(one)}" for one in found.too_wide).replace("\n", ", ")
        yield Text(f"\nSeen, and may still be nearly anything, so left as assumed: {wide}.", style="dim")
    aside = [
        f"{_counted(count, *_ASIDE[why][:2])}: {_ASIDE[why][2]}" for why, count in sorted(found.aside.items()) if count
    ]
    if aside:
        yield Text("Counted for no figure: " + "; ".join(aside) + ".", style="dim")
    yield Text(_NEVER, style="dim")
    if found.simulated:
        share = f"{found.simulated:,} of {found.records:,}"
        yield Text(
            f"Plays of simulated people ({share}) give back the figures that these played by, not your team's.",
            style="dim",
        )
    if found.drills:
        share = f"{found.drills:,} of {found.records:,}"
        yield Text(f"Drills ({share}) show how people act in a drill. Prefer records of real incidents.", style="dim")


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _assumed(one: Fitted) -> str:
    if isinstance(one, FittedTime):
        return f"{_written(one.assumed.median)}, sigma {one.assumed.sigma:g}"
    return _share(one.assumed.value)


def _fitted(one: Fitted) -> str:
    if not isinstance(one, FittedTime):
        return f"{_share(one.value)} ({_share(one.within.low)} to {_share(one.within.high)})"
    median, sigma = _written(one.median), f"sigma {one.sigma:g}"
    if one.median_within is None or one.sigma_within is None:
        return f"{median}, {sigma} (too few records for an interval)"
    ends = f"{_written(one.median_within.low)} to {_written(one.median_within.high)}"
    return f"{median} ({ends})\n{sigma} ({one.sigma_within.low:g} to {one.sigma_within.high:g})"


def _within(one: Fitted) -> str:
    """The interval of the figure, as the team's file keeps it; empty: there is none."""
    if not isinstance(one, FittedTime):
        return f"{one.within.low:.2g} to {one.within.high:.2g}"
    if one.median_within is None:
        return ""
    return f"{_written(one.median_within.low)} to {_written(one.median_within.high)}"


def _share(value: float) -> str:
    return f"{value:.0%}" if value > _ROUGHLY else f"{100 * value:.2g}%"


def _written(duration: float) -> str:
    return format_duration(_seconds(duration))


def _seconds(duration: float) -> int:
    return max(_SECOND, round(duration / _SECOND) * _SECOND)
