"""Which role a misspelt one was meant for."""

from __future__ import annotations

from itertools import permutations

import pytest

from gameday.files import load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.sop import Sop
from gameday.sop.lint.likely_role import asked, likely_role
from tests.sop.lint_sample import sound

SOP = sound()


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("secondry_oncall", "secondary_oncall"),
        ("incident_comander", "incident_commander"),
        ("legl", "legal"),
        ("legal", None),
        ("operations_lead", None),
        ("warehouse_owner", None),
    ],
)
def test_a_role_is_asked_about_where_it_is_like_one_that_is_known(word: str, meant: str | None) -> None:
    assert likely_role(SOP, word) == meant
    assert asked(SOP, [word]) == (f"; did you mean {meant}?" if meant else ".")


def test_no_shipped_role_is_taken_for_another() -> None:
    teams = [load_team(name) for name in shipped_names("teams")]
    held = {role for team in teams for person in team.people for role in person.roles}
    sops = [load_sop(name) for name in shipped_names("sops")]
    called = {one.target for sop in sops for one in sop.contacts} | {one.role for sop in sops for one in sop.roles}
    [first, *_] = SOP.contacts
    beside: dict[str, Sop] = {
        role: SOP.model_copy(update={"roles": (), "contacts": (first.model_copy(update={"target": role}),)})
        for role in held | called
    }
    assert len(beside) > 12
    assert [pair for pair in permutations(beside, 2) if likely_role(beside[pair[0]], pair[1]) == pair[0]] == []
