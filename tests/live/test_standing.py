"""What stands: corrected words in the place of the first ones, and the first ones again once that is undone."""

from __future__ import annotations

from gameday.live.standing import standing
from gameday.timeline.response import Declared
from tests.live.prepared import IC, Led, led


def declared() -> tuple[Led, str]:
    one = led()
    assert one.order(IC, "act", at=1, kind="declared", keys={"severity": "SEV2", "text": "It is bad"}).ok
    return one, one.drill.entries[-1].id


def levels(one: Led) -> list[str | None]:
    return [entry.severity for entry in standing(one.drill, one.drill.entries) if isinstance(entry, Declared)]


def test_a_correction_stands_in_the_place_of_what_was_said_first_and_the_response_goes_on_from_it() -> None:
    one, said = declared()
    assert one.lead("correct", entry=said, changes={"severity": "SEV1"}, reason="They said one").ok
    assert (levels(one), one.drill.stage.response.severity) == (["SEV1"], "SEV1")
    original = one.drill.entry(said)
    assert isinstance(original, Declared)
    assert original.severity == "SEV2"


def test_the_last_correction_holds_and_one_that_is_undone_does_not() -> None:
    one, said = declared()
    for level in ("SEV1", "SEV3"):
        assert one.lead("correct", entry=said, changes={"severity": level}, reason="Misheard").ok
    assert levels(one) == ["SEV3"]
    last = one.drill.entries[-1].id
    assert one.lead("undo", entry=last).ok
    assert (levels(one), one.drill.stage.response.severity) == (["SEV1"], "SEV1")


def test_what_was_undone_does_not_stand_however_it_was_corrected() -> None:
    one, said = declared()
    one.lead("correct", entry=said, changes={"severity": "SEV1"}, reason="They said one")
    one.lead("undo", entry=said)
    assert levels(one) == []


def test_a_correction_leads_to_no_level_and_nobody_unknown() -> None:
    one, said = declared()
    given = one.order(IC, "act", kind="role_assigned", keys={"seat": "comms_lead", "person": "gus"}).entries[0]
    whys = [
        one.lead("correct", entry=said, changes={"severity": "nonsense"}, reason="Misheard").why,
        one.lead("correct", entry=given, changes={"person": "nemo"}, reason="Misheard").why,
    ]
    assert whys == ["'nonsense' is no severity of this SOP", "nemo is nobody on this team"]
