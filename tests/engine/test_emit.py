"""Everything passes one emit."""

from __future__ import annotations

import simpy

from gameday.engine.agenda import Agenda
from gameday.engine.emit import FACILITATOR, Emitter
from gameday.timeline import Entry
from gameday.timeline.exercise import Control, Observation
from gameday.timeline.paging import Joined
from gameday.timeline.talk import Message, Note
from gameday.timeline.truth import ImpactEnded


def test_entries_are_numbered_stamped_and_heard_in_the_order_of_the_record() -> None:
    env = simpy.Environment()
    emitter = Emitter(Agenda(env), starts_at=1_000_000)
    heard: list[str] = []

    def answers(entry: Entry) -> None:
        heard.append(f"first hears {entry.id} {entry.kind}")
        if entry.kind == "joined":
            emitter.emit(Message(at=0, text="welcome"))

    emitter.listen(answers)
    emitter.listen(lambda entry: heard.append(f"second hears {entry.id} {entry.kind}"))
    env.timeout(500).callbacks.append(lambda _: emitter.emit(Joined(at=0, actor="dana")))
    env.run()
    assert heard == [
        "first hears e1 joined",
        "second hears e1 joined",
        "first hears e2 message",
        "second hears e2 message",
    ]
    assert emitter.entries == [
        Joined(at=1_000_500, id="e1", actor="dana"),
        Message(at=1_000_500, id="e2", text="welcome"),
    ]


def test_truth_is_for_the_facilitator_alone() -> None:
    emitter = Emitter(Agenda(simpy.Environment()), starts_at=0)
    assert emitter.emit(ImpactEnded(at=0)).visible_to == ("facilitator",)
    assert emitter.emit(Note(at=0, text="heard by all")).visible_to == ()


def test_who_listens_to_some_kinds_hears_no_others() -> None:
    emitter = Emitter(Agenda(simpy.Environment()), starts_at=0)
    heard: list[str] = []
    emitter.listen(lambda entry: heard.append(f"all: {entry.kind}"))
    emitter.listen(lambda entry: heard.append(f"some: {entry.kind}"), ("note", "joined"))
    for entry in (Message(at=0), Note(at=0)):
        emitter.emit(entry)
    # Whoever begins to listen later, hears from then on.
    emitter.listen(lambda entry: heard.append(f"late: {entry.kind}"), ("note",))
    emitter.emit(Note(at=0))
    assert heard == ["all: message", "all: note", "some: note", "all: note", "some: note", "late: note"]


def test_what_is_on_the_record_stays_as_it_is_when_it_is_said_again() -> None:
    env = simpy.Environment()
    emitter = Emitter(Agenda(env), starts_at=0)
    note = Note(at=0, text="it is down")
    emitter.emit(note)
    env.timeout(60_000).callbacks.append(lambda _: emitter.emit(note))
    env.run()
    assert emitter.entries == [
        Note(at=0, id="e1", text="it is down"),
        Note(at=60_000, id="e2", text="it is down"),
    ]


def test_what_whoever_leads_does_is_counted_apart_and_seen_by_nobody_else() -> None:
    """So the entries of the story keep their ids whether or not anybody led it."""
    emitter = Emitter(Agenda(simpy.Environment()), starts_at=0)
    emitter.emit(Joined(at=0, actor="dana"))
    emitter.emit_beside(Control(at=0, action="pause"))
    emitter.emit_beside(Observation(at=0, text="calm"))
    emitter.emit(Message(at=0, text="on we go"))
    assert [(one.id, one.visible_to) for one in emitter.entries] == [
        ("e1", ()),
        ("c1", (FACILITATOR,)),
        ("c2", (FACILITATOR,)),
        ("e2", ()),
    ]


def test_entries_carry_the_time_on_the_wall_where_somebody_waits_for_one() -> None:
    emitter = Emitter(Agenda(simpy.Environment()), starts_at=0)
    emitter.emit(Note(at=0))
    emitter.wall = 17
    emitter.emit(Note(at=0))
    assert [one.wall_at for one in emitter.entries] == [None, 17]
