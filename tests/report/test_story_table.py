"""The timeline as a page shows it."""

from __future__ import annotations

from dataclasses import replace

from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.report.marks import anchor
from gameday.report.story_table import MOST_CITED, facts_of, row_story, talk_of
from gameday.timeline import followup
from gameday.timeline.exercise import SignedOff
from tests.retrospective.sample import at, retro, timeline


def test_facts_and_talk_are_all_there_apart() -> None:
    found = retro()
    assert [line.row.id for line in talk_of(found)] == ["e16"]
    assert len(facts_of(found)) + len(talk_of(found)) == len(found.rows)


def test_an_entry_names_the_clauses_it_is_evidence_for() -> None:
    cited = {line.row.id: line.cited for line in facts_of(retro())}
    assert cited["e18"] == ("first-external", "cadence-external", "update-says")
    assert cited["e1"] == ()
    assert max(map(len, cited.values())) <= MOST_CITED


def test_the_date_stands_on_the_first_row_of_another_day() -> None:
    later = [
        followup.PostmortemPublished(id="p1", at=at(60 * 24), role="incident_commander"),
        followup.PostmortemClosed(id="p2", at=at(60 * 24 + 5), role="incident_commander"),
    ]
    clocks = {line.row.id: line.clock for line in facts_of(retro(timeline(*later)))}
    assert (clocks["e2"], clocks["p1"], clocks["p2"]) == ("14:49:00", "2026-04-21 14:47:00", "14:52:00")


def test_a_signature_is_told_by_its_date_and_by_no_time_of_the_story() -> None:
    """Also where the story ended later than it was signed."""
    day = 60 * 24
    told = [
        SignedOff(id="s1", at=at(215 * day), role="facilitator"),
        SignedOff(id="s2", at=at(215 * day + 1), role="scribe", wall_at=at(-3 * day)),
    ]
    found = {line.row.id: (row_story(line.row), line.clock) for line in facts_of(retro(timeline(*told)))}
    assert (found["s1"], found["s2"]) == (("2026-11-21", "14:47:00"), ("2026-04-17", "14:47:00"))
    assert found["e2"][0] == "+2:00"


def test_a_ramp_is_one_row_with_a_place_for_each_of_its_entries() -> None:
    """From its first step to its last; the clauses of all are named."""
    whole = retro()
    first, *others = [row for row in whole.rows if row.id in ("e18", "e19", "e20")]
    ramp = {row.id: replace(row, ramp=first.id) for row in (first, *others)}
    found = replace(whole, rows=tuple(ramp.get(row.id, row) for row in whole.rows))
    lines = facts_of(found)
    (told,) = [line for line in lines if line.row.id in ramp]
    assert (told.row.id, [row.id for row in told.later]) == ("e18", ["e19", "e20"])
    assert len(lines) == len(facts_of(whole)) - 2
    page = to_html(found)
    assert f"2 steps later, at {row_story(told.later[-1])}: " in page
    assert [page.count(f'id="{anchor(row)}"') for row in ramp] == [1, 1, 1]
    assert [to_markdown(found).count(f'"{anchor(row)}"') for row in ramp] == [1, 1, 1]
