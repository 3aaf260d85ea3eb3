"""The scenario that the tutorial ends with is whose it says, and as severe as it says."""

from __future__ import annotations

from pathlib import Path

from gameday.drill import play
from gameday.files.documents import load_sop, load_team, open_scenario
from gameday.scenario.lint import remarks_alone
from gameday.sop.severity import classify
from gameday.terms.duration import MINUTE
from gameday.timeline.response import MitigationApplied
from gameday.timeline.signals import AlertFired, StakeholderQuestion
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.docs.conftest import Say
from tests.docs.test_consoles import ROOT, STEP, commands, written

PAGE = ROOT / "docs" / "tutorial" / "first-scenario.md"
NAME = "late-bookings.yaml"


def followed(place: Path, said: Say) -> Path:
    """Everything the page writes, without the commands that only look."""
    for step in STEP.finditer(PAGE.read_text(encoding="utf-8")):
        if step[1]:
            written(step, place)
            continue
        for command, _ in commands(step[4]):
            if " new " in command:
                said(command, place)
    return place / NAME


def test_the_three_edits_are_in_it_and_nothing_is_wrong_with_it(tmp_path: Path, said: Say) -> None:
    edits = [step for step in STEP.finditer(PAGE.read_text(encoding="utf-8")) if step[1] == "Change"]
    assert [step[2] for step in edits] == [NAME] * 3
    found = open_scenario(followed(tmp_path, said)).document
    assert found.world is not None
    assert "the pier" in found.pitch
    assert [alert.text for alert in found.world.alerts] == ["Bookings: 1000 mails wait"]
    assert [inject.from_ for inject in found.injects] == ["The pier", "Facilitator"]
    assert [*remarks_alone(found)] == []


def test_a_team_notices_is_asked_and_ends_it_at_the_severity_the_page_names(tmp_path: Path, said: Say) -> None:
    scenario = open_scenario(followed(tmp_path, said)).document
    sop = load_sop("one-page-playbook")
    timeline = play(scenario, sop, load_team("storefront"), seed=7)
    right = [
        classify(sop.severity, sop.ladder, entry.facts).levels
        for entry in timeline
        if isinstance(entry, ImpactStarted | ImpactChanged)
    ]
    assert {"SEV2" in levels for levels in right} == {True}
    alert, ended = timeline.first(AlertFired), timeline.last(ImpactEnded)
    assert alert is not None
    assert ended is not None
    assert alert.at - scenario.starts_at < 15 * MINUTE
    assert {question.from_ for question in timeline.every(StakeholderQuestion)} >= {"The pier"}
    assert [one.action for one in timeline.every(MitigationApplied)][:1] != []


def test_the_page_shows_the_scenario_and_not_the_one_it_began_with() -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = text.partition("$ gameday scenario show late-bookings.yaml\n")[2].partition("```")[0]
    assert "The first warm weekend" in shown
