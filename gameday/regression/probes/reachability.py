"""Reachability: does the escalation always reach somebody, and if not, the shortest way in which it does not."""

from __future__ import annotations

from typing import Literal

from gameday.regression.probes.conditions import Given
from gameday.terms.frozen import frozen

Outcome = Literal["answers", "misses", "no contact", "nobody"]
Unheard = Literal["schedule", "contact"]
"""Why a page rings nowhere though nothing fails: nobody is on the schedule, or no contact is known of whoever is."""
RestsOn = Literal["policy", "policy and tool", "tool", "no page"]
"""Whose calls and times they are: the SOP's escalation policy, the team's paging tool where the SOP is silent, the
tool's alone; or nobody's, since the SOP says that nobody is paged at the level."""


@frozen
class Failure:
    """One thing that goes wrong with the paging itself."""

    kind: Literal["person", "schedule"]
    name: str


@frozen
class Step:
    """One call, and what came of it."""

    after: int
    """Milliseconds after the alert."""
    target: str
    person: str | None
    outcome: Outcome
    clause: str | None
    """The hop of the SOP it follows; None: the paging tool's own."""
    timed_by: Literal["sop", "tool"] = "sop"
    """Whose time it is: the paging tool's where the SOP names the hop and no time."""


@frozen
class Restarts:
    """The paging tool starts the ladder again where nobody has answered, unless somebody has declared by then."""

    times: int
    every: int
    """Milliseconds from one start to the next."""
    pools: tuple[str, ...] = ()
    """Roles without a schedule that several people can take: another of them is rung each time."""


@frozen
class Counterexample:
    """A way in which nobody is reached in time."""

    level: str
    at: int
    """The first alert that meets it, milliseconds since 1970."""
    until: int
    """From here on the pages of an alert would ring others, or the week is over."""
    failures: tuple[Failure, ...]
    steps: tuple[Step, ...]
    reached: int | None
    """When somebody is reached after all, in milliseconds after the alert; None: never, a dead end."""
    again: bool = False
    """Would an alert at other times of the week, or of the year, ring just the same people?"""
    given: Given | None = None
    """What has to be seen of the impact for it; None: it happens with every hop called."""
    restarts: Restarts | None = None
    """The ladder is taken once. What the tool does after it; None: nothing."""


@frozen
class ToolCall:
    """A call the paging tool decides, since the SOP is silent."""

    target: str
    after: int
    """Milliseconds after the alert."""
    clause: str | None
    """The hop that the SOP names without a time; None: it names no such call."""
    first: bool = False
    """Is it what goes out first?"""
    given: Given | None = None
    """What has to be seen of the impact for it; None: nothing."""


@frozen
class Unowned:
    """Hours in which an alert's first page can ring nobody."""

    level: str
    at: int
    until: int
    """When the alert fires, milliseconds since 1970, as `at` is."""
    why: Unheard = "schedule"
    given: Given | None = None
    """What has to be seen of the impact for it; None: it is so with every hop called."""


@frozen
class LevelCheck:
    """What holds at a level."""

    level: str
    moments: int
    """Line-ups of people that were looked at: whom the first page and each call after it would ring."""
    cases: int
    """Sets of failures that were tried, over all of them."""
    slowest: int | None
    """The longest it takes, in milliseconds after the alert; None: not all cases were tried, or there was none."""
    counterexample: Counterexample | None
    """The shortest: of all that fail, one with the fewest failures; None: there is none."""
    rests_on: RestsOn = "policy"
    by_tool: tuple[ToolCall, ...] = ()
    """What holds hangs on the paging tool's setting for these."""
    ladders: int = 1
    """Ladders that were tried: the conditions of the hops can come out in so many ways that matter."""
    untried: bool = False
    """Were there too many of them to try all?"""
    silent: Given | None = None
    """What has to be seen of the impact for the SOP to page nobody, though it does in other cases."""
    unowned: tuple[Unowned, ...] = ()
    until_called: LevelCheck | None = None
    """What holds until somebody calls a severity, by the times of the level in force then.

    None: just the same, or the SOP pages nobody at this level.
    """

    @property
    def holds(self) -> bool:
        """Does the SOP reach somebody by these times? A paging tool alone is no proof of an SOP that says nothing."""
        silent = self.rests_on == "tool" or self.silent is not None
        return self.counterexample is None and not (silent or self.unowned or self.untried)

    @property
    def proved(self) -> bool:
        """Does the SOP reach somebody here, whether or not the level is called by then?"""
        return self.holds and (self.until_called is None or self.until_called.holds)


@frozen
class Reachability:
    """The whole check."""

    sop: str
    team: str
    start: int
    """The year that was searched begins here, milliseconds since 1970."""
    within: int
    failures: int
    levels: tuple[LevelCheck, ...]

    @property
    def proved(self) -> bool:
        """Does it hold everywhere?"""
        return all(one.proved for one in self.levels)

    @property
    def unowned(self) -> tuple[Unowned, ...]:
        """At every level the hours in which an alert's first page can ring nobody."""
        return tuple(dict.fromkeys(span for one in self.ladders for span in one.unowned))

    @property
    def counterexamples(self) -> tuple[Counterexample, ...]:
        """One for each level's times that fail, those of the top level first."""
        return tuple(dict.fromkeys(one.counterexample for one in self.ladders if one.counterexample is not None))

    @property
    def ladders(self) -> tuple[LevelCheck, ...]:
        """Every level by its own times, then those in force until one is called."""
        before = (one.until_called for one in self.levels)
        return (*self.levels, *dict.fromkeys(one for one in before if one is not None))

    @property
    def tool(self) -> str:
        """The paging tool, by whose it is."""
        return f"{self.team}'s paging tool"
