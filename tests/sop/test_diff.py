"""What an edit changes: every combination whose level changes, and every clause that is not the same."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.files.documents import load_sop
from gameday.files.shipped import shipped_names
from gameday.sop import Sop
from gameday.sop.diff import diff
from gameday.sop.diff.renamed_levels import with_level_names
from gameday.sop.diff.severity_change import SeverityChange, severity_changes
from gameday.sop.grid import Grid

NAMES = shipped_names("sops")
OLD = load_sop("mitigate-first")


def edited(change: dict[str, object]) -> Sop:
    """The SOP with some of its JSON replaced, as an editor would leave it."""
    data = json.loads(OLD.model_dump_json(by_alias=True))
    data.update(change)
    return Sop.model_validate_json(json.dumps(data))


def clauses() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(OLD.model_dump_json(by_alias=True))["clauses"]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_an_sop_does_not_differ_from_itself(name: str) -> None:
    assert diff(load_sop(name), load_sop(name)).identical


read = cache(load_sop)


@cache
def changes(old: str, new: str) -> tuple[tuple[SeverityChange, ...], int, int]:
    return severity_changes(read(old), read(new))


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.data())
def test_a_combination_changes_just_where_some_rule_says_so(old: str, new: str, data: st.DataObject) -> None:
    before, after = read(old), read(new)
    grid = Grid.of(before.severity, after.severity)
    facts = grid.facts(data.draw(st.integers(0, grid.size - 1)))
    was, becomes = before.classify(facts).levels, after.classify(facts).levels
    rules, changed, size = changes(old, new)
    assert any((one.before, one.after) == (was, becomes) for one in rules) == (was != becomes) or was == becomes
    assert size == grid.size
    assert (changed == 0) == (not rules)


def test_the_shortest_rule_comes_first() -> None:
    rules, _, _ = severity_changes(load_sop("in-practice"), load_sop("one-page-playbook"))
    assert [one.facts for one in rules] == sorted(one.facts for one in rules)


def test_a_changed_bound_is_told_level_by_level() -> None:
    changed = clauses()
    acknowledge = next(one for one in changed if one["id"] == "acknowledge")
    acknowledge["within"] = {**acknowledge["within"], "SEV1": "7m"}  # type: ignore[dict-item]
    found = diff(OLD, edited({"clauses": changed}))
    assert [(one.change, one.clause, [part.say() for part in one.differences]) for one in found.clauses] == [
        ("changed", "acknowledge", ["bound at SEV1: 5 min, now 7 min"])
    ]
    assert (found.severity, found.facts) == ((), ())


def test_a_clause_under_another_name_is_renamed_not_gone_and_added() -> None:
    changed = clauses()
    changed[0]["id"] = "called-otherwise"
    (only,) = diff(OLD, edited({"clauses": changed})).clauses
    assert (only.change, only.was, only.clause) == ("renamed", clauses()[0]["id"], "called-otherwise")


def test_a_hop_that_is_dropped_is_gone_and_changes_paging() -> None:
    kept = [one for one in clauses() if one["id"] != OLD.escalation[-1].id]
    (only,) = diff(OLD, edited({"clauses": kept})).clauses
    assert (only.change, only.clause, only.hop, only.paging) == ("gone", OLD.escalation[-1].id, True, True)


def test_a_clause_that_is_added_states_its_bounds() -> None:
    more = {**clauses()[0], "id": "one-more", "text": "Something new."}
    if "within" in more:
        more["within"] = {"SEV1": "3m"}
    (only,) = diff(OLD, edited({"clauses": [*clauses(), more]})).clauses
    assert (only.change, only.clause) == ("added", "one-more")


def test_a_level_that_goes_is_told() -> None:
    found = diff(load_sop("in-practice"), load_sop("seilers"))
    assert (found.levels_added, found.levels_gone) == ((), ("SEV4",))
    assert found.combinations_changed > 0


@pytest.mark.parametrize(("old", "new"), [("in-practice", "one-page-playbook"), ("seilers", "mature-response")])
def test_each_changed_combination_is_counted_at_one_rule(old: str, new: str) -> None:
    """Rules of one change may hold the same combination; the counts shown add up all the same."""
    rules, changed, _ = severity_changes(load_sop(old), load_sop(new))
    assert sum(one.counted for one in rules) == changed
    assert all(0 < one.counted <= one.combinations for one in rules)


def test_a_hop_changes_paging_only_where_somebody_is_called_otherwise() -> None:
    def paging(change: dict[str, object]) -> bool:
        hop = next(one for one in clauses() if one["id"] == OLD.escalation[0].id)
        (only,) = diff(OLD, edited({"clauses": [one | change if one == hop else one for one in clauses()]})).clauses
        return only.paging

    changes: list[dict[str, object]] = [{"target": "legal"}, {"text": "Other words."}, {"weight": 1}]
    assert [paging(change) for change in changes] == [True, False, False]


OWN_NAMES = {"SEV1": "Critical", "SEV2": "Major", "SEV3": "Minor"}


@pytest.mark.parametrize("name", ["mitigate-first", "seilers"])
def test_levels_under_another_name_are_the_same_levels(name: str) -> None:
    """In either direction: which of the two SOPs lists the other's names among its aliases makes no difference."""
    old = load_sop(name)
    own = with_level_names(old, OWN_NAMES)
    levels = [level.model_copy(update={"aliases": (was,)}) for level, was in zip(own.levels, OWN_NAMES, strict=True)]
    own = own.model_copy(update={"levels": tuple(levels)})
    forth, back = diff(old, own), diff(own, old)
    assert forth.levels_renamed == tuple(OWN_NAMES.items())
    assert back.levels_renamed == tuple((now, was) for was, now in OWN_NAMES.items())
    for found in (forth, back):
        assert (found.levels_added, found.levels_gone, found.severity) == ((), (), ())
        assert not [one for one in found.clauses if not all(part.wording for part in one.differences)]
        assert not found.identical
    assert (forth.clauses, forth.facts) == ((), ())


def test_levels_nobody_knows_by_both_names_are_gone_and_added() -> None:
    old = load_sop("mitigate-first")
    other = with_level_names(old, {"SEV1": "Alpha"})
    found = diff(
        old,
        other.model_copy(update={"levels": tuple(level.model_copy(update={"aliases": ()}) for level in other.levels)}),
    )
    assert (found.levels_renamed, found.levels_added, found.levels_gone) == ((), ("Alpha",), ("SEV1",))
