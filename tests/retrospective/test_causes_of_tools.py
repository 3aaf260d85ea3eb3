"""A tool that was down explains only what waited for it: cause first, and still in force."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.retrospective.build import scene_of
from gameday.retrospective.cause import Cause
from gameday.retrospective.causes import find_causes
from gameday.retrospective.response_gaps import met
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import Gap
from gameday.scoring.finding import Finding
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry, Timeline, response
from tests.retrospective.sample import SOURCE, at, case, entries, finding, sop

CHANNEL = {
    "id": "channel", "kind": "deadline", "text": "A channel is opened.", "source": SOURCE,
    "from": {"at": "declaration"}, "to": {"kind": "channel_opened"}, "within": {"SEV1": "2m"},
}  # fmt: skip
FIRST = {
    "id": "first-internal", "kind": "deadline", "text": "Colleagues hear of it.", "source": SOURCE,
    "from": {"at": "declaration"}, "to": {"kind": "update_posted", "audience": "internal"}, "within": {"SEV1": "2m"},
}  # fmt: skip
RHYTHM = {
    "id": "rhythm", "kind": "cadence", "text": "Colleagues hear something.", "source": SOURCE, "audience": "internal",
    "every": {"SEV1": "15m"},
}  # fmt: skip


def scene(down: tuple[float, float], *fell: Finding, more: tuple[Entry, ...] = (), without: str = "") -> Scene:
    """The sample, called at minute 11, with the chat down from one minute to another."""
    told = [one for one in (*entries(), *more) if one.id not in without.split()]
    procedure = sop(clauses=[CHANNEL, FIRST, RHYTHM])
    one = scene_of(case(Timeline.of(sorted(told, key=lambda entry: entry.at)), procedure), fell)
    start, end = down
    gap = Gap(gap="chat_down", from_start=round(start * MINUTE), until=round(end * MINUTE))
    return replace(one, gaps=met((gap,), at(0), one.timeline, one.cast))


def chat(one: Scene) -> list[Cause]:
    return [cause for cause in find_causes(one) if cause.headline.startswith("The chat")]


def blamed(one: Scene) -> list[str]:
    return [line.clause for cause in chat(one) for line in cause.lines]


def late(clause: str, minutes: float, entry: str) -> Finding:
    """Late by so many minutes over a bound of two."""
    return finding(clause, "timing", "late", 0.2, margin=-minutes / 2, evidence=("e8", entry))


@pytest.mark.parametrize(
    ("down", "silence", "words"),
    [
        ((15, 30), (14, 33), ["rhythm"]),
        ((12, 30), (14, 33), []),
        ((15, 20), (14, 45), []),
        ((31, 40), (14, 43), []),
    ],
    ids=["down until a word came", "the last word came by another way", "back long before", "overdue already"],
)
def test_a_silence_is_the_chats_only_while_it_is_down(
    down: tuple[float, float], silence: tuple[float, float], words: list[str]
) -> None:
    fell = finding("rhythm", "cadence", "partial", 0.3)
    one = replace(scene(down, fell), silences={"rhythm": ((at(silence[0]), at(silence[1])),)})
    assert blamed(one) == words


def test_a_channel_that_could_not_be_opened_when_it_was_due_never_came_for_that() -> None:
    never = finding("channel", "timing", "missed", 0.0, evidence=("e8",))
    down, before = (blamed(scene(span, never, without="e10")) for span in ((10, 30), (0, 8)))
    assert (down, before) == (["channel"], [])


def test_once_a_bridge_stands_in_the_chat_explains_no_more() -> None:
    """The word came at minute 24, eleven late; the bridge was open at 12, or at 23."""
    word = response.UpdatePosted(id="w", at=at(24), audience="internal", actor="yuki")
    found = [
        scene((10, 30), late("first-internal", 11, "w"), more=(word, bridge), without="e12")
        for bridge in (response.BridgeOpened(id="b", at=at(minute), actor="yuki") for minute in (12, 23))
    ]
    assert [blamed(one) for one in found] == [[], ["first-internal"]]
    assert [cause.factor for cause in chat(found[1])] == [
        "A second way was looked for only when it was needed; what fell short meanwhile may have other reasons too."
    ]


def test_what_waited_for_the_declaration_is_not_the_chats() -> None:
    """Due at minute 2, declared at 11, open at 12.5: nine of ten minutes went by before anybody needed the chat."""
    assert blamed(scene((0, 30), late("channel", 10.5, "e10"))) == []
