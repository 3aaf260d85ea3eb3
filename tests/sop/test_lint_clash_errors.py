"""Clauses that cannot be kept together."""

from __future__ import annotations

from tests.sop.lint_sample import errors, ids, sound


def test_one_role_by_two_names_is_told() -> None:
    roles = {"roles": ["operations_lead", "technical_lead", "incident_commander", "comms_lead"]}
    [found] = errors(sound(clauses={"roles": roles}))
    assert (found.id, found.wrong) == (
        "role-twice",
        "roles names the technical lead twice, perhaps by two names of one role",
    )


def test_a_role_kept_apart_from_itself_cannot_be_held() -> None:
    apart = {"kind": "separation", "not_all_of": ["comms_lead"]}
    [found] = errors(sound(clauses={"alone": apart}))
    assert (found.id, found.wrong) == (
        "role-nobody-may-hold",
        "alone lets nobody hold the comms lead role, and roles wants it held",
    )


def test_an_act_is_not_both_demanded_and_left_to_others() -> None:
    demand = {"kind": "deadline", "from": "declaration", "within": {"SEV1": "5m"}}
    to = {"kind": "diagnosis_started", "role": "incident_commander"}
    assert ids(errors(sound(clauses={"look": demand | {"to": to}}))) == ["act-demanded-and-forbidden"]
    assert errors(sound(clauses={"look": demand | {"to": to | {"role": "technical_lead"}}})) == []


def test_a_level_at_which_nobody_is_called_has_no_hops() -> None:
    page = {"after": {"SEV1": "prompt", "SEV2": "prompt", "SEV3": "prompt"}}
    [found] = errors(sound(clauses={"page": page}))
    assert (found.id, found.wrong) == ("call-demanded-and-forbidden", "quiet forbids what page does at SEV3")


def test_telling_is_not_paging() -> None:
    told = {"kind": "escalation", "target": "manager", "trigger": "declared", "how": "notify"}
    assert errors(sound(clauses={"tell": told | {"after": {"SEV3": "prompt"}}})) == []


def _order(*pairs: tuple[str, str], **more: object) -> dict[str, object]:
    stated = [{"before": {"kind": before}, "after": {"kind": after}} for before, after in pairs]
    return {"kind": "precedence", "pairs": stated, **more}


def test_an_order_does_not_run_in_a_circle() -> None:
    """Also not by way of a third, or over two clauses."""
    first = _order(("declared", "checked"), ("checked", "channel_opened"))
    [found] = errors(sound(clauses={"one": first, "two": _order(("channel_opened", "declared"))}))
    assert (found.id, found.where[0]) == ("order-in-a-circle", "clauses")
    assert found.wrong.startswith("two puts channel opened before declared")
    assert errors(sound(clauses={"one": first, "two": _order(("declared", "channel_opened"))})) == []


def test_orders_of_different_levels_do_not_meet() -> None:
    one = _order(("declared", "checked"), levels=["SEV1"])
    two = _order(("checked", "declared"), levels=["SEV2"])
    assert errors(sound(clauses={"one": one, "two": two})) == []


def test_mitigation_first_and_cause_first_exclude_each_other() -> None:
    reverse = _order(("cause_found", "mitigation_started"))
    [found] = errors(sound(clauses={"reverse": reverse}))
    assert (found.id, found.wrong) == (
        "cause-before-mitigation",
        "reverse wants the cause sought before a mitigation is started, order the reverse",
    )
