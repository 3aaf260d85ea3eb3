"""Deciding: what a command leaves open is settled before it is carried out."""

from __future__ import annotations

from gameday.live.command import read_command
from gameday.live.deciding import decided
from gameday.live.drill import LiveDrill
from tests.live.prepared import IC, LEAD, MINUTE, led, plan


class Coach:
    """Says the same to everybody."""

    def hint(self, drill: LiveDrill, person: str) -> str:
        return f'{{"text": "look, {person}", "about": "declare"}}'

    def due(self, drill: LiveDrill, person: str) -> int | None:
        return drill.story + MINUTE if person == "eli" else None


def test_how_far_a_skip_leads_is_settled_beforehand_and_which_event_is_next_is_not() -> None:
    one = led()
    one.pass_to(3)
    assert decided(one.drill, LEAD, read_command('{"do":"skip","to":"5m"}')) == str(8 * MINUTE)
    assert decided(one.drill, LEAD, read_command('{"do":"skip"}')) is None
    one.lead("skip")
    assert one.records[-1].decided == str(one.drill.story) == str(4 * MINUTE), "kept, once it has shown"


def test_a_wait_and_a_cry_for_help_ask_the_coach_and_nothing_else_does() -> None:
    one = led(plan("training", {"incident_commander": "human"}))
    wait, help_, pause = (read_command(f'{{"do":"{do}"}}') for do in ("wait", "help", "pause"))
    assert decided(one.drill, IC, wait, Coach()) == str(MINUTE)
    assert decided(one.drill, IC, wait) == str(120 * MINUTE)
    assert decided(one.drill, IC, help_, Coach()) == '{"text": "look, eli", "about": "declare"}'
    assert decided(one.drill, IC, help_) is None
    assert decided(one.drill, LEAD, help_, Coach()) is None
    assert decided(one.drill, LEAD, pause, Coach()) is None
    assert decided(led(started=False).drill, IC, wait, Coach()) is None
