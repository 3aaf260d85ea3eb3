"""An order that was kept because a step never came says which."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.lines import strengths_of
from gameday.retrospective.model import ClauseLine
from gameday.scoring.judge import assess
from gameday.timeline import Entry, response
from tests.retrospective.sample import SOURCE, at, case, sop, timeline


def in_order(*more: Entry) -> tuple[ClauseLine, int]:
    """The sample's line of an order of which one step may never come, and how many strengths it is."""
    pairs = [
        {"before": {"kind": "declared"}, "after": {"kind": "stood_down"}},
        {"before": {"kind": "declared"}, "after": {"kind": "resolved"}},
    ]
    asked = {
        "id": "phases",
        "kind": "precedence",
        "text": "Declare, mitigate, close.",
        "source": SOURCE,
        "pairs": pairs,
    }
    one = case(timeline(*more), sop(clauses=[asked]))
    scene = scene_of(one, assess(one).findings)
    line = next(line for line in scene.lines if line.clause == "phases")
    return line, len(strengths_of((line,), scene.clauses, one.timeline))


def test_an_order_in_which_all_came_is_a_strength() -> None:
    line, strengths = in_order(response.StoodDown(id="s", at=at(50), actor="yuki"))
    assert (line.status, line.observed, strengths) == ("met", "everything came in this order", 1)


def test_a_step_that_never_came_is_named_and_its_order_no_strength() -> None:
    line, strengths = in_order()
    assert (line.status, strengths) == ("met", 0)
    assert line.observed == "what came of it came in this order (not on record: standing down)"
    assert line.sentence.endswith(f"{line.observed}.")
