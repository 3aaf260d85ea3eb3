"""A person who leads and says nothing is asked for a word; a simulated one is not."""

from __future__ import annotations

from itertools import pairwise

from gameday.drill import play
from gameday.participants import cast
from gameday.timeline import Timeline
from gameday.timeline.paging import Joined
from gameday.timeline.response import Declared, RoleAssigned
from gameday.timeline.talk import Message
from tests.engine.cast import Scripted, Step
from tests.engine.small import small
from tests.participants.stories import crew, handbook, story


def led(*steps: Step) -> Timeline:
    """Eli, second on call, is here first, and does these things alone."""
    people = crew(sure=True)
    eli = Scripted([(12, Joined(at=0)), *steps], answers=False)
    return play(small(), handbook(), people, seed=1, cast={**cast(people, without=["eli"]), "eli": eli})


def asked(timeline: Timeline) -> list[str]:
    return [one.text or "" for one in timeline if isinstance(one, Message) and (one.text or "").endswith("?")]


def test_while_nothing_is_declared_they_ask_with_what_they_see_a_few_times_and_ever_later() -> None:
    played = led()
    first, *again = asked(played)
    at = [one.at for one in played if isinstance(one, Message) and (one.text or "").endswith("?")]
    gaps = [later - earlier for earlier, later in pairwise(at)]

    assert first.startswith("About ")
    assert first.endswith("Do we declare?")
    assert 1 <= len(again) <= 3
    assert all(one.endswith("Nobody has declared yet. Do we?") for one in again)
    assert gaps == sorted(gaps)


def test_once_it_is_declared_nobody_asks_again() -> None:
    assert [one for one in asked(led(*DECLARED)) if "declare" in one] == []


DECLARED: tuple[Step, ...] = (
    (12.5, Declared(at=0, severity="SEV2")),
    (12.5, RoleAssigned(at=0, seat="incident_commander", person="eli")),
)


def test_once_it_was_made_sure_of_they_ask_whether_it_is_over() -> None:
    played = led(*DECLARED)
    verified = next(one for one in played if one.kind == "verified")
    question = next(one for one in played if isinstance(one, Message) and (one.text or "").endswith("?"))

    assert asked(played) == ["It holds as far as I can see. Do we call it resolved?"]
    assert question.actor == verified.actor
    assert question.at > verified.at


def test_a_simulated_lead_is_not_asked() -> None:
    assert asked(story(by=crew(sure=True))) == []
