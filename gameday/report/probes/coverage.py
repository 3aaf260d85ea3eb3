"""Which clauses of an SOP the plays or drills exercised: in the terminal, and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from markupsafe import Markup
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gameday.regression.plays.place import Place
from gameday.regression.probes.coverage import FACTORS, ClauseCoverage, Coverage, Standing
from gameday.report.css import css_string
from gameday.report.held import Held, banner_over, say_counts, say_exercises
from gameday.report.palette import BAD, BANNER, GOOD, WARN
from gameday.report.probes.played import say_played
from gameday.report.templating import html_environment, read_template
from gameday.scoring.encoding import SIMULATION
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
    held: tuple[Held, ...] = ()
    """The past drills; none where plays were made."""
    played: tuple[Place, ...] = ()
    """What was played, and by whom; nothing of past drills."""

    @property
    def unit(self) -> str:
        """What is counted: a drill is one, a scenario is played."""
        return "drill" if self.one == "drill" else "play"

    @property
    def notice(self) -> str:
        """The words that it carries wherever it goes; empty where a real incident is among it."""
        return banner_over(self.held) if self.one == "drill" else SIMULATION


@frozen
class _Group:
    """Clauses of which the same is known, under its heading."""

    standing: Standing
    title: str
    """With the place of what a clause is reached by."""
    style: str
    mend: str = ""
    """What it means, or what to do."""


MEND = (
    "Give each an `after` for every level and drop `optional_times`. Until then the paging tool decides when, and only"
    " that somebody is reached is judged. They are not counted in the share."
)
"""What to do of a hop that the SOP names without saying when."""
_DECLARED = (
    "A scenario says so for a kind of clause (`exercises: {{due: none}}`){records}. They count in the share as not"
    " applied."
)
_SELDOM = "None did in these plays. What seldom happens, as a page that nobody answers, may come up in more (`--runs`)."
_GROUPS = (
    _Group("unreached", "No {one} reaches", BAD),
    _Group(
        "untold", "Nobody can tell", WARN, "Unknown, or not yet due, in every {unit} in which they may have applied."
    ),
    _Group("declared", "Declared not covered", WARN, _DECLARED),
    _Group("unjudged", "Cannot be judged: the SOP gives no time", WARN, MEND),
)
_BESIDE: dict[Standing, str] = {
    "seen": "",
    "unreached": "no {one} reaches it",
    "untold": "nobody can tell",
    "declared": "declared not covered",
    "unjudged": "cannot be judged",
}
_CODE = re.compile(r"`([^`]+)`")
_WIDEST = 100
_MOST_PAIRS = 12


def print_coverage(console: Console, found: Coverage, source: Source) -> None:
    """Show it: what no play reaches first."""
    console.print(Group(*_parts(found, source)), width=min(console.width, _WIDEST))


def coverage_html(found: Coverage, source: Source) -> str:
    """The same as one self-contained page."""
    style = read_template("palette.css") + read_template("regress.css")
    groups = ((one, found.of_standing(one.standing)) for one in _GROUPS if one.mend)
    return (
        html_environment()
        .get_template("coverage.html.j2")
        .render(
            found=found,
            source=source,
            counted=say_counted(found, source),
            others=say_exercises(source.held),
            share=say_share(found),
            groups=[(_title(one, source), _coded(_mend(one, source)), clauses) for one, clauses in groups if clauses],
            beside=lambda one: _BESIDE[one.standing].format(one=source.one),
            rows=_in_order(found),
            unmet=[say_pair(one) for one in found.unmet_pairs()],
            factors=[(_FACTOR_WORDS.get(name, name), _met(found, name, source)) for name in FACTORS],
            tables=list(_tables(found)),
            style=Markup(style),  # noqa: S704  # our own files
            running=Markup(css_string(source.notice)),  # noqa: S704  # quoted letter by letter
        )
    )


def _parts(found: Coverage, source: Source) -> Iterator[RenderableType]:
    yield Text(f"What {source.place} exercise of {found.sop.name}", style="bold")
    if source.notice:
        yield Text(source.notice, style=BANNER)
    yield Text(f"{say_counted(found, source)}; {say_share(found)} at least once.")
    if others := say_exercises(source.held):
        yield Text(f"{others}.")
    for group in _GROUPS:
        yield from _listed(group, found, source)
    if found.of_standing("seen"):
        yield Text()
        yield _table(found)
        yield Text("\nBarely: within a tenth of the bound, on either side.", style="dim")
    yield from _factors(found, source)


def _listed(group: _Group, found: Coverage, source: Source) -> Iterator[RenderableType]:
    """Clauses that nothing is known of, with why."""
    clauses = found.of_standing(group.standing)
    if not clauses:
        return
    yield Text(f"\n{_title(group, source)}", style="bold")
    for one in clauses:
        yield Text.assemble((f"  {one.clause}", group.style), (f"  {one.kind}", "dim"), (_open(one), "dim"))
    words = _mend(group, source)
    if words:
        yield Text(words, style="dim")


def _open(one: ClauseCoverage) -> str:
    """`  unknown 3, not yet due 1`."""
    counts = (("unknown", one.unknown), ("not yet due", one.pending))
    told = ", ".join(f"{word} {count:,}" for word, count in counts if count)
    return f"  {told}" if told else ""


def _table(found: Coverage) -> Table:
    seen = [one for one in _in_order(found) if one.standing == "seen"]
    pending = any(one.pending for one in seen)
    names = [
        "applied",
        "met",
        "missed",
        "unknown",
        *(["not yet due"] if pending else []),
        "barely met",
        "barely missed",
    ]
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    table.add_column("clause", ratio=1, overflow="fold")
    for name in names:
        table.add_column(name, justify="right", width=max(5, *map(len, name.split())), overflow="fold")
    for one in seen:
        table.add_row(Text(one.clause, style=GOOD if one.whole else WARN), *_figures(one, pending=pending))
    return table


def _figures(one: ClauseCoverage, *, pending: bool) -> Iterator[str]:
    yield from (f"{count:,}" for count in (one.triggered, one.met, one.missed, one.unknown))
    if pending:
        yield f"{one.pending:,}"
    yield f"{one.kept_barely:,}" if one.bounded else ""
    yield f"{one.broken_barely:,}" if one.bounded else ""


def _factors(found: Coverage, source: Source) -> Iterator[RenderableType]:
    for name in FACTORS:
        yield Text(f"{_FACTOR_WORDS.get(name, name).capitalize()}: {_met(found, name, source)}", style="dim")
    unmet = found.unmet_pairs()
    if unmet:
        yield Text(f"\n{len(unmet)} combinations of two that no {source.unit} met", style="bold")
        for pair in unmet[:_MOST_PAIRS]:
            yield Text(f"  {say_pair(pair)}")
        if len(unmet) > _MOST_PAIRS:
            yield Text(f"  and {len(unmet) - _MOST_PAIRS} more; --html and --json have all", style="dim")


def _tables(found: Coverage) -> Iterator[tuple[str, str, tuple[str, ...], list[tuple[str, list[int]]]]]:
    """Of each two factors (one, other, values of the other, rows of a value of the one with its counts)."""
    counts = dict(found.combinations())
    values = found.values()
    for one, other in combinations(values, 2):
        rows = [(value, [counts[one, value, other, second] for second in values[other]]) for value in values[one]]
        yield _FACTOR_WORDS.get(one, one), _FACTOR_WORDS.get(other, other), values[other], rows


def say_share(found: Coverage) -> str:
    """`94% of 34 clauses applied`; of those that can be judged where not all can. Rounded down: all is all of them."""
    applied, judged = found.applied()
    which = " that can be judged" if judged < len(found.clauses) else ""
    return f"{100 * applied // judged if judged else 100}% of {judged} clauses{which} applied"


def say_counted(found: Coverage, source: Source) -> str:
    """`15 plays of 1 scenario by ours (default)`; of past drills `3 records: 2 simulations and 1 real incident`."""
    if source.held:
        return f"{found.plays:,} record{'s' * (found.plays != 1)}: {say_counts(source.held)}"
    plays = f"{found.plays:,} {source.unit}{'s' * (found.plays != 1)}"
    return f"{plays} of {say_played(source.played)}" if source.played else plays


_FACTOR_WORDS = {"severity": "worst severity"}
"""A play may go through several levels; it is counted by the gravest that was true."""


def say_pair(pair: tuple[str, str, str, str]) -> str:
    """`hour night with worst severity SEV4`."""
    one, value, other, second = pair
    return f"{_FACTOR_WORDS.get(one, one)} {value} with {_FACTOR_WORDS.get(other, other)} {second}"


def _title(group: _Group, source: Source) -> str:
    return group.title.format(one=source.one)


def _mend(group: _Group, source: Source) -> str:
    if group.standing == "unreached" and not source.held:
        return _SELDOM
    records = ", the source of a record by what it can show (`covers`, `lacks`)" if source.held else ""
    return group.mend.format(unit=source.unit, records=records)


def _coded(text: str) -> Markup:
    return Markup(_CODE.sub(r"<code>\1</code>", text))  # noqa: S704  # our own words


def _met(found: Coverage, name: str, source: Source) -> str:
    counts = next(one for key, one in found.met.items() if key == name)
    if not counts:
        return f"no {source.unit} tells, so nothing is said of its combinations"
    rest = found.plays - counts.total()
    told = ", ".join(f"{value} {count:,}" for value, count in sorted(counts.items()))
    return f"{told}; none or not told {rest:,}" if rest else told


def _in_order(found: Coverage) -> list[ClauseCoverage]:
    """What was never reached first, then what nothing is known of, then what was seen from one side alone."""
    order = [one.standing for one in _GROUPS]
    return sorted(
        found.clauses.values(),
        key=lambda one: (order.index(one.standing) if one.standing in order else len(order), one.whole),
    )
