"""The linter of scenarios, as far as a scenario alone can tell: times, truth, levers, words, and what is missing."""

from gameday.scenario.lint.alone import remarks_alone
from gameday.scenario.lint.remark import Remark, RemarkKind, ScenarioReport, Where, report_of

__all__ = ["Remark", "RemarkKind", "ScenarioReport", "Where", "remarks_alone", "report_of"]
