"""The hot wash: everybody's words once it is over, beside the timeline."""

from __future__ import annotations

from tests.live.prepared import EVALUATOR, IC, LEAD, actor, led


def test_everybody_adds_and_takes_back_their_own() -> None:
    one = led()
    assert one.order(IC, "wash", side="well", text="We were calm").why == "the drill is under way"
    one.lead("end", at=5)
    entries = len(one.drill.entries)
    one.order(IC, "wash", side="well", text="We were calm")
    one.order(EVALUATOR, "wash", side="not_well", text="Nobody wrote")
    one.lead("wash", side="action", text="A reminder", owner="the platform team", due="2026-05-01")
    assert [(note.id, note.side, note.by, note.owner) for note in one.drill.washed] == [
        ("w1", "well", "incident_commander", None),
        ("w2", "not_well", "evaluator", None),
        ("w3", "action", "lead", "the platform team"),
    ]
    assert one.order(actor("comms_lead"), "unwash", item="w1").why == "somebody else wrote this note"
    assert one.order(IC, "unwash", item="w9").why == "no note is called 'w9'"
    assert one.order(IC, "unwash", item="w1").ok
    assert one.order(LEAD, "unwash", item="w2").ok
    one.order(IC, "wash", side="well", text="Still calm")
    assert [note.id for note in one.drill.washed] == ["w3", "w4"]
    assert len(one.drill.entries) == entries, "nothing of it is on the timeline"
