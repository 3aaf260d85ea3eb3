"""By when an action item is due: by the SOP's own time where it has one, in business days of its calendar."""

from __future__ import annotations

from datetime import date

from gameday.retrospective.model import Priority
from gameday.sop import Sop
from gameday.sop.clause import Due
from gameday.sop.model import bounds_of
from gameday.terms.bound import Bound
from gameday.terms.duration import DAY
from gameday.terms.frozen import frozen

USUAL_DAYS = 5
"""Where the SOP states no time at all: a working week, gameday's convention."""
_SPOKEN = {
    "action_item_closed": "closing action items",
    "postmortem_closed": "closing the review",
    "postmortem_published": "the review",
    "postmortem_scheduled": "setting the date of the review",
}
"""Of what the SOP may state a time, the nearest to an action item first."""


@frozen
class DueRule:
    """How many business days an item of high priority may take; any other may take twice that."""

    days: int
    why: str

    def days_for(self, priority: Priority) -> int:
        """Business days from the end of the response."""
        return self.days if priority == "high" else 2 * self.days

    def say(self, priority: Priority) -> str:
        """Where the date comes from, in a sentence's words."""
        days = _say_days(self.days_for(priority))
        return f"{days}: {self.why}" if priority == "high" else f"{days}: twice {self.why}; the priority is not high"


def due_rule(sop: Sop, level: str) -> DueRule:
    """The SOP's own word on action items, else on its review, else gameday's convention."""
    dues = [clause for clause in sop.clauses if isinstance(clause, Due) and clause.within]
    for kind, spoken in _SPOKEN.items():
        for clause in dues:
            bounds = bounds_of(clause)
            bound = bounds.get(level) or next(iter(bounds.values()))
            if kind in clause.to.kind and bound.unit != "prompt":
                days = _business_days(bound)
                given = f"the {say_bound(bound)} that {clause.id} gives {spoken}"
                counted = "" if bound.unit == "business_days" else ", counted in business days"
                return DueRule(days, given + counted)
    usual = _say_days(USUAL_DAYS)
    return DueRule(
        USUAL_DAYS, f"the {usual} that gameday assumes, as the SOP states no time for its review or its actions"
    )


def day_after(sop: Sop, moment: int, days: int) -> date:
    """The n-th business day after the day of a moment, in the SOP's calendar."""
    return sop.calendar.day_of(sop.calendar.add_business_days(moment, days))


def _business_days(bound: Bound) -> int:
    # An SOP that counts in hours still gets a working day to do it on.
    return bound.high if bound.unit == "business_days" else max(round(bound.length(0) / DAY), 1)


def say_bound(bound: Bound) -> str:
    """For people: `5 business days`, and `2 days` rather than `2 d`."""
    return bound.say() if bound.unit == "business_days" or bound.high % DAY else f"{bound.high // DAY} days"


def _say_days(days: int) -> str:
    return f"{days} business day{'' if days == 1 else 's'}"
