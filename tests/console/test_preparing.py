from __future__ import annotations

import json
from pathlib import Path

import pytest

from gameday.console.bodies import Prepare
from gameday.console.preparing import Shelf
from gameday.errors import InputError
from gameday.files.documents import open_scenario
from gameday.files.project import find_project
from gameday.files.shipped import shipped_names


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(None)


def test_everything_that_is_shipped_can_be_chosen(shelf: Shelf) -> None:
    """By name, with its title; and what is taken where nothing is chosen is among it."""
    choices = shelf.choices()
    names = {room: {one["name"] for one in choices[room]} for room in ("scenarios", "sops", "scorecards", "teams")}  # type: ignore[index, union-attr, call-overload]
    assert names == {room: set(shipped_names(room)) for room in names}  # type: ignore[arg-type]
    assert choices["default"] == {"sop": "one-page-playbook", "scorecard": "game-day", "team": ""}


def test_no_choice_tells_what_will_happen(shelf: Shelf) -> None:
    """Whoever prepares may take part."""
    text = json.dumps(shelf.choices())
    secrets = [
        secret
        for name in shipped_names("scenarios")
        for one in [open_scenario(name).document]
        for secret in (one.hidden_truth, *(inject.text for inject in one.injects))
        if secret
    ]
    assert len(secrets) > 50
    assert [secret for secret in secrets if secret in text] == []


def test_what_is_not_chosen_is_the_scenarios_or_the_usual(shelf: Shelf) -> None:
    """Its own people, the default SOP and scorecard."""
    found = shelf.documents(Prepare(scenario="checkout-errors"))
    assert found.scenario is not None
    assert found.team is not None
    told = (found.sop.document.name, found.scorecard.document.name, found.team.document.name)
    assert told == ("one-page-playbook", "game-day", found.scenario.document.team or "storefront")


def test_a_profile_means_the_same_people_behaving_by_it(shelf: Shelf) -> None:
    """As on the command line."""
    plain, slow = (shelf.documents(Prepare(scenario="checkout-errors", team=one)).team for one in (None, "pessimistic"))
    assert plain is not None
    assert slow is not None
    assert (plain.document.name, plain.digest == slow.digest) == (slow.document.name, False)


@pytest.mark.parametrize("key", ["scenario", "sop", "scorecard", "team"])
def test_a_name_that_is_none_is_told_with_those_that_are(shelf: Shelf, key: str) -> None:
    """In words."""
    wanted = {"scenario": "checkout-errors", key: "there-is-none"}
    with pytest.raises(InputError, match=r"there is no .* of this name"):
        shelf.documents(Prepare(**wanted))  # type: ignore[arg-type]


def test_a_projects_own_documents_come_first(tmp_path: Path) -> None:
    """The server was started beside them."""
    (tmp_path / "gameday.yaml").write_text("format: 1\nsop: sops/ours.yaml\n")
    (tmp_path / "sops").mkdir()
    (tmp_path / "sops" / "ours.yaml").write_text("format: 1\nextends: one-page-playbook\nname: ours\ntitle: Ours\n")
    shelf = Shelf(find_project(tmp_path))
    found = shelf.documents(Prepare(scenario="checkout-errors"))
    assert found.sop.document.title == "Ours"
