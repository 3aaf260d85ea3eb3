"""The sequence diagram of a counterexample."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from gameday.regression.probes.conditions import Given, Known
from gameday.regression.probes.reachability import Counterexample, Restarts, Step
from gameday.report.probes.drawing import drawing, mermaid
from gameday.report.svg import width_of
from gameday.terms.duration import MINUTE

_SVG = "{http://www.w3.org/2000/svg}"
NOBODY = Step(0, "primary_oncall", None, "nobody", "page-primary")
SILENT = Step(5 * MINUTE, "secondary_oncall", "ann", "misses", "page-secondary", "tool")
AGAIN = Step(10 * MINUTE, "head_of_customer_support_on_duty", "ann", "misses", "page-head")
ANSWERS = Step(30 * MINUTE, "team_lead", "bob", "answers", None, "tool")


GIVEN = Given((Known("security", "suspected"),), ("page-secondary", "page-the-head-of-customer-support"))


def _drawn(*steps: Step, given: Given | None = None, restarts: Restarts | None = None) -> ET.Element:
    reached = next((one.after for one in steps if one.outcome == "answers"), None)
    example = Counterexample("SEV1", 0, 1, (), steps, reached, given=given, restarts=restarts)
    return ET.fromstring(drawing(example))  # noqa: S314  # our own


@pytest.mark.parametrize(
    "steps",
    [(NOBODY,), (NOBODY, SILENT), (SILENT, NOBODY, AGAIN), (AGAIN, SILENT, NOBODY, ANSWERS)],
    ids=["nobody", "dead end", "long name", "late"],
)
@pytest.mark.parametrize("given", [None, GIVEN], ids=["whatever is seen", "something seen"])
def test_no_line_of_life_runs_through_a_text_and_all_of_it_lies_within(
    steps: tuple[Step, ...], given: Given | None
) -> None:
    root = _drawn(*steps, given=given, restarts=Restarts(2, MINUTE))
    lives = [one for one in root.iter(f"{_SVG}line") if one.get("class") == "life"]
    whole = float(root.attrib["viewBox"].split()[2])
    assert len(lives) == len(steps) + 1
    for text in root.iter(f"{_SVG}text"):
        wide, x, y = width_of(text.text or "", 13), float(text.attrib["x"]), float(text.attrib["y"])
        left = x - wide / 2 if text.get("text-anchor") == "middle" else x
        assert left >= 0
        assert left + wide <= whole
        struck = (
            one.attrib["x1"]
            for one in lives
            if float(one.attrib["y1"]) < y < float(one.attrib["y2"]) and left < float(one.attrib["x1"]) < left + wide
        )
        assert not list(struck), text.text


def test_both_drawings_tell_the_same_and_name_no_person() -> None:
    one = Counterexample("SEV1", 0, 1, (), (NOBODY, SILENT, AGAIN), None)
    texts = [text.text or "" for text in _drawn(*one.steps).iter(f"{_SVG}text")]
    for told in ("nobody on the schedule", "page, 5 min (the tool's time)", "no answer", "same person, no answer"):
        assert any(told in text for text in texts)
        assert told in mermaid(one)
    assert "dead end: nobody was reached" in texts
    assert not any("ann" in text.split() for text in [*texts, mermaid(one)])


def test_both_drawings_name_what_has_to_be_seen_and_that_the_tool_starts_again() -> None:
    one = Counterexample("SEV1", 0, 1, (), (SILENT,), None, given=GIVEN, restarts=Restarts(3, MINUTE))
    texts = [text.text or "" for text in _drawn(SILENT, given=GIVEN, restarts=one.restarts).iter(f"{_SVG}text")]
    seen = (
        "if a breach is suspected (page-secondary and page-the-head-of-customer-support are not called then)",
        "nobody was reached (the tool starts again 3 times)",
    )
    assert [any(told in text for text in texts) for told in seen] == [True, True]
    assert [told in mermaid(one) for told in seen] == [True, True]
