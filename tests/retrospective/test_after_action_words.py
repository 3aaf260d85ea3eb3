"""What facilitators and evaluators said stands beside what was computed, with their role and their reason."""

from __future__ import annotations

from gameday.session import after_action_of
from tests.report.recorded import game_day


def test_a_judgement_stands_beside_the_finding_it_speaks_of() -> None:
    words = {one.about: one for one in after_action_of(game_day(), "x").words if one.kind == "judgement"}
    promised = words["promises-kept"]
    assert (promised.role, promised.rating, promised.justified, promised.computed) == (
        "evaluator",
        "S",
        True,
        game_day_status("promises-kept"),
    )
    assert promised.reason.startswith("The status page account of the exercise was locked")
    assert words["keep-people-informed"].computed == "rated S"


def game_day_status(clause: str) -> str:
    words = {"met": "kept", "partial": "kept in part", "missed": "missed", "late": "late"}
    return words[game_day().assessment.finding(clause).status]


def test_an_observation_of_the_whole_is_kept_too_with_roles_for_names() -> None:
    whole = [one for one in after_action_of(game_day(), "x").words if not one.about]
    assert [one.kind for one in whole] == ["observation", "observation"]
    assert "technical lead" in whole[0].reason.lower()
