"""Gaps in how an incident ends and what comes after: watching, reviews, action items."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.clause import Content, Due, Hold, Precedence
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, listed
from gameday.terms.kinds import Kind

_ITEM = ("owner", "due", "priority", "verification")
"""What an action item needs to be done and to be seen done."""


def follow_up_gaps(subject: Subject) -> Iterator[Gap]:
    """When it is over, and what is learnt."""
    yield from _over(subject)
    yield from _review(subject)
    yield from _items(subject)
    if not any(subject.each(Precedence)):
        yield Gap(
            "no-order",
            ("clauses",),
            "Nothing says what comes first.",
            "The interesting question, why it broke, is then asked before service is back.",
            "Add a `precedence` with `mitigate_first: true`.",
            27,
        )


def _over(subject: Subject) -> Iterator[Gap]:
    holds = [one for _, one in subject.each(Hold)]
    if not subject.sop.resolved_when:
        yield Gap(
            "no-resolved-criterion",
            ("resolved_when",),
            "Nothing says by which signs an incident is over.",
            "It is called over when people are tired, which is not the same as when customers are well.",
            "Add `resolved_when` with the signs to look for, one sentence each.",
            30 if holds else 57,
        )
    watched = {level for one in holds for level in one.watch}
    lost = tuple(level for level in subject.coordinated if level not in watched)
    if lost:
        index = next((index for index, _ in subject.each(Hold)), None)
        yield Gap(
            "no-watch-period",
            ("clauses",) if index is None else ("clauses", index),
            f"No figure says how long the service is watched before it is called resolved at {listed(lost)}.",
            "Some recoveries do not last; who stops at the first good minute announces the same incident twice.",
            f"Give a clause of kind `hold` a `watch` for {listed(lost)}, such as 30m.",
            subject.weight(54, lost),
        )


def _review(subject: Subject) -> Iterator[Gap]:
    top = subject.levels[:1]
    lost = subject.without(top, _due(subject, ("postmortem_published", "postmortem_scheduled")))
    if lost:
        yield Gap(
            "no-postmortem-bound",
            ("clauses",),
            f"No date is set by which an incident at {listed(lost)} is reviewed.",
            "Memory and logs fade within days, and the next urgent thing is always there.",
            "Add a clause of kind `due` to postmortem_published, `within` such as 5 business days.",
            47,
        )
    if not any("postmortem_published" in one.of.kind and one.states for _, one in subject.each(Content)):
        yield Gap(
            "no-postmortem-sections",
            ("clauses",),
            "Nothing says what a review contains.",
            "Without a frame a review tells the story and stops before what to change.",
            "Add a clause of kind `content` for postmortem_published with its sections as `states`.",
            32,
        )


def _items(subject: Subject) -> Iterator[Gap]:
    rules = [(index, one) for index, one in subject.each(Content) if "action_item_added" in one.of.kind and one.states]
    asked = {element for _, one in rules for element in one.states}
    lacking = [element for element in _ITEM if element not in asked]
    if lacking:
        yield Gap(
            "action-item-lacks-field",
            ("clauses", rules[0][0]) if rules else ("clauses",),
            f"An action item may come without {listed(lacking)}.",
            "An item that nobody owns, dates or can check is a wish.",
            f"Add {listed(lacking)} to the `states` of a clause of kind `content` for action_item_added.",
            43 if {"owner", "due"} & set(lacking) else 30,
        )
    if not any(_due(subject, ("action_item_closed", "postmortem_closed"))):
        yield Gap(
            "no-closing-bound",
            ("clauses",),
            "No date is set by which action items are done.",
            "Items are written in the week of the incident and forgotten in the month after.",
            "Add a clause of kind `due` to action_item_closed, `within` a figure for each level.",
            29,
        )


def _due(subject: Subject, kinds: tuple[Kind, ...]) -> Iterator[Due]:
    return (one for _, one in subject.each(Due) if set(one.to.kind) & set(kinds) and one.requires is None)
