"""Who can make an entry."""

from __future__ import annotations

from typing import get_args

import pytest

from gameday.files.documents import load_scenario
from gameday.fitting.coming import coming
from gameday.fitting.makers import BY_PARTICIPANTS, can_be_done, can_be_made, why_nobody
from gameday.terms.kinds import KINDS, ExerciseKind, Kind, SignalKind, TruthKind
from gameday.terms.selector import Selector

SHOP = load_scenario("checkout-errors")
COMING = coming(SHOP)


@pytest.mark.parametrize("kind", KINDS)
def test_of_each_kind_it_is_known_who_makes_it(kind: Kind) -> None:
    """The world, a facilitator, or somebody who takes part; a real incident is told by anybody."""
    others = {*get_args(TruthKind), *get_args(SignalKind), *get_args(ExerciseKind)} - {"real_incident"}
    assert (kind in BY_PARTICIPANTS) != (kind in others)
    assert can_be_done(Selector(kind=(kind,)), SHOP, COMING) == (kind in BY_PARTICIPANTS)


def test_why_nobody_makes_it_is_told_of_each_kind_once() -> None:
    """A kind that nobody makes, a field that a kind does not say, a lever that is not there."""
    several = Selector(kind=("acknowledged", "joined"), audience=("external",))
    lever = Selector(kind=("mitigation_started", "mitigation_applied"), action=("reboot",))
    signal = Selector(kind=("alert_fired",))
    told = [
        why_nobody(several, SHOP, COMING),
        why_nobody(lever, SHOP, COMING).partition(", only ")[0],
        why_nobody(signal, SHOP, COMING),
        why_nobody(signal, SHOP, COMING, participants=True),
    ]
    assert (told, can_be_made(signal, SHOP, COMING)) == (
        [
            "`acknowledged` says no audience and `joined` says no audience",
            "there is no such lever",
            "",
            "nobody who takes part makes `alert_fired`",
        ],
        True,
    )
