"""What of a script can come about."""

from __future__ import annotations

from gameday.files.documents import load_scenario
from gameday.files.shipped import shipped_names
from gameday.fitting.coming import at_odds, coming, contradicts, covers, ways_needed
from gameday.scenario.state import State
from gameday.terms.selector import Selector
from tests.fitting.planting import scenario_of

ANY = Selector(kind=("update_posted",))
OUTSIDE = Selector(kind=("update_posted",), audience=("external",))


def test_everything_of_what_is_shipped_can_come() -> None:
    """No inject, phase, way or fault was written for nothing."""
    lost = {}
    for name in shipped_names("scenarios"):
        one = load_scenario(name)
        found = coming(one)
        never = [
            *({inject.id for inject in one.injects} - found.injects),
            *({phase.id for phase in one.phases} - found.phases),
            *(set(one.ways()) - found.ways),
            *({fault.id for fault in (one.world.faults if one.world else ())} - found.faults),
        ]
        if never:
            lost[name] = never
    assert lost == {}


def test_two_that_wait_for_each_other_never_come() -> None:
    """Neither can be the first."""
    one = scenario_of({
        "format": 1, "name": "ring", "title": "A ring", "pitch": "Who is first?", "starts_at": "2026-04-20T14:45:00Z",
        "phases": [{"id": "one", "title": "One", "at": "0s"}],
        "injects": [
            {"id": "tweet", "kind": "social_mention", "after": {"kind": "customer_report"}, "text": "Heard it?"},
            {"id": "call", "kind": "customer_report", "after": {"kind": "social_mention"}, "text": "Read it?"},
        ],
    })  # fmt: skip
    assert (coming(one).injects, coming(one).phases) == (set(), {"one"})


def test_a_wide_selector_covers_a_narrow_one() -> None:
    """What means every entry of a kind means those to one audience, and not the other way round."""
    silent = Selector(kind=("message",))
    pairs = [(ANY, OUTSIDE), (OUTSIDE, ANY), (ANY, ANY), (silent, ANY)]
    assert [covers(one, other) for one, other in pairs] == [True, False, True, False]
    assert [contradicts(State(done=one, not_done=other)) for one, other in ((OUTSIDE, ANY), (ANY, OUTSIDE))] == [
        True,
        False,
    ]


def test_an_inject_needs_the_way_of_its_phase_too() -> None:
    """Two ways of one branch are never both taken."""
    one = load_scenario("letter-from-a-stranger")
    phase = next(each for each in one.phases if each.way is not None)
    other = next(way.id for branch in one.branches for way in branch.ways if way.id != phase.way)
    inject = one.injects[0].model_copy(update={"phase": phase.id, "way": other})
    assert (ways_needed(inject, one.phases), at_odds(inject, one)) == ((other, phase.way), True)
