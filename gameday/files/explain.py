"""What the modelling library complains about, in plain words and at the right line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from gameday.errors import Fault
from gameday.files.head import head_keys
from gameday.files.meaning import meaning_of
from gameday.files.mending import KEY, meant_keys, seems_short, stands_under, unknown_names
from gameday.files.model_walk import keys_at, tags_at
from gameday.files.node import Node, Path
from gameday.files.persisting import persists
from gameday.files.shape_words import say_list, say_mapping
from gameday.files.stand_in import PLACEHOLDER
from gameday.files.words import close_to, meant, one_of, quoted, say_value
from gameday.terms.document import Misfit, Misfits

Words = tuple[str, str]
"""(what is wrong, what was expected)."""

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "none_required": "nothing",
    "date_type": "a date such as 2026-04-20",
    "date_parsing": "a date such as 2026-04-20",
    "date_from_datetime_parsing": "a date such as 2026-04-20",
    "date_from_datetime_inexact": "a date such as 2026-04-20",
    "string_pattern_mismatch": "lower case letters, digits, `-` and `_`",
}
_LIMITS = {
    "greater_than": ("gt", "more than {}"),
    "greater_than_equal": ("ge", "{} or more"),
    "less_than": ("lt", "less than {}"),
    "less_than_equal": ("le", "{} or less"),
    "string_too_short": ("min_length", "at least {} characters"),
    "string_too_long": ("max_length", "at most {} characters"),
    "too_short": ("min_length", "at least {}"),
    "too_long": ("max_length", "at most {}"),
}
_ABSENT = ("missing", "union_tag_not_found")
_OF_SOMETHING = frozenset({"its", "changes", "asks", "states", "waits", "names", "compares", "varies"})
"""How a model's own sentence begins where it does not say what it speaks of: what it stands under is named then."""
_NAME_PATTERN = "^[a-z0-9][a-z0-9_-]*$"


def faults_of(errors: Sequence[ErrorDetails], root: Node, model: type[BaseModel]) -> list[Fault]:
    """Every fault of a failed validation, in the order of the file; none that only follows from one told before."""
    found: dict[tuple[str, int, str], list[str]] = {}
    misspelt = meant_keys(root, model, errors)
    unknown = unknown_names(errors)
    for details in errors:
        if details["type"] in _ABSENT and stands_under(details, unknown):
            continue  # it may stand under the name that was meant
        for node, (wrong, expected) in _explained(details, root, model, misspelt):
            known = found.setdefault((node.file, node.line, wrong), [])
            if expected and expected not in known:
                known.append(expected)
    faults = [Fault(file, line, wrong, " or ".join(expected)) for (file, line, wrong), expected in found.items()]
    return sorted(faults, key=lambda fault: (fault.file != root.file, fault.file, fault.line))


def _explained(
    details: ErrorDetails, root: Node, model: type[BaseModel], misspelt: frozenset[Path]
) -> Iterator[tuple[Node, Words]]:
    loc, context = details["loc"], details.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, Misfits):
        for misfit in cause.misfits:
            if not _follows(misfit, root, model, loc):
                yield root.nearest((*loc, *misfit.path)), (misfit.wrong, misfit.expected)
    elif _can_tell(details, root, model) and not _only_seems(details, root, misspelt):
        yield from _one(details, root, model)


def _can_tell(details: ErrorDetails, root: Node, model: type[BaseModel]) -> bool:
    """Was read what this is a fault of? Of a key that is missing or unknown the values beside and below are not."""
    node = root.nearest(details["loc"])
    if details["type"] == "extra_forbidden" or (details["loc"][-1:] == (KEY,) and node.read != "not_at_all"):
        return True
    if details["type"] == "missing":
        return node.read == "whole"
    whole = details["type"] == "value_error"
    return node.sound or (whole and persists(model, root, details["loc"], str(details["ctx"]["error"])))


def _only_seems(details: ErrorDetails, root: Node, misspelt: frozenset[Path]) -> bool:
    """Is it a fault only because of another one?"""
    loc = details["loc"]
    if details["type"] == "missing":
        return (*root.real(loc[:-1]), str(loc[-1])) in misspelt
    return seems_short(details, root)


def _one(details: ErrorDetails, root: Node, model: type[BaseModel]) -> Iterator[tuple[Node, Words]]:
    loc, kind = details["loc"], details["type"]
    context: Mapping[str, Any] = details.get("ctx", {})
    node = root.nearest(loc)
    if kind == "missing":
        yield root.nearest(loc[:-1]), (f"the key `{loc[-1]}` is missing", meaning_of(model, loc))
    elif kind == "extra_forbidden":
        yield node, _unknown_key(str(loc[-1]), keys_at(model, loc[:-1]) if len(loc) > 1 else head_keys(model))
    elif loc and loc[-1] == KEY:
        # The place of a key's error is (..., the key, "[key]").
        hint, expected = meant(str(loc[-2]), _options(kind, context))
        expected = expected or ("" if hint else _wanted(kind, context, details["msg"]))
        yield node, (f"the key `{loc[-2]}` is not known here{hint}", expected)
    elif kind in ("union_tag_invalid", "union_tag_not_found"):
        yield _tag_node(node, context), _wrong_tag(context, node, model, loc)
    elif kind == "value_error":
        yield node, _own_words(str(context.get("error")), _label(loc, root), node)
    else:
        wanted = _shape(kind, model, loc, node) or _wanted(kind, context, details["msg"])
        yield node, _wrong_value(_label(loc, root), _instead(node, kind), wanted, _options(kind, context))


def _follows(misfit: Misfit, root: Node, model: type[BaseModel], loc: Path) -> bool:
    """Does a misfit only follow from something that could not be read?"""
    if PLACEHOLDER in f"{misfit.wrong} {misfit.expected}":
        return True
    if not all(_known(root, (*loc, *path)) for path in misfit.rests_on):
        return True
    where = (*loc, *misfit.path)
    return not (_known(root, where) or persists(model, root, where, misfit.wrong))


def _known(root: Node, path: Path) -> bool:
    """Is it known what stands at a place? Of a place that is not there: that nothing does."""
    real = root.real(path)
    node = root.at(real)
    return node.sound if real[-1:] == path[-1:] else node.read == "whole"


def _unknown_key(key: str, known: tuple[str, ...]) -> Words:
    close = close_to(key, known)
    if close:
        return f"the key `{key[:60]}` is not known here; did you mean `{close}`?", ""
    return f"the key `{key[:60]}` is not known here", one_of(known) if known else "another key, or none"


def _tag_node(node: Node, context: Mapping[str, Any]) -> Node:
    return node.child(str(context.get("discriminator", "")).strip("'")) or node


def _wrong_tag(context: Mapping[str, Any], node: Node, model: type[BaseModel], loc: Path) -> Words:
    field = str(context.get("discriminator", "")).strip("'")
    if "tag" not in context:
        instead = "" if isinstance(node.value, Mapping) else f": this is {say_value(node.value)}"
        return f"the key `{field}` is missing{instead}", one_of(tags_at(model, loc, field))
    known = quoted(context.get("expected_tags", ""))
    hint, expected = meant(str(context["tag"]), known)
    return f"`{field}` cannot be {say_value(context['tag'])}{hint}", expected


def _own_words(text: str, label: str, node: Node) -> Words:
    """A model's own sentence; split where it names what was expected."""
    first = text.partition(" ")[0]
    if first in _OF_SOMETHING:
        text = f"{label}{':' if first == 'its' else ''} {text}"
    wrong, comma, expected = text.partition(", expected ")
    if comma:
        return wrong, expected
    if text.startswith("expected "):
        instead = say_value(node.value)
        whole = isinstance(node.value, Mapping)
        return (f"{label} does not fit together" if whole else f"{label} cannot be {instead}"), text[len("expected ") :]
    return text, ""


def _wrong_value(label: str, instead: str, wanted: str, options: tuple[str, ...] = ()) -> Words:
    hint, expected = meant(instead.strip("'"), options) if options else ("", wanted)
    return f"{label} cannot be {instead}{hint}", expected


def _options(kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(quoted(context.get("expected", ""))) if kind == "literal_error" else ()


def _shape(kind: str, model: type[BaseModel], loc: Path, node: Node) -> str:
    """What a mapping or a list would have held; nothing where neither was wanted."""
    wanted = _TYPES.get(kind)
    if wanted == "a mapping":
        return say_mapping(model, loc, node)
    return say_list(model, loc) if wanted == "a list" else ""


def _wanted(kind: str, context: Mapping[str, Any], message: str) -> str:
    if kind == "literal_error":
        options = quoted(context["expected"])
        return one_of(options) if options else str(context["expected"])
    if kind == "string_pattern_mismatch" and context.get("pattern") != _NAME_PATTERN:
        return f"text of the form {context.get('pattern')}"
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        limit = context.get(name)
        return words.format(f"{limit:g}" if isinstance(limit, float) else limit)
    return _TYPES.get(kind) or message.removeprefix("Input should be ").removeprefix("Value error, ").lower()


def _instead(node: Node, kind: str) -> str:
    said = say_value(node.value)
    if isinstance(node.value, str) and kind == "string_too_long":
        return f"{len(node.value)} characters long"
    if isinstance(node.value, tuple) and kind in ("too_short", "too_long"):
        return f"a list of {len(node.value)}"
    if kind == "string_type" and isinstance(node.value, int | float):
        # A number where text belongs is nearly always a missing pair of quotes.
        return f"the bare {'word' if isinstance(node.value, bool) else 'number'} {said} (put it in quotes)"
    return said


def _label(loc: tuple[str | int, ...], root: Node) -> str:
    """What to call the thing at a place: its key, or for an item of a list what the list is called."""
    node, label = root, "this document"
    for step in loc:
        after = node.child(step)
        if after is None:
            continue  # a step that names the variant of a union
        if isinstance(step, str):
            label = f"`{step}`"
        elif not label.startswith("an item"):
            label = f"an item of {label}"
        node = after
    return label
