"""Recipes: a small world for each family of faults, to look at in the cookbook and to start a scenario from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gameday.files.node import Json
from gameday.files.safe_yaml import read_yaml
from gameday.scenario.fault import FaultFamily
from gameday.scenario.template import fill
from gameday.terms.frozen import frozen

_PLACE = Path(__file__).parent / "recipes"
_NAME, _TITLE = "name-of-the-service", "Title-of-the-service"
"""Stand in for the real words while the text is read: those may hold anything."""


@frozen
class Recipe:
    """One family of faults, and the service its world is told of in the cookbook."""

    plain: str
    """What goes wrong, for somebody who never modelled a fault."""
    service: str
    title: str
    pace: float = 1.0
    """How much of its own times a scenario to start from takes: what needs an hour to be felt leaves no drill."""


RECIPES: Mapping[FaultFamily, Recipe] = {
    "bad_deploy": Recipe("a release with a fault; errors rise within minutes", "api", "Public API"),
    "config_push": Recipe("a wrong setting below; a restart makes it worse", "checkout", "Checkout"),
    "pool_exhaustion": Recipe("connections leak; the database serves ever less", "shop", "Shop"),
    "queue_backlog": Recipe("workers stand still, and work piles up", "confirmations", "Confirmation mails"),
    "cache_stampede": Recipe("a cache empties, and every read goes to the database", "catalogue", "Catalogue"),
    "certificate_expiry": Recipe("from one second to the next nothing connects", "app", "Mobile app"),
    "dns": Recipe("a wrong record spreads slowly, its repair too", "portal", "Portal"),
    "region_loss": Recipe("half of what carries the load is gone, and stays away", "shop", "Shop"),
    "third_party": Recipe("a provider fails; you can only lean on it less", "checkout", "Checkout"),
    "memory_leak": Recipe("it slows down long before anybody feels it", "search", "Search", pace=0.5),
    "data_corruption": Recipe("dashboards are green, what is written is wrong", "invoices", "Invoices"),
    "credential_breach": Recipe("somebody has a key who should not", "admin", "Admin console"),
    "traffic_spike": Recipe("more people come than it can serve", "tickets", "Ticket shop"),
    "cron_overrun": Recipe("last night's job still runs when the day begins", "booking", "Booking"),
}


def recipe_block(family: FaultFamily) -> str:
    """The recipe as the cookbook shows it: the `world` of a scenario, as YAML."""
    recipe = RECIPES[family]
    return fill(_text(f"{family}.yaml"), {"service": recipe.service, "title": recipe.title})


def recipe_world(family: FaultFamily, service: str, title: str, *, mild: bool = False) -> dict[str, Json]:
    """The recipe as plain data, told of another service.

    Args:
        family: Of faults.
        service: The name of the service that people notice it in; what lies below is named after it.
        title: How people call it.
        mild: One in which neither data nor security is at stake, where the family has such a recipe.

    """
    place = f"mild/{family}.yaml" if mild and (_PLACE / f"mild/{family}.yaml").is_file() else f"{family}.yaml"
    read = read_yaml(fill(_text(place), {"service": _NAME, "title": _TITLE}), place).plain()
    told = _told(read, {_NAME: service, _TITLE: title})
    if not isinstance(told, dict) or not isinstance(world := told["world"], dict):
        raise TypeError(f"{place} holds no world")
    return world


@cache
def _text(place: str) -> str:
    return (_PLACE / place).read_text(encoding="utf-8")


def _told(value: Json, words: Mapping[str, str]) -> Json:
    """The same with the real words in place of those that stood in for them."""
    if isinstance(value, dict):
        return {key: _told(child, words) for key, child in value.items()}
    if isinstance(value, list):
        return [_told(child, words) for child in value]
    if isinstance(value, str):
        for stand_in, word in words.items():
            value = value.replace(stand_in, word)
    return value
