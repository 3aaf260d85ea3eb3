"""What the facilitator's papers are made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.report.local_time import say_start
from gameday.report.msel.events import Msel, msel
from gameday.report.sop.blocks import Line
from gameday.report.untouched import Untouched
from gameday.retrospective.heading import EXERCISE
from gameday.scenario import Scenario
from gameday.scenario.attachment import Attachment
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import say_role


@frozen
class Prop:
    """An attachment with what its file holds."""

    attachment: Attachment
    kind: str
    """`png`, `jpg`, `txt` or `pdf`."""
    data: bytes


@frozen
class Brief:
    """A scenario to be played by a team under an SOP."""

    scenario: Scenario
    sop: Sop
    team: Team
    story: Untouched
    """How it goes if nobody acts."""
    props: Sequence[Prop] = ()
    offset: int = 0
    """Minutes that the clocks of the story are ahead of UTC."""
    stand_in: bool = False
    """The team is a shipped one, because the scenario names none and nobody named another."""
    drill: str = ""
    """The id of the drill they are for, where there is one already."""

    def events(self) -> Msel:
        """The master scenario events list."""
        return msel(self.scenario, self.sop, self.story, self.offset)

    def banner(self, *more: str) -> tuple[str, ...]:
        """What every page carries."""
        return (EXERCISE, self.drill or self.scenario.name, *more)

    def roles(self) -> tuple[str, ...]:
        """Every role that somebody may have to hold: those the scenario needs, the SOP's, those injects speak to."""
        one = self.scenario
        named = [role for inject in one.injects for role in inject.to]
        named += [role for phase in one.phases for role in phase.to]
        named += [action.role for action in one.expected_actions() if action.role]
        return tuple(dict.fromkeys((*one.minimum_team, *(duty.role for duty in self.sop.roles), *named, *one.seats)))

    def when(self) -> Iterator[tuple[str, str]]:
        """When it is played, in story time, and how long it takes."""
        one = self.scenario
        yield "Story begins", say_start(one.starts_at, self.offset)
        yield "Takes", f"about {say_duration(one.duration)}"

    def documents(self) -> Iterator[tuple[str, str]]:
        """The SOP and the team it is for."""
        yield "SOP", f"{self.sop.title} ({self.sop.name} {self.sop.version})"
        shipped = " (a shipped stand-in: the scenario names no team; --team says whose people play)"
        yield "Team", self.team.title + (shipped if self.stand_in else "")


def say_documents(sop: Sop) -> str:
    """Where the sections that stand beside promises are found."""
    told = "; ".join(f"{one.title} ({one.id})" if len(sop.documents) > 1 else one.title for one in sop.documents)
    return f"Sections are those of: {told}."


def role_line(brief: Brief, role: str) -> Line:
    """A role with what the SOP has it do."""
    duties = [duty.text for duty in brief.sop.roles if duty.role == role]
    lead = say_role(role)
    return Line(" ".join(duties), lead=lead[:1].upper() + lead[1:])
