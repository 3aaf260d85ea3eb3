"""The state of affairs is what is on the record so far, and what is true."""

from __future__ import annotations

import simpy

from gameday.engine.affairs import Affairs
from gameday.engine.agenda import Agenda
from gameday.engine.emit import Emitter
from gameday.scenario.state import State
from gameday.terms.facts import Facts
from gameday.terms.selector import Selector
from gameday.timeline.response import Declared


def state(**stated: object) -> State:
    return State.model_validate(stated)


def test_everything_stated_must_hold_now() -> None:
    emitter = Emitter(Agenda(simpy.Environment()), 0)
    affairs = Affairs(emitter)
    declared = Selector(kind=("declared",))
    asked = {
        "done": state(done=declared),
        "not done": state(not_done=declared),
        "bad": state(facts={"users_affected": {"at_least": 0.5}}),
        "both": state(done=declared, facts={"users_affected": {"at_least": 0.5}}),
    }

    def holding() -> set[str]:
        return {name for name, one in asked.items() if affairs.hold(one)}

    assert holding() == {"not done"}
    emitter.emit(Declared(at=0, severity="SEV2"))
    assert (affairs.exist(declared), holding()) == (True, {"done"})
    affairs.follow(Facts(users_affected=0.6))
    assert holding() == {"done", "bad", "both"}
    emitter.emit(Declared(at=0, severity="SEV1"))
    assert affairs.exist(Selector(kind=("declared",), severity=("SEV1",)))
