"""One person among simulated people: who leads, who does what, and what is taken at somebody's word."""

from __future__ import annotations

from gameday.timeline import Entry
from tests.training.alone import MINUTE, Alone


def who(one: Alone, kind: str) -> list[str | None]:
    return [entry.actor for entry in one.drill.entries if entry.kind == kind]


def came(one: Alone, person: str) -> bool:
    return any(entry.kind == "joined" and entry.actor == person for entry in one.heard)


def test_who_leads_and_is_first_declares_and_nobody_does_it_for_them() -> None:
    """Aylin is here before Mira, who is on call: the call is Aylin's."""
    one = Alone()
    one.wait()
    one.act("joined")
    one.pass_time(20)

    assert came(one, "mira")
    assert who(one, "declared") == []
    assert one.act("declared", severity="SEV1").ok


def test_who_is_there_to_write_leads_nobody_by_being_first() -> None:
    """Pavel is here first; Mira comes and declares all the same."""
    one = Alone("comms_lead")
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.pass_time(25)

    assert who(one, "declared") == ["mira"]


def test_what_they_made_sure_of_is_enough_for_a_simulated_lead_to_call_it_over() -> None:
    """Mira works and verifies; Aylin, who was handed the lead, calls it resolved soon after, and not before."""
    one = Alone("primary_oncall")
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.act("declared", severity="SEV1")
    one.act("paged", target="incident_commander", reason="please lead")
    while not came(one, "aylin"):
        one.wait()
    one.act("handed_off", to="aylin", seat="incident_commander")
    one.act("mitigation_started", action="rollback", target="payment-gateway")
    one.wait_for("service_restored")
    one.pass_time(20)
    before = who(one, "resolved")
    one.act("verified")
    one.pass_time(10)
    verified, resolved = (_first(one, kind) for kind in ("verified", "resolved"))

    assert before == []
    assert (verified.actor, resolved.actor) == ("mira", "aylin")
    assert resolved.at - verified.at < 10 * MINUTE


def _first(one: Alone, kind: str) -> Entry:
    return next(entry for entry in one.drill.entries if entry.kind == kind)
