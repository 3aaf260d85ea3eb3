"""Gaps: what a scenario worth drilling has, and this one has not."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario.lint.remark import Remark, Where
from gameday.scenario.lint.truths import NEAR_MISS
from gameday.scenario.model import Scenario
from gameday.scenario.world import World
from gameday.terms.clause_kind import CLAUSE_KINDS


def missing_remarks(one: Scenario) -> Iterator[Remark]:
    """Every gap, each once."""
    yield from _for_planners(one)
    yield from _for_judging(one)
    if one.world is not None:
        yield from _obvious(one, one.world)
        yield from _unnoticed(one, one.world)
        yield from _never_whole(one.world)


def _for_planners(one: Scenario) -> Iterator[Remark]:
    if not one.learning_objectives:
        yield _gap(
            "no-learning-objectives",
            ("learning_objectives",),
            "nothing says what one learns from it",
            "two or three sentences under `learning_objectives`",
            "Whoever plans a drill chooses by what a team still has to learn.",
        )
    if not one.minimum_team:
        yield _gap(
            "no-minimum-team",
            ("minimum_team",),
            "nothing says whom it takes",
            "the roles without which it makes no sense under `minimum_team`",
            "Two people who play what needs five learn that they were too few.",
        )
    if not one.hidden_truth:
        yield _gap(
            "no-hidden-truth",
            ("hidden_truth",),
            "nothing says what really happened",
            "a few sentences under `hidden_truth`",
            "The debriefing begins with it, and a facilitator answers from it.",
        )
    silent = [kind for kind in CLAUSE_KINDS if kind not in one.exercises]
    if silent:
        which = (
            "each kind of clause" if len(silent) == len(CLAUSE_KINDS) else f"clauses of the kind {', '.join(silent)}"
        )
        yield _gap(
            "exercises-not-stated",
            ("exercises",),
            f"nothing says how much it gives {which} to do",
            "`high`, `medium`, `low` or `none` for each",
            "A kind that is left out may be exercised or not; nobody can plan with it.",
        )
    for index, fault in enumerate(one.world.faults if one.world else ()):
        if fault.family is None and fault.at is not None:
            yield _gap(
                "fault-without-family",
                ("world", "faults", index),
                f"nothing says what kind of fault {fault.id!r} is",
                "its `family`",
                "Drills are chosen, and coverage is counted, by families of faults.",
            )


def _for_judging(one: Scenario) -> Iterator[Remark]:
    if not one.objectives:
        yield _gap(
            "no-objectives",
            ("objectives",),
            "nothing says what a drill of it is held for",
            "an objective or two, each with the dimensions, clauses or actions that show it",
            "Ratings belong to objectives; without any, each dimension is one.",
        )
    if not one.expected_actions():
        yield _gap(
            "no-expected-actions",
            ("expects",),
            "nothing says which technical answers are expected",
            "the acts that answer it, under `expects` or at the inject they answer",
            "An SOP knows who should speak when, not which lever was the right one.",
        )
    stated = one.stated_truth or any(phase.facts is not None for phase in one.phases)
    if one.world is None and not stated:
        yield _gap(
            "no-truth",
            ("phases",) if one.phases else (),
            "nothing says what is true of the impact",
            "`facts` at a phase, or `stated_truth`; else somebody states it by hand during the drill",
            "Without the truth nobody can say whether the severity called was right.",
        )


def _obvious(one: Scenario, world: World) -> Iterator[Remark]:
    """Where there is one answer and nothing beside it, nobody has to think."""
    tempting = [lever for lever in world.mitigations if not lever.helps and lever.suggested_by]
    urged = any(inject.distraction and inject.distraction.urges for inject in one.injects)
    if world.mitigations and not tempting and not urged:
        yield _gap(
            "no-lever-tempts",
            ("world", "mitigations"),
            "every lever that looks suggest helps for good",
            "a lever that seems to fit and does not, with `suggested_by`",
            "Where whatever one pulls is right, nobody learns to look before pulling.",
        )
    faulty = {fault.service for fault in world.faults if fault.at is not None}
    innocent = [change for change in world.changes if change.service not in faulty]
    if not innocent and len(world.changes) < 2:
        yield _gap(
            "no-innocent-change",
            ("world", "changes"),
            "no change stands on the list that has nothing to do with it",
            "a change or two that are innocent",
            "The list of changes is the first place people look; with one line on it the search is over.",
        )


def _unnoticed(one: Scenario, world: World) -> Iterator[Remark]:
    if set(one.tags) & set(NEAR_MISS):
        return
    signals = any(inject.kind in ("alert", "page", "customer_report", "social_mention") for inject in one.injects)
    if not (world.alerts or world.complaints or signals):
        yield _gap(
            "nobody-notices",
            ("world", "alerts"),
            "no alert rings, nobody complains and nobody is paged",
            "an alert, `complaints`, or an inject that tells of it",
            "A drill begins with its first signal; without one nobody comes.",
        )


def _never_whole(world: World) -> Iterator[Remark]:
    """What harms data or security, and nothing heals it: ending the fault is not enough."""
    healed = {effect.fault for lever in world.mitigations for effect in (*lever.effects, *lever.otherwise)
              if effect.does == "heals"}  # fmt: skip
    for index, fault in enumerate(world.faults):
        harm = fault.harm
        if harm is None or not (harm.data or harm.security) or fault.id in healed:
            continue
        what = " and ".join(name for name, stages in (("data", harm.data), ("security", harm.security)) if stages)
        yield _gap(
            "nothing-heals",
            ("world", "faults", index, "harm"),
            f"what {fault.id!r} does to {what} is never made good, so impact never ends",
            f"a lever that `heals` {fault.id!r}: a restore, a repair, new keys",
            "Data and security stay harmed after the fault is ended; mitigation and resolution cannot be reached.",
        )


def _gap(id_: str, where: Where, wrong: str, expected: str, why: str) -> Remark:
    return Remark("gap", id_, where, wrong, expected, why)
