"""Work that is done once for a case."""

from __future__ import annotations

from dataclasses import replace

from gameday.scoring import Case
from gameday.scoring.kept import once_for_case, once_for_clause
from gameday.sop.clause import Deadline
from gameday.timeline import Timeline
from tests.scoring.builders import GAME_DAY, house, incident

ACK = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}


def test_a_case_is_asked_once_and_another_case_by_itself() -> None:
    """Also one that differs in nothing but its record: what is kept belongs to the case."""
    asked: list[Timeline] = []

    @once_for_case
    def length(case: Case) -> int:
        asked.append(case.timeline)
        return len(case.timeline)

    one = Case(incident(), house(ACK), GAME_DAY)
    other = replace(one, source=incident(resolved=None))
    assert [length(case) for case in (one, other, one, other)] == [4, 3, 4, 3]
    assert len(asked) == 2


def test_each_clause_is_asked_once() -> None:
    asked: list[str] = []

    @once_for_clause
    def levels(case: Case, clause: Deadline) -> list[str]:
        asked.append(clause.id)
        return [span.value for span in case.binding(clause).spans]

    case = Case(incident(), house({**ACK, "id": "ack"}, {**ACK, "id": "low", "within": {"SEV3": "1h"}}), GAME_DAY)
    ack, low = case.sop.every(Deadline)
    assert [levels(case, clause) for clause in (ack, low, ack, low)] == [["SEV1"], [], ["SEV1"], []]
    assert asked == ["ack", "low"]
