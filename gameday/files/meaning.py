"""What a key would have said, in a person's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from gameday.files.model_walk import places_at, plain_places

_DURATION = "a duration such as 90s, 5m, 1h 30m"
_NAME = "a name of lower case letters, digits, `-` and `_`"
_BOUNDS = "a bound for each level it binds at, such as {SEV1: 15m}"
_SELECTOR = "the entries that are meant, such as {kind: acknowledged}"
_SOURCE = 'where it stands, such as {document: handbook, section: "7.1"}'
_FIGURE = "a number"

MEANINGS: Mapping[str, str] = {
    "about": "what they complain about, one or more sentences",
    "above": "the figure from which on users feel it",
    "action": "the kind of mitigation, such as rollback",
    "after": _DURATION,
    "at": f"{_DURATION}, after the start",
    "audience": "internal, external or executive: who hears it",
    "basis": "one line of text: how the figures were made",
    "capacity": f"{_FIGURE}: the requests a minute it can serve",
    "cause": "one line of text: what a diagnosis finds",
    "channel": "push, phone, sms, email or chat",
    "digest": "64 hexadecimal digits",
    "dimension": "the dimension it counts towards, such as communication",
    "document": "the id of one of `documents`",
    "documents": "the documents its parts name, a list with an `id` and a `title` each",
    "does": "what the mitigation does to the fault",
    "drill": "the drill's id",
    "every": _DURATION,
    "everybody_at": "the figure at which every user feels it",
    "fault": "the id of one of the world's faults",
    "faults": "what goes wrong, a list",
    "file": "the name of a file beside the scenario",
    "files": "the name and SHA-256 of every file",
    "format": "`format: 1`",
    "from": "the moment it runs from, such as first_page or declaration",
    "gap": "the kind of escalation gap, such as pager_dead",
    "high": f"{_FIGURE}: the upper end of what is plausible",
    "id": f"{_NAME}, its own",
    "is": "the state it is in from then on",
    "kind": "what kind it is",
    "level": "a level, or a list of them where any is right",
    "levels": "the severity levels, a list, the most severe first",
    "look": "where somebody looks, such as logs",
    "low": f"{_FIGURE}: the lower end of what is plausible",
    "median": f"{_FIGURE}: the time half of them stay under",
    "metric": "the metric, such as error_rate",
    "name": _NAME,
    "notes": "SHA-256 of the notes the reports hold",
    "of": _SELECTOR,
    "parameters": "the figures of simulated people, or `extends: default`",
    "people": "who may respond, a list with an `id`, a `name` and `roles` each",
    "per_minute": f"{_FIGURE}: complaints a minute while everybody is affected",
    "person": "the id of one of the `people`",
    "pitch": "two lines that make one want to play it, without spoilers",
    "reaches": "a share from 0 to 1",
    "role": "a role, such as incident_commander",
    "roles": "a list of roles, such as incident_commander",
    "rules": "the criteria, a list; the first that holds decides",
    "service": "the name of one of the world's services",
    "services": "the services that can fail, a list",
    "severity": "the criteria of the levels, a mapping with `rules`",
    "sigma": f"{_FIGURE}: how far the times spread",
    "source": _SOURCE,
    "starts_at": "when the story starts, such as 2026-04-20T14:52:00Z",
    "target": "whom or what it concerns: a role, or a service",
    "text": "one or more sentences that people understand",
    "times": "a whole number: how often",
    "title": "one line of text: what people call it",
    "to": _SELECTOR,
    "value": "what it is taken to be",
    "ways": "the ways it may go, a list with an `id` and a `text` each",
    "when": "the facts of impact it holds under, such as {core_function: down}",
    "why": "one line of text: the reason",
    "within": _BOUNDS,
    # Where one word means another thing elsewhere.
    "Cadence.every": _BOUNDS,
    "Contact.target": "the role to call, such as legal",
    "Doubt.rule": "round_up or declare",
    "Escalation.after": _BOUNDS,
    "Escalation.target": "the role to call, such as secondary_oncall",
    "Hold.watch": _BOUNDS,
    "Hop.target": "the role to page, such as secondary_oncall",
    "Mitigation.target": "the name of one of the world's services",
    "Move.to": f"{_FIGURE}: where the metric goes",
    "Override.source": "one line of text: where the figure comes from",
    "Pair.after": _SELECTOR,
    "Pair.before": _SELECTOR,
    "Person.name": "one line of text: what they are called",
    "Selector.kind": "a kind of entry such as acknowledged, or a list of them",
    "Service.name": _NAME,
    "SeverityLevel.name": "the level's name as the company writes it, such as SEV1",
    "SourceDocument.id": "a short name to cite it by",
    "StatedTruth.at": f"{_DURATION}, after the start",
    **dict.fromkeys(
        ("TimeParameter.source", "ChanceParameter.source", "FactorParameter.source"),
        "one line of text: where the figure comes from",
    ),
    **dict.fromkeys(("ChanceParameter.value", "FactorParameter.value"), _FIGURE),
}
"""By key, or by model and key."""


def meaning_of(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    """What was expected under a key; `loc` ends with it."""
    key = str(loc[-1])
    holders = [one for place in places_at(model, loc[:-1]) for one in plain_places(place)]
    named = (MEANINGS.get(f"{one.__name__}.{key}") for one in holders if isinstance(one, type))
    return next((words for words in named if words), MEANINGS.get(key, ""))
