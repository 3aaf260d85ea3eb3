"""Times that cannot be, each planted in a shipped scenario."""

from __future__ import annotations

import pytest

from tests.fitting.planting import Data, Edit, found, in_three_hours

SHOP, LETTER = "checkout-errors", "letter-from-a-stranger"


def put(key: str, value: object) -> Edit:
    return lambda data: data.update({key: value})


def inject(**keys: object) -> Edit:
    def edit(data: Data) -> None:
        row = {"id": "planted", "kind": "message", "text": "Hello, is anybody there?"}
        data["injects"].insert(0, {**row, **{key.rstrip("_"): value for key, value in keys.items()}})

    return edit


def lever(**keys: object) -> Edit:
    return lambda data: data["world"]["mitigations"][0].update(keys)


def phase(index: int, **keys: object) -> Edit:
    return lambda data: data["phases"][index].update(keys)


def expected(within: str) -> Edit:
    return lambda data: data["expects"][0].update(within=within)


CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    (SHOP, put("duration", "4h"), [("longer-than-it-lasts", "duration")]),
    (SHOP, put("duration", "49m"), [("shorter-than-par", "duration")]),
    (SHOP, put("duration", "50m"), []),
    (SHOP, put("par", {"time_to_mitigate": "61m", "basis": "a guess"}), [("shorter-than-par", "duration")]),
    (SHOP, put("par", {"time_to_resolve": "4h", "basis": "a guess"}), [("after-the-end", "par/time_to_resolve")]),
    (
        SHOP,
        put("par", {"time_to_mitigate": "40m", "time_to_resolve": "30m", "basis": "a guess"}),
        [("par-out-of-order", "par/time_to_resolve")],
    ),
    (
        SHOP,
        put("gaps", [{"gap": "chat_down", "from_start": "3h"}]),
        [("after-the-end", "gaps/0/from_start")],
    ),
    (SHOP, lever(available_from="200m"), [("after-the-end", "world/mitigations/0/available_from")]),
    (SHOP, expected("200m"), [("bound-after-the-end", "expects/0/within")]),
    (
        SHOP,
        inject(at="170m", expects=[{"id": "answer", "text": "Somebody answers.", "within": "20m"}]),
        [("bound-after-the-end", "injects/0/expects/0/within")],
    ),
    (SHOP, inject(after={"kind": "declared"}, delay="3h"), [("after-the-end", "injects/0/delay")]),
    (
        SHOP,
        inject(at="2h", repeat={"every": "90m", "times": 2}),
        [("after-the-end", "injects/0/repeat/every")],
    ),
    (LETTER, phase(0, at="30m"), [("phases-out-of-order", "phases/1/at")]),
    (LETTER, inject(phase="the-post", at="40m"), [("inject-beyond-its-phase", "injects/0/at")]),
    (LETTER, inject(phase="the-post", delay="3h"), [("after-the-end", "injects/0/delay")]),
    (LETTER, inject(way="shut", delay="100m"), [("after-the-end", "injects/0/delay")]),
    (
        LETTER,
        lambda data: data["branches"].append({
            "id": "late", "text": "Too late.", "after": {"kind": "declared"}, "delay": "3h",
            "ways": [{"id": "so", "text": "So.", "when": {"done": {"kind": "resolved"}}},
                     {"id": "otherwise", "text": "Otherwise."}],
        }),
        [("after-the-end", "branches/3/delay")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_what_cannot_be_in_time_is_found_where_it_stands(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(name, in_three_hours(edit) if name == SHOP else edit) == said


def test_what_ends_with_the_drill_is_in_time() -> None:
    """A bound may end with the drill; an inject may come in its last minute."""
    assert found(SHOP, expected("3h")) == []
    assert found(SHOP, inject(at="179m")) == []
