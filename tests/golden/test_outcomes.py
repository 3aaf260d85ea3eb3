"""Each shipped scenario under each shipped SOP by each profile, played and judged: what came of it is pinned.

One cell of each scenario is pinned whole; of every cell there is a line in one table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.files.timeline_file import entries_digest
from gameday.scoring.assessment import Assessment
from gameday.scoring.judge import judge
from gameday.timeline import Timeline
from tests.conftest import Pin

SHELF = Path(__file__).parent
TABLE = SHELF / "table.txt"
SCENARIOS = shipped_names("scenarios")
SOPS = shipped_names("sops")
PROFILES = ("optimistic", "default", "pessimistic")
WHOLE = [(scenario, SOPS[crc32(scenario.encode()) % len(SOPS)]) for scenario in SCENARIOS]
"""One SOP for each scenario, by its name: a new one moves none of the others."""
TIMES = (
    "time_to_acknowledge",
    "time_to_declare",
    "time_to_first_external_update",
    "time_to_mitigate",
    "time_to_resolve",
)
HEAD = (
    "# scenario, SOP, profile, verdict, score, ratings of the objectives in order; minutes to acknowledge, declare,\n"
    "# tell customers, mitigate, resolve; digests of the entries and of what every clause says\n"
)
SEED = 1
scenario_of, sop_of, team_of = cache(load_scenario), cache(load_sop), cache(load_team)
"""Each document is read once: the cells share them."""


def figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def outcome(timeline: Timeline, assessment: Assessment) -> Iterator[str]:
    whole = assessment.overall
    yield f"verdict {whole.verdict}  score {figure(whole.score)}  gates {', '.join(whole.gates) or 'none'}"
    yield f"entries {len(timeline)}  digest {entries_digest(timeline)[:16]}"
    yield ""
    for one in assessment.dimensions:
        yield f"{one.dimension:<15} {figure(one.score)}  [{figure(one.low)}, {figure(one.high)}]  {one.applicable}"
    yield ""
    for objective in assessment.objectives:
        yield f"{objective.rating:<3}{objective.id}"
    yield ""
    for measurement in assessment.measurements:
        yield f"{measurement.name:<31} {measurement.status:<15} {figure(measurement.seconds)}"
    yield ""
    for finding in assessment.findings:
        mark = " broken" if finding.broken else ""
        yield f"{finding.clause:<32} {finding.status:<15} {figure(finding.credit)}{mark}"


def played(scenario: str, sop: str, profile: str) -> tuple[Timeline, Assessment]:
    story, standard = scenario_of(scenario), sop_of(sop)
    timeline = play(story, standard, team_of(story.team or "", profile=profile), seed=SEED)
    return timeline, judge(timeline, standard, load_scorecard("game-day"), story)


def findings_digest(assessment: Assessment) -> str:
    """Over what every clause says, its sentences apart."""
    said = "\n".join(f"{one.clause} {one.status} {figure(one.credit)} {one.broken}" for one in assessment.findings)
    return hashlib.sha256(said.encode()).hexdigest()


def row(scenario: str, sop: str, profile: str) -> str:
    """One line: verdict, score, ratings of the objectives, five times in minutes, digest of the entries."""
    timeline, assessment = played(scenario, sop, profile)
    seconds = {one.name: one.seconds for one in assessment.measurements if one.status == "recorded"}
    times = " ".join(f"{seconds[name] / 60:6.1f}" if name in seconds else "     -" for name in TIMES)
    ratings = " ".join(f"{one.rating:<2}" for one in assessment.objectives)
    judged = f"{assessment.overall.verdict:<10} {figure(assessment.overall.score):>5}"
    return (
        f"{scenario:<22} {sop:<17} {profile:<11} {judged}  {ratings:<17} {times}  "
        f"{entries_digest(timeline)[:12]} {findings_digest(assessment)[:12]}"
    )


def rows(scenario: str) -> list[str]:
    return [row(scenario, sop, profile) for sop in SOPS for profile in PROFILES]


@pytest.mark.parametrize(("scenario", "sop"), WHOLE, ids=[f"{scenario}-{sop}" for scenario, sop in WHOLE])
def test_one_cell_of_a_scenario_is_pinned_whole(scenario: str, sop: str, pin: Pin) -> None:
    pin(SHELF / f"{scenario}.{sop}.txt", "\n".join(outcome(*played(scenario, sop, "default"))) + "\n")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_cell_of_a_scenario_has_its_line(scenario: str) -> None:
    pinned = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.split()[:1] == [scenario]]
    assert rows(scenario) == pinned, "make golden writes the table anew; say in the changelog what changed and why"


def test_the_table_holds_just_these_cells(writes: bool) -> None:
    if writes:
        lines = [line for scenario in SCENARIOS for line in rows(scenario)]
        TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    told = TABLE.read_text(encoding="utf-8")
    assert told.startswith(HEAD)
    pinned = [tuple(line.split()[:3]) for line in told.removeprefix(HEAD).splitlines()]
    assert pinned == [(scenario, sop, profile) for scenario in SCENARIOS for sop in SOPS for profile in PROFILES]
