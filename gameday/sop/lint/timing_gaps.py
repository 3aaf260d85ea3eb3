"""Gaps in the first minutes: no figure for answering, for declaring, for the channel."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, listed


def timing_gaps(subject: Subject) -> Iterator[Gap]:
    """How soon the response begins."""
    yield from _answer(subject)
    yield from _declaration(subject)
    yield from _channel(subject)


def _answer(subject: Subject) -> Iterator[Gap]:
    lost = subject.without(subject.awake, (one for _, one in subject.deadlines(("acknowledged",))))
    if lost:
        yield Gap(
            "no-acknowledge-bound",
            ("clauses",),
            f"No figure says how soon a page is answered at {listed(lost)}.",
            "Without one nobody can tell a slow answer from a missed page, and no hop has a moment to follow.",
            f"Add a `deadline` from first_page to acknowledged, `within` a figure for {listed(lost)}, such as 5m.",
            subject.weight(82, lost),
        )


def _declaration(subject: Subject) -> Iterator[Gap]:
    lost = tuple(level for level in subject.coordinated if subject.sop.declare_within(level) is None)
    if lost:
        yield Gap(
            "no-declare-bound",
            ("clauses",),
            f"No figure says how soon an incident is declared at {listed(lost)}.",
            "Everything else starts with the declaration; one that may take any time delays all of it.",
            f"Add a `deadline` from first_signal to declared, `within` a figure for {listed(lost)}, such as 10m.",
            subject.weight(74, lost),
        )
    if not subject.sop.declare:
        yield Gap(
            "no-declare-rule",
            ("declare",),
            "Nothing says what makes an alert an incident.",
            "People who are not sure wait for somebody else to say it.",
            "Add `declare` with the signs that are enough, one sentence each.",
            52,
        )


def _channel(subject: Subject) -> Iterator[Gap]:
    opened = (one for _, one in subject.deadlines(("channel_opened", "bridge_opened")))
    lost = subject.without(subject.coordinated, opened)
    if lost:
        yield Gap(
            "no-channel-bound",
            ("clauses",),
            f"No figure says by when there is one place to talk at {listed(lost)}.",
            "Until there is one, people work side by side without knowing of each other.",
            f"Add a `deadline` from declaration to channel_opened, `within` prompt for {listed(lost)}.",
            subject.weight(46, lost),
        )
    if not subject.sop.channel:
        yield Gap(
            "no-channel-rule",
            ("channel",),
            "Nothing says how the channel is named and used.",
            "Those who are called later have to find it first.",
            "Add `channel` with its name and what belongs there.",
            20,
        )
