"""Short-handed: what a drill lacks before it starts. Whoever starts it wants to know, once."""

from __future__ import annotations

from gameday.console.running import Running
from gameday.live.command import Command
from gameday.live.lead_orders import Start
from gameday.retrospective.plain import listed
from gameday.terms.role import say_role


def why_not_yet(running: Running, command: Command) -> str | None:
    """Why a start waits for another word, for people; None: it does not, or this is no start.

    Who trains alone is there by asking.
    """
    if not isinstance(command, Start) or command.anyway or running.drill.state != "lobby" or not running.drill.led:
        return None
    empty = _empty(running)
    open_ = [item for item, done in running.drill.checks.items() if not done]
    if not empty and not open_:
        return None
    told = [f"Nobody has come yet for {listed(empty)}."] if empty else []
    told += ["Not ticked off:", *(f"- {item}" for item in open_)] if open_ else []
    return "\n".join([*told, 'To start all the same: gameday drill start --anyway, or `"anyway": true`.'])


def _empty(running: Running) -> tuple[str, ...]:
    """Seats for people at which nobody is now, as they are called."""
    here = {one.get("role") for one in running.people() if isinstance(one, dict) and one.get("here")}
    wanted = (role for role in running.drill.roles if running.drill.modes.get(role) == "human")
    return tuple(say_role(role) for role in wanted if role not in here)
