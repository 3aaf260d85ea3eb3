"""Whatever was ordered of a live drill, its record is judged, told and written like any other."""

from __future__ import annotations

from hypothesis import given, settings

from gameday.files.timeline_file import parse_timeline, timeline_text
from gameday.session.faces import render
from gameday.session.judged import judge_record
from tests.live.commands import Ordered, orders
from tests.live.prepared import documents, led, plan
from tests.live.test_laws import carried_out


@settings(max_examples=15)
@given(orders)
def test_a_record_of_a_live_drill_is_a_timeline_and_is_judged(ordered: list[Ordered]) -> None:
    one = carried_out(ordered)
    written = timeline_text(one.drill.timeline())
    read = parse_timeline(written.splitlines(), "live")
    assert timeline_text(read.timeline) == written
    judged = judge_record(read.timeline, documents())
    assert judged.drill == one.drill.plan.drill
    again = judge_record(one.drill.timeline(), documents())
    assert again.assessment == judged.assessment
    for file in ("retrospective.md", "retrospective.html"):
        assert one.drill.plan.drill in render(judged, file, "")


def test_a_leap_changes_no_finding_where_everybody_is_simulated() -> None:
    """They live through it: what came due in it was theirs to do."""
    leapt, passed = led(plan(seats={})), led(plan(seats={}))
    for _ in range(4):
        assert leapt.lead("skip", to="20m").ok
    passed.pass_to(80)
    findings = []
    for one in (leapt, passed):
        assert one.lead("end").ok
        findings.append(judge_record(one.drill.timeline(), documents()).assessment.findings)
    assert findings[0] == findings[1]
    assert any(one.status == "met" for one in findings[0])
