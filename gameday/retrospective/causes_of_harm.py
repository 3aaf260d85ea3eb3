"""The cause behind a lever that made it worse: nobody asked what it could break."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.harm import say_harm
from gameday.retrospective.levers import say_lever
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.scene import Scene
from gameday.terms.role import INCIDENT_COMMANDER, say_role


def made_worse(scene: Scene, left: Lines) -> Cause | None:
    """What a lever did to users is worth a look, whether or not a promise fell for it."""
    del left
    harms = scene.harms
    if not harms:
        return None
    names = list(dict.fromkeys(say_lever(one.action, one.target) for one in harms))
    urged = [(one.at, one.urged.entry) for one in harms if one.urged is not None]
    decides = say_role(scene.owner(INCIDENT_COMMANDER))
    final = any(not one.reversible for one in harms)
    ask = "a lever that cannot be undone, or that nobody has tried here" if final else "a lever that nobody has tried"
    return Cause(
        headline=". ".join(sentence(say_harm(one)).rstrip(".") for one in harms) + ".",
        factor="A cause stated with confidence was acted on before anything had shown that it holds."
        if urged
        else "Nobody had to ask what the lever could break before it was pulled.",
        grounds=tuple(entry for _, entry in urged[:1]),
        came=urged[0][0] if urged else harms[0].at,
        lines=(),
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Before {ask}, ask aloud what shows that it fits, what it could break and how it is undone; against a "
        f"confident hypothesis the {decides} decides. Write beside "
        f"{listed(names)} in the runbook when not to pull it",
        category="preventative",
        verification="In the next drill the record shows the question and the answer before such a lever is pulled, "
        "and none makes it worse.",
        expected_impact="Those who are spared so far stay spared.",
        element="planning",
        evidence=tuple(one.entry for one in harms),
        foremost=not all(one.slight for one in harms),
    )
