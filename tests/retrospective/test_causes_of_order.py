"""The lever that waited is the one the clause counts from, not one of another fault, nor one that came later."""

from __future__ import annotations

from gameday.retrospective.build import scene_of
from gameday.retrospective.causes_of_order import lever_late
from gameday.timeline import Entry, Timeline, response, truth
from tests.retrospective.sample import at, case, entries, finding

_OWN = ("mitigation_available", "mitigation_started", "mitigation_applied")


def there(moment: float, action: str, incident: str | None = None) -> Entry:
    return truth.MitigationAvailable(id=f"there-{action}-{moment:g}", at=at(moment), action=action, incident=incident)


def pulled(moment: float, action: str, target: str, incident: str | None = None) -> Entry:
    return response.MitigationStarted(
        id=f"pulled-{target}", at=at(moment), action=action, target=target, incident=incident, actor="dana"
    )


def title(*levers: Entry) -> str:
    """What is asked for where the first of these levers was pulled late."""
    record = Timeline.of([*(one for one in entries() if one.kind not in _OWN), *levers])
    late = finding("mitigate-first", "order", "late", 0.2, evidence=(levers[1].id, levers[0].id))
    scene = scene_of(case(record), (late,))
    cause = lever_late(scene, scene.fallen)
    assert cause is not None
    return cause.title.partition(" in the alert's")[0]


def test_the_lever_of_the_fault_the_clause_counts_from_is_named() -> None:
    """Two incidents at once: the relay waited for half an hour, the wallet began later and has the last lever."""
    told = title(
        there(1, "rollback", "locks"),
        pulled(30, "rollback", "relay", "locks"),
        there(25, "drop_sessions", "passes"),
        pulled(38, "rollback", "wallet"),
        pulled(39, "drop_sessions", "wallet-db", "passes"),
    )
    assert told == "Name rollback on relay"


def test_a_lever_that_was_not_there_yet_is_not_the_one_that_waited() -> None:
    told = title(
        there(1, "restart"),
        pulled(30, "restart", "checkout"),
        there(35, "failover"),
        pulled(38, "failover", "orders-db"),
    )
    assert told == "Name restart on checkout"


def test_of_several_that_were_there_the_last_one_pulled_is_named() -> None:
    told = title(
        there(1, "build"),
        pulled(30, "restart", "rooms"),
        there(2, "rollback"),
        pulled(34, "rollback", "matchmaking"),
    )
    assert told == "Name rollback on matchmaking"
