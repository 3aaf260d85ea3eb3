"""The first training of the tutorial goes as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gameday.timeline.talk import TaskDone
from tests.training.alone import MINUTE, Alone

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "your-first-command.md"


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\n> ", " "))


@pytest.fixture(scope="module")
def led() -> Alone:
    """As the page has it, up to Mira's answer."""
    one = Alone(seed=1)
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.order("look", what="dashboard")
    one.act("declared", severity="SEV1")
    one.act("role_assigned", seat="incident_commander", person=one.me)
    one.wait_for("joined")
    one.act("role_assigned", seat="technical_lead", person="mira")
    one.order("ask", person="mira", what="look", target="changes", within="5m")
    one.wait_for("task_done")
    return one


def test_it_begins_as_the_page_says(led: Alone) -> None:
    page = words(PAGE.read_text(encoding="utf-8"))
    rung = next(one for one in led.heard if one.kind == "paged")
    since = (rung.at - led.drill.scenario.starts_at) // 1000

    assert f"It stops at {since // 60}:{since % 60:02}:" in page
    assert f"*{getattr(rung, 'reason', '')}*" in page
    assert led.drill.people[led.me].name == "Aylin"


def test_what_mira_finds_stands_on_the_page(led: Alone) -> None:
    page = words(PAGE.read_text(encoding="utf-8"))
    found = next(one for one in led.heard if isinstance(one, TaskDone))

    assert found.actor == "mira"
    assert words(found.text or "") in page


def test_she_comes_and_answers_in_the_minutes_the_page_speaks_of(led: Alone) -> None:
    came = next(one for one in led.heard if one.kind == "joined" and one.actor == "mira")

    assert came.at - led.drill.scenario.starts_at < 4 * MINUTE
