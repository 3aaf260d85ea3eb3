"""Each shipped scenario under each shipped SOP, played and judged: the whole outcome is pinned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
CELLS = [(scenario, sop) for scenario in shipped_names("scenarios") for sop in shipped_names("sops")]
SEED = 1


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


@pytest.mark.parametrize(("scenario", "sop"), CELLS, ids=[f"{scenario}-{sop}" for scenario, sop in CELLS])
def test_a_scenario_under_an_sop_has_its_outcome(scenario: str, sop: str, pin: Pin) -> None:
    story, standard = load_scenario(scenario), load_sop(sop)
    timeline = play(story, standard, load_team(story.team or ""), seed=SEED)
    assessment = judge(timeline, standard, load_scorecard("game-day"), story)
    pin(SHELF / f"{scenario}.{sop}.txt", "\n".join(outcome(timeline, assessment)) + "\n")


def test_every_scenario_meets_every_sop() -> None:
    assert len(CELLS) >= 4 * 5
