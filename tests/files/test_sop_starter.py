"""A company's own SOP to begin with says what its parent says, and every line it offers can be taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.documents import load_sop, open_sop
from gameday.files.shipped import shipped_names
from gameday.files.sop_parent import parent_of
from gameday.files.sop_starter import starter_text, whole_text
from gameday.sop import Sop
from gameday.sop.diff import diff
from gameday.sop.grid import Grid
from gameday.sop.lint import lint

NAMES = shipped_names("sops")
TODAY = date(2026, 6, 1)
OWN = {3: ("Critical", "Major", "Minor"), 4: ("P1", "P2", "P3", "P4")}
SETTING = re.compile(r"^#(?=\S|  )", re.MULTILINE)
"""The `#` of a line that holds once it is taken away; an explanation begins with `# `."""


def starter(name: str | Path, directory: Path, levels: tuple[str, ...] = ()) -> str:
    return starter_text(parent_of(open_sop(name), levels, directory), name="ours", title="How we respond", today=TODAY)


def loaded(text: str, directory: Path) -> Sop:
    path = directory / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return load_sop(path)


def own_levels(name: str) -> tuple[str, ...]:
    return OWN[len(load_sop(name).levels)]


def same_levels(sop: Sop, parent: Sop) -> bool:
    """Has every combination of facts the same level, whatever it is called?"""
    grid = Grid.of(sop.severity, parent.severity)
    called = dict(zip(parent.ladder.levels, sop.ladder.levels, strict=True))
    theirs = grid.by_levels(parent.severity, parent.ladder)
    return grid.by_levels(sop.severity, sop.ladder) == {
        tuple(called[one] for one in key): mask for key, mask in theirs.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_as_it_is_it_says_what_its_parent_says(name: str, tmp_path: Path) -> None:
    own, parent = loaded(starter(name, tmp_path), tmp_path), load_sop(name)
    assert diff(parent, own).identical
    assert lint(own, as_of=TODAY, inherited=parent) == lint(parent, as_of=TODAY)
    assert (own.name, own.title) == ("ours", "How we respond")


@pytest.mark.parametrize("name", NAMES)
def test_with_names_of_its_own_it_calls_nothing_otherwise(name: str, tmp_path: Path) -> None:
    levels = own_levels(name)
    own, parent = loaded(starter(name, tmp_path, levels), tmp_path), load_sop(name)
    assert own.ladder.levels == levels
    assert same_levels(own, parent)
    assert [own.ladder.rank(level) for level in parent.ladder.levels] == list(range(len(levels)))
    assert lint(own, as_of=TODAY).errors == ()
    told = [*own.clauses, *own.severity.rules, *own.levels, *own.roles, *own.declare]
    assert [one.text for one in told if re.search(r"\bSEV\d", one.text)] == []


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_setting_can_be_taken_in(name: str, renamed: bool, tmp_path: Path) -> None:
    parent = load_sop(name)
    text = SETTING.sub("", starter(name, tmp_path, own_levels(name) if renamed else ()))
    own = loaded(text, tmp_path)
    assert not re.search(r"^#\S", text, re.MULTILINE)
    assert lint(own, as_of=TODAY).errors == ()
    assert same_levels(own, parent)
    open_before = {gap.id for gap in lint(parent, as_of=TODAY).gaps}
    assert {gap.id for gap in lint(own, as_of=TODAY).gaps} < open_before
    if not renamed:
        changed = [
            (one.change, one.clause) for one in diff(parent, own).clauses if any(x.played for x in one.differences)
        ]
        assert changed == [("changed", hop.id) for hop in parent.escalation if hop.optional_times and not hop.after]


def one_by_one(text: str) -> Iterator[str]:
    """The file with one setting taken in, and the line that names its section; for each of them."""
    live = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for section in re.split(r"\n(?=#\w)", text)[1:]:
        lines = [line[1:] for line in section.splitlines() if SETTING.match(line)]
        items = re.split(r"\n(?= {2,4}- )", "\n".join(lines))
        yield from (f"{live}\n{items[0]}\n{item}\n" for item in items[1:] or [""])


@pytest.mark.parametrize("name", NAMES)
def test_one_setting_alone_can_be_taken_in(name: str, tmp_path: Path) -> None:
    files, levels = list(one_by_one(starter(name, tmp_path))), load_sop(name).ladder.levels
    assert len(files) > 10
    for text in files:
        own = loaded(text, tmp_path)
        assert own.ladder.levels == levels
        assert lint(own, as_of=TODAY).errors == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_copy_says_the_same_and_names_no_other_file(name: str, tmp_path: Path) -> None:
    text = whole_text(parent_of(open_sop(name), (), tmp_path), name="ours", title="Ours")
    own = loaded(text, tmp_path)
    assert diff(load_sop(name), own).identical
    assert "extends" not in text
    renamed = whole_text(parent_of(open_sop(name), own_levels(name), tmp_path), name="ours", title="Ours")
    assert same_levels(loaded(renamed, tmp_path), load_sop(name))


def test_it_may_start_from_a_companys_own_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first = tmp_path / "a" / "first.yaml"
    first.write_text(starter("seilers", first.parent, OWN[3]).replace("name: ours", "name: first"))
    second = starter(first, tmp_path)
    assert "extends: a/first.yaml\n" in second
    own = loaded(second, tmp_path)
    assert own.ladder.levels == OWN[3]
    assert diff(load_sop(first), own).identical


def test_a_name_that_is_hard_to_write_stays_what_it_is(tmp_path: Path) -> None:
    parent = parent_of(open_sop("seilers"), (), tmp_path)
    title = 'Ours: "the #1 page", it\'s {fine}'
    for text in (starter_text(parent, name="no", title=title, today=TODAY), whole_text(parent, name="no", title=title)):
        own = loaded(text, tmp_path)
        assert (own.name, own.title) == ("no", title)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (
            ("P1", "P2"),
            "there are 2 names, expected 3 names, for SEV1, SEV2, SEV3 in this order; to take one out, name them all "
            "with --whole and take it out of the file",
        ),
        (("P1", "p-1", "P3"), "a name is there twice"),
        (("SEV2", "P2", "P3"), "'SEV2' is another level of seilers, expected a name of your own for SEV1"),
    ],
)
def test_names_that_do_not_fit_are_refused(levels: tuple[str, ...], said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        parent_of(open_sop("seilers"), levels, tmp_path)
