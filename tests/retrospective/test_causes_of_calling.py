"""The test that is quoted is the one that held there and then, and what is asked for can be met."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.build import scene_of
from gameday.retrospective.cause import Cause
from gameday.retrospective.causes import find_causes
from gameday.retrospective.causes_of_calling import wrong_severity
from gameday.timeline import Entry, Timeline, paging, response, signals, truth
from tests.retrospective.sample import SOURCE, at, case, finding, sop

PAGED = {
    "id": "page", "kind": "escalation", "text": "The alert pages the on-call.", "source": SOURCE, "trigger": "signal",
    "target": "primary_oncall", "after": {"SEV3": "2m"},
}  # fmt: skip


def felt(moment: float, users: float, id_: str) -> Entry:
    kind = truth.ImpactChanged if moment else truth.ImpactStarted
    return kind(id=id_, at=at(moment), facts=truth.Facts(users_affected=users))


def alert(moment: float, urgency: str) -> Entry:
    return signals.AlertFired(id="alert", at=at(moment), alert="shape", urgency=urgency)  # type: ignore[arg-type]


def declaration(*before: Entry, fell: bool = False) -> Cause:
    """The cause of a declaration half an hour after the start; `fell`: the page of the alert was promised."""
    declared = response.Declared(id="declared", at=at(30), severity="SEV3", actor="dana", role="primary_oncall")
    record = Timeline.of(sorted([*before, declared], key=lambda one: one.at))
    clauses = [one.model_dump(mode="json", by_alias=True) for one in sop().clauses]
    found = [finding("severity", "severity", "partial", 0.4)]
    if fell:
        found.append(finding("page", "escalation", "missed", 0.0, observed="primary on-call was never paged"))
    causes = find_causes(scene_of(case(record, sop(clauses=[*clauses, PAGED], declare=[])), tuple(found)))
    return next(one for one in causes if "SOP's own test" in one.title)


def test_the_test_in_the_alert_is_the_one_that_held_when_it_fired() -> None:
    """A few users at first; a quarter of them by the alert, and that is what it must call by."""
    early, late = felt(0, 0.01, "first"), felt(3, 0.25, "then")
    told = [declaration(early, late, alert(moment, "high")).title for moment in (2, 4)]
    assert told == [
        "Put the SOP's own test into the alert “shape” (“Some users are affected”); if yes, declare within 5 min",
        "Put the SOP's own test into the alert “shape” (“Many users are affected”); if yes, declare within 5 min",
    ]


def test_a_form_for_reports_cannot_be_held_to_an_alert_before_the_first_of_them() -> None:
    """Where the alert is to call people, the question stands there; else the time runs from the report."""
    report = signals.CustomerReport(id="report", at=at(18), text="It stands on its head.")
    came = paging.Joined(id="came", at=at(22), actor="dana", role="primary_oncall")
    rings, quiet = (declaration(felt(0, 0.01, "first"), alert(1, "low"), report, came, fell=fell)
                    for fell in (True, False))  # fmt: skip
    assert [(one.title.partition(" (")[0], one.verification, one.expected_impact) for one in (rings, quiet)] == [
        (
            "Put the SOP's own test into the alert “shape”",
            "In the next drill the first declaration comes within 5 min of the first signal.",
            "The channel, the roles and the first update start minutes earlier. Of the 24 min, 16 min had passed "
            "before anybody came.",
        ),
        (
            "Put the SOP's own test into the form on which customers' reports arrive",
            "In the next drill the first declaration comes within 5 min of the first customer's report.",
            "The channel, the roles and the first update start minutes earlier. Of the 24 min, 16 min had passed "
            "before anybody came.",
        ),
    ]


def test_a_level_to_be_lowered_is_asked_by_the_rule_that_gave_it() -> None:
    """Many users gave SEV2, and data at risk would have as well: whoever asks for that lowers it too soon."""
    when = {"data": ["at_risk", "lost"]}
    rules = [one.model_dump(mode="json", by_alias=True) for one in sop().severity.rules]
    data = {"id": "data", "level": "SEV2", "when": when, "text": "Data is at risk.", "source": SOURCE}
    procedure = sop(severity={"rules": [data, *rules]})
    record = Timeline.of([
        felt(0, 0.25, "first"),
        response.Declared(id="declared", at=at(2), severity="SEV2", actor="dana", role="primary_oncall"),
        felt(9, 0.01, "then"),
        truth.ImpactEnded(id="over", at=at(59)),
    ])  # fmt: skip
    scene = scene_of(case(record, procedure), (finding("severity", "severity", "partial", 0.9),))
    told = [
        cause.title
        for truths in (scene.truth, scene.truth[1:])
        if (cause := wrong_severity(replace(scene, truth=truths), scene.fallen)) is not None
    ]
    assert told == [
        "Ask in every update whether the facts still meet the SOP's test for SEV2 (“Many users are affected”); lower "
        "the level when they do not",
        "Ask in every update whether the facts still meet the SOP's test for SEV2; lower the level when they do not",
    ]
