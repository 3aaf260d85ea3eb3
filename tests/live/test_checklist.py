"""The SOP's checklist as one person can tick it off from what they perceived."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gameday.files.documents import load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.live.checklist import PROMISE, Item, Reader
from gameday.live.situation import Situation
from gameday.sop import Sop
from gameday.terms.audience import Audience
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import (
    ChannelOpened,
    Checked,
    Declared,
    Resolved,
    RoleAssigned,
    SeverityChanged,
    UpdatePosted,
    Verified,
)
from gameday.timeline.signals import AlertFired

TEAM = load_team("storefront")
SOP = load_sop("one-page-playbook")
MINUTE = 60_000
START = 1_776_696_300_000  # 2026-04-20T14:45:00Z, a Monday


def at(minute: float) -> int:
    return START + round(minute * MINUTE)


PAGED: tuple[Entry, ...] = (
    AlertFired(at=at(2), id="a", alert="errors", urgency="high"),
    Paged(at=at(2), id="p", target="primary_oncall"),
)
DECLARED: tuple[Entry, ...] = (
    *PAGED,
    Acknowledged(at=at(3), id="k", actor="mira", re="p"),
    Declared(at=at(5), id="d", actor="mira", severity="SEV1"),
    RoleAssigned(at=at(5), id="r", actor="mira", seat="incident_commander", person="aylin"),
)


def items(entries: Sequence[Entry], person: str = "mira", minute: float = 10, sop: Sop = SOP) -> dict[str, Item]:
    reader = Reader(person, entries, Situation.of(entries), sop, TEAM, at(minute))
    return {item.clause: item for item in reader.checklist()}


def test_before_anything_is_heard_all_comes_later() -> None:
    """What the first minutes ask for lies ready, and has no time yet."""
    found = items(())
    assert {item.state for item in found.values()} == {"later"}
    assert [*found][:4] == ["acknowledge", "confirm-impact", "declare", "open-channel"]
    assert found["acknowledge"].due is None


def test_a_page_starts_the_clock_of_whoever_is_called() -> None:
    """Nobody leads yet: what is for an incident commander is for who is on call."""
    found = items(PAGED)
    assert (found["acknowledge"].state, found["acknowledge"].due) == ("due", at(7))
    assert found["declare"].mine
    assert found["check-dependencies"].due == at(17)
    other = items(PAGED, person="pavel")
    assert not any(item.mine for item in other.values())


def test_what_is_done_is_ticked_off_by_its_entry() -> None:
    """The entry that shows it, and when it was."""
    found = items((*DECLARED, ChannelOpened(at=at(6), id="c", actor="mira", channel="#x")))
    ticked = {clause: (item.entry, item.done_at) for clause, item in found.items() if item.state == "done"}
    assert ticked == {
        "acknowledge": ("k", at(3)),
        "declare": ("d", at(5)),
        "open-channel": ("c", at(6)),
        "incident-commander": (None, None),
    }


def test_what_was_done_after_its_time_tells_both_times() -> None:
    """In time it tells none; after another level was called it had another time, and tells none either."""
    opened = ChannelOpened(at=at(30), id="c", actor="mira", channel="#x")
    raised = SeverityChanged(at=at(31), id="s", actor="mira", severity="SEV2")
    late, then = items((*DECLARED, opened)), items((*DECLARED, opened, raised))
    due = items(DECLARED)["open-channel"].due
    assert due is not None
    assert [(one["open-channel"].done_at, one["open-channel"].due) for one in (late, then)] == [
        (at(30), due),
        (at(30), None),
    ]
    assert (late["acknowledge"].done_at, late["acknowledge"].due) == (at(3), None)


def test_a_lead_gets_what_nobody_else_is_there_for() -> None:
    """Without a communications lead the rhythm of updates is the incident commander's; with one it is theirs."""
    assert items(DECLARED, "aylin")["cadence-external"].mine
    assert not items(DECLARED, "mira")["cadence-external"].mine
    with_comms = (*DECLARED, RoleAssigned(at=at(6), actor="aylin", seat="comms_lead", person="pavel"))
    assert items(with_comms, "pavel")["cadence-external"].mine
    assert not items(with_comms, "aylin")["cadence-external"].mine


def test_a_rhythm_runs_from_the_last_update() -> None:
    """From declaration to the first one, then from each to the next; what was promised is due when it was promised."""
    assert items(DECLARED)["cadence-external"].due == at(35)
    assert items(DECLARED)["promises-kept"].state == "later"
    posted = UpdatePosted(at=at(12), id="u", actor="pavel", audience="external", next_update_at=at(30))
    found = items((*DECLARED, posted))
    assert (found["cadence-external"].due, found["promises-kept"].due) == (at(42), at(30))
    over = items((*DECLARED, posted, Resolved(at=at(50), id="o", actor="aylin")))
    assert over["cadence-external"].state == "done"
    assert (over["customers-told-resolved"].state, over["customers-told-resolved"].due) == ("due", at(52))


def test_a_promise_is_due_from_who_gave_it() -> None:
    """Whoever writes updates now; where no clause asks for it by then, everybody reads of it all the same."""

    def promises(audience: Audience, person: str, *later: Entry) -> list[tuple[int | None, bool]]:
        promised = UpdatePosted(at=at(12), id="u", actor="aylin", audience=audience, next_update_at=at(14))
        entries = (*DECLARED, promised, *later)
        reader = Reader(person, entries, Situation.of(entries), SOP, TEAM, at(12))
        return [
            (item.due, item.mine) for item in reader.checklist() if item.clause == PROMISE and item.about == audience
        ]

    gives = RoleAssigned(at=at(12), actor="aylin", seat="comms_lead", person="pavel")
    assert promises("internal", "aylin", gives) == [(at(14), True)]
    assert promises("internal", "aylin") == promises("internal", "pavel", gives) == []  # the SOP's own clause says it
    assert promises("executive", "aylin") == promises("executive", "pavel", gives) == [(at(14), True)]
    assert promises("executive", "mira") == promises("executive", "") == [(at(14), False)]
    assert promises("executive", "aylin", Resolved(at=at(13), id="o", actor="aylin")) == []


def test_what_no_responder_can_know_has_no_time() -> None:
    """When it began to be well again is the world's secret: the watch period is due, and at no time."""
    found = items(DECLARED)
    assert (found["watch-period"].state, found["watch-period"].due) == ("due", None)
    assert found["verify-before-resolved"].due is None
    assert items((*DECLARED, Verified(at=at(40), id="v")))["verify-before-resolved"].state == "done"


def test_a_look_of_the_wrong_kind_ticks_off_nothing() -> None:
    """Changes are not dependencies."""
    found = items((*DECLARED, Checked(at=at(6), id="l", actor="mira", what="changes")))
    assert (found["check-changes"].state, found["check-dependencies"].state) == ("done", "due")


def test_rules_come_last_and_say_where_they_hold() -> None:
    """A rule is never done; a step that depends on facts says on which, not whether they hold."""
    found = list(items(DECLARED).values())
    states = [item.state for item in found]
    assert "rule" in states
    assert "rule" not in states[: len(states) - states.count("rule")]
    assert items(DECLARED)["cadence-external"].where == "visible to customers"


def test_a_level_by_its_other_name() -> None:
    """`Sev-1` is SEV1; one that is no level at all leaves what is asked for at first."""
    named = (*PAGED, Declared(at=at(5), id="d", actor="mira", severity="Sev-1"))
    assert "leads" in items(named)
    unknown = (*PAGED, Declared(at=at(5), id="d", actor="mira", severity="dire"))
    assert "leads" not in items(unknown)


@pytest.mark.parametrize("name", shipped_names("sops"))
def test_every_shipped_sop_has_a_checklist(name: str) -> None:
    """Something to do after declaration, whatever the SOP."""
    found = items(DECLARED, sop=load_sop(name))
    assert any(item.state in ("due", "done") for item in found.values())
    assert len({item.clause for item in found.values()}) == len(found)
