"""One figure of how people behave: what it is, its stated range, and where it comes from."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from gameday.terms.document import Document, Text
from gameday.terms.duration import Duration

ASSUMED = "assumed"

TimeName = Literal[
    "ack_delay_awake",
    "ack_to_declaration",
    "first_public_post",
    "diagnose",
    "patience",
    "apply_fix",
    "unprompted_update_gap",
    "look",
    "join",
    "small_step",
    "write_internal",
    "write_external",
    "write_executive",
    "write_field",
    "answer_question",
    "interruption",
    "notice_ticket",
    "pass_on_report",
    "fill_seat",
    "brief_joiner",
    "hand_over",
    "recheck",
    "question_gap",
    "follow_up",
    "write_review",
    "held_up",
    "wait_for_relief",
    "notice_silence",
    "nothing_found",
]
ChanceName = Literal[
    "page_missed_day",
    "page_missed_night",
    "miss_dependence",
    "severity_exact",
    "severity_one_off",
    "severity_over",
    "severity_over_round_up",
    "forgotten_memory",
    "forgotten_checklist",
    "handoff_free",
    "handoff_structured",
    "wrong_team_first",
    "false_recovery",
    "wrong_lever",
    "eta_guess",
    "tells_news",
    "inertia_floor",
    "inertia_strength",
    "swayed",
    "calls_unsure",
    "calls_unsure_asked",
    "tired_slower",
]
FactorName = Literal[
    "asleep_ack",
    "inertia_plateau",
    "inertia_depth",
    "inertia_minutes",
    "stress_high",
    "stress_extreme",
    "reminder_sigma",
    "person_spread",
    "team_spread",
    "guarded",
    "talked_of",
    "tires_after",
    "tired_forgets",
    "tired_night",
    "asks_relief_after",
]
ParameterName = Literal[TimeName, ChanceName, FactorName]

TIMES: tuple[TimeName, ...] = get_args(TimeName)
CHANCES: tuple[ChanceName, ...] = get_args(ChanceName)
FACTORS: tuple[FactorName, ...] = get_args(FactorName)
PARAMETERS: tuple[ParameterName, ...] = (*TIMES, *CHANCES, *FACTORS)


class _Figure(Document):
    text: Text
    """What it is, in a sentence."""
    source: Text
    """`assumed`, or the study it is taken from."""
    why: Text | None = None
    """Why this figure: how it was chosen, or why it departs from the default."""
    observations: int | None = Field(default=None, ge=1)
    """How many observations a fitted figure rests on."""

    @property
    def assumed(self) -> bool:
        """Does nothing but judgement stand behind it?"""
        return self.source.lower().startswith(ASSUMED)


class TimeParameter(_Figure):
    """A time, lognormal: half of all draws lie under the median, sigma is the spread of its logarithm."""

    unit: Literal["time"] = "time"
    median: Duration = Field(gt=0)
    sigma: float = Field(ge=0, le=3)
    low: Duration
    """Range of the median that is still plausible."""
    high: Duration

    @model_validator(mode="after")
    def _in_range(self) -> TimeParameter:
        if not 0 < self.low <= self.median <= self.high:
            raise ValueError("its median lies outside its stated range, expected low <= median <= high")
        return self


class ChanceParameter(_Figure):
    """A probability or a share, 0 to 1."""

    unit: Literal["chance"] = "chance"
    value: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def _in_range(self) -> ChanceParameter:
        if not self.low <= self.value <= self.high:
            raise ValueError("its value lies outside its stated range, expected low <= value <= high")
        return self


class FactorParameter(_Figure):
    """A plain number: a multiplier, a spread of logarithms, or minutes of a time constant."""

    unit: Literal["factor"] = "factor"
    value: float = Field(ge=0, le=1000)
    low: float = Field(ge=0, le=1000)
    high: float = Field(ge=0, le=1000)

    @model_validator(mode="after")
    def _in_range(self) -> FactorParameter:
        if not self.low <= self.value <= self.high:
            raise ValueError("its value lies outside its stated range, expected low <= value <= high")
        return self


Parameter = Annotated[TimeParameter | ChanceParameter | FactorParameter, Field(discriminator="unit")]


class Override(Document):
    """A team's own figure for one parameter. What is not stated stays as the profile has it."""

    median: Duration | None = Field(default=None, gt=0)
    sigma: float | None = Field(default=None, ge=0, le=3)
    value: float | None = Field(default=None, ge=0, le=1000)
    source: Text
    """`assumed`, or what it was fitted to."""
    observations: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _something(self) -> Override:
        if self.median is self.sigma is self.value is None:
            raise ValueError("changes nothing, expected median, sigma or value")
        return self
