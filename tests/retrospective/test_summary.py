"""Five lines for a person who was not there."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.cast import Cast
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.summary import summary_of
from gameday.scoring.judge import assess
from gameday.terms.facts import Facts
from gameday.terms.kinds import Kind
from gameday.timeline import Exercise, Header, Timeline, response, signals, talk, truth
from tests.retrospective.sample import assessment, at, case


def lines(record: Timeline | None = None) -> dict[str, str]:
    one = case(record)
    return dict(summary_of(one, assessment(one), Cast.of(one.source)))


def judged(record: Timeline) -> dict[str, str]:
    """The same, of what the judge makes of a record."""
    one = case(record)
    return dict(summary_of(one, assess(one), Cast.of(one.source)))


def test_the_five_lines_of_a_drill() -> None:
    assert lines() == {
        "What happened": "Alert: ErrorRateHigh on checkout (high urgency). The cause the team found: a config push by "
        "the primary on-call. The only measure put in place: rollback on checkout at 15:27.",
        "Impact": "At its worst: 40% of users affected, core function down. In all as much as if every user "
        "had been cut off for 14.4 min.",
        "Duration": "Impact from 14:47 to 15:28 UTC (41 min). Noticed 2 min after it began, declared 9 min after "
        "the first signal and resolved 45 min after it began. The longest external silence runs to the end "
        "of the record.",
        "Severity": "Called SEV3, then SEV1. By the SOP's own criteria it was SEV2, then SEV1. After a "
        "declaration was due it was too low for 7 min.",
        "Outcome": "The record ran to its end; the incident was resolved. Of 11 promises that were due, 2 were kept "
        "in full. Broken and critical: severity. Verdict: did not pass.",
    }


def test_what_the_record_does_not_hold_is_said_and_not_guessed() -> None:
    found = lines(Timeline.of([signals.AlertFired(id="a", at=at(0))], Header(exercise=Exercise())))
    assert found["Impact"] == "The record does not say what users felt."
    assert found["Severity"] == (
        "No severity was called. What was right cannot be told: the record holds no facts of impact."
    )
    assert found["Outcome"].startswith("The incident was not called resolved. Of 11 promises")


def test_what_the_source_cannot_show_is_not_said_to_be_missing() -> None:
    header = Header(exercise=Exercise(), covers=("alert_fired",))
    found = lines(Timeline.of([signals.AlertFired(id="a", at=at(0))], header))
    assert "never" not in found["Duration"]


def test_calls_the_source_does_not_show_are_not_said_to_be_missing() -> None:
    header = Header(exercise=Exercise(), covers=("alert_fired",))
    found = lines(Timeline.of([signals.AlertFired(id="a", at=at(0))], header))
    assert found["Severity"].startswith("The record cannot show what severity was called.")


def test_a_level_the_sop_does_not_know_is_shown_as_it_was_said() -> None:
    found = lines(Timeline.of([response.Declared(id="a", at=at(0), severity="BOGUS")], Header(exercise=Exercise())))
    assert found["Severity"].startswith("Called BOGUS (no level of this SOP).")


def test_what_was_only_said_in_a_tabletop_has_no_times() -> None:
    header = Header(exercise=Exercise(kind="tabletop", humans=4))
    said = response.Declared(id="b", at=at(4), severity="SEV1", actor="dana", basis="stated")
    found = lines(Timeline.of([signals.AlertFired(id="a", at=at(0)), said], header))
    assert found["Duration"].startswith("What was done was said in a tabletop, so its times are not rated.")


def test_a_level_below_the_lowest_is_shown_as_that() -> None:
    record = Timeline.of([response.Declared(id="d", at=at(5), severity="SEV9", actor="dana")])
    assert lines(record)["Severity"].startswith("Called SEV9 (below this SOP's lowest level).")


def test_a_pass_names_what_was_hardly_kept() -> None:
    one = case()
    judged, cast = assessment(one), Cast.of(one.source)
    (first, *rest) = judged.dimensions
    passed = replace(judged.overall, verdict="pass", gates=())
    hollow = replace(judged, dimensions=(replace(first, score=0.13), *rest), overall=passed)
    words = dict(summary_of(one, hollow, cast))["Outcome"]
    name = DIMENSION_WORDS[first.dimension].lower()
    assert words.endswith(f" Verdict: passed, although next to nothing was kept of {name} (13 of 100).")
    failed = replace(hollow, overall=judged.overall)
    assert dict(summary_of(one, failed, cast))["Outcome"].endswith(" Verdict: did not pass.")


def test_a_level_that_was_called_again_is_told_again() -> None:
    calls = [response.SeverityChanged(id=f"s{n}", at=at(20 + n), severity=level, actor="dana") for n, level in
             enumerate(("SEV2", "SEV3", "SEV3"))]  # fmt: skip
    first = response.Declared(id="d", at=at(5), severity="SEV3", actor="dana")
    assert lines(Timeline.of([first, *calls]))["Severity"].startswith("Called SEV3, then SEV2, then SEV3.")
    many = [
        response.SeverityChanged(id=f"m{n}", at=at(30 + n), severity=f"SEV{2 + n % 2}", actor="dana") for n in range(9)
    ]
    assert lines(Timeline.of([first, *many]))["Severity"].startswith("Called SEV3 and SEV2 by turns.")


def test_what_was_right_for_seconds_while_it_rose_or_fell_is_no_turn_of_its_own() -> None:
    partly, down = Facts(users_affected=0.15), Facts(users_affected=0.4, core_function="down")
    steps = [(0, partly), (0.5, down), (20, partly), (20.5, down), (40, partly)]
    began, *rest = (truth.ImpactChanged(id=f"t{n}", at=at(when), facts=facts) for n, (when, facts) in enumerate(steps))
    record = [
        truth.ImpactStarted(id="t", at=began.at, facts=began.facts),
        *rest,
        truth.ImpactEnded(id="e", at=at(40.5)),
    ]
    assert "criteria it was SEV1." in lines(Timeline.of(record))["Severity"]
    assert "criteria it was SEV2." in lines(Timeline.of([record[0], truth.ImpactEnded(id="e", at=at(0.5))]))["Severity"]


def test_what_a_source_that_shows_only_some_kinds_does_not_show_is_not_said_never_to_have_come() -> None:
    """A log may hold the updates inside and not those outside."""
    record = [
        signals.AlertFired(id="a", at=at(0)),
        response.Declared(id="d", at=at(5), severity="SEV1"),
        response.UpdatePosted(id="u", at=at(6), audience="internal"),
        response.Resolved(id="r", at=at(30)),
    ]
    shown: tuple[Kind, ...] = ("alert_fired", "declared", "update_posted", "resolved")
    told = [judged(Timeline.of(record, Header(covers=covers)))["Duration"].split(". ")[-1] for covers in (None, shown)]
    assert told == ["There was never an external update.", "The record does not show an external update."]


def test_a_record_of_nothing_that_was_due_says_so() -> None:
    said = judged(Timeline.of([talk.Note(id="n", at=at(0), text="slow")], Header(covers=("note",))))
    assert said["Outcome"].startswith(
        "The incident was not called resolved. The record shows no promise that was due. Verdict: "
    )
