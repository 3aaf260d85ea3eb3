"""People stand in a report by role, never by name."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gameday.retrospective.cast import UNNAMED, Cast
from gameday.retrospective.plain import plain
from gameday.timeline import Timeline, paging, response, signals, talk
from tests.retrospective.sample import at


def record() -> Timeline:
    return Timeline.of(
        [
            response.Declared(id="a", at=at(0), actor="dana", role="primary_oncall", severity="SEV1"),
            response.RoleAssigned(id="b", at=at(5), seat="IC", person="dana", actor="dana"),
            paging.Paged(id="c", at=at(6), target="legal"),
            paging.Paged(id="d", at=at(6), target="omar"),
            signals.CustomerReport(id="e", at=at(7), from_="Ada Buyer"),
            talk.Message(id="f", at=at(8), actor="yuki"),
        ]
    )


def test_a_person_is_called_by_the_role_held_at_that_moment() -> None:
    cast = Cast.of(record())
    assert [cast.say("dana", at(1)), cast.say("dana", at(6))] == ["the primary on-call", "the incident commander"]


def test_roles_stay_and_people_without_a_role_are_responders() -> None:
    cast = Cast.of(record(), roles=["legal"])
    assert [cast.say("legal", 0), cast.say("Operations lead", 0), cast.say("omar", 0)] == [
        "the legal",
        "the technical lead",
        "a responder",
    ]


def test_the_usual_role_stands_in_while_the_record_shows_none() -> None:
    cast = Cast.of(record(), {"omar": "Omar Haddad"}, usual={"omar": "comms_lead", "dana": "scribe"})
    assert [cast.say("omar", at(6)), cast.say("dana", at(1))] == ["the comms lead", "the primary on-call"]


def test_every_form_of_a_name_is_replaced_in_text() -> None:
    cast = Cast.of(record(), {"dana": "Dana Ortiz"})
    text = "@dana asked DANA ORTIZ, then Ortiz; the danaide stays. dana's page. Ada Buyer wrote to yuki."
    assert cast.redact(text, at(1)) == (
        "the primary on-call asked the primary on-call, then the primary on-call; the danaide stays. "
        "the primary on-call's page. somebody outside wrote to a responder."
    )


def test_an_id_that_is_an_ordinary_word_leaves_the_language_alone() -> None:
    record = Timeline.of([paging.Joined(at=at(0), actor=name) for name in ("may", "Will", "a")])
    cast = Cast.of(record)
    assert cast.redact("May fixed a page, Will helped; we will see. @a and @will agree.", 0) == (
        "a responder fixed a page, a responder helped; we will see. a responder and a responder agree."
    )
    assert cast.redact_judged("The page may be answered; a word will come.", 0, frozenset()) == (
        "The page may be answered; a word will come."
    )


def test_the_parts_of_a_full_name_are_names_too() -> None:
    cast = Cast.of(Timeline.of([paging.Joined(at=at(0), actor="Priya Nair", role="comms_lead")]))
    assert cast.redact("Nair's push; ask priya, @Priya or PRIYA NAIR's team", at(1)) == (
        "the comms lead's push; ask the comms lead, the comms lead or the comms lead's team"
    )


def test_a_record_without_people_is_left_as_it_is() -> None:
    assert Cast.of(Timeline(())).redact("dana said so", 0) == "dana said so"


@given(st.text("aZé9.-_ \t", min_size=1, max_size=12), st.text(max_size=30), st.text(max_size=30))
def test_no_name_survives_as_a_word(name: str, before: str, after: str) -> None:
    """Whatever a person is called, and whatever stands around it."""
    cast = Cast.of(Timeline(()), {name: name})
    said = cast.redact(f"{before} {name} {after}", 0)
    shown = plain(name)
    # Shorter ids are letters of the language: they count after an @ only.
    assume(len(shown) >= 3)
    words = re.findall(r"(?<!\w)" + re.escape(shown) + r"(?!\w)", said.replace(UNNAMED, " "))
    assert words == []


def test_names_stand_beside_roles_where_somebody_asked_for_them() -> None:
    """Blameless is the habit; the people who were there may still want to know who it was."""
    timeline = Timeline.of(
        [
            response.RoleAssigned(at=0, actor="dana", seat="incident_commander", person="dana", role="primary_oncall"),
            talk.Message(at=1, actor="omar", text="ask dana"),
        ]
    )
    asked = replace(Cast.of(timeline, {"dana": "Dana Nair", "omar": "Omar Lind"}), shown={"dana": "Dana Nair"})
    assert [asked.say("dana", 1), asked.say("omar", 1), asked.redact("ask dana", 1), asked.name_shown("dana")] == [
        "the incident commander (Dana Nair)",
        "omar",
        "ask dana",
        "Dana Nair",
    ]
    assert replace(asked, shown=None).name_shown("dana") is None
