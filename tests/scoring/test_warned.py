"""What in a record is not judged as it stands is said, and changes no score."""

from __future__ import annotations

from dataclasses import replace

from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Control, Correction, RealIncident
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import UpdatePosted
from gameday.timeline.talk import Note
from tests.scoring.builders import acknowledged, assess, covering, declared, incident
from tests.scoring.strategies import at

ACK = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}


def said(timeline: Timeline) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.about, one.entries) for one in assess(timeline, ACK).warnings]


def test_a_record_judged_as_it_stands_warns_of_nothing() -> None:
    assert said(incident(acknowledged(3), declared(4))) == []


def test_a_word_that_is_no_level() -> None:
    told = assess(incident(declared(4, "PURPLE {x}")), ACK).warnings
    assert [(one.about, one.sentence) for one in told] == [
        ("unknown_level", "“PURPLE (x)” is no level of this SOP; what was called is unknown.")
    ]


def test_a_level_below_the_lowest_of_this_sop() -> None:
    told = assess(incident(declared(4, "SEV5"), declared(6, "none")), ACK).warnings
    assert [(one.about, one.entries, one.sentence) for one in told] == [
        (
            "below_lowest",
            ("declared-4",),
            "“SEV5” is below this SOP's lowest level, SEV4; it counts as none called.",
        )
    ]


def test_a_kind_that_is_not_known() -> None:
    assert said(incident(Note(at=at(5), id="n", was="pinged"), Note(at=at(6), id="m"))) == [("unknown_kind", ("n",))]


def test_corrections_and_undos_with_and_without_effect() -> None:
    entries: list[Entry] = [
        Correction(at=at(90), id="none", corrects="nowhere", changes=(("text", '"x"'),)),
        Correction(at=at(91), id="idle", corrects="ack", changes=(("at", '"yesterday"'),)),
        Correction(at=at(92), id="moved", corrects="ack", changes=(("at", '"2026-04-20T15:05:00Z"'),)),
        Control(at=at(93), id="undo", action="undo", target="declared-4"),
        Control(at=at(94), id="lost", action="undo", target="nothing"),
    ]
    assert said(incident(acknowledged(3), declared(4), *entries)) == [
        ("correction_without_effect", ("none", "idle", "lost")),
        ("rewritten", ("moved", "undo")),
    ]


def test_what_the_controller_was_late_with_or_kept_back() -> None:
    """Released later: no word of the record is rewritten by that."""
    held = Control(at=at(1), id="held", action="hold", target="letter")
    released = Control(at=at(5), id="released", action="undo", target="held")
    late = Note(at=at(5), id="letter-came", planned_at=at(2), inject="letter")
    soon = Note(at=at(2), id="soon", planned_at=at(1.5), inject="call")
    gone = Control(at=at(6), id="left", action="skip", target="tweet")
    told = assess(incident(acknowledged(3), declared(4), held, released, late, soon, gone), ACK).warnings
    assert [(one.about, one.entries, one.sentence) for one in told] == [
        (
            "came_late",
            ("letter-came",),
            "1 entry came later than planned, by 3 min at the most: the controller's delay."
            " Whoever took part is timed from when it came.",
        ),
        (
            "never_came",
            ("left",),
            "1 entry of the controller kept back what the script would have sent; it never came.",
        ),
    ]


def test_what_comes_after_a_real_incident() -> None:
    stopped = incident(RealIncident(at=at(5), id="real"), acknowledged(6), ended=None, resolved=None)
    assert said(stopped) == [("not_counted", ("ack",)), ("stops_early", ("alert",))]


def test_a_real_incident_that_was_taken_back_stopped_nothing() -> None:
    back = Control(at=at(6), id="back", action="undo", target="real")
    assert said(incident(RealIncident(at=at(5), id="real"), back, acknowledged(7))) == [("rewritten", ("back",))]


def test_two_incidents_in_one_record() -> None:
    both = incident(replace(acknowledged(3), incident="a"), replace(declared(4), incident="b"))
    assert said(both) == [("several_incidents", ("ack", "declared-4"))]


def test_what_was_only_said_outside_a_tabletop_counts_as_not_done() -> None:
    """In a tabletop it is unknown and not rated; in a game day it is missed, unless a seat was only spoken for."""
    timeline = incident(replace(acknowledged(3), basis="stated"))
    found = []
    for exercise in (Exercise("tabletop", 5), Exercise("game-day", 5), Exercise("game-day", 5, (("legal", "spoken"),))):
        header = replace(timeline.header or Header(), exercise=exercise)
        told = assess(Timeline.of(timeline, header), ACK)
        found.append((told.finding("deadline").status, [one.about for one in told.warnings]))
    assert found == [("unknown", []), ("missed", ["said_outside_tabletop"]), ("unknown", [])]


def test_kinds_the_source_is_said_not_to_show() -> None:
    told = covering(incident(acknowledged(3)), "impact_started", "impact_ended", "alert_fired", "resolved")
    assert said(told) == [("not_covered", ("ack",))]


def test_a_blank_update_counts_as_none() -> None:
    every = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "30m"}}
    blank = UpdatePosted(at=at(30), audience="internal", states=(("what", "..."),), id="u")
    told = assess(incident(blank), every)
    assert ([one.about for one in told.warnings], told.finding("cadence").evidence) == (["said_nothing"], ())


def test_an_answer_before_anything_rang() -> None:
    early = incident(Acknowledged(at=at(-2), actor="dana", id="early"))
    assert said(early) == [("before_the_call", ("early",))]
