"""The words of a hint: a step as something to do, and a time of the story."""

from __future__ import annotations

from gameday.live.checklist import Item
from gameday.terms.duration import say_since

_DO: dict[str, str] = {
    "update_posted": "Post the {about} update",
    "channel_opened": "Open the incident channel",
    "bridge_opened": "Open the bridge",
    "role_assigned": "Give somebody the seat of {about}, and page them if they are not here",
    "notified": "Tell the {about}",
    "paged": "Page the {about}",
    "escalated": "Ask the {about} for help",
    "checked": "Look at the {about}, or ask somebody to",
    "mitigation_started": "Have a lever pulled that can be taken back",
    "cause_found": "Have the cause found",
    "postmortem_scheduled": "Set a date for the review",
    "action_item_added": "Add what to change, with an owner and a date",
    "handed_off": "Hand over, in words",
    "decision": "Say aloud what is decided",
}
_ALONE: dict[str, str] = {
    "update_posted": "Post an update",
    "role_assigned": "Give somebody the empty seat",
    "notified": "Tell them",
    "paged": "Page somebody",
    "escalated": "Ask for help",
    "checked": "Look, or ask somebody to",
}


def do_it(item: Item) -> str:
    """A step of the checklist as something to do; where no word fits, the SOP's own sentence."""
    words = _DO.get(item.act)
    if words is None:
        return item.text.rstrip(".")
    if item.about is None:
        return _ALONE.get(item.act, words)
    return words.format(about=item.about)


def story_time(at: int, starts_at: int) -> str:
    """`+12:30`, of a moment in a story that began at another, both in milliseconds since 1970.

    The story's own clock: whoever reads a hint may sit in any time zone.
    """
    return say_since(at - starts_at)
