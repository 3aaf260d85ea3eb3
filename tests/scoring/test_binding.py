"""When a clause binds."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from gameday.scoring.binding import Binding, tell
from gameday.scoring.impact import TruthStep
from gameday.scoring.steps import Span
from gameday.sop import Classification
from gameday.terms.criterion import Criterion
from gameday.terms.facts import Facts
from gameday.timeline.talk import Note

NOTHING = Classification((), None, in_doubt=False, could_be=())
edges = st.lists(st.integers(0, 40), unique=True, max_size=8).map(sorted)


@given(edges, st.lists(st.integers(0, 45)).map(sorted))
def test_the_entries_among_which_it_binds_are_those_at_whose_moment_it_does(cut: list[int], moments: list[int]) -> None:
    """Spans that touch, with a gap after every second one."""
    spans = [Span(start, end, "SEV1") for n, (start, end) in enumerate(pairwise(cut)) if n % 3 < 2]
    binding = Binding(tuple(spans))
    entries = [Note(at=moment, id=str(index)) for index, moment in enumerate(moments)]
    assert binding.among(entries) == [one for one in entries if binding.at(one.at)]
    assert [binding.at(one) for one in moments] == [any(s.start <= one < s.end for s in spans) for one in moments]


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.booleans(), st.booleans()), max_size=12))
def test_a_condition_is_told_of_the_facts_that_stood_while_anybody_felt_it(
    changes: list[tuple[int, bool, bool, bool]],
) -> None:
    """Asked at every moment, it says what it says of the facts that were last felt."""
    moments = accumulate(after for after, *_ in changes)
    truth = [
        TruthStep(at, Facts(customer_visible=visible, growing=growing), NOTHING, felt, None, ())
        for at, (_, visible, growing, felt) in zip(moments, changes, strict=True)
    ]
    told = tell(Criterion(customer_visible=True), truth)
    for moment in range(65):
        felt = [step.facts for step in truth if step.impact and step.at <= moment]
        assert told.at(moment) is bool(felt and felt[-1].customer_visible)
