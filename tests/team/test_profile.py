"""Behaviour profiles, and the three that are shipped."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from gameday.files import load_profile
from gameday.team.parameter import PARAMETERS, ChanceParameter, Override, TimeParameter
from gameday.team.profile import Profile
from gameday.terms.document import Misfits
from gameday.terms.duration import MINUTE

SHIPPED = ("optimistic", "default", "pessimistic")
SPREADS = (
    ("ack_delay_awake", 2, 0.8),
    ("ack_to_declaration", 8, 0.9),
    ("first_public_post", 16, 1.1),
    ("diagnose", 28, 1.22),
    ("apply_fix", 28, 1.45),
    ("unprompted_update_gap", 28, 1.37),
)
VALUES = (
    ("page_missed_day", 0.03),
    ("page_missed_night", 0.10),
    ("miss_dependence", 1 / 20),
    ("asleep_ack", 1.5),
    ("inertia_plateau", 0.83),
    ("inertia_depth", 0.67),
    ("inertia_minutes", 2.1),
    ("inertia_floor", 0.5),
    ("inertia_strength", 0.5),
    ("severity_exact", 0.80),
    ("severity_one_off", 0.18),
    ("severity_over", 0.60),
    ("severity_over_round_up", 0.80),
    ("forgotten_memory", 0.23),
    ("forgotten_checklist", 0.06),
    ("handoff_free", 0.30),
    ("handoff_structured", 0.78),
    ("wrong_team_first", 0.14),
    ("false_recovery", 0.055),
    ("stress_high", 2),
    ("stress_extreme", 5),
    ("reminder_sigma", 0.5),
    ("person_spread", 0.3),
    ("team_spread", 0.3),
)


def test_the_default_profile_holds_the_published_figures() -> None:
    """Every row of the table in the explanation of simulated people."""
    figures = load_profile("default").parameters
    spreads = [(name, figures[name].median / MINUTE, figures[name].sigma) for name, _, _ in SPREADS]  # type: ignore[union-attr]
    values = [(name, figures[name].value) for name, _ in VALUES]  # type: ignore[union-attr]

    assert (tuple(spreads), tuple(values)) == (SPREADS, VALUES)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_profile_stays_inside_the_stated_ranges(name: str) -> None:
    """A shifted figure lies between the default's low and high, and one that is shifted says why."""
    default, shifted = load_profile("default").parameters, load_profile(name).parameters
    moved = [key for key in PARAMETERS if shifted[key] != default[key]]

    assert tuple(sorted(shifted)) == tuple(sorted(PARAMETERS))
    assert bool(moved) == (name != "default")
    for key in moved:
        figure, base = shifted[key], default[key]
        assert figure.why, key
        middle = figure.median if isinstance(figure, TimeParameter) else figure.value
        assert base.low <= middle <= base.high, key


def test_the_three_strengths_stand_in_order() -> None:
    """What is better for the response is better in the optimistic profile, and worse in the pessimistic one."""
    figures = [load_profile(name).parameters for name in SHIPPED]
    slow = [one["diagnose"].median for one in figures]  # type: ignore[union-attr]
    forgetful = [one["forgotten_memory"].value for one in figures]  # type: ignore[union-attr]
    exact = [one["severity_exact"].value for one in figures]  # type: ignore[union-attr]

    assert slow == sorted(set(slow))
    assert forgetful == sorted(set(forgetful))
    assert exact == sorted(set(exact), reverse=True)


def test_assumed_lists_what_no_study_stands_behind() -> None:
    """Overriding by a team's own records takes a parameter off the list."""
    profile = load_profile("default")
    fitted = profile.overridden({"look": Override(median=50_000, source="41 looks of our own", observations=41)})

    assert "look" in profile.assumed()
    assert "diagnose" not in profile.assumed()
    assert set(profile.assumed()) - set(fitted.assumed()) == {"look"}


def test_an_override_changes_one_figure_and_widens_its_range() -> None:
    """The rest of the parameter stays."""
    changed = load_profile("default").overridden({"page_missed_day": Override(value=0.4, source="own records")})
    figure = changed.parameters["page_missed_day"]

    assert isinstance(figure, ChanceParameter)
    assert (figure.value, figure.low, figure.high, figure.source) == (0.4, 0.01, 0.4, "own records")


@pytest.mark.parametrize(
    ("name", "own", "wrong"),
    [
        ("look", Override(value=3, source="x"), "look is a time and has no value"),
        ("eta_guess", Override(sigma=1, source="x"), "eta_guess is a single figure"),
        ("eta_guess", Override(value=3, source="x"), "3 is no probability"),
    ],
)
def test_an_override_that_does_not_fit_its_parameter_is_refused(name: str, own: Override, wrong: str) -> None:
    """A time has a median, a chance a value."""
    with pytest.raises(Misfits, match=wrong):
        load_profile("default").overridden({name: own})  # type: ignore[dict-item]


def test_a_profile_lacks_nothing_and_invents_nothing() -> None:
    parameters = dict(load_profile("default").parameters)
    look = parameters.pop("look")
    del parameters["join"]

    with pytest.raises(ValueError, match=r"look is missing.*join is missing"):
        Profile(format=1, name="odd", title="Odd", parameters=parameters)
    with pytest.raises(ValidationError, match=r"parameters.luck.\[key\]"):
        Profile.model_validate({"format": 1, "name": "odd", "title": "Odd", "parameters": {"luck": look}})
