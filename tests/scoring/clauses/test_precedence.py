"""Order: pairs, and mitigation before diagnosis once a lever exists."""

from __future__ import annotations

import pytest

from gameday.timeline import Entry
from gameday.timeline.followup import ActionItemAdded, PostmortemClosed
from gameday.timeline.response import (
    CauseFound,
    DiagnosisStarted,
    MitigationApplied,
    MitigationStarted,
    StoodDown,
    UpdatePosted,
    Verified,
)
from gameday.timeline.truth import MitigationAvailable
from tests.scoring.builders import acknowledged, covering, declared, incident, ruled, verdict
from tests.scoring.strategies import at

PAIRS = {
    "kind": "precedence",
    "pairs": [
        {"before": {"kind": "acknowledged"}, "after": {"kind": "declared"}, "weight": 3},
        {"before": {"kind": "declared"}, "after": {"kind": "cause_found"}},
    ],
}
FIRST = {"kind": "precedence", "mitigate_first": True, "strict": True}


def lever(moment: float) -> Entry:
    return MitigationAvailable(at=at(moment), action="rollback", id="lever")


def pulled(moment: float, *, reversible: bool | None = None) -> Entry:
    return MitigationStarted(at=at(moment), action="rollback", reversible=reversible, id=f"pulled-{moment:g}")


def test_the_share_of_pairs_in_order_by_weight() -> None:
    cause = CauseFound(at=at(20), id="cause")
    kept = incident(acknowledged(2), declared(5), cause)
    swapped = incident(acknowledged(9), declared(5), cause)
    assert [ruled(one, PAIRS).credit for one in (kept, swapped)] == [1.0, 0.25]


def test_not_doing_it_does_not_make_the_pair_vanish() -> None:
    """Nobody answered and nobody declared: both pairs count and neither is kept."""
    assert verdict(ruled(incident(), PAIRS)) == ("missed", 0.0, False)


def test_never_finding_the_cause_breaks_no_order() -> None:
    assert ruled(incident(acknowledged(2), declared(5)), PAIRS).credit == 1.0


def test_a_pair_the_source_cannot_show_widens_the_interval() -> None:
    seen = covering(incident(acknowledged(2), declared(5)), "acknowledged", "declared")
    finding = ruled(seen, PAIRS)
    assert (finding.credit, finding.low, finding.high) == (1.0, 0.75, 1.0)


def test_what_belongs_to_a_review_may_still_come() -> None:
    clause = {
        "kind": "precedence",
        "pairs": [{"before": {"kind": "action_item_added"}, "after": {"kind": "postmortem_closed"}}],
    }
    closed = incident(PostmortemClosed(at=at(5000), id="closed"))
    assert [ruled(one, clause).status for one in (incident(), closed)] == ["pending", "missed"]


def test_what_never_came_is_told_apart() -> None:
    """Neither half, only the first one, or no lever pulled where reversible ones go first."""

    def observed(before: object, after: object, *entries: Entry) -> str:
        pairs = [{"before": before, "after": after}]
        told = incident(lever(1), *entries, resolved=None)
        return ruled(told, {"kind": "precedence", "pairs": pairs}).observed

    checked, over = {"kind": "verified"}, {"kind": "resolved"}
    pull = {"kind": "mitigation_started"}
    assert [
        observed(checked, over),
        observed(checked, over, Verified(at=at(70), id="v")),
        observed({**pull, "reversible": True}, {**pull, "reversible": False}),
    ] == [
        "neither the verification nor calling it resolved came",
        "the verification came, and calling it resolved never did",
        "no mitigation was ever started, reversible or not",
    ]


def test_reversible_levers_first() -> None:
    clause = {
        "kind": "precedence",
        "pairs": [
            {
                "before": {"kind": "mitigation_started", "reversible": True},
                "after": {"kind": "mitigation_started", "reversible": False},
            }
        ],
    }
    careful = incident(pulled(9, reversible=True), pulled(20, reversible=False))
    rash = incident(pulled(9, reversible=False), pulled(20, reversible=True))
    only = incident(pulled(9, reversible=True))
    found = [ruled(one, clause).credit for one in (careful, rash, only, incident(lever(1)))]
    assert found == [1.0, 0.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("pair", "done"),
    [
        ({"before": {"kind": "mitigation_started", "reversible": True}, "after": {"kind": "mitigation_started"}}, ()),
        ({"before": {"kind": "declared"}, "after": {"kind": "mitigation_started"}}, (declared(3),)),
        ({"before": {"kind": "mitigation_applied"}, "after": {"kind": "resolved"}}, ()),
    ],
)
def test_where_truth_names_no_lever_none_is_asked_for(pair: object, done: tuple[Entry, ...]) -> None:
    clause = {"kind": "precedence", "pairs": [pair]}
    found = [ruled(one, clause).status for one in (incident(*done), incident(*done, lever(1)))]
    assert found == ["not_applicable", "missed"]


def test_where_no_lever_and_no_service_is_the_end_of_the_impact_stands_for_the_recovery() -> None:
    """In a story told around a table neither half of `mitigated or restored` can ever come on record."""
    pair = {"before": {"kind": ["mitigation_applied", "service_restored"]}, "after": {"kind": "resolved"}}
    clause = {"kind": "precedence", "pairs": [pair]}
    table = (incident(), incident(ended=70), incident(ended=None), incident(lever(1)))
    assert [ruled(one, clause).status for one in table] == ["not_applicable", "missed", "missed", "missed"]


def test_a_strict_order_reversed_is_broken() -> None:
    swapped = incident(acknowledged(9), declared(5))
    assert [ruled(swapped, {**PAIRS, "strict": strict}).broken for strict in (True, False)] == [True, False]


def test_mitigation_counts_from_when_a_lever_exists() -> None:
    """T is 15 min: on time 10 min after the lever, half at 22.5, nothing from 30 on."""
    starts = [ruled(incident(lever(10), pulled(moment)), FIRST).credit for moment in (20, 32.5, 40)]
    assert starts == [1.0, 0.5, 0.0]


def test_a_lever_before_declaration_was_due_counts_from_then() -> None:
    assert ruled(incident(lever(0), pulled(20)), FIRST).credit == 1.0


def test_the_sentence_says_from_what_it_counts() -> None:
    """Declaration was due at 5 min."""
    moments = ((0, 20), (0, 3), (10, 34), (10, 9))
    assert [ruled(incident(lever(one), pulled(start)), FIRST).observed for one, start in moments] == [
        "the first mitigation was started 15 min after declaration was due (20 min after one was available)",
        "the first mitigation was started 3 min after one was available, before declaration was due",
        "the first mitigation was started 24 min after one was available",
        "the first mitigation was started by the time one was available",
    ]
    asked = [ruled(incident(lever(one), pulled(start)), FIRST).expected for one, start in moments[:3:2]]
    assert asked == [
        "a mitigation started within 15 min of when declaration was due, before the cause is sought",
        "a mitigation started within 15 min of one being available, before the cause is sought",
    ]


def test_without_a_lever_diagnosing_is_right() -> None:
    digging = incident(DiagnosisStarted(at=at(9), id="dig"))
    assert ruled(digging, FIRST).status == "not_applicable"
    assert ruled(covering(digging, "diagnosis_started"), FIRST).status == "unknown"


def test_diagnosing_first_although_a_lever_exists_breaks_a_strict_clause() -> None:
    dig = DiagnosisStarted(at=at(12), id="dig")
    late = incident(lever(10), dig, pulled(20))
    assert verdict(ruled(late, FIRST)) == ("met", 1.0, True)
    assert verdict(ruled(incident(lever(15), dig, pulled(20)), FIRST)) == ("met", 1.0, False)


def test_a_lever_nobody_pulls_is_missed() -> None:
    assert verdict(ruled(incident(lever(10)), FIRST)) == ("missed", 0.0, False)


def test_an_update_to_an_audience_nobody_promised_is_not_expected() -> None:
    """Otherwise every pair that names it would be missed."""
    clause = {
        "kind": "precedence",
        "pairs": [
            {
                "before": {"kind": "update_posted", "audience": "internal"},
                "after": {"kind": "update_posted", "audience": "executive"},
            }
        ],
    }
    inward = incident(UpdatePosted(at=at(9), audience="internal", id="u"))
    assert ruled(inward, clause).credit == 1.0


@pytest.mark.parametrize(
    ("owners", "found"),
    [
        (("scribe", "technical_lead"), ("met", 1.0, "everything came in this order")),
        (("scribe", "TBD"), ("missed", 0.0, "owner was missing in 1 of 2 by the review's end")),
    ],
)
def test_the_earlier_half_holds_what_it_is_to_hold_by_then(
    owners: tuple[str, ...], found: tuple[str, float, str]
) -> None:
    """An action item that nobody owns is not assigned; one that comes after the review is another matter."""
    pair = {"before": {"kind": "action_item_added"}, "after": {"kind": "postmortem_closed"}, "holding": ["owner"]}
    items = [ActionItemAdded(at=at(90), owner=owner, id=f"i{number}") for number, owner in enumerate(owners)]
    later = ActionItemAdded(at=at(99), id="later")
    record = incident(*items, PostmortemClosed(at=at(95), id="closed"), later)
    finding = ruled(record, {"kind": "precedence", "pairs": [pair]})
    assert (finding.status, finding.credit, finding.observed) == found


def test_an_order_kept_because_a_step_never_came_names_the_step() -> None:
    """Nobody stood down, and nobody has to: the order is kept as far as it came."""
    clause = {
        "kind": "precedence",
        "pairs": [
            {"before": {"kind": "declared"}, "after": {"kind": "stood_down"}},
            {"before": {"kind": "declared"}, "after": {"kind": "resolved"}},
        ],
    }
    down = StoodDown(at=at(62), id="down")
    found = [ruled(incident(declared(5), *more), clause) for more in ((), (down,))]
    assert [(one.status, one.observed) for one in found] == [
        ("met", "what came of it came in this order (not on record: standing down)"),
        ("met", "everything came in this order"),
    ]


def test_what_took_hold_had_been_available_though_nothing_says_from_when() -> None:
    """The impact ended at 60; a measure that came after that tells nothing of a lever."""
    held, later = (MitigationApplied(at=at(moment), action="rollback", id="held") for moment in (40, 70))
    found = [ruled(incident(pulled(30), one), FIRST) for one in (held, later)]
    assert [(one.status, one.observed) for one in found] == [
        ("unknown", "the record cannot show when a mitigation was available"),
        ("not_applicable", "no mitigation was available, and without a lever diagnosing is right"),
    ]
