"""Laws of a training: whatever somebody does alone, the journal leads to the same drill; a wait passes nothing by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.live.drill import LiveDrill
from gameday.live.waiting import concerns
from gameday.terms.task import TASKS
from tests.training.alone import MINUTE, Alone

Order = tuple[str, dict[str, Any]]
ORDERS: st.SearchStrategy[Order] = st.one_of(
    st.just(("wait", {})),
    st.just(("help", {})),
    st.just(("look", {"what": "dashboard"})),
    st.sampled_from(
        [
            ("act", {"kind": "acknowledged", "keys": {}}),
            ("act", {"kind": "joined", "keys": {}}),
            ("act", {"kind": "declared", "keys": {"severity": "SEV1"}}),
            ("act", {"kind": "paged", "keys": {"target": "comms_lead"}}),
            ("act", {"kind": "verified", "keys": {}}),
            ("act", {"kind": "resolved", "keys": {}}),
        ]
    ),
    st.tuples(
        st.just("ask"),
        st.fixed_dictionaries(
            {
                "person": st.sampled_from(["mira", "pavel", "technical_lead", "aylin"]),
                "what": st.sampled_from(TASKS),
                "target": st.sampled_from([None, "logs", "external", "scribe", "rollback payment-gateway", "pavel"]),
                "within": st.sampled_from([None, 2 * MINUTE]),
            }
        ),
    ),
)


@settings(max_examples=12, deadline=None)
@given(orders=st.lists(ORDERS, max_size=25), seed=st.integers(0, 5))
def test_what_was_ordered_leads_to_the_same_drill_again(orders: list[Order], seed: int) -> None:
    """Hints and where waits end were decided once; a replay asks no coach."""
    one = Alone(seed=seed)
    first: list[Order] = [("wait", {}), ("act", {"kind": "joined", "keys": {}})]
    for do, keys in first + orders:
        one.order(do, **{name: value for name, value in keys.items() if value is not None})
    once_more = LiveDrill(one.drill.plan)
    for record in one.records:
        once_more.take(replace(record, answer=None))

    assert once_more.chain == one.drill.chain
    assert once_more.entries == one.drill.entries


@settings(max_examples=12, deadline=None)
@given(joins=st.integers(0, 6), waits=st.integers(1, 30), seed=st.integers(0, 20))
def test_a_wait_never_passes_by_what_concerns_one(joins: int, waits: int, seed: int) -> None:
    """Of what was heard since the wait began, only the last moment holds anything that concerns them."""
    one = Alone(seed=seed)
    for number in range(waits):
        if number == joins:
            one.act("joined")
        before = len(one.heard)
        one.order("wait")
        heard = one.heard
        now = one.drill.scenario.starts_at + one.drill.story
        passed = [entry for index, entry in enumerate(heard[before:], before) if concerns(entry, one.me, heard[:index])]
        assert all(entry.at == now for entry in passed)
