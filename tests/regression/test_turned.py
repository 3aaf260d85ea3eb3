"""What turns a record's verdict."""

from __future__ import annotations

import pytest

from gameday.regression.records.turned import Reason, Turn, turn
from gameday.scoring.assessment import Verdict

GATE, HIDDEN = Reason("gate", "severity"), Reason("hidden", "somebody-reached")
OPEN, SHORT = Reason("open", "", 0.6, 0.8, 0.7), Reason("short", "", 0.5, 0.6, 0.7)


@pytest.mark.parametrize(
    ("verdicts", "before", "after", "turned"),
    [
        (("pass", "fail"), (), (GATE, SHORT), Turn((GATE, SHORT))),
        (("fail", "fail"), (GATE,), (SHORT,), Turn()),
        (("undecided", "fail"), (HIDDEN,), (GATE,), Turn((GATE,))),
        (("fail", "undecided"), (GATE,), (HIDDEN,), Turn((HIDDEN,), (GATE,))),
        (("undecided", "pass"), (OPEN,), (), Turn((), (OPEN,))),
    ],
)
def test_what_came_and_what_went_makes_the_verdict(
    verdicts: tuple[Verdict, Verdict], before: tuple[Reason, ...], after: tuple[Reason, ...], turned: Turn
) -> None:
    assert turn(verdicts, before, after) == turned
