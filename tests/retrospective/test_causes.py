"""One cause claims the clauses that fell for it; every fallen clause belongs to exactly one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gameday.retrospective.build import scene_of
from gameday.retrospective.cause import Cause
from gameday.retrospective.causes import find_causes
from gameday.retrospective.response_gaps import met
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import Gap
from gameday.scoring.finding import Finding
from gameday.terms.duration import MINUTE
from gameday.timeline import Header, Timeline, followup, response
from tests.retrospective.sample import at, case, entries, finding, findings, sop, timeline

DIMENSIONS = {one.clause: one.dimension for one in findings()}


def causes(found: tuple[Finding, ...], record: Timeline | None = None) -> tuple[Cause, ...]:
    return find_causes(scene_of(case(record), found))


def clauses_of(cause: Cause) -> list[str]:
    return [line.clause for line in cause.lines]


@given(st.sets(st.sampled_from(sorted(DIMENSIONS))))
def test_every_fallen_clause_has_exactly_one_cause(fallen: set[str]) -> None:
    found = causes(tuple(finding(clause, DIMENSIONS[clause], "partial", 0.4) for clause in sorted(fallen)))
    assert sorted(clause for cause in found for clause in clauses_of(cause)) == sorted(fallen)


def with_gaps(one: Scene, gaps: tuple[Gap, ...]) -> Scene:
    return replace(one, gaps=met(gaps, at(0), one.timeline, one.cast))


def test_a_page_that_failed_explains_who_was_not_reached() -> None:
    (cause,) = causes(
        (finding("page-secondary", "escalation", "missed", 0.0), finding("acknowledge", "timing", "late", 0.5))
    )
    assert cause.headline == "A page to the secondary on-call reached no device. The paging tool said: stale contact."
    assert clauses_of(cause) == ["page-secondary", "acknowledge"]
    assert cause.title == (
        "Correct how the secondary on-call can be reached, then send a test page to every step of the escalation policy"
    )


def test_without_a_failed_page_the_tool_is_to_climb_by_itself() -> None:
    record = Timeline.of([one for one in entries() if one.kind != "page_failed"])
    (cause,) = causes((finding("page-secondary", "escalation", "missed", 0.0),), record)
    assert cause.title == (
        "Let the paging tool page the secondary on-call after 10 min by itself, "
        "counted from the first page nobody answered"
    )


def test_a_late_declaration_explains_what_hangs_on_it() -> None:
    found = causes((finding("declare", "timing", "late", 0.2), finding("first-external", "timing", "missed", 0.0)))
    assert [(cause.headline, clauses_of(cause)) for cause in found] == [
        (
            "Declare was late. It took 1 more promise with it.",
            ["declare", "first-external"],
        )
    ]
    assert "“Many users are affected”" in found[0].title


def test_a_late_declaration_explains_only_what_came_as_late_as_itself() -> None:
    """Two minutes cannot explain a quarter of an hour: that stands on its own, with an action of its own."""
    declare = finding("declare", "timing", "late", 0.8, margin=-0.2, observed="the declaration came 2 min late")
    waited, later = (
        causes(
            (declare, finding("first-external", "timing", "late", 0.5, margin=margin, observed="the word came late"))
        )
        for margin in (-0.19, -1.0)
    )
    assert [(cause.headline, clauses_of(cause)) for cause in waited] == [
        ("The declaration came 2 min late. It took 1 more promise with it.", ["declare", "first-external"])
    ]
    assert sorted((cause.headline, *clauses_of(cause)) for cause in later) == [
        ("The declaration came 2 min late.", "declare"),
        ("The word came late.", "first-external"),
    ]
    assert len({cause.title for cause in later}) == 2


def test_what_came_before_the_late_declaration_did_not_wait_for_it() -> None:
    """Declared at minute 11; the word to customers of minute 9 was late as well, and for another reason."""
    declare = finding("declare", "timing", "missed", 0.0, margin=-3.0, observed="the declaration came 30 min late")
    early, late = (
        causes((declare, finding("first-external", "timing", "late", 0.5, margin=-0.1, evidence=("e2", entry))))
        for entry in ("e7", "e18")
    )
    assert sorted(map(clauses_of, early)) == [["declare"], ["first-external"]]
    assert sorted(map(clauses_of, late)) == [["declare", "first-external"]]


def test_who_looked_and_then_declared_did_not_look_because_of_the_declaration() -> None:
    """Both at the same moment: the look stands before the declaration in the record, the page after it."""
    look = response.Checked(id="look", at=at(11), what="dashboard", actor="dana")
    after = response.Checked(id="after", at=at(11), what="customers", actor="dana")
    told = [one for one in entries() if one.id != "e8"]
    before = [one for one in told if one.at <= at(11)]
    declared = next(one for one in entries() if one.id == "e8")
    record = Timeline.of([*before, look, declared, after, *told[len(before) :]])
    declare = finding("declare", "timing", "missed", 0.0, margin=-3.0, evidence=("e8",))
    found = [
        sorted(map(clauses_of, causes((declare, finding("first-external", "timing", "late", 0.5, margin=-0.1,
                                                        evidence=("e2", entry))), record)))
        for entry in ("look", "after")
    ]  # fmt: skip
    assert found == [[["declare"], ["first-external"]], [["declare", "first-external"]]]


def test_a_late_declaration_that_no_promise_asks_for_still_explains_what_waited_for_it() -> None:
    """Not declared for 9 min, too low for 9: the channel came with the declaration, ten minutes late."""
    channel = {
        "id": "channel", "kind": "deadline", "text": "A channel is opened.", "from": {"at": "declaration"},
        "source": {"document": "D1", "section": "s"}, "to": {"kind": "channel_opened"}, "within": {"SEV1": "2m"},
    }  # fmt: skip
    procedure = sop(clauses=[*(one.model_dump(mode="json", by_alias=True) for one in sop().clauses), channel])
    waited = finding("channel", "timing", "late", 0.5, margin=-1.0, evidence=("e10",))
    scene = scene_of(case(procedure=procedure), (finding("severity", "severity", "partial", 0.4), waited))
    assert scene.triage is not None
    piece = scene.triage.pieces[0]
    pieces = (
        piece._replace(length=9 * MINUTE, cost=1.0, call=None, over=False, right=("SEV1",)),
        piece._replace(length=9 * MINUTE, cost=1.0, over=False, right=("SEV1",)),
    )
    found = find_causes(replace(scene, triage=replace(scene.triage, pieces=pieces)))
    assert {(cause.headline, *clauses_of(cause)) for cause in found} == {
        ("It was declared late: it was not declared for 9 min. It took 1 promise with it.", "channel"),
        (
            "The severity was wrong for 18 min: not declared for 9 min where the criteria give SEV1, then called SEV3 "
            "for 9 min where the criteria give SEV1.",
            "severity",
        ),
    }


def test_opening_moves_that_the_late_declaration_does_not_explain_say_so() -> None:
    declare = finding("declare", "timing", "late", 0.8, margin=-0.2)
    told = [
        {"id": name, "kind": "deadline", "text": "In time.", "source": {"document": "D1", "section": "s"},
         "from": {"at": "first_signal"}, "to": {"kind": kind}, "within": {"SEV1": "5m"}}
        for name, kind in (("channel", "channel_opened"), ("look", "checked"))
    ]  # fmt: skip
    clauses = [*(one.model_dump(mode="json", by_alias=True) for one in sop().clauses), *told]
    later = finding("channel", "timing", "missed", 0.0, margin=-2.0, observed="the channel came 10 min late")
    never = finding("look", "timing", "missed", 0.0, weight=1, observed="the look never came")
    scene = scene_of(case(procedure=sop(clauses=clauses)), (declare, later, never))
    headlines = [cause.headline for cause in find_causes(scene)]
    assert (
        "2 opening moves came late or never, which the late declaration does not explain. The worst: the channel came "
        "10 min late." in headlines
    )


def test_a_declaration_that_is_most_of_it_explains_what_came_far_too_late() -> None:
    """Of 32 minutes it cost 30; what is rated as missed for that is no less its doing."""
    declare = finding("declare", "timing", "missed", 0.0, margin=-3.0, observed="the declaration came 30 min late")
    first = finding("first-external", "timing", "missed", 0.0, margin=-32 / 15)
    (cause,) = causes((declare, first))
    assert clauses_of(cause) == ["declare", "first-external"]


def test_a_late_answer_explains_only_what_came_as_late_as_itself() -> None:
    swift = [one for one in entries() if one.id not in ("e4", "e8")]
    record = Timeline.of([*swift, response.Declared(id="e8", at=at(7), severity="SEV1", actor="dana")])
    margins = {"acknowledge": -0.4, "declare": -0.2, "first-external": -0.8}
    late = tuple(finding(name, "timing", "late", 0.5, margin=margin) for name, margin in margins.items())
    assert sorted(clauses_of(cause) for cause in causes(late, record)) == [
        ["acknowledge", "declare"],
        ["first-external"],
    ]


def test_a_wrong_call_is_its_own_cause_and_quotes_the_rule_that_decides() -> None:
    found = causes((finding("declare", "timing", "late", 0.2), finding("severity", "severity", "partial", 0.2)))
    assert sorted(clauses_of(cause)[0] for cause in found) == ["declare", "severity"]
    (severity,) = [cause for cause in found if clauses_of(cause) == ["severity"]]
    assert severity.title == (
        "Put the SOP's test for SEV1 (“The core function is down”) on the declaration form, "
        "and ask it again in every update"
    )


def test_a_right_call_made_late_is_the_late_declarations_fault() -> None:
    record = Timeline.of([one for one in entries() if one.id not in ("e8",)])
    (cause,) = causes(
        (finding("declare", "timing", "late", 0.2), finding("severity", "severity", "partial", 0.2)), record
    )
    assert clauses_of(cause) == ["declare", "severity"]


def test_silences_towards_several_audiences_are_one_cause() -> None:
    (cause,) = causes(
        (finding("cadence-external", "cadence", "partial", 0.3), finding("cadence-internal", "cadence", "partial", 0.5))
    )
    assert cause.owner == "comms_lead"
    assert cause.verification == (
        "In the next drill no external silence is longer than 15 min and no internal silence is longer than 15 min."
    )


def test_missing_elements_are_named_from_the_updates_that_lack_them() -> None:
    (cause,) = causes((finding("update-says", "communication", "partial", 0.5, evidence=("e18",)),))
    assert cause.headline == "Updates left out what no template of the SOP asks for: update-says was partial."
    assert (cause.title, cause.target) == (
        "write a template for the external update that asks for what comes next",
        "sop",
    )


def test_a_review_that_never_came_explains_all_that_it_lacks() -> None:
    (cause,) = causes(
        (finding("review", "follow_through", "missed", 0.0), finding("items", "follow_through", "missed", 0.0))
    )
    assert clauses_of(cause) == ["review", "items"]
    assert "due 5 business days after resolution" in cause.title


def test_the_gravest_comes_first() -> None:
    found = causes(findings(), timeline())
    assert [cause.broken for cause in found][:2] == [True, False]
    assert [cause.lost for cause in found[1:]] == sorted((cause.lost for cause in found[1:]), reverse=True)


def test_a_record_that_fell_nowhere_short_has_no_cause() -> None:
    assert causes((finding("declare", "timing", "met", 1.0),)) == ()


def test_a_closing_word_that_came_late_is_tied_to_closing() -> None:
    told = {
        "id": "told", "kind": "deadline", "text": "Customers hear that it is over.", "from": "resolution",
        "source": {"document": "D1", "section": "s"},
        "to": {"kind": "update_posted", "audience": "external", "status": "resolved"}, "within": {"SEV1": "prompt"},
    }  # fmt: skip
    one = scene_of(case(procedure=sop(clauses=[told])), (finding("told", "timing", "late", 0.5),))
    (cause,) = find_causes(one)
    assert (
        cause.title == "Tie closing to its announcement: “resolved” is set by posting the external update that says so"
    )


def test_the_lever_to_pull_first_is_one_that_helps() -> None:
    wrong = response.MitigationApplied(id="w", at=at(50), action="restart", target="mail")
    (cause,) = causes((finding("mitigate-first", "order", "late", 0.2),), timeline(wrong))
    assert cause.title.startswith("Name rollback on checkout in the alert's runbook")


def test_a_page_nobody_answered_at_the_first_hop_asks_for_a_louder_page() -> None:
    record = Timeline.of([one for one in entries() if one.kind != "page_failed"])
    (cause,) = causes((finding("acknowledge", "timing", "late", 0.2),), record)
    assert cause.title == (
        "Send the first page by push and by phone at once, and again every two minutes until somebody answers"
    )


def test_never_resolved_is_not_resolved_too_soon() -> None:
    record = Timeline.of([one for one in entries() if one.kind != "resolved"])
    (cause,) = causes((finding("steady", "resolution", "missed", 0.0),), record)
    assert (cause.headline, cause.title.split(":")[0]) == ("It was never called resolved.", "Say when it is over")


def test_without_an_update_there_is_silence_and_no_wrong_word() -> None:
    record = Timeline.of([one for one in entries() if one.kind != "update_posted"])
    (cause,) = causes((finding("update-says", "communication", "missed", 0.0),), record)
    assert cause.headline == "The external update never came."
    assert cause.title == "Give the comms lead a form to fill in and a time to post it for the external update"


def test_a_dead_pager_is_named_and_tested_every_week() -> None:
    gaps = (Gap(gap="pager_dead", seat="primary_oncall"), Gap(gap="contact_stale", seat="secondary_oncall"))
    one = with_gaps(scene_of(case(), (finding("acknowledge", "timing", "late", 0.2),)), gaps)
    (cause,) = find_causes(one)
    assert cause.headline == (
        "The pager of the primary on-call rang nowhere (the paging tool did not know) and the contact of the "
        "secondary on-call was out of date. Acknowledge was late."
    )
    assert cause.title == (
        "send a test page to the primary on-call every week and correct and try the contact of the secondary on-call"
    )


def test_who_was_reached_late_declared_late_and_the_page_explains_both() -> None:
    late = (finding("acknowledge", "timing", "late", 0.2, observed="the answer came after 6 min"),
            finding("declare", "timing", "late", 0.2), finding("first-external", "timing", "missed", 0.0))  # fmt: skip
    swift = [one for one in entries() if one.id not in ("e4", "e8")]
    record = Timeline.of([*swift, response.Declared(id="e8", at=at(7), severity="SEV1", actor="dana")])
    (cause,) = causes(late, record)
    assert cause.headline == "The answer came after 6 min. It took 2 more promises with it."
    assert clauses_of(cause) == ["acknowledge", "declare", "first-external"]


def test_what_a_level_called_too_low_does_not_ask_for_fell_with_it() -> None:
    told = {
        "id": "tell-vp", "kind": "escalation", "text": "The VP hears of a SEV1.", "target": "vp_engineering",
        "trigger": "declared", "how": "notify", "after": {"SEV1": "prompt"},
        "source": {"document": "D1", "section": "s"},
    }  # fmt: skip
    procedure = sop()
    changed = sop(clauses=[*(one.model_dump(mode="json", by_alias=True) for one in procedure.clauses), told])
    one = scene_of(
        case(procedure=changed),
        (finding("severity", "severity", "partial", 0.2), finding("tell-vp", "escalation", "missed", 0.0)),
    )
    (cause,) = find_causes(one)
    assert (cause.headline, clauses_of(cause)) == (
        "The incident was called SEV3 for 7 min where the criteria give SEV1. It took 1 more promise with it.",
        ["severity", "tell-vp"],
    )


def test_a_stale_contact_without_a_failed_page_has_a_cause_and_an_order() -> None:
    record = Timeline.of([one for one in entries() if one.kind != "page_failed"])
    gaps = (Gap(gap="contact_stale", seat="primary_oncall"),)
    one = with_gaps(scene_of(case(record), (finding("acknowledge", "timing", "late", 0.2),)), gaps)
    (cause,) = find_causes(one)
    assert (cause.headline, cause.title) == (
        "The contact of the primary on-call was out of date. Acknowledge was late.",
        "correct and try the contact of the primary on-call",
    )


def test_what_was_out_of_order_is_mended_also_where_no_promise_fell() -> None:
    gaps = (Gap(gap="pager_dead", seat="primary_oncall"),)
    (cause,) = find_causes(with_gaps(scene_of(case(), ()), gaps))
    assert (cause.lines, cause.evidence, cause.title) == (
        (),
        ("e3",),
        "send a test page to the primary on-call every week",
    )


def test_a_gap_that_was_never_met_is_no_cause() -> None:
    gaps = (Gap(gap="pager_dead", seat="scribe"),)
    assert find_causes(with_gaps(scene_of(case(), ()), gaps)) == ()


def test_a_tool_that_was_down_explains_what_needs_it() -> None:
    fell = (finding("cadence-external", "cadence", "partial", 0.3), finding("cadence-internal", "cadence", "late", 0.3))
    one = with_gaps(scene_of(case(), fell), (Gap(gap="status_page_locked"),))
    assert {(cause.headline, *clauses_of(cause)) for cause in find_causes(one)} == {
        ("Nobody could log in to the status page.", "cadence-external"),
        ("The internal audience waited too long for a word: cadence-internal was late.", "cadence-internal"),
    }


def test_a_lever_pulled_late_but_in_order_is_to_be_known_sooner() -> None:
    late = finding("mitigate-first", "order", "late", 0.2, observed="the first mitigation was started 20 min after")
    sought = replace(late, observed=f"{late.observed}; the cause was sought before that")
    (in_order,), (out_of_order,) = causes((late,)), causes((sought,))
    assert (
        in_order.verification == "In the next drill the first mitigation starts within 15 min of one being available."
    )
    assert out_of_order.verification == (
        "In the next drill the first mitigation starts within 15 min of one being available and before the search for "
        "the cause."
    )


def order(before: dict[str, object], after: dict[str, object]) -> Cause:
    clause = {"id": "order", "kind": "precedence", "text": "In order.", "pairs": [{"before": before, "after": after}],
              "source": {"document": "D1", "section": "s"}}  # fmt: skip
    (cause,) = find_causes(
        scene_of(case(procedure=sop(clauses=[clause])), (finding("order", "order", "missed", 0.0, observed="not so"),))
    )
    return cause


def test_closing_unchecked_working_undeclared_and_other_orders_have_items_of_their_own() -> None:
    assert order({"kind": "verified"}, {"kind": "resolved"}).headline == (
        "It was closed without a look that it works: not so."
    )
    assert order({"kind": "declared"}, {"kind": "alert_fired"}).headline == (
        "People went to work before it was declared: not so."
    )
    assert order({"kind": "joined"}, {"kind": "resolved"}).title == (
        "Number the steps of the runbook in the SOP's order, with a box to tick: joining before calling it resolved"
    )


def test_items_without_fields_ask_for_the_fields_and_not_for_a_review() -> None:
    clause = {"id": "items", "kind": "content", "dimension": "follow_through", "text": "Items are whole.",
              "of": {"kind": "action_item_added"}, "states": ["owner", "due"],
              "source": {"document": "D1", "section": "s"}}  # fmt: skip
    record = timeline(followup.ActionItemAdded(id="i", at=at(90), title="Add a timeout to the gateway", owner="dana"))
    fell = finding("items", "follow_through", "partial", 0.5, evidence=("i",), observed="due was missing in 1 of 1")
    (cause,) = find_causes(scene_of(case(record, sop(clauses=[clause])), (fell,)))
    assert (cause.headline, cause.title) == (
        "Action items lack what the SOP asks for: the only one lacked due date.",
        "let the tracker refuse an action item without a due date",
    )


def test_each_update_is_asked_for_what_its_own_template_holds() -> None:
    source = {"document": "D1", "section": "s"}
    templates = [
        {
            "id": "first",
            "audience": "external",
            "status": "investigating",
            "text": "{{what}} {{doing}}",
            "source": source,
        },
        {"id": "closing", "audience": "external", "status": "resolved", "text": "{{fix}}", "source": source},
    ]
    clauses = [
        {"id": f"{status}-says", "kind": "content", "text": "It says so.", "source": source, "states": states,
         "of": {"kind": "update_posted", "audience": "external", "status": status}}
        for status, states in (("identified", ["what", "next"]), ("resolved", ["fix", "until"]))
    ]  # fmt: skip
    fell = tuple(
        finding(f"{status}-says", "communication", "partial", 0.5, evidence=(entry,))
        for status, entry in (("identified", "e18"), ("resolved", "e24"))
    )
    (cause,) = find_causes(scene_of(case(procedure=sop(clauses=clauses, templates=templates)), fell))
    assert cause.title == (
        "write a template for the external update (identified) that asks for what comes next and add until when to the "
        "template closing"
    )
    assert cause.target == "sop"


def test_a_source_that_cannot_show_declarations_is_not_said_to_lack_one() -> None:
    header = Header(covers=("alert_fired", "acknowledged"))
    record = Timeline.of([one for one in entries() if one.kind in ("alert_fired", "acknowledged")], header)
    (cause,) = causes((finding("first-external", "timing", "missed", 0.0),), record)
    assert "declared" not in cause.headline


def test_a_promise_broken_asks_for_a_timer_and_one_not_made_for_a_field() -> None:
    clause = {"id": "kept", "kind": "cadence", "text": "Promises are kept.", "audience": "external", "promised": True,
              "source": {"document": "D1", "section": "s"}}  # fmt: skip
    titles = []
    for observed in ("0 of 2 promises were kept", "no external update said when the next one would come"):
        fell = finding("kept", "cadence", "missed", 0.0, observed=observed)
        (cause,) = find_causes(scene_of(case(procedure=sop(clauses=[clause])), (fell,)))
        titles.append(cause.title)
    assert titles == [
        "Let each time promised in an update start a timer that rings five minutes before, for the comms lead",
        "Make the time of the next update a required field of every external update; posting it starts a timer that "
        "rings for the comms lead",
    ]


def test_an_audience_that_never_heard_a_word_is_one_cause() -> None:
    record = Timeline.of([one for one in entries() if getattr(one, "audience", None) != "external"])
    fell = (
        finding("first-external", "timing", "missed", 0.0),
        finding("cadence-external", "cadence", "missed", 0.0),
        finding("update-says", "communication", "missed", 0.0),
    )
    (cause,) = causes(fell, record)
    assert (cause.headline, clauses_of(cause)) == (
        "No external update was ever posted; 3 promises ask for one.",
        ["first-external", "cadence-external", "update-says"],
    )


def test_why_roles_were_open_is_told_by_who_came_and_when() -> None:
    fell = (finding("roles", "roles", "partial", 0.7),)
    alone = Timeline.of([one for one in entries() if one.actor in (None, "dana")])
    factors = [cause.factor for record in (None, alone) for cause in causes(fell, record)]
    assert factors == [
        "Three people came for two roles, and one seat was filled late: the comms lead only after 9 min, counted from "
        "when declaration was due.",
        "Fewer people came than there were roles to hold: one for two.",
    ]


def test_a_tool_is_blamed_only_for_what_fell_while_it_was_down() -> None:
    fell = (finding("cadence-internal", "cadence", "late", 0.3), finding("declare", "timing", "late", 0.2))
    one = replace(scene_of(case(), fell), silences={"cadence-internal": ((at(10), at(26)),)})
    during, after = (
        with_gaps(one, (Gap(gap="chat_down", from_start=start * MINUTE, until=(start + 9) * MINUTE),))
        for start in (12, 26)
    )
    assert [(cause.headline, clauses_of(cause)) for cause in map(tools_of, (during, after))] == [
        ("The chat could not be used from 14:59 to 15:08 UTC.", ["cadence-internal"]),
        ("The chat could not be used from 15:13 to 15:22 UTC.", []),
    ]
    assert "may have other reasons too" in tools_of(during).factor


def tools_of(one: Scene) -> Cause:
    return next(cause for cause in find_causes(one) if cause.headline.startswith("The chat"))


def test_seconds_are_no_shortfall_and_no_reason_for_others() -> None:
    fell = (
        finding("severity", "severity", "partial", 0.99),
        finding("declare", "timing", "late", 0.98, margin=-0.05),
        finding("first-external", "timing", "missed", 0.0),
    )
    one = scene_of(case(), fell)
    assert one.triage is not None
    seconds = one.triage.pieces[0]._replace(length=2_000, cost=1.0, call=None, over=False, right=("SEV1",))
    brief, long = (
        replace(one, triage=replace(one.triage, pieces=(seconds._replace(length=length),)))
        for length in (2_000, 3 * MINUTE)
    )
    assert [clauses_of(cause) for cause in find_causes(brief)] == [["first-external"], ["severity", "declare"]]
    assert [clauses_of(cause) for cause in find_causes(long)] == [["first-external"], ["severity"], ["declare"]]


def test_where_only_the_level_was_late_nothing_is_said_to_have_waited() -> None:
    scene = scene_of(case(), (finding("severity", "severity", "partial", 0.4),))
    assert scene.triage is not None
    piece = scene.triage.pieces[0]._replace(length=9 * MINUTE, cost=1.0, call=None, over=False, right=("SEV1",))
    (cause,) = find_causes(replace(scene, triage=replace(scene.triage, pieces=(piece,))))
    assert (cause.headline, cause.factor) == (
        "The incident was declared after it was due: not declared for 9 min where the criteria give SEV1.",
        "No moment forced the question whether this is an incident.",
    )
