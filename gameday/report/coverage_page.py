"""Which clauses of an SOP the plays or drills exercised: in the terminal, and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.coverage import FACTORS, ClauseCoverage, Coverage
from gameday.report.palette import BAD, BANNER, GOOD, WARN
from gameday.report.templating import html_environment, read_template
from gameday.scoring.encoding import EXERCISE, SIMULATION
from gameday.terms.frozen import frozen


@frozen
class Source:
    """What was looked at."""

    text: str
    """`the scenarios`."""
    place: str
    """With where it is, as the terminal says it; a page that is passed on names no place."""
    one: str
    """`scenario` or `drill`: what a clause is reached by."""

    @property
    def unit(self) -> str:
        """What is counted: a drill is one, a scenario is played."""
        return "drill" if self.one == "drill" else "play"

    @property
    def notice(self) -> str:
        """The words that it carries wherever it goes."""
        return EXERCISE if self.one == "drill" else SIMULATION


UNJUDGED = "cannot be judged: the SOP gives no time"
"""Said of a hop that the SOP names without saying when."""
MEND = (
    "Give each an `after` for every level and drop `optional_times`. Until then the paging tool decides when, and only"
    " that somebody is reached is judged. They are not counted in the share."
)
_CODE = re.compile(r"`([^`]+)`")
_WIDEST = 100
_MOST_PAIRS = 12


def print_coverage(console: Console, found: Coverage, source: Source) -> None:
    """Show it: what no play reaches first."""
    console.print(Group(*_parts(found, source)), width=min(console.width, _WIDEST))


def coverage_html(found: Coverage, source: Source) -> str:
    """The same as one self-contained page."""
    style = read_template("palette.css") + read_template("regress.css")
    return (
        html_environment()
        .get_template("coverage.html.j2")
        .render(
            found=found,
            source=source,
            counted=_counted(found, source),
            share=say_share(found),
            unjudged=UNJUDGED,
            mend=Markup(_CODE.sub(r"<code>\1</code>", MEND)),  # noqa: S704  # our own words
            rows=_in_order(found),
            unmet=[say_pair(one) for one in found.unmet_pairs()],
            factors=[(name, _met(found, name, source)) for name in FACTORS],
            style=Markup(style),  # noqa: S704  # our own files
        )
    )


def _parts(found: Coverage, source: Source) -> Iterator[RenderableType]:
    yield Text(f"What {source.place} exercise of {found.sop.name}", style="bold")
    yield Text(source.notice, style=BANNER)
    yield Text(f"{_counted(found, source)}; {say_share(found)} at least once.")
    yield from _groups(found, source)
    yield Text()
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
    table.add_column("clause", ratio=1, overflow="fold")
    for name in ("applied", "met", "missed", "barely met", "barely missed"):
        table.add_column(name, justify="right", width=max(7, len(name.split()[-1])), overflow="fold")
    for one in _in_order(found):
        if one.triggered:
            table.add_row(Text(one.clause, style=_style(one)), *_figures(one))
    yield table
    yield Text("\nBarely: within a tenth of the bound, on either side.", style="dim")
    for name in FACTORS:
        yield Text(f"{name.capitalize()}: {_met(found, name, source)}", style="dim")
    unmet = found.unmet_pairs()
    if unmet:
        yield Text(f"\n{len(unmet)} combinations of two that no {source.unit} met", style="bold")
        for pair in unmet[:_MOST_PAIRS]:
            yield Text(f"  {say_pair(pair)}")
        if len(unmet) > _MOST_PAIRS:
            yield Text(f"  and {len(unmet) - _MOST_PAIRS} more", style="dim")


def _groups(found: Coverage, source: Source) -> Iterator[RenderableType]:
    """Clauses that nothing is known of: what was not reached, and what cannot be."""
    unreached, unjudged = found.unreached(), found.unjudged()
    if unreached:
        yield Text(f"\nNo {source.one} reaches", style="bold")
        yield from (Text.assemble((f"  {one.clause}", BAD), (f"  {one.kind}", "dim")) for one in unreached)
    if unjudged:
        yield Text(f"\nC{UNJUDGED[1:]}", style="bold")
        yield from (Text.assemble((f"  {one.clause}", WARN), (f"  {one.kind}", "dim")) for one in unjudged)
        yield Text(MEND, style="dim")


def say_share(found: Coverage) -> str:
    """`94% of 34 clauses applied`; of those that can be judged where not all can."""
    unjudged = len(found.unjudged())
    which = " that can be judged" if unjudged else ""
    return f"{found.share():.0%} of {len(found.clauses) - unjudged} clauses{which} applied"


def say_pair(pair: tuple[str, str, str, str]) -> str:
    """`hour night with severity SEV4`."""
    one, value, other, second = pair
    return f"{one} {value} with {other} {second}"


def _counted(found: Coverage, source: Source) -> str:
    return f"{found.plays:,} {source.unit}{'s' * (found.plays != 1)}"


def _met(found: Coverage, name: str, source: Source) -> str:
    counts = next(one for key, one in found.met.items() if key == name)
    return ", ".join(f"{value} {count:,}" for value, count in sorted(counts.items())) or f"no {source.unit} tells"


def _in_order(found: Coverage) -> list[ClauseCoverage]:
    """What was never reached first, then what cannot be, then what was seen from one side alone."""
    return sorted(found.clauses.values(), key=lambda one: (one.triggered > 0, not one.judged, one.whole))


def _style(one: ClauseCoverage) -> str:
    return GOOD if one.whole else WARN


def _figures(one: ClauseCoverage) -> Iterator[str]:
    yield from (f"{count:,}" for count in (one.triggered, one.met, one.missed))
    yield f"{one.kept_barely:,}" if one.bounded else ""
    yield f"{one.broken_barely:,}" if one.bounded else ""
