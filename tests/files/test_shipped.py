"""How a name finds a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.shipped import find, shipped_names, shown_name


def test_the_five_sops_are_shipped() -> None:
    assert shipped_names("sops") == (
        "in-practice",
        "mature-response",
        "mitigate-first",
        "one-page-playbook",
        "seilers",
    )


def test_a_shipped_file_is_shown_without_the_place_it_was_installed_in() -> None:
    assert shown_name(find("teams/profiles", "default")) == "teams/profiles/default.yaml"


def test_a_path_is_taken_as_it_is() -> None:
    assert find("sops", "our/seilers.yaml") == Path("our/seilers.yaml")


def test_own_directories_come_first(tmp_path: Path) -> None:
    (tmp_path / "seilers.yml").write_text("x")
    assert find("sops", "seilers", [tmp_path]) == tmp_path / "seilers.yml"


def test_a_misspelt_name_is_answered_with_what_there_is() -> None:
    with pytest.raises(InputError) as caught:
        find("sops", "seiler")
    assert str(caught.value) == (
        "seiler: there is no SOP of this name, expected the path of an SOP file, or one of in-practice, "
        "mature-response, mitigate-first, one-page-playbook, seilers; did you mean `seilers`?"
    )
