"""What the fields of a document mean, in the words that stand below them in the code."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from gameday.terms.document import Document

_USUAL: Mapping[str, str] = {
    "id": "What the rest of the file calls it by.",
    "to": "What it comes to, or whom it is for.",
    "name": "What the rest of the file calls it by.",
    "title": "What people call it.",
    "text": "In words.",
    "format": "The format of the file.",
    "service": "The service it concerns, by its name.",
    "target": "The service it acts on, by its name.",
    "action": "What is done, in a word.",
    "metric": "Which metric.",
    "kind": "Which kind.",
    "urgency": "`high` pages somebody; `low` is only shown.",
    "above": "More than this.",
    "below": "Less than this.",
    "at_least": "This or more.",
    "at_most": "This or less.",
    "after": "So long after it began.",
    "delay": "So much later.",
    "for": "For so long at a stretch.",
    "is": "The state it is in from then on.",
    "reversible": "Can it be taken back?",
    "difficulty": "From 1, for a first drill, to 5.",
    "tags": "Words to find it by; for facilitators.",
    "objectives": "What a drill of it is held for.",
    "capability": "The ability of a team that it shows, as planners call it.",
    "gaps": "Faults in the response system itself.",
    "gap": "Which escalation gap.",
    "seat": "The role it concerns.",
    "role": "The role meant.",
    "world": "What the engine computes impact from.",
    "branches": "Points at which the story goes one way or another.",
    "ways": "The ways it may go, in the order they are asked.",
    "injects": "What is delivered to participants.",
    "attachments": "Pictures and papers, shown to those who receive them.",
    "expects": "What is expected in answer.",
    "par": "What competent teams reach; in no sum.",
    "services": "What users come through, and what it leans on.",
    "depends_on": "Services it leans on.",
    "normal": "Its metrics on a quiet day.",
    "feels": "From when on its users feel a metric.",
    "faults": "What goes wrong.",
    "mitigations": "The levers somebody can pull.",
    "effects": "What it does to faults.",
    "alerts": "Rules that fire from metrics.",
    "noise": "Alerts that mean nothing here.",
    "complaints": "How customers complain.",
    "changes": "Deploys, config pushes, migrations: the one that did it, and innocent ones.",
    "clues": "Lines that a look shows.",
    "onset": "How it sets in.",
    "moves": "The metrics it moves.",
    "harm": "What it does beside the metrics.",
    "diagnosis": "How its cause is found.",
    "when": "The state of affairs it waits for.",
    "at": "After the start.",
    "repeat": "The same again.",
    "channel": "Where it is said.",
    "from": "Who sends it.",
    "every": "So long from one to the next.",
    "times": "How often after the first.",
    "look": "Which look shows it.",
    "what": "Which look.",
    "clears_after": "It clears by itself after so long.",
    "over": "It is full after so long.",
    "points": "How far it has come, and when.",
    "reaches": "1 is the whole of it.",
    "everybody_at": "From here on every user feels it.",
    "found_in": "Looks that show it to somebody who searches.",
    "severity": "The level called.",
    "status": "The status an update gives.",
    "audience": "Whom an update is for.",
    "users_affected": "Share of users.",
    "revenue_affected": "Share of revenue.",
    "revenue": "Share of revenue lost.",
    "core_function": "The core journey, as those affected meet it.",
    "feature": "A feature outside the core.",
    "data": "What becomes of data.",
    "security": "What becomes of security.",
    "workaround": "Can those affected help themselves?",
    "growing": "Does it get worse?",
    "customer_visible": "Do customers see it?",
    "known": "Is the scope understood?",
    "any": "One of these holds.",
    "all": "All of these hold.",
    "not": "This does not hold.",
    "time_to_mitigate": "From the start of impact to its end.",
    "time_to_resolve": "From the start of impact to the last `resolved`.",
}
"""Words for fields that mean the same wherever they stand and have none of their own."""


@cache
def field_words(model: type[BaseModel]) -> Mapping[str, str]:
    """Field name to its meaning, on one line: in its own words, else the usual ones; without either it is not there."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Document) and one is not Document:
            found |= words_below(one)
    called = {field: told.alias or field for field, told in model.model_fields.items()}
    usual = {field: _USUAL[name] for field, name in called.items() if name in _USUAL}
    return usual | found


def class_words(model: type[BaseModel]) -> str:
    """What a model is, on one line."""
    return " ".join((model.__doc__ or "").split())


@cache
def words_below(cls: type) -> Mapping[str, str]:
    """Field name to the words that stand below it in the code of a class, on one line; in the order of its fields."""
    return dict(_said(cls))


def _said(model: type) -> Iterator[tuple[str, str]]:
    """(field, words) pairs of one class, in its order.

    The source travels with the package; reading it only when a schema is asked for costs nobody else anything.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    if not isinstance(tree, ast.ClassDef):
        return
    for field, after in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            yield field.target.id, " ".join(after.value.value.split())


def models_of(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """A model and every model its fields hold, by name, the outermost first."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [model]
    while waiting:
        one = waiting.pop(0)
        if one.__name__ not in found:
            found[one.__name__] = one
            for field in one.model_fields.values():
                waiting += _models_in(field.annotation)
    return found


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in getattr(annotation, "__args__", ()) for one in _models_in(part)]
