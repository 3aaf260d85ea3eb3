from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.documents import load_sop
from gameday.files.revision import checked_out, revision_of

PARENT = "format: 1\nname: parent\nextends: mitigate-first\n"
OURS = "format: 1\nname: ours\ntitle: {title}\nextends: ./parent.yaml\n"


def _git(place: Path, *words: str) -> None:
    who = ("-c", "user.name=dana", "-c", "user.email=dana@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *who, *words), cwd=place, check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sops").mkdir()
    (tmp_path / "sops" / "parent.yaml").write_text(PARENT)
    (tmp_path / "sops" / "ours.yaml").write_text(OURS.format(title="As agreed"))
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "As agreed")
    (tmp_path / "sops" / "ours.yaml").write_text(OURS.format(title="Edited"))
    (tmp_path / "sops" / "parent.yaml").unlink()
    monkeypatch.chdir(tmp_path / "sops")
    return tmp_path


def test_a_file_of_a_revision_is_read_with_what_lies_beside_it(repo: Path) -> None:
    name = "main:sops/ours.yaml"
    found = revision_of(name)
    assert found == ("main", "sops/ours.yaml")
    with checked_out(name, *found) as path:
        assert load_sop(path).title == "As agreed"
    assert not path.exists()
    assert (repo / "sops" / "ours.yaml").read_text() == OURS.format(title="Edited")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("main:sops/other.yaml", "main has no file sops/other.yaml"),
        ("nowhere:sops/ours.yaml", "git cannot give this revision"),
        ("main:../etc/passwd", "this names no file of a revision"),
        ("main:/etc/passwd", "this names no file of a revision"),
        ("--output=x:sops/ours.yaml", "this names no file of a revision"),
    ],
)
def test_what_is_no_file_of_a_revision_is_told_in_words(repo: Path, name: str, said: str) -> None:
    found = revision_of(name)
    assert found is not None
    with pytest.raises(InputError, match=said), checked_out(name, *found):
        pytest.fail("there is no such file")


def test_paths_and_shipped_names_are_no_revisions(repo: Path) -> None:
    assert [revision_of(name) for name in ("mitigate-first", "ours.yaml", "C:\\sops\\ours.yaml", "main:")] == [None] * 4
