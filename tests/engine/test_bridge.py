"""Where the number of the bridge is wrong, whoever has nothing else gets in late."""

from __future__ import annotations

from gameday.timeline.paging import Joined
from gameday.timeline.response import BridgeOpened, ChannelOpened
from tests.engine.cast import Scripted, Step
from tests.engine.plays import minutes, played
from tests.engine.small import small

WRONG = {"gap": "bridge_wrong"}
NO_CHAT = {"gap": "chat_down"}
HERE: list[Step] = [(1, Joined(at=0)), (2, BridgeOpened(at=0, channel="call"))]
TRIES: list[Step] = [(minute, Joined(at=0)) for minute in (10, 12, 15, 23)]


def arrives(*more: Step, gaps: tuple[dict[str, str], ...] = (WRONG,)) -> tuple[float | None, list[str]]:
    """When somebody who tries to join again and again gets in, and what they were told before."""
    scenario = small(gaps=list(gaps))
    gus = Scripted(TRIES)
    opened = sorted([*HERE, *more], key=lambda step: step[0])
    timeline = played(scenario, {"dana": Scripted(opened), "gus": gus})
    came = next((one for one in timeline.every(Joined) if one.actor == "gus"), None)
    return minutes(scenario, came), gus.refused


def test_with_nothing_but_the_wrong_number_they_ask_around_for_a_while() -> None:
    when, told = arrives()
    assert when == 23.0
    assert told == ["nobody is there at the number of the bridge; ask for the right one"] * 3


def test_an_incident_channel_lets_them_in_unless_the_chat_is_down() -> None:
    channel = (3, ChannelOpened(at=0, channel="#inc"))
    assert arrives(channel)[0] == 10.0
    assert arrives(channel, gaps=(WRONG, {**NO_CHAT, "from_start": "4m"}))[0] == 23.0


def test_the_right_number_lets_them_in_at_once() -> None:
    assert arrives((11, BridgeOpened(at=0, channel="the right call")))[0] == 12.0


def test_without_the_gap_or_before_any_bridge_nobody_is_turned_away() -> None:
    assert arrives(gaps=()) == (10.0, ["you are here already"] * 3)
    scenario = small(gaps=[WRONG])
    came = played(scenario, {"gus": Scripted(TRIES[:1])}).every(Joined)
    assert [minutes(scenario, one) for one in came] == [10.0]
