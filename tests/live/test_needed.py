"""What an act needs to say anything: asked for in words, all of it at once."""

from __future__ import annotations

import pytest

from gameday.live.lead_orders import LiveMode
from gameday.live.needed import lacking
from gameday.live.plan import LiveKind
from gameday.terms.kinds import Kind
from tests.live.prepared import IC, led, plan, told

TO_WHOM = "to whom (`audience`: internal, external or executive)"


@pytest.mark.parametrize(
    ("kind", "keys", "wanted"),
    [
        ("update_posted", {}, f"an update needs {TO_WHOM} and its words (`text` or `states`)"),
        ("update_posted", {"audience": "internal", "text": " ... "}, "an update needs its words (`text` or `states`)"),
        ("update_posted", {"text": "So."}, f"an update needs {TO_WHOM}"),
        ("update_posted", {"audience": "internal", "text": "So."}, None),
        ("update_posted", {"audience": "internal", "states": {"what": "So."}}, None),
        ("declared", {}, "a declaration needs the severity (`severity`)"),
        ("severity_changed", {"severity": ""}, "a change of severity needs the severity (`severity`)"),
        ("role_assigned", {"person": "dana"}, "giving or taking a role needs which role (`seat`)"),
        ("message", {}, "a message needs its words (`text`)"),
        ("message", {"text": "状況は"}, None),
        ("task_assigned", {}, "a task needs who (`person`) and what is asked (`text` or `what`)"),
        ("postmortem_published", {"sections": []}, None),
        ("resolved", {}, None),
    ],
)
def test_what_is_missing_is_asked_for_in_words(kind: Kind, keys: dict[str, object], wanted: str | None) -> None:
    assert lacking(kind, keys) == wanted


@pytest.mark.parametrize("kind", ["game-day", "tabletop"])
def test_neither_an_act_nor_what_is_recorded_for_somebody_comes_half(kind: LiveKind) -> None:
    one = led(plan(kind))
    before = told(one.drill.entries)
    answers = [
        one.order(IC, "act", kind="update_posted", keys={"audience": "internal"}),
        one.lead("said", role="comms_lead", kind="update_posted"),
        one.lead("said", role="comms_lead", kind="checked"),
    ]
    assert [one.why for one in answers] == [
        "an update needs its words (`text` or `states`)",
        f"an update needs {TO_WHOM} and its words (`text` or `states`)",
        "a look needs where (`what`: dashboard, logs, changes, dependencies or customers)",
    ]
    assert told(one.drill.entries) == before


def test_what_somebody_only_would_do_has_no_words_yet() -> None:
    assert led().lead("said", role="comms_lead", kind="update_posted", every="15m").ok


MODES: tuple[tuple[LiveKind, LiveMode, str | None], ...] = (
    ("tabletop", "spoken", None),
    ("game-day", "spoken", "the drill is paused; it goes on in a moment"),
)


@pytest.mark.parametrize(("kind", "mode", "why"), MODES)
def test_while_it_is_paused_only_a_tabletop_talks(kind: LiveKind, mode: LiveMode, why: str | None) -> None:
    one = led(plan(kind, {"comms_lead": mode}))
    assert one.lead("pause").ok
    assert one.lead("said", role="comms_lead", kind="message", keys={"text": "We wait."}).why == why
