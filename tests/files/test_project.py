"""The project file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import Fault, InputError
from gameday.files import find_project, load_scenario, load_sop
from gameday.files.project import Margins

TEXT = """\
format: 1
sop: ours
scenarios: [incidents, more/one.yaml, checkout-errors]
team: teams/us.yaml
scorecard: game-day
margins: {score_points: 3}
calendar: {timezone: Europe/Madrid, holidays: [2026-05-01]}
as_of: 2026-04-20
out: drills
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    (tmp_path / "gameday.yaml").write_text(TEXT)
    for name in ("sops", "incidents", "more", "deep/er"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "sops" / "ours.yaml").write_text("format: 1\nextends: in-practice\nname: ours\n")
    (tmp_path / "sops" / "seilers.yaml").write_text(
        "format: 1\nextends: in-practice\nname: seilers\ntitle: Not theirs\n"
    )
    (tmp_path / "incidents" / "two.yaml").write_text("format: 1\nextends: checkout-errors\nname: two\n")
    return tmp_path


def test_a_project_is_found_upward_and_its_paths_start_at_it(company: Path) -> None:
    project = find_project(company / "deep" / "er")
    assert project is not None
    assert (project.path, project.sop, project.team) == (
        company / "gameday.yaml",
        "ours",
        company / "teams" / "us.yaml",
    )
    assert (project.scorecard, project.out, project.project.margins) == (
        "game-day",
        company / "drills",
        Margins(score_points=3),
    )
    assert project.scenarios == (company / "incidents" / "two.yaml", company / "more" / "one.yaml", "checkout-errors")


def test_a_company_s_own_documents_come_before_what_is_shipped(company: Path) -> None:
    project = find_project(company)
    assert load_sop("seilers", project).title == "Not theirs"
    assert load_sop("seilers").title != "Not theirs"
    assert load_sop("mitigate-first", project) == load_sop("mitigate-first")
    assert load_scenario("two", project).name == "two"


def test_a_directory_without_a_project_has_none(tmp_path: Path) -> None:
    assert find_project(tmp_path) is None


def test_every_fault_of_a_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("sopp: x\nmargins: {score_points: -1}\nas_of: today\n")
    with pytest.raises(InputError) as caught:
        find_project(tmp_path)
    assert [(fault.line, fault.wrong) for fault in caught.value.faults] == [
        (1, "the key `format` is missing"),
        (1, "the key `sopp` is not known here; did you mean `sop`?"),
        (2, "`score_points` cannot be -1"),
        (3, "`as_of` cannot be 'today'"),
    ]


def test_a_misspelt_key_does_not_hide_a_document_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gameday.yaml"
    path.write_text("format: 1\nscorcard: game-day\nsop: ours.yaml\nteam: nobody.yaml\n")
    with pytest.raises(InputError) as caught:
        find_project(tmp_path)
    assert [str(fault).removeprefix(f"{path}:") for fault in caught.value.faults] == [
        "2: the key `scorcard` is not known here; did you mean `scorecard`?",
        "3: `sop` is 'ours.yaml', and there is no such file, expected the path of a file, from this one",
        "4: `team` is 'nobody.yaml', and there is no such file, expected the path of a file, from this one",
    ]


def test_both_values_of_a_key_that_stands_twice_are_looked_into(tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nas_of: today\nas_of: [1]\nmargins: {zz: 1}\n")
    with pytest.raises(InputError) as caught:
        find_project(tmp_path)
    assert [(fault.line, fault.wrong) for fault in caught.value.faults] == [
        (2, "`as_of` cannot be 'today'"),
        (3, "the key `as_of` is there twice (first in line 2)"),
        (3, "`as_of` cannot be a list"),
        (4, "the key `zz` is not known here"),
    ]


def test_a_document_the_project_names_is_told_at_the_project_s_line(tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nsop: nope\n")
    project = find_project(tmp_path)
    assert project is not None
    told = project.pointed("sop", [Fault("nope", 0, "there is no SOP"), Fault("a.yaml", 7, "odd")])
    assert [(fault.file, fault.line, fault.wrong) for fault in told.faults] == [
        (str(tmp_path / "gameday.yaml"), 2, "`sop` is nope: there is no SOP"),
        ("a.yaml", 7, "odd"),
    ]
