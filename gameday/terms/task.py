"""What somebody in the response can be asked to do."""

from __future__ import annotations

from typing import Literal, get_args

from gameday.terms.role import canonical_role, say_role

Task = Literal["look", "diagnose", "mitigate", "update", "take_seat", "page", "verify"]
TASKS: tuple[Task, ...] = get_args(Task)

_ALONE: dict[str, str] = {
    "look": "look at the dashboard",
    "diagnose": "find out what causes it",
    "mitigate": "pull the lever that helps",
    "update": "write the internal update",
    "take_seat": "take a seat",
    "page": "page somebody",
    "verify": "make sure that it works again",
}


def say_task(task: Task, target: str | None = None, called: str | None = None) -> str:
    """The task in words: `look at logs of checkout`, `take the seat of comms lead`.

    `called`: what people call the target, where its name is one for programs.
    """
    if not target:
        return _ALONE[task]
    words = target.replace("_", " ") if called is None else called.rstrip(".")
    return {
        "look": f"look at {words}",
        "diagnose": f"find out what is wrong with {words}",
        "mitigate": f"do this: {words}",
        "update": f"write the {words} update",
        "take_seat": f"take the seat of {say_role(canonical_role(target))}",
        "page": f"page {words}",
        "verify": f"make sure that {words} works again",
    }[task]
