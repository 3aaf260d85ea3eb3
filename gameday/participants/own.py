"""One's own responder: somebody whose answers you write, at one seat among simulated people."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from gameday.engine.desk import Desk, Refused
from gameday.errors import EngineFault, Fault, InputError
from gameday.files.words import one_of
from gameday.participants.attention import Waiting
from gameday.participants.own_desk import OwnDesk, Responding, Runaway, Wait
from gameday.scenario import Scenario
from gameday.team import Team
from gameday.terms.duration import say_duration
from gameday.terms.role import canonical_role


class Participant(Protocol):
    """Somebody whose answers you write. One is seated once: state it keeps belongs to one drill."""

    def respond(self, desk: OwnDesk) -> Responding | None:
        """Take part, from the drill's start to its end: a generator that acts, and yields what it waits for.

        It perceives what its seat can perceive, never the scenario or the truth. Returning ends its part; None: it
        acts once, at the start. The same answers to the same entries give the same drill.
        """


class Seated:
    """Sits one's own responder at a desk of the engine, and names it in whatever goes wrong."""

    def __init__(self, own: Participant, seat: str) -> None:
        self._own = own
        self.seat = seat
        """The role it was seated for."""
        self.name = f"the responder for {seat} ({type(own).__qualname__})"

    def start(self, desk: Desk) -> None:
        """Sit down."""
        desk.env.process(self._taking_part(desk))

    def _taking_part(self, desk: Desk) -> Waiting:
        try:
            yield from self._respond(OwnDesk(desk, self.seat))
        except EngineFault:
            raise
        except (Exception, Runaway) as error:
            raise EngineFault(self._told(error, desk.now())) from error

    def _respond(self, desk: OwnDesk) -> Waiting:
        doing = self._own.respond(desk)
        if doing is None:
            return
        if not hasattr(doing, "send"):
            raise TypeError(f"`respond` gave {type(doing).__name__}, expected a generator: yield what it waits for")
        heard = None
        while True:
            try:
                asked = doing.send(heard)
            except StopIteration:
                return
            if not isinstance(asked, Wait):
                kind = type(asked).__name__
                raise TypeError(f"`respond` yielded {kind}, expected desk.wait(...) or desk.hear(...)")
            heard = yield from desk.until(asked)

    def _told(self, error: BaseException, now: int) -> str:
        when = f"{say_duration(now)} into the drill" if now else "at the start of the drill"
        if isinstance(error, Runaway):
            return f"{self.name} never came to rest {when}: {error}"
        if isinstance(error, Refused):
            return f"{self.name} did what cannot be done {when}: {error}"
        return f"{self.name} failed {when}: {type(error).__name__}: {error}"


def seated(participants: Mapping[str, Participant], team: Team, scenario: Scenario) -> dict[str, Seated]:
    """Whose desk each responder takes, by id of the person.

    A role means whoever of the team is on call for it as the drill starts, else who takes it first. A person's id
    means that person.

    Raises:
        InputError: nobody can take the role, it stays empty in this scenario, or two responders want one desk.

    """
    found: dict[str, Seated] = {}
    faults: list[Fault] = []
    people = {person.id: person for person in team.people}
    for key, own in participants.items():
        role = people[key].roles[0] if key in people else canonical_role(key)
        able = (key,) if key in people else team.on_call(role, scenario.starts_at)
        person = next((one for one in able if one not in found), None)
        if key not in people and scenario.seats.get(role) == "absent":
            faults.append(Fault("participants", 0, f"the seat {key} stays empty in {scenario.name}", "another seat"))
        elif person is None:
            faults.append(Fault("participants", 0, _nobody(key, able), one_of(_seats(team))))
        elif not callable(getattr(own, "respond", None)):
            wrong = f"what is seated as {key} ({type(own).__qualname__}) cannot respond"
            faults.append(Fault("participants", 0, wrong, "an object with a method `respond(desk)`"))
        else:
            found[person] = Seated(own, role)
    if faults:
        raise InputError(faults)
    return found


def _nobody(key: str, able: Collection[str]) -> str:
    taken = "whoever could take it is seated already" if able else "nobody of this team can take it"
    return f"there is no desk for {key!r}: {taken}"


def _seats(team: Team) -> list[str]:
    return list(dict.fromkeys(role for person in team.people for role in person.roles))
