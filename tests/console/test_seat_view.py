"""What the page of one seat holds: what this person perceived, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gameday.console.views.seat import seat_view
from tests.console.played import COMMS, ONCALL, checkout, does, in_bytes, playing
from tests.live.prepared import Led, led, plan

MINUTE = 60_000
SECTIONS = {
    "me", "incident", "pages", "checklist", "role_words", "asks", "sop", "team", "targets", "services", "levers",
    "sights", "tasks", "simulated", "status", "washed", "undone", "corrected",
}  # fmt: skip


def view(one: Led, person: str = "mira") -> dict[str, Any]:
    return seat_view(one.drill, person)


@pytest.fixture(scope="module")
def answered() -> Led:
    """Ten minutes in: the page was answered, SEV1 declared, the channel opened, the dashboard looked at."""
    one = playing()
    one.pass_to(3)
    page = next(entry for entry in one.drill.perceived("mira") if entry.kind == "paged")
    does(one, "acknowledged", at=3.5, re=page.id)
    does(one, "joined")
    does(one, "declared", at=5, severity="SEV1")
    does(one, "channel_opened", channel="#inc-1")
    does(one, "role_assigned", seat="incident_commander", person="aylin")
    does(one, "paged", target="comms_lead", reason="updates")
    assert one.order(ONCALL, "look", at=6, what="dashboard", service="checkout").ok
    does(one, "update_posted", at=7, audience="external", status="investigating", text="We are looking into it.",
         states={"what": "checkout"})  # fmt: skip
    lever = next(lever for lever in one.drill.stage.known_levers() if lever.reversible)
    does(one, "mitigation_started", at=8, action=lever.action, target=lever.target, reversible=True)
    one.pass_to(10)
    return one


def test_in_the_lobby_there_is_the_sop_and_nothing_else() -> None:
    """Every section is there, so that a page needs no special case; none of them knows anything yet."""
    found = view(playing(started=False))
    assert found.keys() == SECTIONS
    assert {name for name in SECTIONS if not found[name]} == {
        "pages",
        "levers",
        "sights",
        "tasks",
        "washed",
        "undone",
        "corrected",
    }
    assert found["me"] == {
        "person": "mira",
        "name": "Mira",
        "roles": [{"role": "primary_oncall", "words": "primary on-call", "text": found["me"]["roles"][0]["text"]}],
        "seat": "primary on-call",
        "joined": False,
        "diagnosing": False,
    }
    assert found["incident"]["severity"] is None


def test_a_page_rings_at_its_own_seat_only() -> None:
    """With what it is about, since when, and how soon the SOP wants an answer."""
    one = playing()
    one.pass_to(3)
    (page,) = view(one)["pages"]
    assert page == {
        "id": page["id"],
        "at": checkout().scenario.document.starts_at + 99_603,  # type: ignore[union-attr]  # it has one
        "text": "Checkout error rate above 5%",
        "answered": False,
        "within": "5 min",
    }
    assert view(one, "pavel")["pages"] == []


def test_what_was_done_shows(answered: Led) -> None:
    """Severity, channel, roles, updates: as the person who did it knows them."""
    found = view(answered)
    incident = found["incident"]
    assert (incident["severity"], incident["channel"]) == ("SEV1", "#inc-1")
    held = {role["role"]: (role["name"], role["mine"]) for role in incident["roles"]}
    assert held["incident_commander"] == ("Aylin", False)
    assert held["primary_oncall"] == ("Mira", True)
    assert (found["me"]["joined"], found["pages"][0]["answered"]) == (True, True)
    external = next(one for one in incident["updates"] if one["audience"] == "external")
    assert external["status"] == "investigating"
    assert external["due"] - external["last"] == external["every"] == 30 * MINUTE
    assert external["states"] == {"what": "checkout"}
    assert found["status"]["updates"][0]["text"] == "We are looking into it."
    assert [lever["state"] for lever in found["levers"] if lever["state"]] in (["started"], ["applied"], ["failed"])


def test_a_look_stays_with_its_charts_and_without_advice(answered: Led) -> None:
    """Impact as far as it can be seen, lines, metrics; no cause that nobody looked for, no lever it might suggest."""
    (sight,) = view(answered)["sights"]
    assert sight.keys() == {"id", "what", "service", "at", "facts", "lines", "cause", "cures", "series"}
    assert (sight["what"], sight["service"], sight["cause"], sight["cures"]) == ("dashboard", "checkout", None, [])
    assert "users affected" in sight["facts"]
    assert {one["metric"] for one in sight["series"]} >= {"error_rate", "latency_ms"}
    assert view(answered, "pavel")["sights"] == []


def test_a_page_i_sent_is_not_one_i_answer(answered: Led) -> None:
    """It rings at the other seat, not here."""
    assert [page["text"] for page in view(answered)["pages"]] == ["Checkout error rate above 5%"]
    assert [page["text"] for page in view(answered, "pavel")["pages"]] == ["updates"]


def test_a_page_to_a_role_rings_at_its_seat() -> None:
    """Also where somebody else of the team would be called for that role first."""
    seats = {"primary_oncall": "human", "technical_lead": "human"}
    one = led(plan("game-day", seats, of=checkout()))  # type: ignore[arg-type]  # modes, as a plan has them
    does(one, "paged", at=3, target="technical_lead", reason="needed")
    seated = one.drill.person_of("technical_lead")
    assert seated not in (None, "mira")
    assert [page["text"] for page in view(one, str(seated))["pages"]] == ["needed"]


def test_a_task_is_seen_by_both_ends(answered: Led) -> None:
    """Given, accepted, done; nobody else's list has it."""
    does(answered, "task_assigned", person="pavel", text="Write to support")
    (given,) = view(answered)["tasks"]
    assert (given["text"], given["name"], given["mine"], given["state"]) == (
        "Write to support",
        "Pavel",
        False,
        "given",
    )
    assert answered.order(COMMS, "act", kind="joined").ok
    for kind, state in (("task_accepted", "accepted"), ("task_done", "done")):
        assert answered.order(COMMS, "act", kind=kind, keys={"re": given["id"], "person": "pavel"}).ok
        (mine,) = view(answered, "pavel")["tasks"]
        assert (mine["mine"], mine["state"]) == (True, state)


def test_what_was_taken_back_no_longer_counts() -> None:
    """The entry stays and is named as undone; the incident is as if it had not been."""
    one = playing()
    does(one, "joined", at=3)
    does(one, "declared", severity="SEV2")
    declared = one.drill.entries[-1]
    assert one.lead("undo", entry=declared.id, reason="a slip").ok
    found = view(one)
    assert found["undone"] == [declared.id]
    assert found["incident"]["severity"] is None


def test_who_gave_their_role_away_does_not_go_on_under_its_name() -> None:
    """Two pages never claim one role: the seat one was given at the start ends with the role."""
    one = playing()
    does(one, "joined", at=3)
    before = view(one)["me"]["seat"]
    does(one, "handed_off", to="pavel", seat="primary_oncall")
    assert (before, view(one)["me"]["seat"], view(one)["me"]["roles"]) == ("primary on-call", None, [])


def secrets() -> Iterator[str]:
    """What the scenario hides: its truth, causes, and the words of every inject."""
    loaded = checkout().scenario
    assert loaded is not None
    scenario = loaded.document
    assert scenario.world is not None
    yield str(scenario.hidden_truth)
    yield from (inject.id for inject in scenario.injects)
    yield from (inject.text for inject in scenario.injects if inject.text)
    yield from (fault.id for fault in scenario.world.faults)
    yield from (clue.text for clue in scenario.world.clues)


def test_no_secret_is_in_the_bytes(answered: Led) -> None:
    """Neither before the start nor ten minutes in, at any seat, but for what was delivered or looked at there."""
    hidden = [secret for secret in secrets() if len(secret) > 5]
    assert len(hidden) > 10
    for one in (playing(started=False), answered):
        for person in ("mira", "pavel", "aylin"):
            delivered = {entry.text for entry in one.drill.perceived(person)}
            delivered |= {line for looked in one.drill.sights(person) for line in looked.sight.lines}
            seen = in_bytes(seat_view(one.drill, person))
            assert [secret for secret in hidden if secret in seen and secret not in delivered] == []


def test_training_adds_whom_one_can_ask() -> None:
    """Only there: elsewhere people talk to each other."""
    one = playing(kind="training")
    assert view(one).keys() == SECTIONS | {"training"}
