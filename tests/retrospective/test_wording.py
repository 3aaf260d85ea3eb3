"""Each kind of entry has its words, without names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.retrospective.cast import Cast
from gameday.retrospective.wording import say_entry, say_quote, say_voice
from gameday.terms.duration import MINUTE
from gameday.terms.kinds import KINDS
from gameday.timeline import Entry, Timeline, exercise, paging, response, signals, talk, truth
from gameday.timeline.registry import ENTRY_CLASSES
from tests.retrospective.sample import NAMES, at, entries, timeline

CAST = Cast.of(timeline(), {"dana": "Dana Ortiz"})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_even_with_nothing_stated(kind: str) -> None:
    words = say_entry(ENTRY_CLASSES[kind](at=0), CAST)
    assert words[0].isupper()
    assert words[-1] in ".:"
    assert "None" not in words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            signals.AlertFired(at=at(3), alert="ErrorRateHigh", service="api", urgency="high"),
            "Alert: ErrorRateHigh on api (high urgency).",
        ),
        (signals.AlertFired(at=at(3), service="api"), "Alert on api."),
        (signals.AlertFired(at=at(3)), "Alert."),
        (signals.AlertCleared(at=at(3), service="api"), "Alert cleared on api."),
        (
            paging.PageFailed(at=at(3), target="dana", reason="dead_pager"),
            "The page to the primary on-call failed: dead pager.",
        ),
        (
            paging.Paged(at=at(3), target="secondary_oncall", level=2),
            "Paged the secondary on-call (step 2 of the escalation).",
        ),
        (
            response.UpdatePosted(
                at=at(3),
                audience="external",
                status="monitoring",
                next_update_at=at(18),
                states=(("what", "x"), ("doing", "y")),
            ),
            "External update, monitoring; says what and doing; next in 15 min.",
        ),
        (response.UpdatePosted(at=at(3)), "Internal update; states nothing."),
        (
            response.MitigationApplied(at=at(3), action="feature_flag", target="shop"),
            "Took effect: feature flag on shop.",
        ),
        (
            response.RoleAssigned(at=at(3), seat="scribe", actor="yuki", person="omar"),
            "Gives the scribe seat to a colleague.",
        ),
        (response.CauseFound(at=at(3), cause="dana's push"), "Found the cause: the primary on-call's push."),
        (talk.Intent(at=at(3), act="update_posted", every=15 * MINUTE), "Would post an update every 15 min."),
        (
            talk.Intent(at=at(3), act="update_posted", audience="external", every=15 * MINUTE),
            "Would post an external update every 15 min.",
        ),
        (
            talk.Intent(at=at(3), act="notified", target="dana", within=MINUTE),
            "Would inform the primary on-call within 1 min.",
        ),
        (talk.Intent(at=at(3), act="declared", revokes="e3"), "Takes back that they would declare an incident."),
        (truth.ImpactEnded(at=at(3)), "Impact ends."),
        (
            exercise.Control(at=at(3), action="hint", target="primary_oncall", value="Which changes went out?"),
            "Facilitator: hint for the primary on-call: Which changes went out?",
        ),
        (
            exercise.Control(at=at(3), action="hint", target="acknowledge", value="Acknowledge your page."),
            "Hint: Acknowledge your page.",
        ),
        (exercise.Control(at=at(3), action="speed", value="5"), "Facilitator: speed 5."),
        (exercise.Control(at=at(3), action="fire", target="a", value="b"), "At a the story goes the way b."),
        (
            exercise.Control(at=at(3), action="skip", target="told", source="script"),
            "At told the story goes none of its ways.",
        ),
        (exercise.Control(at=at(3), action="fire", target="support-asks"), "Facilitator: fire support-asks."),
    ],
)
def test_an_entry_says_what_it_states(one: Entry, words: str) -> None:
    assert say_entry(one, CAST) == words


def test_voices_are_roles_or_systems() -> None:
    voices = [
        say_voice(one, CAST)
        for one in (
            truth.ImpactStarted(at=0, actor="dana"),
            signals.AlertFired(at=0),
            response.Declared(at=at(30), actor="omar"),
            response.Declared(at=0, actor="stranger"),
            response.Declared(at=0, role="ops_lead"),
        )
    ]
    assert voices == ["what is true", "monitoring", "comms lead", "somebody", "technical lead"]


def test_a_quote_is_the_text_else_what_was_stated() -> None:
    posts = [
        response.UpdatePosted(at=at(3), text="All\nwell, says Dana"),
        response.UpdatePosted(at=at(3), states=(("what", "down"), ("next_update", "soon"))),
        response.Declared(at=at(3)),
    ]
    assert [say_quote(one, CAST) for one in posts] == [
        "All well, says the primary on-call",
        "what: down; next update: soon",
        "",
    ]


def test_no_name_is_left_in_a_whole_record() -> None:
    said = " ".join(say_voice(one, CAST) + say_entry(one, CAST) + say_quote(one, CAST) for one in entries())
    assert [name for name in ("dana", "Dana", "omar", "yuki") if name in said] == []
    assert NAMES


def test_an_empty_timeline_has_a_cast_too() -> None:
    assert say_entry(response.Declared(at=0, severity="SEV2"), Cast.of(Timeline(()))) == "Declared SEV2."


def test_a_name_that_is_a_word_of_ours_changes_only_what_people_wrote() -> None:
    cast = Cast.of(Timeline.of([paging.Joined(at=at(0), actor=name) for name in ("page", "cause", "the")]))
    found = response.CauseFound(at=at(1), cause="a push by cause")
    assert [say_entry(one, cast) for one in (paging.Acknowledged(at=at(1)), found)] == [
        "Acknowledged the page.",
        "Found the cause: a push by a responder.",
    ]


@pytest.mark.parametrize("source", ["facilitator", "script"])
def test_what_leads_the_drill_speaks_for_itself(source: str) -> None:
    assert say_voice(talk.Message(at=at(3), source=source, text="It begins."), CAST) == source
    assert say_voice(exercise.Control(at=at(3), source=source), CAST) == source
    assert say_voice(talk.Message(at=at(3), source="a colleague"), CAST) == "somebody"


@pytest.mark.parametrize(
    ("sender", "voice"),
    [
        ("Support desk", "Support desk"),
        ("A colleague of the index team", "A colleague of the index team"),
        ("Wyatt Delgado, chief executive", "chief executive"),
        ("Hunter Parks, of the night desk", "somebody of the night desk"),
        ("Eric Hooper", "somebody outside"),
        (None, "somebody"),
    ],
)
def test_what_the_script_sends_is_said_by_its_sender_but_by_nobodys_name(sender: str | None, voice: str) -> None:
    sent = talk.Message(id="m", at=at(1), source=sender, text="It is the database.", inject="row")
    asked = signals.StakeholderQuestion(id="q", at=at(2), from_=sender, inject="other")
    cast = Cast.of(Timeline.of([sent, asked]))
    assert say_voice(sent, cast) == voice
    assert "Hooper" not in say_entry(asked, cast) + cast.redact(f"To {sender}: thank you.", at(3))


def test_a_note_is_told_with_the_words_that_mean_no_kind() -> None:
    notes = [
        talk.Note(at=0, was="Customers report errors", text="many tickets to Dana"),
        talk.Note(at=0, was="Hm", text="Hm, odd"),
        talk.Note(at=0, was="tea"),
        talk.Note(at=0, text="noted"),
    ]
    assert [say_quote(one, CAST) for one in notes] == [
        "Customers report errors: many tickets to the primary on-call",
        "Hm, odd",
        "tea",
        "noted",
    ]


def test_whoever_pages_another_of_the_same_role_pages_a_colleague() -> None:
    first = paging.Joined(id="j", at=0, actor="ines", role="primary_oncall")
    other = paging.Joined(id="k", at=0, actor="tomas", role="primary_oncall")
    call = paging.Paged(id="p", at=1, actor="ines", target="tomas", reason="shift change")
    cast = Cast.of(Timeline.of([first, other, call]))
    assert say_entry(call, cast) == "Paged a colleague: shift change."
    assert say_entry(replace(call, target="primary_oncall"), cast) == "Paged the primary on-call: shift change."


@pytest.mark.parametrize(
    ("actor", "source", "voice"),
    [
        (None, "paging tool", "paging tool"),
        (None, "PagerDuty", "PagerDuty"),
        (None, "an export", "somebody"),
        ("ines", "PagerDuty", "primary on-call"),
    ],
)
def test_a_tool_that_informs_people_is_named_and_so_is_whom(actor: str | None, source: str, voice: str) -> None:
    first = paging.Joined(id="j", at=0, actor="ines", role="primary_oncall")
    told = paging.Notified(id="n", at=1, actor=actor, source=source, target="engineering_manager")
    cast = Cast.of(Timeline.of([first, told]), roles=("engineering_manager",))
    assert (say_voice(told, cast), say_entry(told, cast)) == (voice, "Informed the engineering manager.")
