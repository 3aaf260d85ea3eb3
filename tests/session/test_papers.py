"""The facilitator's papers: what is in each, and what must not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from gameday.files import load_sop, load_team, shipped_names
from gameday.files.csv_table import parse_table
from gameday.files.documents import Loaded, open_scenario
from gameday.importers.evaluator_sheet import heading_row
from gameday.report.brief.brief import Brief
from gameday.report.brief.gaps import BY_HAND
from gameday.report.evaluator_sheet import clauses_for
from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_KINDS, GAP_TEXTS
from gameday.session.papers import brief_of, papers
from tests.importers.rich import rich


def brief(loaded: Loaded[Scenario], sop: str = "one-page-playbook") -> Brief:
    return brief_of(loaded, load_sop(sop), load_team(loaded.document.team or "storefront"))


def test_every_paper_in_every_form(tmp_path: Path) -> None:
    found = papers(brief(rich(tmp_path)))
    assert {name: type(content).__name__ for name, content in found.items()} == {
        "facilitator.md": "str", "facilitator.html": "str", "evaluator.md": "str", "evaluator.html": "str",
        "participants.md": "str", "participants.html": "str",
        "msel.xlsx": "bytes", "msel.csv": "str", "evaluator.csv": "str",
    }  # fmt: skip
    assert {name for name, content in found.items() if isinstance(content, str) and "EXERCISE" not in content} == set()


def test_those_who_are_asked_for_and_no_others(tmp_path: Path) -> None:
    """Participants get a page, even where only a spreadsheet was asked for, and never the list of events."""
    one = brief(rich(tmp_path))
    assert set(papers(one, ("participants",), ("html",))) == {"participants.html"}
    assert set(papers(one, ("participants",), ("xlsx", "csv"))) == {"participants.md"}
    assert set(papers(one, ("facilitator",), ("xlsx",))) == {"msel.xlsx"}
    assert set(papers(one, ("evaluator",), ("csv", "xlsx"))) == {"evaluator.csv"}


def test_the_same_scenario_gives_the_same_papers(tmp_path: Path) -> None:
    assert papers(brief(rich(tmp_path))) == papers(brief(rich(tmp_path)))


def test_the_guide_has_everything_a_facilitator_needs(tmp_path: Path) -> None:
    guide = str(papers(brief(rich(tmp_path)), ("facilitator",), ("md",))["facilitator.md"])
    parts = re.findall(r"^## (.*)$", guide, re.MULTILINE)
    assert parts == [
        "Master scenario events list",
        "What participants are told", "What really happens", "What it is held for", "Who sits where", "Timetable",
        "Before the start", "Stopping for a real incident", "Phases and questions", "Where the story parts",
        "Gaps in the response system", "Distractions", "Injects you hold", "Attachments", "Hot wash",
        "What the SOP expects meanwhile",
    ]  # fmt: skip
    for words in (
        "Somebody switched the index off on Friday.",
        "| T+0:20 | 90% of users affected, core function down | SEV1 |",
        "Saying early how bad it is.",
        "It makes no sense without: incident commander, comms lead.",
        "| scribe | 3 of the team can, stays empty, on purpose |  |",
        "1. Who needs to know?",
        "*(if there is mitigation started)*",
        "Its battery is flat.",
        "| T+0:10 to T+0:20 |",
        "| with the inject pager-goes |",
        "*(executive swoop)*",
        "if the drill needs it: If nobody has by half past.",
        "    it is slow.",
        "- [ ] 2 attachments are printed or open, face down.",
        "Note: They will ask twice.",
    ):
        assert words in guide, words


def test_pictures_stand_in_the_guide_and_nowhere_else(tmp_path: Path) -> None:
    found = papers(brief(rich(tmp_path)), formats=("html",))
    shown = {
        name: re.findall(r'<img src="data:image/png;base64,[^"]+" alt="([^"]+)"', str(page))
        for name, page in found.items()
    }
    assert shown == {
        "facilitator.html": ["Time per order since Friday."], "evaluator.html": [], "participants.html": [],
    }  # fmt: skip


def test_every_gap_can_be_played_by_hand() -> None:
    assert set(BY_HAND) == set(GAP_KINDS)


_sop = cache(load_sop)


def secrets(one: Scenario) -> Iterator[str]:
    """Every sentence that participants must not read before the drill."""
    yield from (one.hidden_truth or "", *one.tags)
    yield from (it.text for it in one.objectives)
    yield from (GAP_TEXTS[gap.gap] for gap in one.gaps)
    yield from (gap.text or "" for gap in one.gaps)
    for inject in one.injects:
        yield from (inject.text, inject.id, inject.from_ or "", inject.note or "")
    yield from (action.text for action in one.expected_actions())
    for phase in one.phases:
        yield from (phase.title, phase.text or "", *phase.questions)
    yield from (way.text for branch in one.branches for way in branch.ways)
    yield from (prop.text for prop in one.attachments)
    if one.world:
        yield from (fault.cause for fault in one.world.faults)
        yield from (fault.id for fault in one.world.faults)
        yield from (lever.text for lever in one.world.mitigations)
        yield from (alert.text for alert in one.world.alerts)
        yield from (change.text for change in one.world.changes)
        yield from (clue.text for clue in one.world.clues)


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_the_hand_out_leaks_nothing(name: str) -> None:
    """No cause, lever, gap, inject, tag, objective or time stands in it, under any SOP."""
    loaded = open_scenario(name)
    one = loaded.document
    told = " ".join((one.title, one.pitch, one.name, *one.learning_objectives)).lower()
    first = brief(loaded)
    for sop in shipped_names("sops"):
        plain = replace(first, sop=_sop(sop))
        ours = " ".join([told, *(duty.text for duty in plain.sop.roles), plain.sop.title]).lower()
        for page in papers(plain, ("participants",), ("md", "html")).values():
            words = str(page).lower()
            leaks = {it for it in secrets(one) if len(it) > 4 and it.lower() in words and it.lower() not in ours}
            # A word of the rules themselves, such as `night` in no rule, is no leak.
            assert {it for it in leaks if " " in it or "-" in it} == set()
            assert re.findall(r"T\+\d", str(page)) == []


def test_the_hand_out_is_the_same_whatever_is_hidden(tmp_path: Path) -> None:
    """Law: take everything hidden away, and the hand-out says the same."""
    whole = rich(tmp_path)
    bare = "\n".join(
        line for line in Path(whole.path).read_text(encoding="utf-8").split("\ninjects:")[0].splitlines()
        if not line.startswith(("tags", "hidden_truth"))
    )  # fmt: skip
    held_for = "".join(
        f"  - {{id: o{number}, text: something else, capability: {word}, dimensions: [roles]}}\n"
        for number, word in enumerate(("Assessment", "Mitigation"))
    )
    told = bare.split("\nobjectives:")[0] + f"\nobjectives:\n{held_for}phases: [{{id: a, title: b, at: 0s}}]\n"
    less = rich(tmp_path / "less", told)
    for form in ("md", "html"):
        pages = [papers(brief(one), ("participants",), (form,)) for one in (whole, less)]  # type: ignore[arg-type]
        assert pages[0] == pages[1]


@pytest.mark.parametrize("sop", shipped_names("sops"))
def test_the_evaluators_sheet_has_every_clause_and_can_be_filled_in(tmp_path: Path, sop: str) -> None:
    plain = brief(rich(tmp_path), sop)
    found = papers(plain, ("evaluator",), ("md", "csv"))
    table = parse_table(str(found["evaluator.csv"]).encode(), "evaluator.csv")
    headings = heading_row(table)
    assert headings is not None
    listed = {row.cells[0] for row in table.rows if row.number > headings.number}
    assert {clause.id for clause in clauses_for(plain.sop, plain.scenario)} <= listed
    for clause in clauses_for(plain.sop, plain.scenario):
        assert f"| {clause.id} |" in str(found["evaluator.md"]).replace("\\_", "_"), clause.id
    assert "| call-it | It is called at the right level. | P S M U |  |" in str(found["evaluator.md"])


def test_names_of_the_team_stay_out(tmp_path: Path) -> None:
    plain = brief(rich(tmp_path))
    pages = " ".join(str(page) for page in papers(plain, formats=("md",)).values())
    assert [person.name for person in plain.team.people if re.search(rf"\b{person.name}\b", pages)] == []


def test_what_authors_write_stays_text(tmp_path: Path) -> None:
    """Markup in a scenario is shown letter by letter, and ends neither a cell nor a page."""
    bad = "<script>alert(1)</script> | **x** `y`"
    text = Path(rich(tmp_path).path).read_text(encoding="utf-8")
    loaded = rich(tmp_path / "bad", text.replace("I want a full report. Now.", f"'{bad}'"))
    found = papers(brief(loaded), ("facilitator",), ("md", "html"))
    assert "<script>" not in str(found["facilitator.html"])
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \\| \\*\\*x\\*\\* \\`y\\`" in str(found["facilitator.md"])
