"""The hot wash on the page and as notes."""

from __future__ import annotations

from gameday.console.views.lead_wash import wash_notes, wash_section
from tests.live.prepared import IC, led


def test_nothing_was_written_so_there_are_no_notes() -> None:
    """An empty heading would look like a report."""
    assert (wash_section(()), wash_notes(())) == ([], "")


def test_what_everybody_wrote_stands_by_side_in_the_order_it_came() -> None:
    """An action says who does it and by when, or that nobody has said so yet; text stays on one line."""
    one = led()
    one.lead("end", at=5)
    assert one.order(IC, "wash", side="action", text="Put the levers\nfirst.", owner="comms lead", due="2026-12-01").ok
    assert one.lead("wash", side="well", text="The channel was open at once.").ok
    assert one.lead("wash", side="action", text="Name a deputy.").ok
    assert wash_notes(one.drill.washed) == (
        "# Hot wash\n\n"
        "## What went well\n\n- The channel was open at once.\n\n"
        "## What we will do\n\n"
        "- Put the levers first. (owner: comms lead, due: 2026-12-01)\n"
        "- Name a deputy. (no owner yet, no date yet)\n"
    )
    assert wash_section(one.drill.washed)[1:] == [
        {"id": "w2", "side": "well", "text": "The channel was open at once.", "owner": "", "due": ""},
        {"id": "w3", "side": "action", "text": "Name a deputy.", "owner": "", "due": ""},
    ]
