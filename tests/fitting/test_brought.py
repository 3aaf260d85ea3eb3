"""Which facts a scenario can bring about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.fitting.brought import ANYTHING, Brought, brought_by, holds_of_one, may_hold
from gameday.terms.criterion import Criterion, ShareIs
from gameday.terms.facts import CHOICES, FLAGS, SHARES, Facts
from gameday.timeline.truth import ImpactChanged, ImpactStarted
from tests.strategies import facts

_shares = st.floats(0, 1).map(lambda share: round(share, 3))
_bounds = st.builds(ShareIs, at_least=_shares) | st.builds(ShareIs, below=_shares, above=st.none() | _shares)
_leaves = (
    st.builds(Criterion, users_affected=_bounds, core_function=st.sampled_from([("down",), ("ok", "degraded")]))
    | st.builds(Criterion, revenue_affected=_bounds)
    | st.builds(Criterion, data=st.sampled_from([("lost",), ("safe", "at_risk")]), known=st.booleans())
    | st.builds(Criterion, growing=st.booleans(), customer_visible=st.booleans())
)
criteria = st.recursive(
    _leaves,
    lambda parts: (
        st.builds(Criterion, any=st.tuples(parts, parts))
        | st.builds(Criterion, all=st.tuples(parts, parts))
        | st.builds(Criterion, **{"not": parts})
    ),
    max_leaves=4,
)


@given(criteria, facts())
def test_what_holds_of_some_facts_may_hold(criterion: Criterion, some: Facts) -> None:
    """Law: nothing that is true of any facts is ever called impossible."""
    assert may_hold(criterion, ANYTHING) or criterion.holds(some) is not True


def test_what_contradicts_itself_may_never_hold() -> None:
    """Two figures, two words, or a thing and its opposite."""
    apart = Criterion(users_affected=ShareIs(at_least=0.5, below=0.2))
    words = Criterion(all=(Criterion(data=("lost",)), Criterion(data=("safe",))))
    opposite = Criterion(growing=True, **{"not": Criterion(growing=True)})  # type: ignore[arg-type]  # `not` is a word of Python
    assert [may_hold(one, ANYTHING) for one in (apart, words, opposite)] == [False] * 3


@pytest.mark.parametrize("name", ["checkout-errors", "odd-totals", "payments-failing", "quiet-night-page"])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_play_leaves_what_a_scenario_can_bring_about(name: str, seed: int) -> None:
    """Law: what is true in a play lies within it, fact by fact."""
    one = load_scenario(name)
    assert one.world is not None
    limits = brought_by(one.world, [fault.id for fault in one.world.faults])
    timeline = play(one, load_sop("one-page-playbook"), load_team(one.team or ""), seed=seed)
    told = [entry.facts for entry in timeline if isinstance(entry, ImpactStarted | ImpactChanged)]
    assert told
    assert [facts for facts in told if not _within(facts, limits)] == []


def _within(some: Facts, limits: Brought) -> bool:
    shares = all(getattr(some, name) <= getattr(limits, name) + 1e-3 for name in SHARES)
    return shares and all(getattr(some, name) in getattr(limits, name) for name in (*CHOICES, *FLAGS))


def test_stated_facts_are_taken_as_they_are() -> None:
    """By hand one snapshot holds at a time; while nothing is stated nothing is wrong."""
    snapshots = [Facts(users_affected=0.2), Facts(data="lost")]
    both = Criterion(users_affected=ShareIs(above=0), data=("lost",))
    quiet = Criterion(users_affected=ShareIs(at_most=0))
    assert (holds_of_one(both, snapshots), holds_of_one(quiet, snapshots[:1])) == (False, True)
