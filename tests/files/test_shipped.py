"""How a name finds a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.shipped import find, findable, names_in, shipped_names, shown_name


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


@pytest.mark.parametrize("name", ["accepted.yaml", "lived-with.yml"])
@pytest.mark.parametrize("text", ["format: 1\naccepted: []\n", '{"format": 1, "accepted": []}\n'])
def test_a_file_of_accepted_regressions_is_no_document(tmp_path: Path, name: str, text: str) -> None:
    """Whatever it is called: it is neither offered nor found by its name."""
    (tmp_path / name).write_text(text)
    (tmp_path / "ours.yaml").write_text("format: 1\ntitle: 'accepted: all of it'\n")
    assert names_in(tmp_path) == ("ours",)
    with pytest.raises(InputError, match="there is no scenario of this name"):
        find("scenarios", Path(name).stem, [tmp_path])


def test_a_misspelt_name_is_answered_with_what_there_is() -> None:
    with pytest.raises(InputError) as caught:
        find("sops", "seiler")
    assert str(caught.value) == (
        "seiler: there is no SOP of this name, expected the path of an SOP file, or one of in-practice, "
        "mature-response, mitigate-first, one-page-playbook, seilers; did you mean `seilers`?"
    )


def test_a_file_is_called_so_that_it_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """A shipped file that the working directory does not lead to is called by its name."""
    monkeypatch.chdir(tmp_path)
    assert findable(str(tmp_path / "our" / "sop.yaml")) == "our/sop.yaml"
    assert findable("/elsewhere/sop.yaml") == "/elsewhere/sop.yaml"
    assert findable("sop.yaml") == "sop.yaml"
    assert findable("sops/seilers.yaml") == "seilers (shipped)"
    monkeypatch.chdir(root)
    assert findable("sops/seilers.yaml") == "sops/seilers.yaml"
