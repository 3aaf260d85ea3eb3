"""A scenario to begin with: a commented file that lints and plays as it stands, and says what to change first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal, cast

from gameday.files.node import Json
from gameday.files.scenario_text import SCHEMA_FILE
from gameday.files.starter_script import expected, injects, objectives
from gameday.files.starter_world import Badness, Item, main_fault, starter_world
from gameday.files.yaml_text import WIDTH, yaml_lines
from gameday.scenario.exercised import Emphasis
from gameday.scenario.fault import FaultFamily
from gameday.terms.clause_kind import ClauseKind
from gameday.terms.duration import HOUR, MINUTE, format_duration
from gameday.terms.frozen import frozen

Hour = Literal["day", "night"]
SHORTEST, LONGEST = 20 * MINUTE, 8 * HOUR
"""Lengths of a drill it can be made for."""

_ENDS_AFTER = 3
"""So many times its length after the start it ends, at most; and not before it had time to be resolved and watched."""
_EMPHASIS: Mapping[ClauseKind, Emphasis] = {
    "deadline": "high",
    "cadence": "medium",
    "precedence": "medium",
    "classification": "high",
    "assignment": "medium",
    "separation": "medium",
    "content": "medium",
    "absence": "low",
    "escalation": "medium",
    "hold": "medium",
    "due": "medium",
}
_SILENT: tuple[FaultFamily, ...] = ("data_corruption", "credential_breach")
"""No dashboard shows them: harder by one."""
_DIFFICULTY: Mapping[Badness, int] = {"SEV1": 3, "SEV2": 2, "SEV3": 2, "SEV4": 1}

_SECTIONS = {
    "services": "The services, the one people notice it in first. `users` and `revenue` are shares of all of yours, "
    "`core` says whether it is the journey you live from, `feels` from which metric on people feel it.",
    "faults": "What goes wrong. `cause` is what a diagnosis finds; `moves` are the metrics at full strength, `onset` "
    "is how long it takes to get there, `harm` what no dashboard shows.",
    "mitigations": "The levers. Participants read `text`. `effects` say what each does: some end it, some only tempt; "
    "`suggested_by` are the looks after which people think of it.",
    "complaints": "What customers say, the more of them are affected the more often. `{{amount}}` and the like are "
    "filled in.",
    "alerts": "What monitoring says, and after how long (`for`). `urgency: low` waits in a queue, anything else pages.",
    "noise": "Alerts of the script: they ring at their time, whatever happens.",
    "changes": "What changed lately: where it was a change, the one that did it, beside those that did not.",
    "clues": "Lines that a look shows, most of them only while the fault is active.",
}
"""Why each part of a world is there."""
_MEANS: Mapping[Badness, str] = {
    "SEV1": "a fifth of revenue and more fails, or data or security is lost",
    "SEV2": "the core journey fails or crawls for a part of the users, and no revenue is lost yet; while it still "
    "grows, SEV1 is right as well",
    "SEV3": "a feature fails for a few. What they meet is stated as `harm`: a metric they feel would count as growing "
    "while it rises, and then SEV2 is right",
    "SEV4": "only those who run it notice, so `harm` has no `users`",
}
_SILENT_MEANS: Mapping[Badness, str] = {
    "SEV1": "data is lost, or a breach is certain. Before that SEV2 is right as well",
    "SEV2": "data is at risk, or a breach is suspected, and then SEV1 is right as well",
}
"""The same of faults that no dashboard shows."""


@frozen
class Starter:
    """What was asked for."""

    name: str
    title: str
    service: str
    """The name of the service people notice it in; `called` is how they call it."""
    called: str
    family: FaultFamily
    badness: Badness
    hour: Hour
    length: int
    """Of a drill, in milliseconds."""
    starts_at: datetime
    command: str
    """The command that makes the same file again."""


def starter_scenario(asked: Starter) -> str:
    """The file's text. Under the default SOP it is as severe at its height as was asked for."""
    night = asked.hour == "night"
    world = starter_world(asked.family, asked.badness, asked.length, asked.service, asked.called, night=night)
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_FILE}",
        *_prose(f"Made by: {asked.command}"),
        "#",
        *_prose(
            "It lints and plays as it stands. Change first:",
            "1. `title` and `pitch`: what your people would notice, in their words, never why. Participants read them.",
            "2. The `text` of alerts and levers: as your monitoring and your runbooks say it.",
            "3. `cause` and `hidden_truth`: what really happened. Only the facilitator and the debriefing see it.",
            "Every key is explained in docs/reference/scenario.md of gameday, every family of faults in "
            "docs/how-to/model-a-fault.md.",
        ),
        "format: 1",
        *yaml_lines({"name": asked.name, "title": asked.title, "pitch": _pitch(asked)}),
        *_for_planners(asked),
        *_when(asked),
        *_held_for(),
        *_truth(asked, world),
        *_script(asked, world),
    ]
    return "\n".join(lines) + "\n"


def _pitch(asked: Starter) -> str:
    if asked.hour == "day":
        return (
            "It is an ordinary working day when the first message comes in. "
            "How quickly does the team agree on how bad it is, and who hears of it when?"
        )
    return (
        "It is the middle of the night when the first message comes in. "
        "Who gets up, how quickly do they agree on how bad it is, and who hears of it when?"
    )


def _for_planners(asked: Starter) -> Iterator[str]:
    yield from _headed("For those who choose a drill: what one learns, how hard it is, whom it takes at the least.")
    learnt: list[Json] = [
        "How to agree on a severity from the impact, before anybody knows the cause.",
        "When to pull a lever that can be undone, and when to look further.",
    ]
    if asked.hour == "night":
        learnt.append("How long it takes to get people out of bed, and what happens meanwhile.")
    yield from yaml_lines({"learning_objectives": learnt})
    harder = (asked.hour == "night") + (asked.family in _SILENT)
    yield from yaml_lines(
        {
            "difficulty": _DIFFICULTY[asked.badness] + harder,
            "tags": [asked.hour],
            "minimum_team": [*_team(asked)],
        }
    )
    yield from _headed("How much it gives each kind of clause of an SOP to do: high, medium, low or none.")
    emphasis = {**_EMPHASIS}
    if asked.hour == "night" and asked.badness != "SEV4":
        emphasis["escalation"] = "high"
    if asked.badness == "SEV4":
        emphasis = dict.fromkeys(emphasis, "low")
    yield from yaml_lines({"exercises": cast("Json", emphasis)})


def _team(asked: Starter) -> tuple[str, ...]:
    """The roles without which it makes no sense to play it: the milder, the fewer."""
    return ("primary_oncall", "incident_commander", "comms_lead")[: {"SEV3": 2, "SEV4": 1}.get(asked.badness, 3)]


def _when(asked: Starter) -> Iterator[str]:
    yield from _headed(
        "The day and time of the story. The time zones of the people in the team file decide who sleeps then.",
        "`duration` is how long a drill usually takes; at `ends_after` it stops, resolved or not.",
    )
    yield from yaml_lines(
        {
            "starts_at": asked.starts_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "duration": format_duration(asked.length),
            "ends_after": format_duration(_end(asked)),
        }
    )
    yield from _headed(
        "Whose people: the name of a team file; left out, those of a shipped team. `gameday team list` shows more."
    )
    yield "#team: storefront"
    yield from _headed("What fails in the response itself, by seat; docs/reference/gaps.md of gameday lists all kinds.")
    yield "#gaps: [{gap: pager_dead, seat: primary_oncall}]"


def _end(asked: Starter) -> int:
    return max(3 * HOUR, _ENDS_AFTER * asked.length)


def _held_for() -> Iterator[str]:
    yield from _headed(
        "What a drill of it is held for. Each objective is rated by what shows it: dimensions of the assessment, "
        "clauses of the SOP by id, or expected actions of this file."
    )
    yield from yaml_lines({"objectives": objectives()})


def _truth(asked: Starter, world: Item) -> Iterator[str]:
    yield from _headed("What really happened, for the facilitator and the debriefing.")
    yield from yaml_lines({"hidden_truth": main_fault(world)["cause"]})
    yield from _headed(
        "The world: everything people see and every fact of impact is computed from it, so what they do changes what "
        "happens next.",
        f"Under the SOP one-page-playbook it is {asked.badness} at its height: {_MEANS[asked.badness]}.",
    )
    yield "world:"
    for place, (section, value) in enumerate(world.items()):
        if place:
            yield ""
        yield from _prose(_SECTIONS[section], indent=2)
        yield from yaml_lines({section: value}, 2)


def _means(asked: Starter) -> str:
    silent = _SILENT_MEANS.get(asked.badness) if asked.family in _SILENT else None
    return silent or _MEANS[asked.badness]


def _script(asked: Starter, world: Item) -> Iterator[str]:
    yield from _headed(
        "The script: what is delivered to whom, and what it should bring about. `unless` keeps a question back that is "
        "answered already; `mode: contingency` waits for the facilitator's hand."
    )
    felt = asked.badness != "SEV4"
    yield from yaml_lines({"injects": injects(asked.called, asked.length, _team(asked), customers=felt)})
    yield from _headed("The technical answers that are right. What the SOP asks for is computed, and not written here.")
    yield from yaml_lines({"expects": expected(world, asked.length)})


def _headed(*sentences: str) -> list[str]:
    return ["", *_prose(*sentences)]


def _prose(*sentences: str, indent: int = 0) -> list[str]:
    """Sentences as comments; what people typed ends no comment."""
    lead = " " * indent + "# "
    return [
        line
        for sentence in (" ".join(one.split()) for one in sentences)
        for line in textwrap.wrap(
            sentence,
            WIDTH,
            initial_indent=lead,
            subsequent_indent=lead,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
