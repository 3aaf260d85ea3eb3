"""Adding up impact keeps the worst of everything."""

from __future__ import annotations

from gameday.engine.tally import Tally, Used
from gameday.terms.facts import BENIGN, Facts


def test_nothing_counted_is_benign() -> None:
    assert Tally().facts(workaround=False, known=False) == BENIGN


def test_the_worst_share_and_the_worst_word_win() -> None:
    tally = Tally()
    tally.feel(Used("shop", users=1.0, revenue=0.5, core=True), "degraded", 0.3, rising=True)
    tally.feel(Used("pay", users=0.5, revenue=1.0, core=True), "down", 0.2, rising=False)
    tally.feel(Used("help", users=0.1, revenue=0.0, core=False), "degraded", 0.9, rising=False)
    assert tally.facts(workaround=False, known=True) == Facts(
        users_affected=0.3,
        revenue_affected=0.2,
        core_function="down",
        feature="degraded",
        growing=True,
        customer_visible=True,
    )
