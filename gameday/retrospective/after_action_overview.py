"""The exercise overview, and who took part, by role."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from gameday.retrospective.after_action import Participant, RatedObjective
from gameday.retrospective.model import Retrospective
from gameday.retrospective.plain import listed, plain, sentence
from gameday.retrospective.story_clock import say_truth, with_utc
from gameday.scoring.case import Case
from gameday.terms.duration import say_duration
from gameday.terms.moment import to_datetime
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Header
from gameday.timeline.header import SeatMode

NOT_STATED = "not stated"
_MISSION_AREA = "Response and recovery"
"""What an incident drill exercises, where the record does not say otherwise."""
_KINDS = {"tabletop": "tabletop exercise", "game-day": "game day", "training": "training drill"}
_FACILITATION = frozenset({"facilitator", "evaluator"})
SEATS: Mapping[SeatMode, str] = {
    "human": "held by a person",
    "simulated": "held by a simulated responder",
    "agent": "held by an agent",
    "absent": "empty",
    "spoken": "spoken for",
}


def overview_of(case: Case, retro: Retrospective, objectives: Sequence[RatedObjective]) -> tuple[tuple[str, str], ...]:
    """(what, value) pairs in the order of the form.

    What only the organisers know (`name`, `sponsor`, `location`, `mission_area`) is read from the header's `about`.
    """
    about = about_of(case.header)
    scenario = case.scenario
    threat = plain(scenario.title) if scenario else NOT_STATED
    story = [plain(scenario.pitch)] if scenario else []
    if scenario is not None and (truth := say_truth(scenario, case.timeline)):
        story.append(with_utc(truth, retro.heading.offset))
    return (
        ("Exercise name", about.get("name") or retro.heading.title.partition(": ")[2] or NOT_STATED),
        ("Exercise dates", _dates(case)),
        ("Scope", _scope(case, about)),
        ("Mission area", about.get("mission_area") or _MISSION_AREA),
        ("Capabilities", listed(list(dict.fromkeys(one.capability for one in objectives))) or NOT_STATED),
        ("Objectives", " ".join(f"({number}) {one.text}" for number, one in enumerate(objectives, start=1))),
        ("Threat or hazard", f"Technological: {threat}" if scenario else NOT_STATED),
        ("Scenario", " ".join(story) or dict(retro.summary).get("What happened", NOT_STATED)),
        ("Sponsor", about.get("sponsor") or NOT_STATED),
        ("Participants", _numbers(case)),
        ("Standard", f"{plain(case.sop.title)} ({case.sop.name})"),
    )


def about_of(header: Header) -> Mapping[str, str]:
    """What the organisers wrote into the header under `about`; whatever is no text there is left out."""
    try:
        stated = json.loads(dict(header.more).get("about", "{}"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(stated, dict):
        return {}
    return {str(key): plain(value, 300) for key, value in stated.items() if isinstance(value, str) and value.strip()}


def participants_of(case: Case) -> tuple[Participant, ...]:
    """Every seat of the header, and every other role that made an entry, the seats first."""
    made = Counter(canonical_role(one.role) for one in case.timeline if one.role)
    exercise = case.header.exercise
    seats: dict[str, SeatMode] = {canonical_role(role): mode for role, mode in exercise.seats} if exercise else {}
    others = sorted(role for role in made if role not in seats)
    return (
        *(Participant(say_role(role), mode, made[role]) for role, mode in seats.items()),
        *(Participant(say_role(role), None, made[role]) for role in others),
    )


def _dates(case: Case) -> str:
    if not len(case.source):
        return NOT_STATED
    first, last = to_datetime(case.start), to_datetime(max(case.response_end, case.start))
    start = first.strftime("%Y-%m-%d %H:%M")
    end = last.strftime("%H:%M") if first.date() == last.date() else last.strftime("%Y-%m-%d %H:%M")
    return f"{start} to {end} UTC"


def _scope(case: Case, about: Mapping[str, str]) -> str:
    kind = case.header.exercise.kind if case.header.exercise else ""
    length = say_duration(max(case.response_end - case.start, 0))
    words = f"A {_KINDS.get(kind, 'drill')} of {length} from its start to the end of the response"
    place = f" Location: {sentence(about.get('location', NOT_STATED))}"
    story = f" It played the scenario {case.scenario.name}." if case.scenario else ""
    return f"{words}.{place}{story} Response was judged against the SOP named below."


def _numbers(case: Case) -> str:
    exercise = case.header.exercise
    if exercise is None:
        return NOT_STATED
    seats = Counter(mode for role, mode in exercise.seats if role not in _FACILITATION)
    told = [f"{count} seat{'s' if count > 1 else ''} {SEATS[mode]}" for mode, count in seats.items()]
    people = f"{exercise.humans} {'person' if exercise.humans == 1 else 'people'}" if exercise.humans else NOT_STATED
    return sentence(people + (f": {listed(told)}" if told else "") + ". Appendix B lists the roles")
