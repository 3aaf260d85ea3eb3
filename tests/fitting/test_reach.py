"""What can never come, planted in shipped scenarios."""

from __future__ import annotations

import pytest

from tests.fitting.planting import Data, Edit, found, planted

SHOP, LETTER = "checkout-errors", "letter-from-a-stranger"


def inject(**keys: object) -> Edit:
    row = {"id": "planted", "kind": "message", "text": "Hello, is anybody there?"}
    return lambda data: data["injects"].insert(0, {**row, **keys})


def branch(**keys: object) -> Edit:
    row = {"id": "fork", "text": "Which way?", "at": "30m"}
    return lambda data: data.setdefault("branches", []).insert(0, {**row, **keys})


def way(id_: str, **keys: object) -> dict[str, object]:
    return {"id": id_, "text": f"It goes {id_}.", **keys}


LATER = {"kind": "update_posted", "audience": "external"}
ANY = {"kind": "update_posted"}
CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    # Entries that nobody makes.
    (SHOP, inject(after={"kind": "acknowledged", "audience": "external"}), [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(after={"kind": "alert_fired", "role": "scribe"}), [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(after={"kind": "mitigation_applied", "action": "failover", "target": "catalogue"}),
     [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(after={"kind": "mitigation_started", "reversible": False}), [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(after={"kind": "mitigation_available", "action": "scale_up"}),
     [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(after={"kind": "ended"}), [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(after={"kind": "checked", "what": "weather"}), [("nobody-makes-it", "injects/0/after")]),
    (LETTER, inject(after={"kind": "alert_fired"}), [("nobody-makes-it", "injects/0/after")]),
    (LETTER, inject(after={"kind": "change_notice"}), [("nobody-makes-it", "injects/0/after")]),
    (SHOP, inject(at="9m", unless={"kind": "joined", "status": "resolved"}), [("nobody-makes-it", "injects/0/unless")]),
    (SHOP, inject(at="9m", repeat={"every": "5m", "times": 3, "until": {"kind": "joined", "what": "logs"}}),
     [("nobody-makes-it", "injects/0/repeat/until")]),
    (SHOP, inject(when={"by": "9m", "not_done": {"kind": "joined", "what": "logs"}}),
     [("nobody-makes-it", "injects/0/when/not_done")]),
    # An inject that only it could set off.
    (LETTER, inject(kind="change_notice", after={"kind": "change_notice"}), [("nobody-makes-it", "injects/0/after")]),
    # What is never true.
    (SHOP, inject(when={"facts": {"data": "lost"}}), [("never-true", "injects/0/when/facts")]),
    (SHOP, inject(when={"facts": {"known": False}}), [("never-true", "injects/0/when/facts")]),
    (LETTER, inject(when={"facts": {"core_function": "down"}}), [("true-by-hand-only", "injects/0/when/facts")]),
    (SHOP, inject(when={"facts": {"all": [{"growing": True}, {"growing": False}]}}),
     [("never-holds", "injects/0/when/facts")]),
    (SHOP, inject(when={"facts": {"users_affected": {"at_least": 0.5, "below": 0.2}}}),
     [("never-holds", "injects/0/when/facts")]),
    (SHOP, inject(when={"by": "20m", "done": LATER, "not_done": ANY}), [("never-holds", "injects/0/when")]),
    # Branches and their ways.
    (SHOP, branch(at=None, after={"kind": "acknowledged", "what": "logs"},
                  ways=[way("east", when={"done": ANY}), way("west")]),
     [("nobody-makes-it", "branches/0/after")]),
    (SHOP, branch(ways=[way("east", when={"facts": {"security": "breach"}}), way("west")]),
     [("never-true", "branches/0/ways/0/when/facts")]),
    (SHOP, branch(ways=[way("east", when={"done": ANY}), way("west", when={"done": LATER}), way("north")]),
     [("way-never-taken", "branches/0/ways/1")]),
    (LETTER, inject(phase="the-paper-rings", way="in-the-room"), [("ways-at-odds", "injects/0/way")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edit", "said"), CASES)
def test_what_never_comes_is_found_where_it_waits(name: str, edit: Edit, said: list[tuple[str, str]]) -> None:
    """Each is the one thing that is said, and at its place."""
    assert found(name, edit) == said


@pytest.mark.parametrize(
    "edit",
    [
        inject(after={"kind": ["acknowledged", "update_posted"], "audience": "external"}),
        inject(when={"facts": {"users_affected": {"at_least": 0.5}}}),
        inject(when={"by": "20m", "done": ANY, "not_done": LATER}),
        inject(at="5m", unless={"kind": "control"}),
        inject(after={"kind": "alert_fired", "urgency": "low"}),
        inject(after={"kind": "mitigation_started", "target": "payment-gateway"}),
        inject(mode="held"),
        branch(ways=[way("east", when={"done": LATER}), way("west", when={"done": ANY}), way("north")]),
    ],
)
def test_what_may_come_is_not_questioned(edit: Edit) -> None:
    """Where one of several kinds will do, or where the narrow stands before the wide."""
    assert found(SHOP, edit) == []


def test_what_goes_with_it_is_told_with_it() -> None:
    """Not by itself: the way is what has to be mended."""

    def never(data: Data) -> None:
        data["branches"][0]["ways"][0]["when"] = {"done": {"kind": "acknowledged", "what": "logs"}}

    (one,) = planted(LETTER, never)
    assert (one.where, one.wrong) == (
        ("branches", 0, "ways", 0, "when", "done"),
        "the way 'in-the-room' waits for acknowledged (what logs), and `acknowledged` says no what; "
        "with it goes phase 'the-stranger-waits'",
    )
