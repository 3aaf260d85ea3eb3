"""The figures of the formulas themselves, in one place: conventions that a reader may doubt, and can vary.

What a scorecard decides (tolerances, weights, pass mark) stands in the scorecard, and what an SOP decides in the SOP.
"""

from __future__ import annotations

from gameday.terms.frozen import frozen


@frozen
class Constants:
    """One value for each figure. A case carries them; the defaults are those of the reference page of scoring."""

    over_call: float = 0.1
    """What a call costs for each level that it is too high. The costs follow trauma triage (see `triage`)."""
    under_call: float = 0.5
    """What a call costs that is one level too low."""
    under_call_far: float = 1.0
    """What it costs from two levels on."""
    undeclared_top: float = 1.0
    """What it costs that nothing is declared where the truth is one of the two top levels."""
    undeclared: float = 0.5
    """The same at any other level."""
    late_fades: float = 1.0
    """How many bounds beyond its bound a deadline's credit takes to fall from whole to none."""
    late_breaks: float = 2.0
    """A deadline is broken from this many bounds on."""
    cadence_share: float = 0.7
    """Weight, in a cadence's credit, of the share of time within bounds."""
    cadence_worst: float = 0.3
    """Weight of the worst silence beside it."""
    silence_fades: float = 1.0
    """How many bounds beyond its bound the worst silence takes to bring its part to nothing."""
    silence_breaks: float = 3.0
    """A cadence is broken by a silence of more bounds than this."""
    long_promise: float = 2.0
    """A next update promised for later than this many bounds of the SOP's own rhythm is no promise."""
    mitigation_fades: float = 1.0
    """As `late_fades`, for the first mitigation against the scorecard's `mitigate`."""
    untrue: float = 1.0
    """How many elements an untrue statement takes away."""
    vague: float = 1.0
    """How many elements a vague action item takes away."""
    few_words: float = 6
    """An action item of more words than this is not vague."""
    too_soon: float = 0.5
    """Where `resolved` was said too soon before, the part of the credit that the worst of those makes."""
    reached_weight: float = 3
    """Weight of the finding that somebody was reached."""
    mostly_unknown: float = 0.5
    """An interval wider than this leaves a finding unknown."""
    thin: float = 0.5
    """A dimension of which less weight than this share applies is thin."""
    unable: float = 0.25
    """An objective's mean under this is rated U."""
    major: float = 0.6
    """Under this M."""
    some: float = 0.9
    """A part under this makes it S."""
    action_fades: float = 1.0
    """As `late_fades`, for an expected action of the scenario."""


USUAL = Constants()
