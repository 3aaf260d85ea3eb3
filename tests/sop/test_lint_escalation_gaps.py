"""Who is called, and what if they do not answer."""

from __future__ import annotations

import pytest

from tests.sop.lint_sample import Changes, gaps, ids, sound

_NO_LADDER: Changes = {"page-second": None, "page-manager": None}


def test_nobody_behind_the_first_page() -> None:
    [found] = gaps(sound(clauses=_NO_LADDER))
    assert (found.id, found.where) == ("escalation-ends-in-nobody", ("clauses", 12))
    assert found.wrong == "At SEV1 and SEV2 nobody else is called when those who are paged do not answer."


def test_a_gap_at_a_lesser_level_weighs_less() -> None:
    only_top = {name: {"after": {"SEV1": "20m"}} for name in ("page-second", "page-manager")}
    [lesser] = gaps(sound(clauses=only_top))
    [both] = gaps(sound(clauses=_NO_LADDER))
    assert (lesser.id, lesser.weight < both.weight) == ("escalation-ends-in-nobody", True)


def test_a_level_at_which_nobody_is_called() -> None:
    """Without the clause that says so on purpose, a level whose pages nobody gets is a gap; so is all the rest."""
    found = gaps(sound(clauses={"quiet": None}))
    assert ids(found)[0] == "no-escalation"
    assert found[0].wrong == "Nobody is called at SEV3."


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"page-manager": None}, "ladder-ends-on-call"),
        ({"page-manager": {"how": "notify"}}, "ladder-ends-with-word"),
        ({"page-manager": {"after": None, "optional_times": True, "levels": ["SEV1", "SEV2"]}}, "hops-without-times"),
        ({"page-second": {"after": {"SEV1": "4m", "SEV2": "20m"}}}, "hop-before-answer-is-due"),
        ({"page": None}, "no-first-page"),
        ({"call-help": None}, "nobody-when-it-lasts"),
        ({"call-legal": None}, "nobody-for-a-breach"),
    ],
)
def test_each_weakness_of_a_ladder_is_told(change: Changes, gap: str) -> None:
    assert ids(gaps(sound(clauses=change))) == [gap]


def test_criteria_that_do_not_speak_of_security_call_nobody_for_a_breach() -> None:
    rules: Changes = {
        "top": {"when": {"users_affected": {"at_least": 0.5}}},
        "middle": {"when": {"users_affected": {"at_least": 0.05}}},
    }
    assert gaps(sound(clauses={"call-legal": None}, rules=rules)) == []
