"""Deciding: what a command leaves open is settled before it is carried out."""

from __future__ import annotations

from gameday.live.command import read_command
from gameday.live.deciding import decided, next_planned
from gameday.live.drill import LiveDrill
from tests.engine.small import small
from tests.live.prepared import IC, LEAD, MINUTE, documents_of, led, plan


class Coach:
    """Says the same to everybody."""

    def hint(self, drill: LiveDrill, person: str) -> str:
        return f'{{"text": "look, {person}", "about": "declare"}}'

    def due(self, drill: LiveDrill, person: str) -> int | None:
        return drill.story + MINUTE if person == "eli" else None


def test_a_skip_leads_to_the_next_thing_the_script_or_the_world_has_in_mind() -> None:
    one = led()
    moments = []
    for _ in range(5):
        moments.append(next_planned(one.drill) / MINUTE)
        one.lead("skip")
    # The first inject, the fault of the world, two injects, and then the end of the scenario.
    assert moments == [4, 10, 20, 30, 120]


def test_what_is_held_or_left_out_or_put_off_is_not_next() -> None:
    one = led()
    one.lead("hold", inject="early")
    one.lead("leave_out", inject="again")
    one.lead("defer", inject="later", by="5m")
    assert next_planned(one.drill) == 10 * MINUTE
    one.lead("skip", to="11m")
    assert next_planned(one.drill) == 35 * MINUTE


def test_a_phase_with_a_time_is_next_too() -> None:
    phases = [{"id": "one", "title": "One", "at": "3m"}, {"id": "two", "title": "Two", "at": "9m"}]
    one = led(plan(of=documents_of(small(phases=phases))))
    one.lead("skip")
    assert (one.drill.story, next_planned(one.drill)) == (3 * MINUTE, 9 * MINUTE)


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
