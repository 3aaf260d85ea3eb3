"""What an update or a hand-over said, in one order: a file keeps its elements, not the order they were written in."""

from __future__ import annotations

from gameday.timeline.entry import States

_ORDER = ("status", "what", "impact", "since", "severity", "doing", "trend", "cause", "eta", "next_update", "roles")
_CALLED = {
    "what": "what is wrong",
    "who": "who is affected",
    "since": "since when",
    "until": "until when",
    "doing": "what is being done",
    "eta": "when it will work again",
    "next": "what comes next",
    "due": "due date",
}
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


def in_order(states: States) -> States:
    """The elements in the order a reader asks for them; those of an SOP's own behind, by name."""
    return tuple(sorted(states, key=lambda one: (_RANK.get(one[0], len(_ORDER)), one[0])))


def say_element(name: str) -> str:
    """What an element is called in a sentence: `what is wrong`, `next update`."""
    words = name.replace("_", " ")
    return _CALLED.get(words, words)
