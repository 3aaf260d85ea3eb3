"""The keys at a file's top that are understood before a model is asked, also where they are misspelt."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from gameday.files.node import Node
from gameday.files.shipped import Room
from gameday.files.words import close_to
from gameday.scenario.model import Scenario
from gameday.scorecard.model import Scorecard
from gameday.sop.model import Sop
from gameday.team.model import Team
from gameday.team.profile import Profile

EXTENDS, SOURCE = "extends", "source"
MODEL_OF: Mapping[Room, type[BaseModel]] = {
    "sops": Sop,
    "scenarios": Scenario,
    "teams": Team,
    "teams/profiles": Profile,
    "scorecards": Scorecard,
}


def head_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key that may stand at the top of a file."""
    own = tuple(field.alias or name for name, field in model.model_fields.items())
    if model not in MODEL_OF.values():
        return own
    return (*own, EXTENDS, SOURCE) if model is Sop else (*own, EXTENDS)


def key_for(own: Node, key: str, room: Room) -> str | None:
    """The key under which a file says something: that one, or a misspelling of it; None where it does not say it."""
    if not isinstance(own.value, Mapping):
        return None
    if key in own.value:
        return key
    known = head_keys(MODEL_OF[room])
    return next((other for other in own.value if other not in known and close_to(other, known) == key), None)
