"""From a judged case to its retrospective."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date

from gameday.retrospective import retrospective
from gameday.scoring.judge import assess
from gameday.timeline import Header, Timeline, talk
from gameday.timeline.exercise import SignedOff
from tests.retrospective.sample import NAMES, assessment, at, case, retro, team, timeline


def texts(value: object) -> list[str]:
    """Every text anywhere in a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


def test_no_name_of_a_person_stands_anywhere_in_it() -> None:
    one = case()
    found = " ".join(texts(retrospective(one, assessment(one), team=team())))
    assert [name for name in NAMES if name.lower() in found.lower()] == []


def test_names_the_record_mentions_stay_out_without_a_team_as_well() -> None:
    found = " ".join(texts(retro(timeline(kind="real"))))
    assert [name for name in ("dana", "omar", "yuki") if name in found.lower()] == []


def test_every_clause_that_fell_stands_in_exactly_one_shortfall() -> None:
    found = retro()
    fallen = [line.clause for line in found.clauses if line.status in ("late", "partial", "missed")]
    assert sorted(clause for fall in found.shortfalls for clause in fall.clauses) == sorted(fallen)


def test_items_and_shortfalls_point_at_each_other() -> None:
    found = retro()
    for item in found.actions:
        falls = [fall.clauses for fall in found.shortfalls if fall.item == item.number]
        gaps = [gap for gap in found.gaps if gap.item == item.number]
        assert (falls, len(gaps)) == (([item.clauses], 0) if item.target == "team" or item.clauses else ([], 1))


def test_dates_run_from_today_where_today_is_later() -> None:
    one = case()
    early = retrospective(one, assessment(one), as_of=date(2020, 1, 1))
    late = retrospective(one, assessment(one), as_of=date(2026, 6, 1))
    assert [early.actions[0].due, late.actions[0].due] == [date(2026, 4, 27), date(2026, 6, 8)]


def test_the_judges_own_findings_fit() -> None:
    one = case()
    judged = assess(one)
    found = retrospective(one, judged)
    assert [line.clause for line in found.clauses] == [finding.clause for finding in judged.findings]
    assert found.overall == judged.overall


def test_the_same_case_gives_the_same_retrospective() -> None:
    assert retro() == retro()


def test_a_clause_can_be_looked_up() -> None:
    assert retro().clause("steady").dimension == "resolution"


def test_a_source_that_shows_no_updates_shows_no_silences() -> None:
    plain = timeline()
    blind = Timeline(
        tuple(one for one in plain if one.kind != "update_posted"),
        Header(covers=("alert_fired", "declared", "resolved")),
    )
    assert (len(retro(plain).chart.watches), retro(blind).chart.watches) == (2, ())


def test_dates_of_a_record_of_talk_alone_run_from_its_last_word_and_say_so() -> None:
    said = [talk.Note(id="a", at=at(0), text="It is slow."), talk.Message(id="b", at=at(30), text="It works again.")]
    told = []
    for record in (said, [*said, SignedOff(id="s", at=at(60 * 24 * 90), role="scribe")]):
        one = case(Timeline.of(record))
        told.append([(item.start, item.due) for item in retrospective(one, assess(one)).actions])
    one = case(Timeline.of(said))
    last = retrospective(one, assess(one)).actions[-1]
    assert set(told[0]) == {(date(2026, 4, 21), date(2026, 5, 4))}
    assert told[1] == told[0]
    assert last.due_basis.endswith("; counted from the last word on record, as it shows no end of a response")
