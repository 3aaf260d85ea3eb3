from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import JsonValue

from gameday.console.audience import Shown
from gameday.console.hub import Hub
from gameday.timeline import Entry
from gameday.timeline.talk import Message, Note


class Story:
    """A drill in two words: entries and a view."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.view: dict[str, JsonValue] = {"drill": {"state": "lobby"}, "channel": []}
        self.drawn = 0
        self.people: list[JsonValue] = []
        self.settled = True

    def draw(self) -> dict[str, JsonValue]:
        self.drawn += 1
        return dict(self.view)

    def shown(self, name: str) -> Shown:
        def told(one: Entry) -> dict[str, JsonValue] | None:
            return {"id": one.id} if name == "lead" or isinstance(one, Message) else None

        return Shown(lambda: self.entries, told, self.draw, people=name == "lead")

    def hub(self) -> Hub:
        return Hub(self.shown, lambda: 7, lambda: self.people, lambda: self.settled)


def _frames(found: bytes | None) -> list[dict[str, Any]]:
    return json.loads(found) if found else []


def _seen(hub: Hub, name: str) -> dict[str, JsonValue]:
    return asyncio.run(hub.snapshot(name))


def test_a_snapshot_holds_what_that_audience_may_see() -> None:
    """The lead hears a note, the room does not."""
    story = Story()
    story.entries = [Message(at=0, id="e1"), Note(at=0, id="e2")]
    hub = story.hub()
    lead, room = _seen(hub, "lead"), _seen(hub, "room")
    assert (lead["entries"], room["entries"]) == ([{"id": "e1"}, {"id": "e2"}], [{"id": "e1"}])
    assert (lead["people"], "people" in room) == ([], False)
    assert lead["view"] == {"drill": {"state": "lobby", "wall": 7}, "channel": []}


def test_a_view_that_cannot_be_drawn_holds_up_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """Its own page keeps what it shows; the others hear on, and the log says which view it was."""

    async def story_goes_on() -> list[dict[str, Any]]:
        story = Story()

        def shown(name: str) -> Shown:
            broken = replace(story.shown(name), view=lambda: story.view["missing"])  # type: ignore[arg-type, return-value]
            return broken if name == "person:mira" else story.shown(name)

        story.entries = [Message(at=0, id="e1")]
        hub = Hub(shown, lambda: 7, lambda: story.people, lambda: story.settled)
        hub.start()
        await hub.told("person:mira")
        cursor = str((await hub.snapshot("room"))["cursor"])
        with hub.listen("person:mira", f"{hub.signs.epoch}-0"), hub.listen("room", cursor) as room:
            story.entries.append(Message(at=1, id="e2"))
            story.view = {"drill": {"state": "running"}}
            hub.publish()
            heard: list[dict[str, Any]] = []
            while not any(frame["type"] == "view" for frame in heard):
                await room.wait()
                heard += _frames(room.ready())
        await hub.close()
        return heard

    heard = asyncio.run(asyncio.wait_for(story_goes_on(), 20))
    assert [frame["type"] for frame in heard] == ["entry", "view"]
    assert caplog.messages == ["the view of person cannot be drawn: KeyError"]


def test_frames_go_on_where_the_snapshot_ends() -> None:
    """Only what changed: new entries, and sections that are not what they were."""

    async def story_goes_on() -> list[dict[str, Any]]:
        story = Story()
        hub = story.hub()
        cursor = str((await hub.snapshot("room"))["cursor"])
        with hub.listen("room", cursor) as listener:
            hub.start()
            story.entries += [Note(at=0, id="e1"), Message(at=0, id="e2")]
            story.view["drill"] = {"state": "running"}
            hub.publish()
            await listener.wait()
            found = _frames(listener.ready())
        await hub.close()
        return found

    assert [(one["type"], one.get("entry") or one.get("view")) for one in asyncio.run(story_goes_on())] == [
        ("entry", {"id": "e2"}),
        ("view", {"drill": {"state": "running"}}),
    ]


def test_a_cursor_of_another_server_means_look_again() -> None:
    """So does one that is no cursor at all, or one too far ahead."""
    story = Story()
    hub = story.hub()
    number = _seen(hub, "room")["cursor"]
    cursors = [
        "",
        "x",
        "gone-3",
        f"{hub.signs.epoch}-",
        f"{hub.signs.epoch}-99",
        f"{hub.signs.epoch}--1",
        f"{number}0" * 9,
        "é-1",
    ]
    found = [_frames(hub.listen("room", one).ready()) for one in cursors]
    assert found == [[{"type": "reload"}]] * len(cursors)


def test_a_listener_that_was_told_to_look_again_goes_on_from_now() -> None:
    """It is told once."""
    story = Story()
    hub = story.hub()
    _seen(hub, "room")
    listener = hub.listen("room", "")
    listener.ready()
    assert (listener.ready(), listener.cursor) == (None, _seen(hub, "room")["cursor"])


def test_who_comes_between_a_snapshot_and_what_follows_it_is_told() -> None:
    """Oneself too: a page counts as here once it listens. Told once, to a page that asks again from where it stands."""
    story = Story()
    hub = story.hub()
    cursor = str(_seen(hub, "lead")["cursor"])
    story.people = ["dana"]
    hub.gather()
    listener = hub.listen("lead", cursor)
    assert [_frames(listener.ready()), hub.listen("lead", listener.cursor).ready()] == [
        [{"type": "people", "people": ["dana"]}],
        None,
    ]


def test_who_comes_and_goes_is_told_to_those_who_may_know() -> None:
    """The lead; not the projector."""

    async def somebody_comes() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        story = Story()
        hub = story.hub()
        lead = hub.listen("lead", str((await hub.snapshot("lead"))["cursor"]))
        room = hub.listen("room", str((await hub.snapshot("room"))["cursor"]))
        story.people = [{"name": "dana", "here": True}]
        hub.gather()
        return _frames(lead.ready()), _frames(room.ready())

    told, not_told = asyncio.run(somebody_comes())
    assert (told, not_told) == ([{"type": "people", "people": [{"name": "dana", "here": True}]}], [])


def test_a_view_nobody_looks_at_is_not_drawn() -> None:
    """Drawing costs; it is done once somebody looks."""

    async def nobody_looks() -> tuple[int, int]:
        story = Story()
        hub = story.hub()
        await hub.snapshot("lead")
        hub.start()
        before = story.drawn
        for _ in range(20):
            hub.publish()
            await asyncio.sleep(0)
        unseen = story.drawn - before
        await hub.snapshot("lead")
        await hub.close()
        return unseen, story.drawn - before

    assert asyncio.run(nobody_looks()) == (0, 1)


def test_whoever_waits_is_let_go_when_the_hub_closes() -> None:
    """A server that stops waits for nobody."""

    async def closing() -> bool:
        hub = Story().hub()
        hub.start()
        listener = hub.listen("room", "")
        waiting = asyncio.create_task(listener.wait())
        await asyncio.sleep(0)
        await hub.close()
        await asyncio.wait_for(waiting, 5)
        return listener.over

    assert asyncio.run(closing())
