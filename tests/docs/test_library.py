"""The page of the library is generated from its files, and proves what it covers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.shipped import DEFAULT_SOP, shipped_names
from gameday.scenario import Scenario
from gameday.scenario.distraction import DISTRACTION_KINDS, DISTRACTION_TEXTS
from gameday.scenario.exercised import Emphasis
from gameday.scenario.fault import FAULT_FAMILIES
from gameday.scenario.gap import GAP_KINDS, GAP_TEXTS
from gameday.team import Team
from gameday.terms.clause_kind import CLAUSE_KINDS
from gameday.terms.duration import HOUR, MINUTE, say_duration
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.conftest import Pin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "scenarios.md"
NAMES = shipped_names("scenarios")
NO_INCIDENT = "not an incident"
MARKS: dict[Emphasis, str] = {"high": "●", "medium": "◐", "low": "○", "none": "–"}  # noqa: RUF001  # the dash stands for none


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name)


@cache
def people(name: str) -> Team:
    return load_team(scenario(name).team or "")


@cache
def severities(name: str) -> tuple[str, ...]:
    """What the default SOP says of the facts, in order, as far as it holds for a tenth of the impact of a play."""
    sop = load_sop(DEFAULT_SOP)
    timeline = play(scenario(name), sop, people(name), seed=1)
    told = [one for one in timeline if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)]
    lasted: dict[str, int] = {}
    for one, after in pairwise([*told, timeline.entries[-1]]):
        if not isinstance(one, ImpactEnded):
            said = " or ".join(sop.classify(one.facts).levels)
            lasted[said] = lasted.get(said, 0) + after.at - one.at
    return tuple(said for said, long in lasted.items() if long >= sum(lasted.values()) / 10) or (NO_INCIDENT,)


def families(one: Scenario) -> list[str]:
    return list(dict.fromkeys(fault.family for fault in (one.world.faults if one.world else ()) if fault.family))


def gaps(one: Scenario) -> list[str]:
    by_inject = [inject.gap for inject in one.injects if inject.gap]
    return list(dict.fromkeys([*(gap.gap for gap in one.gaps), *by_inject]))


def distractions(one: Scenario) -> list[str]:
    found = [inject.distraction.kind for inject in one.injects if inject.distraction]
    noisy = bool(one.world and one.world.noise) or any(inject.kind == "noise" for inject in one.injects)
    return [*dict.fromkeys(found), *(["noise"] if noisy else [])]


def hour(name: str) -> str:
    """Night is when whoever is on call sleeps."""
    team, at = people(name), scenario(name).starts_at
    called = team.on_call("primary_oncall", at) or tuple(person.id for person in team.people[:1])
    return "night" if any(team.person(one).asleep_at(at) for one in called) else "day"


def relapses(one: Scenario) -> bool:
    """Is there a lever after which it looks mended, and comes back?"""
    levers = one.world.mitigations if one.world else ()
    return any(effect.holds_for is not None for lever in levers for effect in lever.effects)


def traits(name: str) -> Iterator[str]:
    one = scenario(name)
    yield from ("security" for stage in _stages(one) if stage in ("suspected", "breach"))
    yield from ("data loss" for stage in _stages(one) if stage == "lost")
    if relapses(one):
        yield "false recovery"
    if "handover" in one.tags:
        yield "two-way hand-over"
    if "third_party" in families(one):
        yield "third party"
    if one.duration <= 20 * MINUTE:
        yield "short"
    if one.duration >= 6 * HOUR:
        yield "long, with a shift change" if "shift-change" in one.tags else "long"
    if len([fault for fault in (one.world.faults if one.world else ()) if fault.at is not None]) > 1:
        yield "two incidents at once" if "two-incidents" in one.tags else "several faults"
    if one.world is None:
        yield "no world: led by phases"


def _stages(one: Scenario) -> list[str]:
    harms = [fault.harm for fault in (one.world.faults if one.world else ()) if fault.harm]
    staged = [str(stage.is_) for harm in harms for stage in (*harm.data, *harm.security)]
    by_hand = [str(value) for truth in one.truth_by_hand() for value in truth.facts.values()]
    phases = [str(value) for phase in one.phases for value in (phase.facts or {}).values()]
    return [*staged, *by_hand, *phases]


def words(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", " ") for name in names) or "none"


def table() -> Iterator[str]:
    yield "| scenario | what one notices | takes | hard | when | right severity | family |"
    yield "|---|---|---|---|---|---|---|"
    for name in NAMES:
        one = scenario(name)
        yield (
            f"| `{name}` | {one.title} | {say_duration(one.duration)} | {one.difficulty} | {hour(name)} "
            f"| {', then '.join(severities(name))} | {words(families(one))} |"
        )


def exercised() -> Iterator[str]:
    yield "| scenario | " + " | ".join(CLAUSE_KINDS) + " |"
    yield "|---|" + "---|" * len(CLAUSE_KINDS)
    for name in NAMES:
        stated = scenario(name).exercises
        yield (
            f"| `{name}` | " + " | ".join(MARKS[stated[kind]] if kind in stated else "" for kind in CLAUSE_KINDS) + " |"
        )


def coverage() -> dict[str, dict[str, list[str]]]:
    """Chapter to (what is to be covered to the scenarios that do)."""
    chapters: dict[str, dict[str, list[str]]] = {
        "Fault families": {
            family: [name for name in NAMES if family in families(scenario(name))] for family in FAULT_FAMILIES
        },
        "Severity under the default SOP": {
            level: [name for name in NAMES if level in severities(name)]
            for level in ("SEV1", "SEV2", "SEV3", "SEV4", NO_INCIDENT)
        },
        "Hour": {when: [name for name in NAMES if hour(name) == when] for when in ("day", "night")},
        "Escalation gaps": {gap: [name for name in NAMES if gap in gaps(scenario(name))] for gap in GAP_KINDS},
        "Distractions": {
            kind: [name for name in NAMES if kind in distractions(scenario(name))]
            for kind in (*DISTRACTION_KINDS, "noise")
        },
        "Difficulty": {
            str(grade): [name for name in NAMES if scenario(name).difficulty == grade] for grade in range(1, 6)
        },
        "What else is in it": {
            trait: [name for name in NAMES if trait in set(traits(name))]
            for trait in (
                "security", "data loss", "false recovery", "two-way hand-over", "third party", "short",
                "long, with a shift change", "two incidents at once", "no world: led by phases",
            )
        },
    }  # fmt: skip
    return chapters


def page() -> Iterator[str]:
    yield "# The library"
    yield ""
    yield "Generated from the files in `scenarios/`: what a team can practise, and what is covered. For facilitators:"
    yield "who is to play reads the first two columns at most, which is what `gameday scenario list` shows."
    yield ""
    yield from table()
    yield ""
    yield "*When* is night where whoever is on call sleeps. *Right severity* is what the default SOP says of the facts"
    yield "in one play, in order, as far as it holds for a tenth of the impact."
    yield ""
    yield "## Which kinds of clause a scenario exercises"
    yield ""
    yield f"As its author states it: {', '.join(f'{mark} {word}' for word, mark in MARKS.items())}; blank: not stated."
    yield ""
    yield from exercised()
    yield ""
    yield "## What is covered"
    for chapter, rows in coverage().items():
        yield ""
        yield f"### {chapter}"
        yield ""
        yield "| what | scenarios |"
        yield "|---|---|"
        for what, names in rows.items():
            said = what.replace("_", " ")
            yield f"| {said} | {', '.join(f'`{name}`' for name in names) or '**none**'} |"


def test_the_page_is_what_the_files_say(pin: Pin) -> None:
    pin(PAGE, "\n".join(page()) + "\n")


def test_the_library_covers_everything_it_promises() -> None:
    missing = [(chapter, what) for chapter, rows in coverage().items() for what, names in rows.items() if not names]
    assert (missing, len(NAMES) >= 24) == ([], True)


def test_every_scenario_says_what_a_planner_asks() -> None:
    silent = [
        (name, key)
        for name in NAMES
        for key in ("learning_objectives", "minimum_team", "tags", "objectives", "hidden_truth", "exercises")
        if not getattr(scenario(name), key)
    ]
    stated = {name: set(scenario(name).exercises) ^ set(CLAUSE_KINDS) for name in NAMES}
    assert (silent, {name: kinds for name, kinds in stated.items() if kinds}) == ([], {})


def test_every_gap_and_distraction_has_words() -> None:
    assert (set(GAP_TEXTS), set(DISTRACTION_TEXTS)) == (set(GAP_KINDS), set(DISTRACTION_KINDS))
    assert set(MARKS) == set(get_args(Emphasis))
