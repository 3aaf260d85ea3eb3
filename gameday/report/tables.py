"""The picture's data as tables, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.clock import say_minute
from gameday.retrospective.chart import Chart, Lane, Silence, Step
from gameday.retrospective.facts import say_share
from gameday.terms.duration import say_duration, say_since
from gameday.terms.frozen import frozen
from gameday.terms.severity import NO_INCIDENT


@frozen
class Table:
    """A caption, headings and rows of text."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_tables(chart: Chart, *, marks: bool = True) -> tuple[Table, ...]:
    """Everything the picture shows, band by band; bands without data are left out, as in the picture.

    `marks` may be left out where the timeline stands as a table of its own on the same page.
    """
    acts = Table(
        "Who did what, and what reached the team",
        ("Lane", "At", "Clock", "What"),
        tuple(_marks(chart)) if marks else (),
    )
    tables = (
        Table("Users affected", ("From", "Clock", "Users affected", "Facts"), tuple(_impact(chart))),
        Table("Severity", ("From", "Clock", "What", "Level"), tuple(_severity(chart))),
        Table(
            "Silences between updates",
            ("Audience", "From", "To", "Silence", "Allowed", "Too long"),
            tuple(_silences(chart)),
        ),
        Table("Roles held", ("Role", "From", "To"), tuple(_held(chart))),
        acts,
    )
    return tuple(table for table in tables if table.rows)


def _since(chart: Chart, at: int) -> str:
    return say_since(at - chart.start)


def _impact(chart: Chart) -> Iterator[tuple[str, ...]]:
    for step in chart.impact:
        users = "not known" if step.users is None else say_share(step.users)
        yield _since(chart, step.at), say_minute(step.at), users, step.facts


def _severity(chart: Chart) -> Iterator[tuple[str, ...]]:
    closed = [] if chart.closed is None else [(chart.closed, "called", Step(chart.closed, ("resolved",)))]
    steps = (
        [(step.at, "right", step) for step in chart.right]
        + [(step.at, "called", step) for step in chart.called]
        + closed
    )
    for at, what, step in sorted(steps, key=lambda one: one[0]):
        yield _since(chart, at), say_minute(at), what, _levels(step)


def _levels(step: Step) -> str:
    return " or ".join(step.levels) or (NO_INCIDENT if step.told else "cannot be told")


def _silences(chart: Chart) -> Iterator[tuple[str, ...]]:
    for watch in chart.watches:
        for one in watch.silences:
            length, allowed = say_duration(one.end - one.start), say_duration(one.allowed)
            yield watch.audience, _since(chart, one.start), _since(chart, one.end), length, allowed, _too_long(one)


def _too_long(one: Silence) -> str:
    """`yes` or `no`; where what was allowed when it ended was not so all along, how much of the whole it took."""
    over = one.bounds > 1
    told = "yes" if over else "no"
    if over == (one.end - one.start > one.allowed):
        return told
    return f"{told} ({one.bounds:.2g} of what was allowed while it lasted)"


def _held(chart: Chart) -> Iterator[tuple[str, ...]]:
    for lane in chart.lanes:
        for span in lane.held:
            role = f"{lane.name} ({span.name})" if span.name else lane.name
            yield role, _since(chart, span.start), _since(chart, min(span.end, chart.end))


def _marks(chart: Chart) -> Iterator[tuple[str, ...]]:
    lanes: tuple[Lane, ...] = (chart.arrivals, *chart.lanes)
    found = [(mark.at, lane.name, mark.label) for lane in lanes for mark in lane.marks]
    for at, name, label in sorted(found, key=lambda one: one[0]):
        yield name, _since(chart, at), say_minute(at), label
