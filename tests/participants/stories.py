"""Small stories for the tests of simulated people: the small shop, a crew, a handbook, and one play of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from gameday.drill import play
from gameday.files import load_profile
from gameday.participants import cast
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.model import with_profile
from gameday.team.parameter import CHANCES, FACTORS, TIMES
from gameday.timeline import Entry, Timeline
from tests.engine.cast import sop, team
from tests.engine.plays import user_minutes
from tests.engine.small import small

MINUTE = 60_000
Clauses = list[dict[str, object]]

LEVELS = ("SEV1", "SEV2", "SEV3")


def at_all_levels(bound: str) -> dict[str, str]:
    return dict.fromkeys(LEVELS, bound)


def rhythm(audience: str, every: str) -> dict[str, object]:
    return {"id": f"rhythm-{audience}", "kind": "cadence", "audience": audience, "every": at_all_levels(every)}


def step(act: dict[str, object], within: str = "10m", from_: str = "declaration") -> dict[str, object]:
    name = "-".join(str(value) for value in act.values()).replace("_", "-")
    return {"id": f"step-{name}", "kind": "deadline", "from": from_, "to": act, "within": at_all_levels(within)}


SANE: Clauses = [
    {"id": "severity", "kind": "classification"},
    {
        "id": "page-secondary",
        "kind": "escalation",
        "target": "secondary_oncall",
        "after": at_all_levels("5m"),
    },
    step({"kind": "declared"}, "10m", "first_signal"),
    {"id": "roles", "kind": "assignment", "roles": ["incident_commander", "technical_lead", "comms_lead"]},
    step({"kind": "channel_opened"}),
    step({"kind": "update_posted", "audience": "external"}),
    rhythm("internal", "30m"),
    rhythm("external", "30m"),
    {"id": "mitigate-first", "kind": "precedence", "mitigate_first": True},
    {"id": "watch", "kind": "hold", "watch": at_all_levels("15m")},
]


def handbook(clauses: Clauses | None = None, **changes: object) -> Sop:
    """The sane SOP, or another."""
    return sop(SANE if clauses is None else clauses, **changes)


def crew(*, sure: bool = False, profile: str = "default", **changes: object) -> Team:
    """The testers with a profile.

    `sure`: everybody takes exactly the median, notices, remembers and is right, and nobody tires.
    """
    people = with_profile(team(**changes), load_profile(profile))
    if not sure:
        return people
    own: dict[str, object] = {name: {"sigma": 0.0, "source": "test"} for name in TIMES}
    zero = [name for name in CHANCES if name not in ("severity_exact", "inertia_floor")]
    own |= {name: {"value": 0.0, "source": "test"} for name in zero}
    own |= {"severity_exact": {"value": 1.0, "source": "test"}}
    own |= {name: {"value": 0.0, "source": "test"} for name in FACTORS if name.endswith(("spread", "sigma"))}
    own |= {name: {"value": 1000.0, "source": "test"} for name in ("tires_after", "asks_relief_after")}
    overrides = changes.get("overrides", {})
    assert isinstance(overrides, Mapping)
    return with_profile(team(**changes | {"overrides": own | dict(overrides)}), load_profile(profile))


def story(
    *,
    under: Sop | None = None,
    by: Team | None = None,
    scenario: Scenario | None = None,
    seed: int = 1,
    replicate: int = 0,
    without: Sequence[str] = (),
) -> Timeline:
    """One play by simulated people."""
    people = by or crew()
    return play(
        scenario or small(),
        under or handbook(),
        people,
        cast=cast(people, without=without),
        seed=seed,
        replicate=replicate,
    )


def told(timeline: Timeline, *kinds: str) -> list[str]:
    """The entries of some kinds in plain words: who did what."""
    return [_say(one) for one in timeline if one.kind in kinds]


def _say(one: Entry) -> str:
    parts = [one.actor or one.source or "", one.kind]
    parts += [str(getattr(one, name)) for name in ("target", "severity", "seat", "audience", "status", "action", "what")
              if getattr(one, name, None)]  # fmt: skip
    return " ".join(filter(None, parts))


def count(timeline: Timeline, kind: str) -> int:
    return sum(one.kind == kind for one in timeline)


def minute(timeline: Timeline, kind: str) -> float | None:
    """Minutes from the first entry to the first of a kind."""
    start = timeline.entries[0].at
    return next(((one.at - start) / MINUTE for one in timeline if one.kind == kind), None)


def mean_user_minutes(under: Sop, by: Team, replicates: int, scenario: Scenario | None = None) -> float:
    """Over replicates with the same luck whatever the SOP."""
    plays = (story(under=under, by=by, scenario=scenario, replicate=number) for number in range(replicates))
    return fmean(map(user_minutes, plays))
