"""Documents from files, shipped and own."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gameday.errors import InputError
from gameday.files import load_sop, load_team, open_profile, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.shipped import shipped_names

OPENERS = {
    "sops": open_sop,
    "scenarios": open_scenario,
    "teams": open_team,
    "teams/profiles": open_profile,
    "scorecards": open_scorecard,
}
SHELF = [(room, name) for room in OPENERS for name in shipped_names(room)]


@pytest.mark.parametrize(("room", "name"), SHELF)
def test_everything_shipped_can_be_read_and_is_called_as_its_file_is(room: str, name: str) -> None:
    loaded = OPENERS[room](name)
    assert (loaded.document.name, len(loaded.digest)) == (name, 64)


def test_a_digest_is_of_the_meaning_and_not_of_the_writing(tmp_path: Path) -> None:
    plain = open_scorecard("game-day")
    commented = tmp_path / "game-day.yaml"
    commented.write_text("# ours\n" + plain.path.read_text())
    changed = tmp_path / "changed.yaml"
    changed.write_text("format: 1\nextends: game-day\npass_mark: 0.9\n")
    digests = [open_scorecard(path).digest for path in (plain.path, commented, changed)]
    assert digests[0] == digests[1] != digests[2]


def test_a_part_can_be_pointed_at() -> None:
    loaded = open_sop("seilers")
    lines = loaded.path.read_text().splitlines()
    for index, clause in enumerate(loaded.document.clauses):
        assert f"id: {clause.id}" in lines[loaded.line_of(("clauses", index, "id")) - 1]


def test_every_fault_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sop.yaml"
    path.write_text(
        dedent("""\
        format: 1
        name: Ours
        title: Our SOP
        version: 2
        documents: [{id: a, title: Ours}]
        levls: []
        levels:
          - {name: SEV1, text: Bad, source: {document: a}}
        severity:
          rules:
            - {id: r, level: SEV1, when: {data: gone}, text: x, source: {document: a, section: b}}
        clauses:
          - id: c
            kind: deadlin
            text: x
            source: {document: a, section: b}
          - {id: d, kind: hold, text: x, source: {document: a, section: b}, watch: {SEV1: 5 parsecs}}
        """)
    )
    with pytest.raises(InputError) as caught:
        load_sop(path)
    assert [str(fault).removeprefix(f"{path}:") for fault in caught.value.faults] == [
        "2: `name` cannot be 'Ours', expected lower case letters, digits, `-` and `_`",
        "4: `version` cannot be the bare number 2 (put it in quotes), expected text",
        "6: the key `levls` is not known here; did you mean `levels`?",
        "11: `data` cannot be 'gone', expected one of safe, at_risk, lost",
        "13: the key `from` is missing, expected the moment it runs from, such as first_page or declaration",
        "13: the key `to` is missing, expected the entries that are meant, such as {kind: acknowledged}",
        "13: the key `within` is missing, expected a bound for each level it binds at, such as {SEV1: 15m}",
        "14: `kind` cannot be 'deadlin'; did you mean `deadline`?",
        "17: '5 parsecs' is no duration, expected something like 90s, 5m, 1h 30m",
    ]


def test_parts_that_do_not_fit_together_are_told_at_their_own_lines(tmp_path: Path) -> None:
    path = tmp_path / "sop.yaml"
    path.write_text(
        dedent("""\
        format: 1
        extends: seilers
        name: ours
        levels:
          - {name: SEV3, drop: true}
        clauses:
          - id: ours-too
            kind: hold
            text: Keep watching.
            watch: {SEV7: 30m}
            source: {document: unheard, section: None}
        """)
    )
    with pytest.raises(InputError) as caught:
        load_sop(path)
    told = [str(fault).removeprefix(f"{path}:") for fault in caught.value.faults]
    assert told[:2] == [
        "10: 'SEV7' is no level of this SOP, expected one of SEV1, SEV2",
        "11: 'unheard' is no document of this SOP, expected one of 000",
    ]
    assert all(line.startswith("sops/seilers.yaml:") and "'SEV3' is no level" in line for line in told[2:])


def test_a_team_is_read_with_its_profile() -> None:
    team = load_team("night-watch")
    assert team.behaviour.name == "default"
    assert load_team("night-watch", profile="pessimistic").behaviour.name == "pessimistic"
    assert open_team("night-watch").digest != open_team("night-watch", profile="pessimistic").digest


def test_a_profile_lies_beside_the_team(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "ours.yaml").write_text("format: 1\nextends: default\nname: ours\n")
    (tmp_path / "team.yaml").write_text("format: 1\nextends: night-watch\nname: us\nprofile: ours\n")
    assert load_team(tmp_path / "team.yaml").behaviour.name == "ours"


def test_a_profile_nobody_knows_is_a_fault_of_the_team_s_file(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text("format: 1\nextends: night-watch\nname: us\nprofile: defualt\n")
    with pytest.raises(InputError) as caught:
        load_team(path)
    assert str(caught.value).startswith(
        f"{path}:4: there is no profile of this name, expected the name of a file in `profiles` beside this one, or "
    )


def test_figures_that_cannot_be_hide_no_profile_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(
        dedent("""\
        format: 1
        extends: night-watch
        name: us
        profile: defualt
        overrides:
          ack_dlay_awake: {median: 90s, source: our own}
          diagnose: {value: 3, source: our own}
        """)
    )
    with pytest.raises(InputError) as caught:
        load_team(path)
    assert [str(fault).removeprefix(f"{path}:").split(", ")[0] for fault in caught.value.faults] == [
        "4: there is no profile of this name",
        "6: the key `ack_dlay_awake` is not known here; did you mean `ack_delay_awake`?",
        "7: diagnose is a time and has no value",
    ]


def test_faults_of_a_profile_come_with_those_of_the_team_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "ours.yaml").write_text("format: 1\nextends: default\nname: ours\nodd: 1\n")
    path = tmp_path / "team.yaml"
    path.write_text("format: 1\nextends: night-watch\nname: us\nprofile: ours\npeople: 3\n")
    with pytest.raises(InputError) as caught:
        load_team(path)
    told = [str(fault).removeprefix(f"{tmp_path}/").split(", ")[0] for fault in caught.value.faults]
    assert told == [
        "team.yaml:5: `people` cannot be 3",
        "profiles/ours.yaml:4: the key `odd` is not known here",
    ]
