"""Who has an after-action report, and who does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.retrospective.assumptions import LIMITS
from gameday.session import FACES, after_action_of, face_files, judge_record, own_page
from gameday.timeline import Exercise, Timeline
from tests.report.recorded import game_day, simulation


def test_a_simulation_has_none_and_the_fault_says_what_does() -> None:
    with pytest.raises(InputError) as caught:
        after_action_of(simulation(), "drills/x")
    assert str(caught.value) == (
        "drills/x: no person took part in this drill, so it is not rendered as an after-action report, "
        "expected a drill with people in it; --format md, html or json tell of this one"
    )


def test_a_real_incident_has_none() -> None:
    judged = game_day()
    header = judged.timeline.header
    assert header is not None
    real = Timeline.of(judged.timeline.entries, replace(header, exercise=Exercise(kind="real")))
    with pytest.raises(InputError, match="real incident and no exercise"):
        after_action_of(judge_record(real, judged.documents), "x")


def test_the_three_lines_of_limits_stand_in_every_face() -> None:
    texts = face_files(game_day(), FACES, "")
    assert {name: [words for words in LIMITS if words not in text] for name, text in texts.items()} == {
        name: [] for name in texts
    }


def test_what_a_simulation_says_of_itself_stands_in_every_face_it_has() -> None:
    for name, text in face_files(simulation(), ("md", "html", "json"), "").items():
        assert "SIMULATION, NO PERSON TOOK PART" in text, name


def test_an_own_page_has_what_every_report_has(tmp_path: Path) -> None:
    template = tmp_path / "mine.md.j2"
    template.write_text("# {{ heading.title }}\n")
    page = own_page(simulation(), template, None, "# Echo\n<b>")
    assert "# Simulation report" in page
    assert [
        words for words in (*LIMITS, "SIMULATION, NO PERSON TOOK PART", "### Echo\n&lt;b>") if words not in page
    ] == []
