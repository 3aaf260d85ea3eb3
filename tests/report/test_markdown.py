"""The retrospective as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.retrospective.model import Gap
from gameday.timeline import response, talk
from tests.report.hostile import HOSTILE
from tests.retrospective.sample import NAMES, at, retro, timeline


def section(page: str, title: str) -> str:
    return page.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0].strip()


def test_it_opens_with_title_banner_and_draft() -> None:
    head = to_markdown(retro()).split("| | |")[0]
    assert head == (
        "# After-action report: checkout\n\n**EXERCISE · drill d-0042**\n\n*Draft: nobody has signed it off.*\n\n"
    )


def test_sections_stand_in_the_order_a_reader_needs_them() -> None:
    assert re.findall(r"^## (.+)$", to_markdown(retro(), "We met."), re.MULTILINE) == [
        "Summary",
        "Impact",
        "The picture",
        "What went well (strengths)",
        "What did not go well (areas for improvement)",
        "Contributing factors",
        "What to change (corrective actions)",
        "Open questions",
        "What people wrote",
        "The story",
        "Timeline",
        "Each clause of the SOP",
        "Gaps in the SOP itself",
        "Measurements",
        "Objectives and score",
        "The picture as data",
        "What was assumed",
    ]


def test_an_action_item_is_whole() -> None:
    found = retro()
    change = section(to_markdown(found), "What to change (corrective actions)")
    first = found.actions[0]
    row = f"| [1](#action-1) | {first.title} | incident commander | {first.due} | {first.priority} | {first.category} |"
    assert row in change
    assert change.count("- Done when: ") == change.count("- Retest: ") == len(found.actions)


def test_a_row_for_each_entry_and_talk_apart_from_facts() -> None:
    page = section(to_markdown(retro()), "Timeline")
    facts, talked = page.split("### What was said")
    assert '| +11:00 | 14:58:00 | primary on-call | **Declared SEV3.** | <a id="entry-e8"></a>e8 |' in facts
    assert "e16" not in facts
    assert (
        "| +22:00 | 15:09:00 | incident commander | Says: “the primary on-call, can you look at the deploy? "
        'the comms lead posts.” | <a id="entry-e16"></a>e16 |'
    ) in talked


def test_every_clause_has_its_verdict_and_evidence() -> None:
    page = section(to_markdown(retro()), "Each clause of the SOP")
    assert (
        '| <a id="clause-severity"></a>severity | in part, critical, broken | severity in time | severity was partial '
        "| [e8](#entry-e8), [e14](#entry-e14) |  |"
    ) in page
    assert "Not asked for in this record: handover." in page


def test_the_number_comes_with_its_gate_and_its_caveat() -> None:
    assert (
        "Overall: 47 of 100 (between 44 and 50), not passed. Critical clauses broken: severity. "
        "Pass marks and weights are conventions, not validated cut scores."
    ) in to_markdown(retro())


def test_tables_are_whole_whatever_people_wrote() -> None:
    record = timeline(
        *(talk.Message(id=f"h{number}", at=at(50), role="scribe", text=text) for number, text in enumerate(HOSTILE)),
        response.CauseFound(id="hc", at=at(50), role="scribe", cause=HOSTILE[0]),
    )
    page = to_markdown(retro(record))
    rows = [line for line in page.splitlines() if line.startswith("| +")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows if re.search(r"</a>h\w+ \|$", line)} == {6}
    assert set(re.findall(r"<\w[^>]*>", page)) <= set(re.findall(r'<a id="[A-Za-z0-9._~-]+">', page))


def test_a_gap_shows_its_code_as_code() -> None:
    found = replace(retro(), gaps=(Gap("levels", "`SEV2` says nothing.", "Add `SEV2` to *it*.", 3),))
    assert r"- **levels**: `SEV2` says nothing. Add `SEV2` to \*it\*. → [action 3](#action-3)" in to_markdown(found)


def test_the_picture_stands_in_the_page_where_there_is_one() -> None:
    assert "for each role, and the windows" in to_markdown(retro(), picture="picture.svg")
    assert "](picture.svg)" in to_markdown(retro(), picture="picture.svg")
    assert "The drawing is in the HTML report." in to_markdown(retro())


def test_no_name_of_a_person_stands_in_it() -> None:
    page = to_markdown(retro()).lower()
    assert [name for name in NAMES if re.search(rf"\b{name.lower()}\b", page)] == []


def test_a_simulation_says_that_nobody_took_part_first_and_last() -> None:
    page = to_markdown(retro(timeline(humans=0, kind="simulation"), humans=0))
    assert page.startswith("# Simulation report: checkout\n")
    assert page.count("SIMULATION, NO PERSON TOOK PART") == 2
    assert "After-action" not in page


def test_notes_pass_as_their_authors_wrote_them() -> None:
    assert "\n## What people wrote\n\n**We** met.\n\n## The story\n" in to_markdown(retro(), "\n**We** met.\n")


def test_without_a_grade_there_are_no_points() -> None:
    found = retro()
    formative = replace(found, overall=replace(found.overall, verdict="not_graded"))
    told = section(to_markdown(formative), "Objectives and score")
    assert ("Points" in told, "of 100" in told, "Overall: not graded." in told) == (False, False, True)
    page = to_html(formative)
    assert (">Points<" in page, "Overall: <b>not graded</b>." in page) == (False, True)
