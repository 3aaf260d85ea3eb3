"""Variations of a scenario: the same story at another hour, with people missing, dead pagers, and noise."""

from __future__ import annotations

import json

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
        said = [f"it starts {self.later} hours later"] if self.later else []
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
            injects=(*scenario.injects, *(_noise(minute) for minute in self.noise)),
        )

    def _gaps(self, scenario: Scenario) -> tuple[Gap, ...]:
        own = [(one.gap, one.seat) for one in scenario.gaps]
        return tuple(Gap(gap=kind, seat=seat) for kind, seat in self.gaps if (kind, seat) not in own)


def variation_text(variation: Variation, scenario: Scenario, name: str, about: str, *, extends: str) -> str:
    """A scenario file that extends the scenario and plays the variation.

    Args:
        variation: What is other.
        scenario: What it extends.
        name: What the file calls it.
        about: A line on where it came from.
        extends: How the file calls what it extends: a path from where it lies, or a shipped name.

    """
    lines = [f"# {about}", *(f"# - {one}" for one in variation.say()), "format: 1", f"name: {name}"]
    lines += [f"extends: {extends}"]
    if scenario.variant is not None:
        lines.append(f"variant: {scenario.variant}")
    if variation.later:
        lines.append(f"starts_at: {format_moment(scenario.starts_at + variation.later * HOUR)}")
    if variation.gaps:
        lines.append("gaps:")
        lines += [f"  - {_gap(one)}" for one in variation.of(scenario, name).gaps]
    if variation.absent:
        lines.append("seats:")
        lines += [f"  {role}: absent" for role in variation.absent]
    if variation.noise:
        lines.append("injects:")
        lines += [
            f"  - {{id: noise-{minute}, kind: noise, at: {minute}m, text: {_NOISE}}}" for minute in variation.noise
        ]
    return "\n".join(lines) + "\n"


def _gap(one: Gap) -> str:
    parts = [f"gap: {one.gap}"]
    parts += [f"seat: {one.seat}"] if one.seat else []
    parts += [f"from_start: {format_duration(one.from_start)}"] if one.from_start else []
    parts += [f"until: {format_duration(one.until)}"] if one.until is not None else []
    parts += [f"text: {json.dumps(one.text, ensure_ascii=False)}"] if one.text else []
    return "{" + ", ".join(parts) + "}"


def _noise(minute: int) -> Inject:
    return Inject(id=f"noise-{minute}", kind="noise", at=minute * MINUTE, text=_NOISE)
