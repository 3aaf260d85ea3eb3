"""Saying: people act by the rules of the stage; for those who only speak somebody records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.live.lead_orders import LiveMode
from gameday.scoring.effective import effective
from gameday.timeline.response import UpdatePosted
from gameday.timeline.talk import Intent
from tests.live.prepared import COMMS, EVALUATOR, IC, LEAD, MINUTE, actor, led, plan, told

EVERYBODY: dict[str, LiveMode] = dict.fromkeys(
    ("primary_oncall", "secondary_oncall", "incident_commander", "comms_lead"), "human"
)


def test_a_person_at_a_seat_acts_and_hears_what_reaches_it() -> None:
    one = led(plan(seats=EVERYBODY))
    oncall = actor("primary_oncall")
    one.pass_to(14)
    drill = one.drill
    heard = [entry.kind for entry in drill.perceived("dana")]
    assert heard == ["customer_report", "paged"]
    # Its own page need not be named.
    assert one.order(oncall, "act", kind="acknowledged").ok
    assert one.order(oncall, "act", kind="acknowledged").why == "no page rang here that you have not answered"
    assert one.order(oncall, "act", kind="joined").ok
    assert one.order(oncall, "act", kind="declared", keys={"severity": "SEV1"}).ok
    assert [entry.kind for entry in drill.perceived("dana")][2:6] == [
        "acknowledged",
        "joined",
        "alert_fired",
        "declared",
    ]
    assert all(entry.wall_at is not None for entry in drill.entries)
    # Who joins later reads up on what was said.
    assert one.order(actor("secondary_oncall"), "act", at=16, kind="joined").ok
    assert "declared" in [entry.kind for entry in drill.perceived("eli")]


@pytest.mark.parametrize(
    ("kind", "keys", "why"),
    [
        ("alert_fired", {}, "alert_fired is not for people to say"),
        ("ended", {}, "ended is not for people to say"),
        ("checked", {"what": "logs"}, "checked is not for people to say"),
        ("control", {"action": "end"}, "control is not for people to say"),
        ("real_incident", {}, "real_incident is not for people to say"),
        ("message", {"by": "dana"}, "message: `by` is given by the drill itself"),
        ("message", {"at": "2020-01-01T00:00:00Z"}, "message has no key `at`"),
        ("message", {"visible_to": ["facilitator"]}, "`visible_to` is given by the drill itself"),
        ("update_posted", {"audience": "nobody"}, "update_posted: "),
        ("severity_changed", {"severity": "SEV1"}, "nothing is declared yet"),
        ("acknowledged", {"re": "e1"}, "there is no such page to acknowledge"),
        ("mitigation_started", {"action": "pray", "target": "store"}, "no runbook knows pray of store"),
    ],
)
def test_what_cannot_be_said_or_done_is_refused(kind: str, keys: dict[str, object], why: str) -> None:
    one = led()
    before = told(one.drill.entries)
    answer = one.order(IC, "act", kind=kind, keys=keys)
    assert not answer.ok
    assert why in (answer.why or "")
    assert told(one.drill.entries) == before


def test_nobody_acts_for_a_simulated_person_or_an_empty_seat() -> None:
    one = led(plan(seats={"incident_commander": "human", "comms_lead": "absent"}))
    assert one.order(actor("primary_oncall"), "act", kind="joined").why == "this seat is not held by a person"
    assert one.order(actor("astronaut"), "act", kind="joined").why == "nobody sits at this seat"
    why = "nobody speaks for the seat primary on-call: it is not held by a person"
    assert one.lead("said", role="primary_oncall", kind="joined").why == why


def test_a_look_shows_lines_and_charts_and_the_cause_only_once_a_diagnosis_took_its_time() -> None:
    """The scenario says that finding it in the logs takes seven minutes."""
    one = led(plan(seats=EVERYBODY))
    oncall = actor("primary_oncall")

    def cause(minute: float) -> object:
        answer = one.order(oncall, "look", at=minute, what="logs", service="store")
        assert isinstance(answer.sight, dict)
        return answer.sight.get("cause")

    assert cause(15) is None
    assert one.order(oncall, "act", kind="diagnosis_started").ok
    assert [cause(minute) for minute in (15, 21.9, 22)] == [None, None, "It broke."]
    # Who did not begin one sees lines alone.
    other = one.order(IC, "look", what="logs")
    assert isinstance(other.sight, dict)
    assert other.sight.keys() == {"lines", "facts"}
    dashboard = one.order(oncall, "look", what="dashboard")
    assert isinstance(dashboard.sight, dict)
    assert dashboard.sight.keys() == {"lines", "facts", "series"}
    assert one.order(oncall, "look", what="logs", service="cellar").why == "there is no service 'cellar' to look at"


def test_what_somebody_said_is_stated_and_recorded_by_whoever_did() -> None:
    one = led(plan("tabletop"))
    one.lead("said", at=2, role="comms_lead", kind="declared", keys={"severity": "SEV1"})
    one.order(EVALUATOR, "said", role="comms_lead", kind="checked", keys={"what": "customers"})
    declared, checked = [entry for entry in one.drill.entries if entry.actor == "gus"]
    assert [(e.actor, e.role, e.basis, e.by) for e in (declared, checked)] == [
        ("gus", "comms_lead", "stated", "facilitator"),
        ("gus", "comms_lead", "stated", "evaluator"),
    ]
    assert one.drill.stage.response.severity == "SEV1", "people and the paging tool hear of it"
    assert one.lead("said", role="comms_lead", kind="declared", keys={"severity": "SEV1"}).why == (
        "it is declared already; change the severity instead"
    )
    assert one.lead("said", role="comms_lead", kind="alert_fired").why == "alert_fired is not for people to say"
    # A lever no runbook knows is words; one it knows is pulled.
    assert one.lead("said", role="comms_lead", kind="mitigation_started", keys={"action": "pray"}).ok
    restart = {"action": "restart", "target": "store"}
    assert one.lead("said", at=12, role="comms_lead", kind="mitigation_started", keys=restart).ok
    one.pass_to(30)
    assert "mitigation_applied" in {entry.kind for entry in one.drill.entries}


def test_a_page_that_somebody_said_they_answer_is_answered() -> None:
    one = led(plan("tabletop", {"primary_oncall": "spoken", "incident_commander": "spoken"}))
    one.pass_to(14)
    assert one.lead("said", role="primary_oncall", kind="acknowledged").ok
    (page,) = [entry for entry in one.drill.entries if entry.kind == "paged"]
    assert one.drill.entries[-1].re == page.id
    one.pass_to(25)
    assert [entry.kind for entry in one.drill.entries].count("paged") == 1, "nobody else is called"


def test_around_one_table_somebody_answers_for_whom_nobody_plays() -> None:
    """Whoever speaks: the page that rang at an empty seat is answered, and rings nowhere else."""
    one = led(plan("tabletop", {"incident_commander": "spoken"}))
    one.pass_to(14)
    assert one.lead("said", role="incident_commander", kind="acknowledged").ok
    (page,) = [entry for entry in one.drill.entries if entry.kind == "paged"]
    assert one.drill.entries[-1].re == page.id
    one.pass_to(25)
    assert [entry.kind for entry in one.drill.entries].count("paged") == 1


def test_an_intent_counts_as_said_and_one_that_stands_until_it_is_revoked() -> None:
    one = led(plan("tabletop"))
    one.lead("said", at=1, role="comms_lead", kind="update_posted", keys={"audience": "internal"}, within="5m")
    one.lead("said", at=2, role="comms_lead", kind="update_posted", keys={"audience": "external"}, every="15m")
    within, every = [entry for entry in one.drill.entries if isinstance(entry, Intent)]
    assert (within.act, within.within, within.audience) == ("update_posted", 5 * MINUTE, "internal")
    assert (every.act, every.every) == ("update_posted", 15 * MINUTE)
    assert one.lead("said", role="comms_lead", kind="intent", keys={"revokes": "c1"}).why == (
        "'c1' is no intent that could be taken back"
    )
    assert one.lead("said", at=3, role="comms_lead", kind="intent", keys={"revokes": every.id}).ok
    judged = effective(one.drill.timeline())
    (standing,) = judged.standing
    assert (standing.intent.id, standing.until) == (every.id, one.drill.scenario.starts_at + 3 * MINUTE)
    assert [post.audience for post in judged.timeline.every(UpdatePosted)] == ["internal"]
    why = one.lead("said", role="comms_lead", kind="declared", keys={"severity": "SEV1"}, within="5m").why
    assert why is not None
    assert "intent has no key `severity`" in why


def test_talk_is_kept_and_charged_to_nobody() -> None:
    one = led()
    assert one.order(COMMS, "act", kind="message", keys={"text": "<script>alert(1)</script>"}).ok
    assert one.drill.entries[-1].text == "<script>alert(1)</script>"
    assert one.order(replace(LEAD, capability="evaluator"), "act", kind="message").why == "this is not yours to order"
