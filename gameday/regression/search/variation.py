"""Variations of a scenario: the same story at another hour, with people missing, dead pagers, and noise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from gameday.files.node import Json
from gameday.files.yaml_text import yaml_lines
from gameday.regression.remade import remade
from gameday.scenario import Scenario
from gameday.scenario.gap import Gap, GapKind
from gameday.scenario.inject import Inject
from gameday.terms.duration import HOUR, MINUTE, format_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import format_moment
from gameday.terms.role import say_role

SEATED: tuple[GapKind, ...] = ("pager_dead", "contact_stale", "schedule_empty", "asleep", "away", "acknowledged_silent")
"""Gaps a variation may open at a seat."""
_NOISE = "A disk on a build machine is nearly full."


@frozen
class Variation:
    """What is other than in the scenario's file. Nothing of it: the scenario as written."""

    later: int = 0
    """Hours by which it starts later, 0 to 23."""
    gaps: tuple[tuple[GapKind, str], ...] = ()
    """(gap, seat) pairs beside the scenario's own."""
    absent: tuple[str, ...] = ()
    """Roles nobody plays."""
    noise: tuple[int, ...] = ()
    """Minutes after the start at which an alert that means nothing comes."""

    @property
    def size(self) -> int:
        """How many things are other."""
        return (self.later > 0) + len(self.gaps) + len(self.absent) + len(self.noise)

    def joined(self, other: Variation) -> Variation:
        """Both at once; where both state an hour, the other's."""
        return Variation(
            other.later or self.later,
            tuple(dict.fromkeys((*self.gaps, *other.gaps))),
            tuple(dict.fromkeys((*self.absent, *other.absent))),
            tuple(sorted({*self.noise, *other.noise})),
        )

    def say(self) -> tuple[str, ...]:
        """Each thing that is other, in a few words."""
        said = [f"it starts {self.later} hour{'s' * (self.later != 1)} later"] if self.later else []
        said += [f"{kind.replace('_', ' ')} at {say_role(seat)}" for kind, seat in self.gaps]
        said += [f"nobody plays {say_role(role)}" for role in self.absent]
        said += [f"a noise alert after {minute} minutes" for minute in self.noise]
        return tuple(said) or ("the scenario as it is written",)

    def of(self, scenario: Scenario, name: str) -> Scenario:
        """The scenario with these things other, under another name: luck is keyed by it, and the file will bear it."""
        return remade(
            scenario,
            name=name,
            starts_at=scenario.starts_at + self.later * HOUR,
            gaps=(*scenario.gaps, *self._gaps(scenario)),
            seats={**scenario.seats, **dict.fromkeys(self.absent, "absent")},
            injects=(*scenario.injects, *self._noise(scenario)),
        )

    def _gaps(self, scenario: Scenario) -> tuple[Gap, ...]:
        own = [(one.gap, one.seat) for one in scenario.gaps]
        return tuple(Gap(gap=kind, seat=seat) for kind, seat in self.gaps if (kind, seat) not in own)

    def _noise(self, scenario: Scenario) -> Iterator[Inject]:
        taken = {one.id for one in scenario.injects}
        for minute in self.noise:
            names = (f"noise-{minute}" + (f"-{number}" if number > 1 else "") for number in count(1))
            id_ = next(name for name in names if name not in taken)
            yield Inject(id=id_, kind="noise", at=minute * MINUTE, text=_NOISE)


def variation_text(variation: Variation, scenario: Scenario, name: str, about: str, *, extends: str) -> str:
    """A scenario file that extends the scenario and plays the variation.

    Args:
        variation: What is other.
        scenario: What it extends.
        name: What the file calls it.
        about: A line on where it came from.
        extends: How the file calls what it extends: a path from where it lies, or a shipped name.

    """
    case = variation.of(scenario, name)
    told: dict[str, Json] = {"format": 1, "name": name, "extends": extends}
    if scenario.variant is not None:
        told["variant"] = scenario.variant
    if variation.later:
        told["starts_at"] = format_moment(case.starts_at)
    if variation.gaps:
        told["gaps"] = [_gap(one) for one in case.gaps]
    if variation.absent:
        told["seats"] = dict.fromkeys(variation.absent, "absent")
    if variation.noise:
        told["injects"] = [
            {"id": one.id, "kind": one.kind, "at": f"{minute}m", "text": one.text}
            for one, minute in zip(case.injects[len(scenario.injects) :], variation.noise, strict=True)
        ]
    # Whatever a path is made of, it stays in its line.
    lines = [f"# {' '.join(about.split())}", *(f"# - {one}" for one in variation.say()), *yaml_lines(told)]
    return "\n".join(lines) + "\n"


def _gap(one: Gap) -> dict[str, Json]:
    told: dict[str, Json] = {"gap": one.gap}
    if one.seat:
        told["seat"] = one.seat
    if one.from_start:
        told["from_start"] = format_duration(one.from_start)
    if one.until is not None:
        told["until"] = format_duration(one.until)
    if one.text:
        told["text"] = one.text
    return told
