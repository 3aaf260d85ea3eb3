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
        "legal",
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
        "the primary on-call's page. a customer wrote to a responder."
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


def test_who_asks_is_counted_and_a_function_of_the_company_keeps_its_name() -> None:
    asking = ("Ann Lee", "Bo Roe", "Customer support", "Executives", "Head of sales", "Cy Poe")
    cast = Cast.of(Timeline.of([signals.StakeholderQuestion(at=at(0), from_=name) for name in asking]))
    assert [
        cast.redact("To Ann Lee, Bo Roe and Cy Poe: we are on it.", 0),
        cast.redact("To Ann Lee and Bo Roe: it is over.", 0),
        cast.redact("To Customer support, Executives and Head of sales: we are on it.", 0),
    ] == [
        "To three people outside: we are on it.",
        "To two people outside: it is over.",
        "To Customer support, Executives and Head of sales: we are on it.",
    ]


def test_a_function_that_writes_in_is_nobody_s_name_in_a_text() -> None:
    """“The caretaker saw it” stays as it is written; a person of that name is still none to be read."""
    wrote = [
        signals.CustomerReport(at=at(0), from_="Post room", inject="post"),
        signals.CustomerReport(at=at(0), from_="Bo Roe", inject="bo"),
        signals.CustomerReport(at=at(0), from_="Caretaker", inject="seen"),
    ]
    cast = Cast.of(Timeline.of(wrote))
    assert cast.redact("The post room asks the caretaker; Caretaker and Bo Roe saw it.", 0) == (
        "The post room asks the caretaker; two customers saw it."
    )


def test_whoever_writes_in_is_a_customer_everywhere() -> None:
    wrote = [signals.SocialMention(at=at(0), from_="Ann Lee"), signals.CustomerReport(at=at(0), from_="Bo Roe")]
    cast = Cast.of(Timeline.of(wrote))
    assert [cast.say("Ann Lee", 0), cast.redact("I cannot pay. Bo Roe", 0), cast.redact("Ann Lee and Bo Roe", 0)] == [
        "a customer",
        "I cannot pay. a customer",
        "two customers",
    ]


def test_a_place_or_company_that_holds_part_of_a_name_stays_whole() -> None:
    cast = Cast.of(Timeline(()), {"u17": "Ricky Holder"})
    assert cast.redact("Ask Ricky Holder or Ricky; New Ricky, Lake Holder, Holder Group and Rickyville stay.", 0) == (
        "Ask a responder or a responder; New Ricky, Lake Holder, Holder Group and Rickyville stay."
    )


def test_a_whole_name_never_stays_not_even_after_a_word_for_places() -> None:
    cast = Cast.of(Timeline(()), {"ricky": "Ricky Holder", "ZZZ": "ZZZ"})
    assert cast.redact("Port ZZZ, New Ricky, ZZZ Group; Lake Holder", 0) == (
        "Port a responder, New a responder, a responder Group; Lake Holder"
    )
