"""What turns a record, in words."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from gameday.regression.records.rejudged import RecordFlips
from gameday.regression.records.turned import Reason
from gameday.report.rejudged.faces import rejudged_html, rejudged_markdown
from gameday.report.rejudged.terminal import print_rejudged
from gameday.report.rejudged.words import say_edit, say_first_edits, say_record
from gameday.scoring.assessment import Verdict
from tests.regression.pasts import answered, under
from tests.scoring.builders import acknowledged, incident

GATE, HIDDEN = Reason("gate", "severity"), Reason("hidden", "somebody-reached")
OPEN, SHORT = Reason("open", "", 0.6, 0.8, 0.7), Reason("short", "", 0.5, 0.696, 0.7)


@pytest.mark.parametrize(
    ("before", "after", "reasons", "said"),
    [
        ("pass", "fail", ((), (GATE,)), "pass (80%), now fail (80%): the gate severity breaks"),
        (
            "pass",
            "fail",
            ((), (GATE, Reason("gate", "accurate"), SHORT)),
            "pass (80%), now fail (80%): the gates severity and accurate break; at the best 69.6%, under the pass mark"
            " of 70%",
        ),
        (
            "fail",
            "undecided",
            ((GATE,), (HIDDEN,)),
            "fail (80%), now undecided (80%): whether the gate somebody-reached held cannot be told;"
            " the gate severity no longer breaks",
        ),
        (
            "undecided",
            "undecided",
            ((OPEN,), (OPEN,)),
            "undecided (80%) under both: between 60% and 80%, and the pass mark is 70%",
        ),
        ("undecided", "pass", ((OPEN,), ()), "undecided (80%), now pass (80%): the pass mark of 70% is within reach"),
        ("fail", "fail", ((GATE,), (SHORT,)), "fail (80%) under both"),
    ],
)
def test_what_turns_a_record_is_named(
    before: Verdict, after: Verdict, reasons: tuple[tuple[Reason, ...], tuple[Reason, ...]], said: str
) -> None:
    assert say_record(RecordFlips("a night", before, after, 0.8, 0.8, (), reasons=reasons)) == said


def test_a_record_that_moves_without_a_flip_is_shown_on_every_face() -> None:
    found = under([answered("3m")], [answered("2m")], incident(acknowledged(3.5)))
    console = Console(record=True, width=100, file=StringIO())
    print_rejudged(console, found)
    for face in (console.export_text(), rejudged_markdown(found), rejudged_html(found)):
        assert "No finding flips; one record is worth another share." in face
        assert "Worth another share without a flip: acknowledge 83%, now 25%." in face


def test_of_a_long_edit_the_first_parts_are_listed() -> None:
    """What flips stands below it."""
    found = under([], [{**answered("5m"), "id": f"clause-{number}"} for number in range(20)])
    assert len(say_edit(found)) == 20
    *shown, more = say_first_edits(found)
    assert (tuple(shown), more) == (say_edit(found)[:12], "and 8 more, which `gameday sop diff` lists")
