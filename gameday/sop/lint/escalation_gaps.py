"""Gaps in the escalation: levels at which nobody is called, ladders that end too soon, hops without times."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.clause import Escalation
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, listed
from gameday.terms.criterion import Criterion
from gameday.terms.role import say_role

Hops = list[tuple[int, Escalation]]
_HOP = "Add clauses of kind `escalation` with `trigger: unacknowledged`"


def escalation_gaps(subject: Subject) -> Iterator[Gap]:
    """Who is called, and what happens when they do not answer."""
    yield from _uncalled(subject)
    yield from _begins_nowhere(subject)
    yield from _ends_in_nobody(subject)
    yield from _weak_ends(subject)
    yield from _untimed(subject)
    yield from _before_its_time(subject)
    yield from _when_it_lasts(subject)
    yield from _breach(subject)


def _uncalled(subject: Subject) -> Iterator[Gap]:
    lost = tuple(level for level in subject.awake if not subject.hops(level))
    if lost:
        yield Gap(
            "no-escalation",
            ("clauses",),
            f"Nobody is called at {listed(lost)}.",
            "Somebody has to be woken, and the document does not say who.",
            f"Add a clause of kind `escalation` with `trigger: signal` and an `after` for {listed(lost)}; "
            "or say that it may wait, with an `absence` of paged at that level.",
            subject.weight(98, lost),
        )


def _begins_nowhere(subject: Subject) -> Iterator[Gap]:
    lost = tuple(
        level
        for level in subject.awake
        if subject.hops(level) and not any(hop.trigger == "signal" for _, hop in subject.hops(level))
    )
    if lost:
        yield Gap(
            "no-first-page",
            ("clauses", subject.hops(lost[0])[0][0]),
            f"Nothing says whom an alert pages at {listed(lost)}; the ladder begins with its second rung.",
            "What is left to the paging tool's setting is known to whoever set it.",
            f"Add a clause of kind `escalation` with `trigger: signal` and `after: prompt` for {listed(lost)}.",
            subject.weight(64, lost),
        )


def _ladder(subject: Subject, level: str) -> Hops:
    """The hops climbed until somebody answers; those for special cases apart."""
    climbing = ("signal", "unacknowledged")
    return [(index, hop) for index, hop in subject.hops(level) if hop.trigger in climbing and hop.when is None]


def _silence(subject: Subject, level: str) -> Hops:
    return [(index, hop) for index, hop in _ladder(subject, level) if hop.trigger == "unacknowledged"]


def _ends_in_nobody(subject: Subject) -> Iterator[Gap]:
    """Levels at which people are called, and nobody is when they stay silent."""
    lost = tuple(level for level in subject.awake if subject.hops(level) and not _silence(subject, level))
    if not lost:
        return
    first = min((index for index, _ in subject.hops(lost[0])), default=0)
    yield Gap(
        "escalation-ends-in-nobody",
        ("clauses", first),
        f"At {listed(lost)} nobody else is called when those who are paged do not answer.",
        "Pages are missed, by night more often; then the incident waits until somebody happens to look.",
        f"{_HOP} and an `after` for {listed(lost)}: the secondary, then a manager.",
        subject.weight(92, lost),
    )


def _weak_ends(subject: Subject) -> Iterator[Gap]:
    """Ladders whose last hop is one more engineer on call, or somebody who is told and need not answer."""
    on_call: dict[int, list[str]] = {}
    told: dict[int, list[str]] = {}
    for level in subject.awake:
        hops = _silence(subject, level)
        if hops:
            index, last = hops[-1]
            if last.target.endswith("oncall"):
                on_call.setdefault(index, []).append(level)
            elif last.how == "notify":
                told.setdefault(index, []).append(level)
    for index, levels in on_call.items():
        target = subject.sop.clauses[index]
        yield Gap(
            "ladder-ends-on-call",
            ("clauses", index),
            f"At {listed(levels)} the ladder ends with {target.id}, an engineer on call; no manager comes after.",
            "Whoever is last has nobody behind them; one more missed page and nobody comes.",
            f"{_HOP} and a manager as `target`, after the last one.",
            subject.weight(60, levels),
        )
    for index, levels in told.items():
        hop = subject.sop.clauses[index]
        yield Gap(
            "ladder-ends-with-word",
            ("clauses", index),
            f"At {listed(levels)} the last hop, {hop.id}, tells somebody and asks for no answer.",
            "A message can lie unread, and nothing shows that it did.",
            "Make it a page (`how: page`), or add a hop after it.",
            subject.weight(45, levels),
        )


def _untimed(subject: Subject) -> Iterator[Gap]:
    found = [(index, hop) for index, hop in subject.each(Escalation) if hop.optional_times and not hop.after]
    if found:
        levels = [level for _, hop in found for level in subject.at(hop)]
        yield Gap(
            "hops-without-times",
            ("clauses", found[0][0]),
            f"No time is given after which to call the {listed(say_role(hop.target) for _, hop in found)}.",
            "Each person waits as long as seems polite; the paging tool's setting decides, and nobody agreed to it.",
            "Give each hop an `after` for every level, and drop `optional_times`.",
            subject.weight(78, levels),
        )


def _before_its_time(subject: Subject) -> Iterator[Gap]:
    """The next one is called although the first still has time to answer."""
    for index, hop in subject.each(Escalation):
        early = [
            level for level in subject.at(hop) if hop.trigger == "unacknowledged" and _hurries(subject, hop, level)
        ]
        if early:
            yield Gap(
                "hop-before-answer-is-due",
                ("clauses", index),
                f"At {listed(early)} {hop.id} calls the next person before the answer of the first is due.",
                "One of the two figures is not the real one, and people learn to trust neither.",
                "Let the hop come no earlier than the acknowledgement is due, or shorten that.",
                subject.weight(34, early),
            )


def _hurries(subject: Subject, hop: Escalation, level: str) -> bool:
    own = hop.after.get(level)
    answers = [one.within[level] for _, one in subject.deadlines(("acknowledged",)) if level in subject.at(one)]
    due = [bound.high for bound in answers if bound.unit == "time"]
    return own is not None and own.unit == "time" and any(own.high < high for high in due)


def _when_it_lasts(subject: Subject) -> Iterator[Gap]:
    top = subject.coordinated[:1]
    lost = tuple(level for level in top if not any(hop.trigger == "unresolved" for _, hop in subject.hops(level)))
    if lost and any(subject.hops(level) for level in lost):
        yield Gap(
            "nobody-when-it-lasts",
            ("clauses",),
            f"At {listed(lost)} nobody further is called when it lasts.",
            "Those who answered may be stuck, and asking for help is what tired people do last.",
            "Add a clause of kind `escalation` with `trigger: unresolved` and an `after` such as 45m.",
            subject.weight(28, lost),
        )


def _breach(subject: Subject) -> Iterator[Gap]:
    """Severity speaks of security, escalation does not."""
    rules = [index for index, rule in enumerate(subject.sop.severity.rules) if _speaks_of_security(rule.when)]
    hops = [hop for _, hop in subject.each(Escalation) if hop.when is not None and _speaks_of_security(hop.when)]
    if rules and not hops:
        yield Gap(
            "nobody-for-a-breach",
            ("clauses",),
            "The criteria speak of security, and nobody is called for a breach in particular.",
            "Evidence, customers' rights and the law ask for people who do not carry the pager, and within hours.",
            "Add a clause of kind `escalation` with `when: {security: [suspected, breach]}`, to security and to legal.",
            55,
        )


def _speaks_of_security(criterion: Criterion) -> bool:
    parts = (*criterion.any, *criterion.all, *([criterion.not_] if criterion.not_ else []))
    return bool(criterion.security) or any(_speaks_of_security(part) for part in parts)
