"""The coach: the next step, then why; and nothing of the truth."""

from __future__ import annotations

from itertools import pairwise

from gameday.files.json_text import parse_object
from gameday.timeline.exercise import Control
from gameday.training.coach import TrainingCoach, is_over, open_steps
from gameday.training.debrief import debrief
from tests.training.alone import Alone


def hints(one: Alone) -> list[tuple[str | None, str | None]]:
    return [(entry.target, entry.value) for entry in one.heard if isinstance(entry, Control)]


def over(one: Alone) -> list[bool]:
    left = open_steps(one.drill, one.me)
    return [is_over(entry, left) for entry in one.heard if isinstance(entry, Control) and entry.action == "hint"]


def test_asked_again_it_says_why_and_then_the_step_once_more() -> None:
    one = Alone()
    one.wait()
    first, why, once_more = one.hint(), one.hint(), one.hint()

    assert first == "Acknowledge your page." == once_more
    assert why.startswith("Until somebody answers, ")
    assert "The SOP (" in why


def test_a_hint_is_over_once_its_step_is_done() -> None:
    """That nothing has come yet is over once something has; what is done before it leaves a hint as it is."""
    one = Alone()
    one.hint()
    quiet = over(one)
    one.wait()
    rings = over(one)
    one.hint()
    one.act("joined")
    joined = over(one)
    one.act("acknowledged")

    assert (quiet, rings, joined, over(one)) == ([False], [True], [True, False], [True, True])


def test_a_hint_is_an_entry_about_its_clause_and_reaches_nobody_else() -> None:
    one = Alone()
    one.wait()
    one.hint()

    assert hints(one) == [("acknowledge", "Acknowledge your page.")]
    assert not any(isinstance(entry, Control) for entry in one.drill.perceived("mira"))


def test_what_followed_a_hint_is_aided_and_nothing_else_is() -> None:
    """Acknowledged after a hint; declared without one."""
    one = Alone()
    one.wait()
    one.hint()
    one.pass_time(0.5)
    one.act("acknowledged")
    one.act("joined")
    one.order("look", what="dashboard")
    one.act("declared", severity="SEV1")
    one.pass_time(5)
    one.order("end")
    found = debrief(one.drill.timeline(), one.drill.documents, one.me, one.seat).assessment

    assert [finding.clause for finding in found.findings if finding.aided] == ["acknowledge"]
    assert found.finding("declare").credit == 1


def test_when_a_step_falls_due_is_told_in_story_time() -> None:
    """Declared at once after the page: what the SOP wants five minutes after it comes next."""
    one = Alone()
    one.wait()
    one.act("joined")
    one.act("declared", severity="SEV1")
    one.act("role_assigned", seat="incident_commander", person=one.me)
    due = TrainingCoach().due(one.drill, one.me)

    assert due is not None
    assert one.drill.story < due <= one.drill.story + 5 * 60_000


def test_a_wait_stops_when_declaring_falls_due_and_leads_not_far_while_it_is_left_undone() -> None:
    """Joined, and nothing declared: five minutes after the page, and then ten minutes on at most."""
    one = Alone()
    one.wait()
    page = one.drill.story
    one.act("joined")
    stops = []
    while one.drill.story < page + 60 * 60_000:
        one.wait()
        stops.append(one.drill.story)

    assert page + 5 * 60_000 in stops
    assert max(later - earlier for earlier, later in pairwise(stops)) <= 10 * 60_000


def test_it_only_reads() -> None:
    """Asking the coach changes nothing: the same drill, the same words."""
    one = Alone()
    one.wait()
    chain = one.drill.chain
    told = [TrainingCoach().hint(one.drill, one.me) for _ in range(2)]

    assert told[0] == told[1]
    assert set(parse_object(told[0])) == {"about", "text"}
    assert one.drill.chain == chain
